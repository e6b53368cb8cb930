// Rules whose goal is the best quarter of authorities.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "comparable.hpp"
#include "headrow/base/figure.hpp"
#include "known.hpp"
#include "rule_functions.hpp"
#include "settle.hpp"
#include "small_cohort.hpp"
#include "wording.hpp"

namespace headrow::strategy {
namespace {

std::string_view better_word(const FigureSeries& series) {
  return series.polarity == evidence::Polarity::LowIsGood ? "below" : "above";
}

/// A cut may lie between published figures: then a decimal more tells a tie from a miss.
int decimals_of_cut(const FigureSeries& series, double cut) {
  const bool as_published = std::abs(rounded(cut, series.decimals) - cut) < kNoise;
  return as_published ? series.decimals : std::max(series.decimals, 2);
}

/// "Leeds 61% in 2024/25, England 63%, first quartile above 66%"
std::string quartile_figures(const RuleQuestion& question, const FigureSeries& main,
                             const evidence::EvidenceRow& row) {
  std::string words =
      fmt::format("{} {} in {}, {} {}", question.place_name, figure_words(known(row.value), main),
                  period_text(row.period), question.country_name, figure_words(known(row.england), main));
  if (const auto cut = first_quartile_cut(main, row)) {
    words += fmt::format(", first quartile {} {}", better_word(main),
                         figure_words(*cut, main.unit, decimals_of_cut(main, *cut)));
  }
  return words;
}

RuleAnswer constant_answer(const FigureSeries& main, const evidence::EvidenceRow& row) {
  return not_settled(main,
                     fmt::format("Every authority has the same figure in {}: nobody can be ranked by it.",
                                 period_text(row.period)));
}

const RegionRank* region_rank(const FigureSeries& main, const Period& period) {
  const auto found = std::ranges::find(main.region_ranks, period, &RegionRank::period);
  return found == main.region_ranks.end() ? nullptr : &*found;
}

bool first_in_region(const FigureSeries& main, const evidence::EvidenceRow& row) {
  const RegionRank* rank = region_rank(main, row.period);
  return rank != nullptr && rank->rank == 1 && rank->ranked > 1;
}

std::string region_words(const RegionRank* rank) {
  if (rank == nullptr) return ", no rank in its region";
  return fmt::format(", number {} of {} in its region", rank->rank, rank->ranked);
}

}  // namespace

RuleAnswer judge_above_england_and_first_quartile(const RuleQuestion& question) {
  const FigureSeries& main = question.figures.front();
  Settlement settlement;
  for (const std::size_t index : comparable_rows(main)) {
    const evidence::EvidenceRow& row = main.rows[index];
    const double better = against_england(main, row);
    const bool above = better > kNoise;
    settlement.periods.push_back({index,
                                  !above                         ? Standing::Fails
                                  : in_first_quartile(main, row) ? Standing::Holds
                                                                 : Standing::Half,
                                  better});
  }
  if (settlement.periods.empty()) return nothing_to_score(question, main);
  const evidence::EvidenceRow& row = main.rows[settlement.periods.back().row];
  if (row.constant) return constant_answer(main, row);
  settlement.goal = std::max(0.0, quartile_against_england(main, row).value_or(0.0));
  settlement.compared_with = known(row.england);
  settlement.compared_words = question.country_name;
  settlement.figures = quartile_figures(question, main, row);
  settlement.held_words = fmt::format("better than {} and in the first quartile", question.country_name);
  if (const auto small = judge_small_cohort(question, main, settlement, SmallGoal::ComparedAndCut)) {
    return *small;
  }
  if (settlement.periods.back().standing == Standing::Half) {
    settlement.figures += fmt::format(": better than {}, not yet first quartile", question.country_name);
  }
  return settle(question, main, settlement);
}

RuleAnswer judge_first_in_region_and_first_quartile(const RuleQuestion& question) {
  const FigureSeries& main = question.figures.front();
  Settlement settlement;
  for (const std::size_t index : comparable_rows(main)) {
    const evidence::EvidenceRow& row = main.rows[index];
    const bool holds = first_in_region(main, row) && in_first_quartile(main, row);
    settlement.periods.push_back(
        {index, holds ? Standing::Holds : Standing::Fails, against_england(main, row)});
  }
  if (settlement.periods.empty()) return nothing_to_score(question, main);
  const evidence::EvidenceRow& row = main.rows[settlement.periods.back().row];
  if (row.constant) return constant_answer(main, row);
  const RegionRank* rank = region_rank(main, row.period);
  settlement.goal = quartile_against_england(main, row).value_or(0.0);
  if (rank != nullptr) {
    settlement.goal = std::max(settlement.goal, direction(main) * (rank->best - known(row.england)));
  }
  settlement.compared_with = known(row.england);
  settlement.compared_words = question.country_name;
  settlement.figures = quartile_figures(question, main, row) + region_words(rank);
  settlement.held_words = "first in its region and in the first quartile";
  if (const auto small = judge_small_cohort(question, main, settlement, SmallGoal::CutAlone)) return *small;
  return settle(question, main, settlement);
}

}  // namespace headrow::strategy
