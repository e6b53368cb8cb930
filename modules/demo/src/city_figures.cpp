#include "city_figures.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace headrow::demo {

namespace {

std::string key_of(std::string_view measure, std::string_view group, int year) {
  return fmt::format("{}|{}|{}", measure, group, year);
}

/// Means are as they are; everything else is published a hundred.
bool is_mean(std::string_view measure) {
  return measure.ends_with("scaled_score") || measure.ends_with("average_goals") ||
         measure == "ks4.attainment8" || measure == "ks2.multiplication_average";
}

const char* yes_no(bool value) {
  return value ? "yes" : "no";
}

int points_of(const Child& child, std::size_t subject) {
  return child.subjects[subject].second;
}

void add_key_stage_2(CityFigures& figures, const Child& child, int year) {
  const bool writing = child.writing != 'W', deeper = child.writing == 'G';
  const auto add = [&](std::string_view measure, bool reached) {
    figures.add(child, year, measure, reached ? 1 : 0, 1);
  };
  add("ks2.reading_writing_maths_expected", child.reading >= 100 && child.maths >= 100 && writing);
  add("ks2.reading_writing_maths_higher", child.reading >= 110 && child.maths >= 110 && deeper);
  const std::pair<const char*, int> tests[] = {
      {"reading", child.reading}, {"maths", child.maths}, {"grammar", child.grammar}};
  for (const auto& [subject, score] : tests) {
    add(fmt::format("ks2.{}_expected", subject), score >= 100);
    add(fmt::format("ks2.{}_higher", subject), score >= 110);
    figures.add(child, year, fmt::format("ks2.{}_scaled_score", subject), score, 1);
  }
  add("ks2.writing_expected", writing);
  add("ks2.writing_greater_depth", deeper);
}

void add_key_stage_4(CityFigures& figures, const Child& child, int year) {
  // The better English grade and maths count twice, literature does not (city_results.cpp).
  int total = 2 * points_of(child, 0) + 2 * points_of(child, 2);
  for (std::size_t i = 3; i < child.subjects.size(); ++i) total += points_of(child, i);
  figures.add(child, year, "ks4.attainment8", total, 1);
  for (const int grade : {4, 5}) {
    const bool both = points_of(child, 0) >= grade && points_of(child, 2) >= grade;
    figures.add(child, year, fmt::format("ks4.english_maths_{}", grade), both ? 1 : 0, 1);
  }
}

}  // namespace

void CityFigures::add(const Child& child, int year, std::string_view measure, double numerator,
                      double denominator) {
  const auto add_to = [&](std::string_view group) {
    Counted& sum = sums_[key_of(measure, group, year)];
    sum.numerator += numerator;
    sum.denominator += denominator;
  };
  add_to("");
  add_to(child.girl ? "sex=f" : "sex=m");
  add_to(fmt::format("fsm={}", yes_no(eligible_for_meals(child, year))));
  add_to(fmt::format("disadvantaged={}", yes_no(disadvantaged(child, year))));
  add_to(has_plan(child, year) ? "sen=ehcp" : has_support(child, year) ? "sen=support" : "sen=none");
  add_to(child.other_language ? "first_language=other" : "first_language=english");
}

void CityFigures::add_results(const Child& child, int year, bool discounted) {
  const int group = child.year_group(year);
  if (group == 0 && child.goals >= 0) {
    const int reached = __builtin_popcount(static_cast<unsigned>(child.goals));
    add(child, year, "early_years.good_level_of_development", (child.goals & 0xFFF) == 0xFFF ? 1 : 0, 1);
    add(child, year, "early_years.all_goals", reached == 17 ? 1 : 0, 1);
    add(child, year, "early_years.average_goals", reached, 1);
  }
  if (group == 1 && child.phonics >= 0)
    add(child, year, "phonics.expected_year1", child.phonics >= 32 ? 1 : 0, 1);
  if (group == 4 && child.multiplication >= 0) {
    add(child, year, "ks2.multiplication_full_marks", child.multiplication == 25 ? 1 : 0, 1);
    add(child, year, "ks2.multiplication_average", child.multiplication, 1);
  }
  if (discounted) return;
  if (group == 6 && child.reading >= 0) add_key_stage_2(*this, child, year);
  if (group == 11 && !child.subjects.empty()) add_key_stage_4(*this, child, year);
}

void CityFigures::add_on_roll(const Child& child, int year) {
  add(child, year, "sen.ehcp_share", has_plan(child, year) ? 1 : 0, 1);
  add(child, year, "sen.support_share", has_support(child, year) ? 1 : 0, 1);
  add(child, year, "context.fsm_share", eligible_for_meals(child, year) ? 1 : 0, 1);
  add(child, year, "exclusions.suspension_rate", 0, 1);
  add(child, year, "exclusions.permanent_rate", 0, 1);
  add(child, year, "exclusions.suspended_pupils", 0, 1);
}

void CityFigures::add_attendance(const Child& child, int year, int possible, int authorised,
                                 int unauthorised) {
  // Reception children turn five in the year: of compulsory school age they are from year 1 on.
  const int group = child.year_group(year);
  if (group < 1 || group > 11 || possible == 0) return;
  const int missed = authorised + unauthorised;
  add(child, year, "absence.overall", missed, possible);
  add(child, year, "absence.authorised", authorised, possible);
  add(child, year, "absence.unauthorised", unauthorised, possible);
  add(child, year, "absence.persistent", missed * 10 >= possible ? 1 : 0, 1);
  add(child, year, "absence.severe", missed * 2 >= possible ? 1 : 0, 1);
}

std::optional<CityFigures::Counted> CityFigures::counted(std::string_view measure, const Group& group,
                                                         int year) const {
  const auto found = sums_.find(key_of(measure, group.text(), year));
  if (found == sums_.end() || found->second.denominator == 0) return std::nullopt;
  return found->second;
}

std::optional<double> CityFigures::figure(std::string_view measure, const Group& group, int year) const {
  const auto sums = counted(measure, group, year);
  if (!sums) return std::nullopt;
  return (is_mean(measure) ? 1 : 100) * sums->numerator / sums->denominator;
}

}  // namespace headrow::demo
