#include "settle.hpp"

#include <fmt/format.h>

#include <cmath>

#include "comparable.hpp"
#include "wording.hpp"

namespace headrow::strategy {
namespace {

/// How the pace leads to the goal or does not; "" when there are too few periods.
std::string pace_words(const RuleQuestion& question, const FigureSeries& main, const Settlement& settlement,
                       const std::optional<Pace>& pace) {
  if (!pace) return " There are too few comparable periods to speak of a pace.";
  const std::string target = target_words(question, main.rows[settlement.periods.back().row].period);
  const std::string subject = settlement.against_none
                                  ? std::string("The number")
                                  : fmt::format("Against {} it", settlement.compared_words);
  const std::string moved =
      fmt::format(" {} moved by {} over {} to {}", subject, slope_words(direction(main) * pace->slope, main),
                  period_text(pace->first), period_text(pace->last));
  if (on_track(pace, settlement.goal) && settlement.others_on_track) {
    return fmt::format("{}: at that pace the goal is reached {}.", moved, target);
  }
  if (on_track(pace, settlement.goal)) {
    return fmt::format("{}, which would do {}, but not everything that the rule asks for is on its way.",
                       moved, target);
  }
  if (!pace->moves && pace->reached >= settlement.goal - kNoise) {
    return fmt::format("{}, too little to be told from rounding.", moved);
  }
  return fmt::format("{}: not enough to reach the goal {}.", moved, target);
}

std::vector<PacePoint> pace_points(const FigureSeries& main, const Settlement& settlement) {
  std::vector<PacePoint> points;
  points.reserve(settlement.periods.size());
  for (const PeriodStanding& period : settlement.periods) {
    points.push_back({main.rows[period.row].period, period.better});
  }
  return points;
}

void add_pace(RuleAnswer& answer, const RuleQuestion& question, const FigureSeries& main,
              const Settlement& settlement, const std::optional<Pace>& pace) {
  const Period like = main.rows[settlement.periods.back().row].period;
  const double sign = direction(main);
  const Period goal_in = goal_period(question, like);
  answer.goal = Goal{settlement.compared_with + sign * settlement.goal, goal_in};
  if (!pace) return;
  answer.slope = sign * pace->slope;
  Projection projection{settlement.compared_with + sign * pace->reached, {}, {}, goal_in};
  if (pace->lower && pace->upper) {
    const double one = settlement.compared_with + sign * *pace->lower;
    const double other = settlement.compared_with + sign * *pace->upper;
    projection.lower = std::min(one, other);
    projection.upper = std::max(one, other);
  }
  answer.projection = projection;
}

/// ", but not in 2022/23 before it.", or why the period before does not count.
std::string first_time_words(const FigureSeries& main, const Settlement& settlement) {
  const std::size_t count = settlement.periods.size();
  if (count < 2) return ", the only comparable period.";
  const PeriodStanding& before = settlement.periods[count - 2];
  const std::string period = period_text(main.rows[before.row].period);
  if (before.standing == Standing::Holds) {
    return fmt::format("; the comparable period before it, {}, is too long ago to count.", period);
  }
  if (!before.not_compared.empty()) return fmt::format("; in {} before it {}.", period, before.not_compared);
  return fmt::format(", but not in {} before it.", period);
}

/// "as in 2023/24 before it", or that it is the first time.
void say_met(RuleAnswer& answer, const FigureSeries& main, const Settlement& settlement) {
  const std::size_t count = settlement.periods.size();
  const Period latest = main.rows[settlement.periods.back().row].period;
  answer.verdict = Verdict::Met;
  if (count >= 2 && settlement.periods[count - 2].standing == Standing::Holds) {
    const Period before = main.rows[settlement.periods[count - 2].row].period;
    if (latest.last - before.last <= kFarApart) {
      answer.reason = fmt::format("{}: {}, as in {} before it.", settlement.figures, settlement.held_words,
                                  period_text(before));
      return;
    }
  }
  answer.this_year_only = true;
  answer.reason = fmt::format("Met this year. {}: {} in {}{}", settlement.figures, settlement.held_words,
                              period_text(latest), first_time_words(main, settlement));
}

}  // namespace

RuleAnswer not_settled(const FigureSeries& main, std::string why) {
  RuleAnswer answer;
  answer.verdict = Verdict::NoData;
  answer.row = latest_shown(main);
  answer.reason = std::move(why);
  return answer;
}

RuleAnswer nothing_to_score(const RuleQuestion& question, const FigureSeries& main) {
  const auto shown = latest_shown(main);
  if (!shown) {
    return not_settled(main, fmt::format("No figure for {} by the end of {} is loaded.", question.place_name,
                                         question.as_of));
  }
  const evidence::EvidenceRow& row = main.rows[*shown];
  const std::string period = period_text(row.period);
  if (row.status == evidence::Status::Provisional) {
    return not_settled(
        main, fmt::format("Only a provisional figure ({}) is there, and those settle nothing.", period));
  }
  if (!row.scored) {
    return not_settled(
        main, fmt::format("The only figures are of periods that are never scored, such as {}.", period));
  }
  return not_settled(main, fmt::format("There is a figure for {}, but none for {} to compare it with.",
                                       period, question.country_name));
}

RuleAnswer settle(const RuleQuestion& question, const FigureSeries& main, const Settlement& settlement) {
  const PeriodStanding& latest = settlement.periods.back();
  const evidence::EvidenceRow& row = main.rows[latest.row];
  if (is_stale(question, row)) {
    return not_settled(main,
                       fmt::format("The latest comparable figure is of {}, too long before {} to settle it.",
                                   period_text(row.period), question.as_of));
  }
  RuleAnswer answer;
  answer.row = latest.row;
  const auto points = pace_points(main, settlement);
  const auto pace = pace_of(points, question.goal_year(), rounding_unit(main));
  add_pace(answer, question, main, settlement, pace);
  if (latest.standing == Standing::Holds) {
    say_met(answer, main, settlement);
    return answer;
  }
  const bool will = on_track(pace, settlement.goal) && settlement.others_on_track;
  answer.verdict = latest.standing == Standing::Half ? Verdict::Half
                   : will                            ? Verdict::OnTrack
                                                     : Verdict::OffTrack;
  answer.reason = settlement.figures + "." + pace_words(question, main, settlement, pace);
  return answer;
}

}  // namespace headrow::strategy
