#pragma once

#include <deque>
#include <optional>
#include <string>
#include <vector>

#include "headrow/strategy/rules.hpp"

/// Series made by hand, so that a rule's answer can be worked out on paper.
namespace headrow::strategy::hand_made {

/// One academic year's figures; `ending` 2019 is 2018/19.
struct Year {
  int ending = 0;
  double place = 0;
  std::optional<double> england = {};
  std::optional<double> first_quartile = {};  ///< cut of the best quarter
  std::optional<double> numerator = {}, denominator = {};
  bool scored = true;
  evidence::Status status = evidence::Status::Final;
};

inline Period academic(int ending) {
  return {YearKind::Academic, ending - 1, ending, PeriodPart::Whole, 0};
}

/// Owns what the rules only look at.
class Question {
public:
  Question(int as_of, int target_year = 2020) {
    question_.place_name = "Ourtown";
    question_.country_name = "England";
    question_.as_of = as_of;
    question_.target_year = target_year;
  }

  Question& figure(std::string_view role, const std::vector<Year>& years,
                   evidence::Polarity polarity = evidence::Polarity::HighIsGood, int decimals = 1) {
    rows_.emplace_back();
    for (const Year& year : years) rows_.back().push_back(row(year, polarity));
    FigureSeries series;
    series.role = role;
    series.title = role;
    series.unit = "%";
    series.decimals = decimals;
    series.polarity = polarity;
    series.rows = rows_.back();
    question_.figures.push_back(series);
    return *this;
  }

  Question& figure_low(std::string_view role, const std::vector<Year>& years, int decimals = 1) {
    return figure(role, years, evidence::Polarity::LowIsGood, decimals);
  }

  Question& region_ranks(std::vector<RegionRank> ranks) {
    ranks_ = std::move(ranks);
    question_.figures.front().region_ranks = ranks_;
    return *this;
  }

  Question& broken_at(int ending) {
    breaks_.push_back({academic(ending), "New definition"});
    question_.figures.front().breaks = breaks_;
    return *this;
  }

  /// Of the figure named last.
  Question& unit(std::string_view words) {
    question_.figures.back().unit = words;
    return *this;
  }

  Question& last_published(int ending) {
    question_.figures.front().last_published = academic(ending);
    return *this;
  }

  RuleAnswer ask(std::string_view rule) const { return judge(*find_rule(rule), question_); }

private:
  static evidence::EvidenceRow row(const Year& year, evidence::Polarity polarity) {
    evidence::EvidenceRow made;
    made.period = academic(year.ending);
    made.value = year.place;
    made.england = year.england;
    made.quartiles[polarity == evidence::Polarity::LowIsGood ? 1 : 3] = year.first_quartile;
    made.numerator = year.numerator;
    made.denominator = year.denominator;
    made.scored = year.scored;
    made.status = year.status;
    return made;
  }

  RuleQuestion question_;
  std::deque<std::vector<evidence::EvidenceRow>> rows_;
  std::vector<RegionRank> ranks_;
  std::vector<evidence::Break> breaks_;
};

}  // namespace headrow::strategy::hand_made
