// Pupils with special educational needs: at least England's, and only where the group is as hard as
// England's.
#include <fmt/format.h>

#include <cmath>

#include "comparable.hpp"
#include "known.hpp"
#include "rule_functions.hpp"
#include "settle.hpp"
#include "small_cohort.hpp"
#include "wording.hpp"

namespace headrow::strategy {
namespace {

constexpr double kQuarter = 0.25;
constexpr int kOldestShare = 2;  // years: the share of pupils who have a plan moves slowly

/// The share of the same period, else the nearest earlier one; nullptr when that is too old.
const evidence::EvidenceRow* share_at(const FigureSeries& share, const Period& period) {
  const evidence::EvidenceRow* found = nullptr;
  for (const evidence::EvidenceRow& row : share.rows) {
    if (row.period.last > period.last || !is_comparable(row)) continue;
    if (row.period.last + kOldestShare >= period.last) found = &row;
  }
  return found;
}

bool is_alike(const evidence::EvidenceRow& share) {
  return known(share.england) > 0 &&
         std::abs(known(share.value) / known(share.england) - 1) <= kQuarter + kNoise;
}

/// Why a period in which the result was good enough does not count; "" when it does, or was not good enough.
std::string not_compared(const RuleQuestion& question, const evidence::EvidenceRow* share, double better) {
  if (better < -kNoise || (share != nullptr && is_alike(*share))) return {};
  if (share == nullptr)
    return "the share of pupils who have a plan is not known, so the groups cannot be compared";
  return fmt::format(
      "the share of pupils who have a plan was over a quarter away from {}'s, so the groups were not "
      "comparable",
      question.country_name);
}

std::string share_words(const RuleQuestion& question, const FigureSeries& share,
                        const evidence::EvidenceRow& row) {
  return fmt::format("{} of pupils have a plan, {} in {}", figure_words(known(row.value), share),
                     figure_words(known(row.england), share), question.country_name);
}

}  // namespace

RuleAnswer judge_at_least_england_with_comparability(const RuleQuestion& question) {
  const FigureSeries& main = question.figures.front();
  const FigureSeries* share = question.figure("share");
  Settlement settlement;
  const evidence::EvidenceRow* latest_share = nullptr;
  for (const std::size_t index : comparable_rows(main)) {
    const evidence::EvidenceRow& row = main.rows[index];
    const evidence::EvidenceRow* beside = share == nullptr ? nullptr : share_at(*share, row.period);
    const double better = against_england(main, row);
    const bool holds = beside != nullptr && is_alike(*beside) && better >= -kNoise;
    settlement.periods.push_back(
        {index, holds ? Standing::Holds : Standing::Fails, better, not_compared(question, beside, better)});
    latest_share = beside;
  }
  if (settlement.periods.empty()) return nothing_to_score(question, main);
  const evidence::EvidenceRow& row = main.rows[settlement.periods.back().row];
  settlement.figures =
      fmt::format("{} {} in {}, {} {}", question.place_name, figure_words(known(row.value), main),
                  period_text(row.period), question.country_name, figure_words(known(row.england), main));
  if (latest_share == nullptr) {
    return not_settled(main, settlement.figures +
                                 ", but the share of pupils who have a plan is not known, and without "
                                 "it the groups cannot be compared.");
  }
  settlement.figures += "; " + share_words(question, *share, *latest_share);
  if (!is_alike(*latest_share)) {
    return not_settled(
        main, settlement.figures + ": the two differ by over a quarter, so the groups are not comparable.");
  }
  settlement.compared_with = known(row.england);
  settlement.compared_words = question.country_name;
  settlement.held_words = fmt::format("at least {}'s", question.country_name);
  if (const auto small = judge_small_cohort(question, main, settlement, SmallGoal::Compared)) return *small;
  return settle(question, main, settlement);
}

}  // namespace headrow::strategy
