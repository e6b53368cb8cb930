// Rules whose goal is England's own figure.
#include <fmt/format.h>

#include <algorithm>

#include "comparable.hpp"
#include "known.hpp"
#include "rule_functions.hpp"
#include "settle.hpp"
#include "wording.hpp"

namespace headrow::strategy {
namespace {

FigureSeries low_is_good(FigureSeries series) {
  series.polarity = evidence::Polarity::LowIsGood;
  return series;
}

bool at_most_england(const FigureSeries& series, const evidence::EvidenceRow& row) {
  return against_england(series, row) >= -kNoise;
}

/// "suspensions 5.2% against England's 5.4%"
std::string against_words(const RuleQuestion& question, const FigureSeries& series,
                          const evidence::EvidenceRow& row) {
  return fmt::format("{} against {}'s {}", figure_words(known(row.value), series), question.country_name,
                     figure_words(known(row.england), series));
}

Settlement at_most_england_settlement(const RuleQuestion& question, const FigureSeries& main) {
  Settlement settlement;
  for (const std::size_t index : comparable_rows(main)) {
    const evidence::EvidenceRow& row = main.rows[index];
    settlement.periods.push_back(
        {index, at_most_england(main, row) ? Standing::Holds : Standing::Fails, against_england(main, row)});
  }
  if (settlement.periods.empty()) return settlement;
  const evidence::EvidenceRow& row = main.rows[settlement.periods.back().row];
  settlement.compared_with = known(row.england);
  settlement.compared_words = question.country_name;
  settlement.figures = fmt::format("{} {} in {}", question.place_name, against_words(question, main, row),
                                   period_text(row.period));
  settlement.held_words = fmt::format("at most {}'s", question.country_name);
  return settlement;
}

/// Whether one of the other figures will be at most England's by the goal's year, or is already.
bool also_on_track(const RuleQuestion& question, const FigureSeries& series) {
  std::vector<PacePoint> points;
  for (const std::size_t index : comparable_rows(series)) {
    points.push_back({series.rows[index].period, against_england(series, series.rows[index])});
  }
  if (points.empty()) return false;
  if (points.back().better >= -kNoise) return true;
  return on_track(pace_of(points, question.goal_year(), rounding_unit(series)), 0);
}

std::vector<FigureSeries> other_figures(const RuleQuestion& question) {
  std::vector<FigureSeries> others;
  others.reserve(question.figures.size());
  for (std::size_t i = 1; i < question.figures.size(); ++i)
    others.push_back(low_is_good(question.figures[i]));
  return others;
}

/// How one period stands when every figure must hold in it; nothing when one of them is not known then.
std::optional<Standing> all_standing(const FigureSeries& main, std::span<const FigureSeries> others,
                                     const evidence::EvidenceRow& row) {
  bool holds = at_most_england(main, row);
  for (const FigureSeries& other : others) {
    const evidence::EvidenceRow* beside = comparable_at(other, row.period);
    if (beside == nullptr) return std::nullopt;
    holds = holds && at_most_england(other, *beside);
  }
  return holds ? Standing::Holds : Standing::Fails;
}

}  // namespace

RuleAnswer judge_at_or_below_england(const RuleQuestion& question) {
  const FigureSeries main = low_is_good(question.figures.front());
  const Settlement settlement = at_most_england_settlement(question, main);
  return settlement.periods.empty() ? nothing_to_score(question, main) : settle(question, main, settlement);
}

RuleAnswer judge_all_at_or_below_england(const RuleQuestion& question) {
  const FigureSeries main = low_is_good(question.figures.front());
  const std::vector<FigureSeries> others = other_figures(question);
  Settlement settlement;
  for (const std::size_t index : comparable_rows(main)) {
    const evidence::EvidenceRow& row = main.rows[index];
    if (const auto standing = all_standing(main, others, row)) {
      settlement.periods.push_back({index, *standing, against_england(main, row)});
    }
  }
  if (settlement.periods.empty()) {
    if (comparable_rows(main).empty()) return nothing_to_score(question, main);
    return not_settled(main, "The rule asks for several figures of one period, and none has them all.");
  }
  const evidence::EvidenceRow& row = main.rows[settlement.periods.back().row];
  settlement.compared_with = known(row.england);
  settlement.compared_words = question.country_name;
  settlement.figures =
      fmt::format("In {}: {} {}", period_text(row.period), main.title, against_words(question, main, row));
  for (const FigureSeries& other : others) {
    settlement.figures += fmt::format(", {} {}", other.title,
                                      against_words(question, other, *comparable_at(other, row.period)));
    settlement.others_on_track = settlement.others_on_track && also_on_track(question, other);
  }
  settlement.held_words = fmt::format("each at most {}'s", question.country_name);
  return settle(question, main, settlement);
}

RuleAnswer judge_neet_and_not_known(const RuleQuestion& question) {
  const FigureSeries main = low_is_good(question.figures.front());
  Settlement settlement = at_most_england_settlement(question, main);
  if (settlement.periods.empty()) return nothing_to_score(question, main);
  const Period period = main.rows[settlement.periods.back().row].period;
  const FigureSeries* unknown = question.figure("not_known");
  const evidence::EvidenceRow* not_known = unknown == nullptr ? nullptr : comparable_at(*unknown, period);
  const FigureSeries* alone = question.figure("neet");
  const evidence::EvidenceRow* neet = alone == nullptr ? nullptr : comparable_at(*alone, period);
  if (not_known != nullptr) {
    settlement.figures += fmt::format("; not known {}", against_words(question, *unknown, *not_known));
  }
  if (not_known == nullptr || known(not_known->value) > known(not_known->england) + kNoise) {
    settlement.figures += ", so the share known to be out of education or work says little alone";
  } else if (neet != nullptr) {
    settlement.figures +=
        fmt::format(", out of education or work {}", against_words(question, *alone, *neet));
  }
  return settle(question, main, settlement);
}

}  // namespace headrow::strategy
