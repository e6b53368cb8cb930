// The gap of a group to England's other pupils: never to our own others, whose fall would look like success.
#include <fmt/format.h>

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

constexpr double kYearsInSight = 20;

/// One period of the four figures that a gap is made of; the fourth, our own others, is left out on purpose.
struct GapPoint {
  std::size_t row = 0;
  Period period;
  double ours = 0, england_group = 0, england_others = 0;
};

std::vector<GapPoint> gap_points(const FigureSeries& main, const FigureSeries& others) {
  std::vector<GapPoint> points;
  for (const std::size_t index : comparable_rows(main)) {
    const evidence::EvidenceRow& row = main.rows[index];
    for (const evidence::EvidenceRow& other : others.rows) {
      // Our own others may be hidden; only England's are asked for.
      if (other.period != row.period || !other.england || !other.scored) continue;
      if (other.status == evidence::Status::Provisional) continue;
      points.push_back({index, row.period, known(row.value), known(row.england), known(other.england)});
      break;
    }
  }
  return points;
}

/// Positive when ours are ahead of England's others.
double lead(const FigureSeries& main, const GapPoint& point) {
  return direction(main) * (point.ours - point.england_others);
}

/// What the gap did over the periods looked at, and why.
std::string narrowing_words(const RuleQuestion& question, const FigureSeries& main,
                            const std::vector<GapPoint>& all) {
  if (all.size() < 2) return {};
  const GapPoint& first = all[all.size() > 5 ? all.size() - 5 : 0];
  const GapPoint& last = all.back();
  // As printed: a gap whose figure moved is not "unchanged", and one whose figure stood still did not move.
  const double moved = rounded(lead(main, last), main.decimals) - rounded(lead(main, first), main.decimals);
  const std::string since = period_text(first.period);
  if (std::abs(moved) <= kNoise) return fmt::format(" Unchanged since {}.", since);
  if (moved < 0) {
    return fmt::format(" Wider since {} by {}.", since, amount_words(moved, main));
  }
  const double sign = direction(main);
  const double ours = sign * ((last.ours - last.england_group) - (first.ours - first.england_group));
  if (rounded(ours, main.decimals) > kNoise) {
    return fmt::format(" Narrowing: since {} ours rose by {} against the same pupils in {}.", since,
                       amount_words(ours, main), question.country_name);
  }
  const bool others_fell = sign * (last.england_others - first.england_others) < -kNoise;
  return others_fell ? fmt::format(" Narrower since {} because others fell.", since)
                     : fmt::format(" Narrower since {}, but no more than for the same pupils across {}.",
                                   since, question.country_name);
}

std::string sight_words(double gap, const std::optional<Pace>& pace) {
  if (gap >= -kNoise || !pace) return {};
  if (pace->slope <= kNoise || -gap / pace->slope > kYearsInSight) {
    return " Closing it is not in sight: at the present pace it would take over 20 years.";
  }
  return fmt::format(" At the present pace it would take about {} years.",
                     count_words(static_cast<int>(std::ceil(-gap / pace->slope - kNoise))));
}

std::string gap_figures(const RuleQuestion& question, const FigureSeries& main, const GapPoint& point) {
  return fmt::format("Ours {} in {}, {}'s others {}: {}; {}'s own gap {}", figure_words(point.ours, main),
                     period_text(point.period), question.country_name,
                     figure_words(point.england_others, main),
                     difference_words(point.ours - point.england_others, main), question.country_name,
                     difference_words(point.england_group - point.england_others, main));
}

}  // namespace

RuleAnswer judge_gap_to_england_others(const RuleQuestion& question) {
  const FigureSeries& main = question.figures.front();
  const FigureSeries* others = question.figure("others");
  const std::vector<GapPoint> points =
      others == nullptr ? std::vector<GapPoint>{} : gap_points(main, *others);
  if (points.empty()) {
    if (comparable_rows(main).empty()) return nothing_to_score(question, main);
    return not_settled(main, fmt::format("{}'s figure for other pupils is not known for the same period.",
                                         question.country_name));
  }
  Settlement settlement;
  std::vector<PacePoint> pace_points;
  for (const GapPoint& point : points) {
    const double better = lead(main, point);
    settlement.periods.push_back({point.row, better >= -kNoise ? Standing::Holds : Standing::Fails, better});
    pace_points.push_back({point.period, better});
  }
  settlement.compared_with = points.back().england_others;
  settlement.compared_words = fmt::format("{}'s others", question.country_name);
  settlement.figures = gap_figures(question, main, points.back());
  settlement.held_words = "no gap";
  if (const auto small = judge_small_cohort(question, main, settlement, SmallGoal::Compared)) return *small;
  RuleAnswer answer = settle(question, main, settlement);
  if (answer.verdict == Verdict::NoData) return answer;
  answer.reason += narrowing_words(question, main, points);
  answer.reason += sight_words(settlement.periods.back().better,
                               pace_of(pace_points, question.goal_year(), rounding_unit(main)));
  return answer;
}

}  // namespace headrow::strategy
