#include "small_cohort.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "comparable.hpp"
#include "known.hpp"
#include "pooled.hpp"
#include "wording.hpp"

namespace headrow::strategy {
namespace {

constexpr std::size_t kPooled = 3;

/// Three comparable periods, each standing `at` in the settlement, the last being the one spoken of.
struct Window {
  std::array<std::size_t, kPooled> rows{};  ///< in the main figure's rows
  std::size_t at = 0;                       ///< the last one's index in the settlement
};

bool is_small(const FigureSeries& main, std::size_t row) {
  const evidence::EvidenceRow* headcount = headcount_row(main, row);
  return headcount != nullptr && known(headcount->denominator) < kFewestChildren;
}

/// nullopt when periods lie too far apart or a break of definition between them.
std::optional<Window> window_up_to(const FigureSeries& main, const Settlement& settlement, std::size_t at) {
  if (at + 1 < kPooled) return std::nullopt;
  Window window;
  window.at = at;
  for (std::size_t i = 0; i < kPooled; ++i) window.rows[i] = settlement.periods[at + 1 - kPooled + i].row;
  for (std::size_t i = 1; i < kPooled; ++i) {
    const Period& before = main.rows[window.rows[i - 1]].period;
    if (main.rows[window.rows[i]].period.last - before.last > kFarApart) return std::nullopt;
  }
  const evidence::Break* broken = last_break(main, main.rows[window.rows.back()].period);
  if (broken != nullptr && main.rows[window.rows.front()].period < broken->period) return std::nullopt;
  return window;
}

/// The window pooled beside what the settlement compares with, or beside the first quartile's cut. nullopt
/// where the three have no counts, or no cut.
std::optional<PooledFigure> pool(const FigureSeries& main, const Settlement& settlement, const Window& window,
                                 bool beside_cut) {
  std::vector<evidence::EvidenceRow> rows(main.rows.begin(), main.rows.end());
  for (std::size_t i = 0; i < kPooled; ++i) {
    evidence::EvidenceRow& row = rows[window.rows[i]];
    const double better = settlement.periods[window.at + 1 - kPooled + i].better;
    row.england = beside_cut ? first_quartile_cut(main, row)
                             : std::optional(known(row.value) - direction(main) * better);
    if (!row.england) return std::nullopt;
  }
  FigureSeries beside = main;
  beside.rows = rows;
  const PooledFigure pooled = pooled_figure(beside, window.rows);
  return is_evidence(main, pooled) ? std::optional(pooled) : std::nullopt;
}

/// How the window stands; nullopt when the interval tells no difference.
std::optional<Standing> standing_of(const FigureSeries& main, const Settlement& settlement, SmallGoal goal,
                                    const Window& window, const PooledFigure& pooled) {
  const PeriodStanding& last = settlement.periods[window.at];
  const Against against = pooled_against_england(main, pooled);
  if (against == Against::Worse) return Standing::Fails;
  if (against == Against::NoDifferent) return std::nullopt;
  if (!last.not_compared.empty()) return Standing::Fails;
  if (goal == SmallGoal::Compared) return Standing::Holds;
  const auto beside_cut = pool(main, settlement, window, true);
  const bool beyond = beside_cut && pooled_against_england(main, *beside_cut) == Against::Better;
  if (beyond && last.standing == Standing::Holds) return Standing::Holds;
  return goal == SmallGoal::CutAlone ? std::nullopt : std::optional(Standing::Half);
}

/// The windows that can be pooled, each standing at its last period.
Settlement pooled_settlement(const FigureSeries& main, const Settlement& single, SmallGoal goal) {
  Settlement settlement;
  settlement.compared_words = single.compared_words;
  settlement.held_words = single.held_words + ", beyond what chance would do";
  for (std::size_t at = 0; at < single.periods.size(); ++at) {
    const auto window = window_up_to(main, single, at);
    const auto pooled = window ? pool(main, single, *window, false) : std::nullopt;
    if (!pooled) continue;
    const auto standing = standing_of(main, single, goal, *window, *pooled);
    settlement.periods.push_back({single.periods[at].row, standing.value_or(Standing::Fails),
                                  direction(main) * (pooled->value - pooled->england),
                                  single.periods[at].not_compared});
  }
  return settlement;
}

RuleAnswer too_few(const RuleQuestion& question, const FigureSeries& main, const evidence::EvidenceRow& row) {
  return not_settled(
      main,
      fmt::format("Too few children: {} {} in {} is of fewer than {}, and three comparable periods with "
                  "their numbers are not there to be pooled.",
                  question.place_name, figure_words(known(row.value), main), period_text(row.period),
                  static_cast<int>(kFewestChildren)));
}

std::string pooled_figures(const RuleQuestion& question, const FigureSeries& main,
                           const Settlement& settlement, const PooledFigure& pooled,
                           const std::optional<PooledFigure>& beside_cut) {
  RuleQuestion compared = question;
  compared.country_name = settlement.compared_words;
  std::string words = fmt::format("Fewer than {} children in {}, so three periods are pooled: {} {}",
                                  static_cast<int>(kFewestChildren), period_text(pooled.last),
                                  question.place_name, pooled_words(compared, main, pooled));
  if (!beside_cut) return words;
  const bool low = main.polarity == evidence::Polarity::LowIsGood;
  return words + fmt::format(", first quartile {} {}", low ? "below" : "above",
                             figure_words(beside_cut->england, main.unit, main.decimals + 1));
}

}  // namespace

std::optional<RuleAnswer> judge_small_cohort(const RuleQuestion& question, const FigureSeries& main,
                                             const Settlement& settlement, SmallGoal goal) {
  const std::size_t latest = settlement.periods.back().row;
  const evidence::EvidenceRow& row = main.rows[latest];
  if (!is_small(main, latest) || is_stale(question, row)) return std::nullopt;
  const auto window = window_up_to(main, settlement, settlement.periods.size() - 1);
  const auto pooled = window ? pool(main, settlement, *window, false) : std::nullopt;
  if (!pooled) return too_few(question, main, row);
  const auto cut = goal == SmallGoal::Compared ? std::nullopt : pool(main, settlement, *window, true);
  Settlement made = pooled_settlement(main, settlement, goal);
  made.compared_with = pooled->england;
  made.goal = cut ? std::max(0.0, direction(main) * (cut->england - pooled->england)) : 0.0;
  made.figures = pooled_figures(question, main, settlement, *pooled, cut);
  if (!standing_of(main, settlement, goal, *window, *pooled)) {
    RuleAnswer answer = not_settled(
        main,
        made.figures + ": so few children tell no difference, so the figures settle nothing either way.");
    answer.row = latest;
    return answer;
  }
  return settle(question, main, made);
}

}  // namespace headrow::strategy
