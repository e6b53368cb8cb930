#include "stage_result.hpp"

#include <algorithm>

namespace headrow::strategy {
namespace {

constexpr int kOldestCohort = 3;  // years

std::string break_note(std::span<const evidence::Break> breaks, const Period& period) {
  for (const evidence::Break& one : breaks) {
    if (one.period == period) return one.note;
  }
  return {};
}

TrendPoint trend_point(const evidence::EvidenceRow& row, std::span<const evidence::Break> breaks,
                       const evidence::Place& place) {
  TrendPoint point;
  point.period = row.period;
  point.label = row.label;
  point.value = row.value;
  point.england = row.england;
  // A line over time is of one region: a wider one may stand in for some periods.
  if (row.region_place == place.region) point.region = row.region;
  point.neighbours = row.neighbours;
  point.q25 = row.quartiles[1];
  point.q50 = row.quartiles[2];
  point.q75 = row.quartiles[3];
  point.band = row.band;
  point.scored = row.scored;
  point.break_note = break_note(breaks, row.period);
  point.status = row.status;
  point.source = row.source;
  return point;
}

/// The row of this period, else the latest one before it.
std::optional<evidence::EvidenceRow> row_beside(const FigureSeries& series,
                                                const std::optional<Period>& period) {
  std::optional<evidence::EvidenceRow> found;
  for (const evidence::EvidenceRow& row : series.rows) {
    if (!row.value || (period && row.period.last > period->last)) continue;
    found = row;
  }
  return found;
}

BesideFigure beside_figure(const StageFigure& figure, const FigureSeries& series,
                           const std::optional<Period>& period) {
  BesideFigure beside;
  beside.role = figure.bound->role;
  beside.measure = figure.figure->what.measure->code;
  beside.title = figure.figure->what.measure->title;
  beside.unit = figure.figure->what.measure->unit;
  beside.decimals = figure.figure->what.decimals;
  beside.group = figure.figure->what.group;
  beside.row = row_beside(series, period);
  return beside;
}

/// The children a share is of, as the row or the nearest earlier one says it; cohorts change slowly.
void add_cohort(StageResult& result, const FigureSeries& series, const evidence::Measure& measure) {
  if (!result.row || measure.unit != "%" || measure.kind != evidence::MeasureKind::Proportion) return;
  for (const evidence::EvidenceRow& row : series.rows) {
    if (!row.denominator || row.period.last > result.row->period.last) continue;
    if (row.period.last + kOldestCohort < result.row->period.last) continue;
    result.cohort = row.denominator;
    result.cohort_period = row.period;
  }
}

/// How many children more (or fewer) at the goal: of a share of known people, or people and places
/// themselves.
std::optional<double> children_to_goal(const StageResult& result) {
  if (!result.row || !result.row->value || !result.target || result.verdict == Verdict::Met) {
    return std::nullopt;
  }
  const double sign = result.polarity == evidence::Polarity::LowIsGood ? -1.0 : 1.0;
  const double lacking = sign * (result.target->value - *result.row->value);
  if (lacking <= 0) return std::nullopt;
  if (result.unit == "places") return lacking;
  return result.cohort ? std::optional(lacking / 100 * *result.cohort) : std::nullopt;
}

void add_answer(StageResult& result, RuleAnswer&& answer) {
  result.verdict = answer.verdict;
  result.reason = std::move(answer.reason);
  result.this_year_only = answer.this_year_only;
  result.target = answer.goal;
  result.slope = answer.slope;
  result.projection = answer.projection;
  result.last_verdict = answer.last_verdict;
  result.last_period = answer.last_period;
}

void add_main_figure(StageResult& result, const FigureRows& main, const FigureSeries& series,
                     const std::optional<std::size_t>& row, const evidence::Place& place) {
  const evidence::Measure& measure = *main.what.measure;
  result.measure = measure.code;
  result.title = measure.title;
  result.unit = measure.unit;
  result.decimals = main.what.decimals;
  result.polarity = main.what.polarity;
  result.group = main.what.group;
  if (row) result.row = series.rows[*row];
  for (const evidence::EvidenceRow& one : series.rows)
    result.trend.push_back(trend_point(one, measure.breaks, place));
  add_cohort(result, series, measure);
  result.children_to_goal = children_to_goal(result);
}

}  // namespace

StageResult stage_result(const ScorecardContext& context, const StageFigures& figures, int as_of) {
  const RuleQuestion question = question_as_of(context, figures, as_of);
  RuleAnswer answer = judge(*figures.rule, question);
  StageResult result;
  result.code = figures.stage->code;
  result.stage = figures.stage->title;
  result.rule = figures.stage->rule;
  result.note = figures.stage->note;
  const auto row = answer.row;
  add_answer(result, std::move(answer));
  if (figures.figures.empty()) return result;
  add_main_figure(result, *figures.figures.front().figure, question.figures.front(), row, context.place);
  const auto period = result.row ? std::optional(result.row->period) : std::nullopt;
  for (std::size_t i = 1; i < figures.figures.size(); ++i) {
    result.beside.push_back(beside_figure(figures.figures[i], question.figures[i], period));
  }
  return result;
}

}  // namespace headrow::strategy
