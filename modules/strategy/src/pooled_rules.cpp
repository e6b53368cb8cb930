// Rules for small numbers, which are pooled over three years before anything is said of them.
#include <fmt/format.h>

#include "comparable.hpp"
#include "known.hpp"
#include "pooled.hpp"
#include "rule_functions.hpp"
#include "settle.hpp"
#include "wording.hpp"

namespace headrow::strategy {
namespace {

/// Comparable rows after the last break of definition: levels are not pooled across one.
std::vector<std::size_t> rows_to_pool(const FigureSeries& series) {
  std::vector<std::size_t> rows = comparable_rows(series);
  if (rows.empty()) return rows;
  const evidence::Break* broken = last_break(series, series.rows[rows.back()].period);
  if (broken == nullptr) return rows;
  std::erase_if(rows, [&](std::size_t index) { return series.rows[index].period < broken->period; });
  return rows;
}

std::span<const std::size_t> three_up_to(const std::vector<std::size_t>& rows, std::size_t last) {
  return std::span<const std::size_t>(rows).subspan(last - 2, 3);
}

/// Permanent exclusions pooled over the three comparable years up to `period`; nothing with fewer.
std::optional<PooledFigure> pooled_up_to(const FigureSeries& series, const std::vector<std::size_t>& rows,
                                         const Period& period) {
  std::size_t count = 0;
  while (count < rows.size() && series.rows[rows[count]].period <= period) ++count;
  if (count < 3) return std::nullopt;
  return pooled_figure(series, three_up_to(rows, count - 1));
}

/// Off track may stand on yearly shares without counts, and nothing better.
RuleAnswer no_better_than_no_data(RuleAnswer answer, const FigureSeries& main, const std::string& figures) {
  if (answer.verdict == Verdict::OffTrack || answer.verdict == Verdict::NoData) return answer;
  RuleAnswer unsettled = not_settled(
      main, figures + ": of how many children is not published, and yearly shares alone settle nothing.");
  unsettled.row = answer.row;
  return unsettled;
}

/// How each period of suspensions stands, with the permanent exclusions pooled up to it; `latest` is the last
/// pooled figure.
Settlement exclusions_settlement(const FigureSeries& suspensions, const FigureSeries& permanent,
                                 std::optional<PooledFigure>& latest) {
  Settlement settlement;
  const std::vector<std::size_t> rows = rows_to_pool(permanent);
  for (const std::size_t index : comparable_rows(suspensions)) {
    const evidence::EvidenceRow& row = suspensions.rows[index];
    latest = pooled_up_to(permanent, rows, row.period);
    const double better = against_england(suspensions, row);
    const bool holds =
        better >= -kNoise && latest && pooled_against_england(permanent, *latest) != Against::Worse;
    const bool counted = latest && is_evidence(permanent, *latest);
    settlement.periods.push_back({index, holds && counted ? Standing::Holds : Standing::Fails, better,
                                  holds && !counted ? "permanent exclusions could not be counted" : ""});
  }
  return settlement;
}

/// The windows of three years, each standing at its last year.
Settlement pooled_settlement(const RuleQuestion& question, const FigureSeries& main,
                             const std::vector<std::size_t>& rows) {
  Settlement settlement;
  for (std::size_t last = 2; last < rows.size(); ++last) {
    const PooledFigure pooled = pooled_figure(main, three_up_to(rows, last));
    const bool holds = pooled_against_england(main, pooled) == Against::Better && is_evidence(main, pooled);
    settlement.periods.push_back({rows[last], holds ? Standing::Holds : Standing::Fails,
                                  direction(main) * (pooled.value - pooled.england)});
  }
  settlement.compared_words = question.country_name;
  settlement.held_words = fmt::format("better than {}, beyond what chance would do", question.country_name);
  return settlement;
}

}  // namespace

RuleAnswer judge_pooled_three_years(const RuleQuestion& question) {
  FigureSeries main = question.figures.front();
  const std::vector<evidence::EvidenceRow> counted = with_counts(main, question.figure("count"));
  main.rows = counted;
  const std::vector<std::size_t> rows = rows_to_pool(main);
  if (rows.empty()) return nothing_to_score(question, main);
  if (rows.size() < 3) {
    return not_settled(
        main, fmt::format("Numbers are small, so three years are pooled, and only {} can be compared.",
                          count_words(static_cast<int>(rows.size()))));
  }
  Settlement settlement = pooled_settlement(question, main, rows);
  const PooledFigure latest = pooled_figure(main, three_up_to(rows, rows.size() - 1));
  settlement.compared_with = latest.england;
  settlement.figures = fmt::format("{} {}", question.place_name, pooled_words(question, main, latest));
  if (pooled_against_england(main, latest) == Against::NoDifferent &&
      !is_stale(question, main.rows[rows.back()])) {
    RuleAnswer answer =
        not_settled(main, fmt::format("{}: no different from {}, so the figures settle nothing either way.",
                                      settlement.figures, question.country_name));
    answer.row = rows.back();
    return answer;
  }
  if (is_evidence(main, latest)) return settle(question, main, settlement);
  // What could not be counted is not off track for that.
  if (pooled_against_england(main, latest) == Against::Better)
    settlement.periods.back().standing = Standing::Holds;
  return no_better_than_no_data(settle(question, main, settlement), main, settlement.figures);
}

RuleAnswer judge_suspensions_and_pooled_exclusions(const RuleQuestion& question) {
  FigureSeries main = question.figures.front();
  main.polarity = evidence::Polarity::LowIsGood;
  FigureSeries permanent = *question.figure("permanent");
  permanent.polarity = evidence::Polarity::LowIsGood;
  const std::vector<evidence::EvidenceRow> counted = with_counts(permanent, question.figure("count"));
  permanent.rows = counted;
  std::optional<PooledFigure> latest;
  Settlement settlement = exclusions_settlement(main, permanent, latest);
  if (settlement.periods.empty()) return nothing_to_score(question, main);
  const evidence::EvidenceRow& row = main.rows[settlement.periods.back().row];
  settlement.figures =
      fmt::format("Suspensions {} in {}, {} {}", figure_words(known(row.value), main),
                  period_text(row.period), question.country_name, figure_words(known(row.england), main));
  if (!latest) {
    return not_settled(
        main, settlement.figures + "; three comparable years of permanent exclusions are not there.");
  }
  settlement.figures += fmt::format("; permanent exclusions {}", pooled_words(question, permanent, *latest));
  settlement.others_on_track = pooled_against_england(permanent, *latest) != Against::Worse;
  settlement.compared_with = known(row.england);
  settlement.compared_words = question.country_name;
  settlement.held_words = "neither above";
  RuleAnswer answer = settle(question, main, settlement);
  if (is_evidence(permanent, *latest)) return answer;
  // What could not be counted is not off track for that.
  if (!settlement.periods.back().not_compared.empty()) answer.verdict = Verdict::Met;
  return no_better_than_no_data(std::move(answer), main, settlement.figures);
}

}  // namespace headrow::strategy
