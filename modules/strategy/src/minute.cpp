#include "headrow/strategy/minute.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string_view>
#include <tuple>
#include <utility>

#include "headrow/stats/quantile.hpp"
#include "known.hpp"
#include "minute_figures.hpp"
#include "peers.hpp"
#include "wording.hpp"

namespace headrow::strategy {
namespace {

constexpr double kUsualTimes = 3;
constexpr std::size_t kFewestChanges = 3;
constexpr std::size_t kFurthest = 3;
constexpr std::size_t kMostMoves = 6;

/// The step a figure is shown in; moves of at most two are left out.
double shown_step(const StageResult& stage) {
  return std::pow(10.0, -stage.decimals);
}

/// "0.5 points below England", "level with England", "710 places needed".
std::string lead_words(const MinuteFigure& figure, const Lead& lead) {
  const StageResult& stage = *figure.stage;
  if (counts_places(stage)) return fmt::format("{} places needed", whole_number(known(lead.point->value)));
  const double difference = known(lead.point->value) - known(lead.point->england);
  if (std::abs(difference) < shown_step(stage) / 2) return fmt::format("level with {}", figure.country);
  const std::string amount = amount_words(difference, stage.unit, stage.decimals);
  return fmt::format("{} {} {}", amount, difference > 0 ? "above" : "below", figure.country);
}

/// ", about 240 children a year"
std::string children_words(const std::optional<double>& children) {
  if (!children || std::abs(*children) < 1) return {};
  return fmt::format(", about {} children a year", whole_number(std::abs(*children)));
}

/// How far the middle half of authorities lies apart; a shown step where that is not known.
double middle_half(const StageResult& stage) {
  const auto& quartiles = known(stage.row).quartiles;
  const double width = quartiles[1] && quartiles[3] ? known(quartiles[3]) - known(quartiles[1]) : 0;
  return std::max(width, shown_step(stage));
}

struct Move {
  MinuteLine line;
  double relative = 0;  ///< in widths of the middle half of authorities: orders figures of different units
};

std::optional<Move> move_of(const MinuteFigure& figure) {
  const StageResult& stage = *figure.stage;
  const std::vector<Lead> leads = leads_of(stage);
  if (leads.size() < 2 || is_old(figure, leads) || stage.verdict == Verdict::NoLongerPublished ||
      stage.verdict == Verdict::BoardJudgement) {
    return std::nullopt;
  }
  const double moved = leads.back().better - leads.front().better;
  if (std::abs(moved) <= 2 * shown_step(stage)) return std::nullopt;
  Move move{line_about(figure, *leads.back().point), moved / middle_half(stage)};
  move.line.children = children_of(stage, moved);
  move.line.text = fmt::format("{}: {} in {}, {} in {}{}.", stage.stage, lead_words(figure, leads.back()),
                               period_text(leads.back().point->period), lead_words(figure, leads.front()),
                               period_text(leads.front().point->period), children_words(move.line.children));
  return move;
}

void add_moves(Minute& minute, const std::vector<MinuteFigure>& figures) {
  std::vector<Move> moves;
  for (const MinuteFigure& figure : figures) {
    if (auto move = move_of(figure)) moves.push_back(std::move(*move));
  }
  std::ranges::sort(moves, {}, [](const Move& move) {
    return std::pair<double, std::string_view>(-std::abs(move.relative), move.line.text);
  });
  for (Move& move : moves) {
    auto& lines = move.relative > 0 ? minute.better : minute.worse;
    if (lines.size() < kMostMoves) lines.push_back(std::move(move.line));
  }
}

double median_of(std::vector<double> values) {
  std::ranges::sort(values);
  return stats::quantile(values, 0.5);
}

std::optional<MinuteLine> sudden_line(const MinuteFigure& figure) {
  const StageResult& stage = *figure.stage;
  const std::vector<Lead> leads = leads_of(stage);
  if (leads.size() < kFewestChanges + 2 || is_old(figure, leads) || counts_places(stage) ||
      stage.verdict == Verdict::NoLongerPublished) {
    return std::nullopt;
  }
  std::vector<double> earlier;
  for (std::size_t i = 1; i + 1 < leads.size(); ++i) {
    earlier.push_back(std::abs(leads[i].better - leads[i - 1].better));
  }
  const double change = leads.back().better - leads[leads.size() - 2].better;
  const double usual = median_of(std::move(earlier));
  if (std::abs(change) <= kUsualTimes * usual || std::abs(change) <= 2 * shown_step(stage))
    return std::nullopt;
  const double sign = stage.polarity == evidence::Polarity::LowIsGood ? -1.0 : 1.0;
  MinuteLine line = line_about(figure, *leads.back().point);
  line.children = children_of(stage, change);
  line.text =
      fmt::format("{}: {} against {} in {}; from one year to the next it usually moves by {}{}.", stage.stage,
                  difference_words(sign * change, stage.unit, stage.decimals), figure.country, line.period,
                  figure_words(usual, stage.unit == "%" ? "percentage points" : stage.unit, stage.decimals),
                  children_words(line.children));
  return line;
}

std::optional<MinuteLine> ended_line(const MinuteFigure& figure) {
  const StageResult& stage = *figure.stage;
  if (stage.verdict != Verdict::NoLongerPublished || !stage.last_verdict || stage.trend.empty())
    return std::nullopt;
  MinuteLine line = line_about(figure, stage.trend.back());
  line.period = period_text(known(stage.last_period));
  line.source = known(stage.row).source;
  line.text = fmt::format("{}: last scored for {}, then \"{}\".", stage.stage, line.period,
                          verdict_words(known(stage.last_verdict), figure.country));
  return line;
}

struct Distance {
  MinuteLine line;
  double children = 0;
  double relative = 0;  ///< in widths of the middle half of authorities
};

bool has_goal_ahead(const StageResult& stage) {
  return stage.target && stage.row && stage.row->value &&
         (stage.verdict == Verdict::OffTrack || stage.verdict == Verdict::OnTrack ||
          stage.verdict == Verdict::Half);
}

std::optional<Distance> distance_of(const MinuteFigure& figure) {
  const StageResult& stage = *figure.stage;
  if (!has_goal_ahead(stage)) return std::nullopt;
  const double lacking = std::abs(known(stage.target).value - known(known(stage.row).value));
  Distance distance;
  distance.children = stage.children_to_goal.value_or(0);
  distance.relative = lacking / middle_half(stage);
  distance.line.measure = stage.measure;
  distance.line.group = stage.group;
  distance.line.statement = figure.statement->code;
  distance.line.stage = stage.stage;
  distance.line.period = period_text(known(stage.row).period);
  distance.line.children = stage.children_to_goal;
  distance.line.source = known(stage.row).source;
  const std::string_view what = counts_places(stage) ? "places" : "children";
  const std::string children =
      stage.children_to_goal
          ? fmt::format(", {} {} short", whole_number(std::ceil(*stage.children_to_goal)), what)
          : std::string();
  distance.line.text = fmt::format(
      "{}: {} in {}, the goal {}{}.", stage.stage,
      figure_words(known(known(stage.row).value), stage.unit, stage.decimals), distance.line.period,
      figure_words(known(stage.target).value, stage.unit, stage.decimals), children);
  return distance;
}

void add_furthest(Minute& minute, const std::vector<MinuteFigure>& figures) {
  std::vector<Distance> distances;
  for (const MinuteFigure& figure : figures) {
    if (auto distance = distance_of(figure)) distances.push_back(std::move(*distance));
  }
  std::ranges::sort(distances, {}, [](const Distance& distance) {
    return std::tuple<double, double, std::string_view>(-distance.children, -distance.relative,
                                                        distance.line.text);
  });
  for (std::size_t i = 0; i < std::min(distances.size(), kFurthest); ++i) {
    minute.furthest.push_back(std::move(distances[i].line));
  }
}

bool is_waiting(const StatementResult& statement, const std::string& last_day) {
  if (statement.kind != StatementKind::Evidenced || statement.due > last_day) return false;
  return !statement.judgement || !statement.judgement->next_due.empty();
}

void add_decisions(Minute& minute, const Scorecard& scorecard) {
  const std::string last_day = fmt::format("{}-12-31", scorecard.as_of);
  for (const AreaResult& area : scorecard.areas) {
    for (const StatementResult& statement : area.statements) {
      if (!is_waiting(statement, last_day)) continue;
      minute.decisions.push_back(
          {fmt::format("Judge: {}", statement.text), statement.board, statement.due, statement.code});
    }
  }
}

}  // namespace

Minute first_minute(const Scorecard& scorecard, const Strategy& strategy,
                    const evidence::Evidence& evidence) {
  Minute minute;
  const std::vector<MinuteFigure> figures = minute_figures(scorecard, strategy);
  add_moves(minute, figures);
  for (const MinuteFigure& figure : figures) {
    if (auto line = sudden_line(figure)) minute.sudden.push_back(std::move(*line));
    if (auto line = ended_line(figure)) minute.ended.push_back(std::move(*line));
  }
  add_decisions(minute, scorecard);
  add_furthest(minute, figures);
  minute.peers = peer_lines(scorecard, strategy, evidence, figures);
  return minute;
}

}  // namespace headrow::strategy
