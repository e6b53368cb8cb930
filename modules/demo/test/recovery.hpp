#pragma once

#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <utility>
#include <vector>

#include "city_parts.hpp"
#include "headrow/demo/city.hpp"
#include "headrow/stats/random_intercept.hpp"

namespace headrow::demo {

inline City small_city(std::uint64_t seed, int last_year = 2026) {
  Nation nation = invent_nation(NationSize::Small, 1);
  return invent_city(nation, {24000, 2, last_year, seed});
}

/// Results of one stage and year with what they are to be seen against, by school, and the schools' true
/// effects.
struct Results {
  std::vector<double> results, predictors;
  std::size_t columns = 0;
  std::vector<std::uint32_t> groups;
  std::vector<double> truth;
};

/// Adds a pupil's result; `model` says by how much a school's effect moves it.
class ResultsOf {
public:
  ResultsOf(const City& city, int year, const ResultModel& model) : city_(city), year_(year), model_(model) {}

  void add(const Child& child, double result, double prior) {
    const Stay* stay = stay_on(child, day_number(year_, 5, 15));
    const auto [place, is_new] = numbers_.emplace(stay->school, static_cast<std::uint32_t>(numbers_.size()));
    if (is_new) data_.truth.push_back(city_.schools[stay->school].effect * model_.standard_deviation);
    data_.results.push_back(result);
    data_.groups.push_back(place->second);
    const double predictors[] = {prior,
                                 disadvantaged(child, year_) ? 1.0 : 0.0,
                                 has_support(child, year_) ? 1.0 : 0.0,
                                 has_plan(child, year_) ? 1.0 : 0.0,
                                 child.other_language ? 1.0 : 0.0,
                                 child.girl ? 1.0 : 0.0};
    data_.predictors.insert(data_.predictors.end(), std::begin(predictors), std::end(predictors));
    data_.columns = std::size(predictors);
  }
  Results done() { return std::move(data_); }

private:
  const City& city_;
  int year_;
  const ResultModel& model_;
  std::map<std::size_t, std::uint32_t> numbers_;
  Results data_;
};

inline Results key_stage_4(const City& city, int year) {
  ResultsOf results(city, year, kKeyStage4);
  for (const Child& child : city.children) {
    if (child.year_group(year) != 11 || child.subjects.empty() || child.reading < 0) continue;
    int points = 0;
    for (std::size_t i = 0; i < 9; ++i)
      points += i == 1 ? 0 : (i == 0 || i == 2 ? 2 : 1) * child.subjects[i].second;
    results.add(child, points, (child.reading + child.maths) / 2.0);
  }
  return results.done();
}

inline Results key_stage_2(const City& city, int year) {
  ResultsOf results(city, year, kKeyStage2);
  for (const Child& child : city.children) {
    if (child.year_group(year) != 6 || child.reading < 0 || child.goals < 0) continue;
    results.add(child, (child.reading + child.maths) / 2.0,
                __builtin_popcount(static_cast<unsigned>(child.goals)));
  }
  return results.done();
}

/// What the model says of the schools beside what is true.
struct Recovered {
  std::vector<std::pair<double, double>>
      large;                     ///< estimated and true effects of schools with over 60 pupils
  int covered = 0, schools = 0;  ///< whose 95% interval holds the true effect
  double residual_variance = 0;
};

inline Recovered recovered(const Results& data) {
  Recovered found;
  const auto fit = stats::fit_random_intercept({data.results, data.predictors, data.columns, data.groups});
  EXPECT_TRUE(fit);
  if (!fit) return found;
  found.residual_variance = fit->residual_variance;
  for (std::size_t i = 0; i < data.truth.size(); ++i) {
    const stats::GroupEffect& one = fit->effects[i];
    found.schools += 1;
    found.covered += stats::effect_interval(*fit, i).contains(data.truth[i]) ? 1 : 0;
    if (one.pupils > 60) found.large.emplace_back(one.effect, data.truth[i]);
  }
  return found;
}

inline double correlation(const std::vector<std::pair<double, double>>& pairs) {
  double xy = 0, xx = 0, yy = 0, x = 0, y = 0;
  const auto n = static_cast<double>(pairs.size());
  for (const auto& [a, b] : pairs) xy += a * b, xx += a * a, yy += b * b, x += a, y += b;
  return (xy - x * y / n) / std::sqrt((xx - x * x / n) * (yy - y * y / n));
}

}  // namespace headrow::demo
