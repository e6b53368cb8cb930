#include "stage_figures.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "comparable.hpp"
#include "known.hpp"

namespace headrow::strategy {
namespace {

/// England's row of a period that the place has no row of: only what England has.
evidence::EvidenceRow country_only(const evidence::EvidenceRow& country, evidence::PlaceId place) {
  evidence::EvidenceRow row;
  row.measure = country.measure;
  row.group = country.group;
  row.place = place;
  row.period = country.period;
  row.label = country.label;
  row.england = country.value;
  row.status = country.status;
  row.scored = country.scored;
  row.source = country.source;
  return row;
}

/// England's other pupils are asked for even where ours are hidden.
void add_country_periods(const ScorecardContext& context, FigureRows& figure) {
  const auto country = context.evidence->england();
  if (!country) return;
  for (const evidence::EvidenceRow& row :
       context.evidence->series(figure.what, *country, context.neighbour_set)) {
    const auto same = std::ranges::find(figure.rows, row.period, &evidence::EvidenceRow::period);
    if (same == figure.rows.end() && row.value) figure.rows.push_back(country_only(row, context.place.id));
  }
  std::ranges::sort(figure.rows, {},
                    [](const evidence::EvidenceRow& row) { return period_code(row.period); });
}

/// Better comes first: the rank is one more than the number of those who are strictly better.
RegionRank rank_in_region(const ScorecardContext& context, const FigureRows& figure,
                          const evidence::EvidenceRow& ours) {
  const double sign = figure.what.polarity == evidence::Polarity::LowIsGood ? -1.0 : 1.0;
  RegionRank rank;
  rank.period = ours.period;
  rank.rank = 1;
  rank.best = known(ours.value);
  for (const auto& [id, value] : context.evidence->authority_values(figure.what, ours.period)) {
    const evidence::Place* place = context.evidence->place(id);
    if (place == nullptr || place->region != context.place.region) continue;
    ++rank.ranked;
    if (sign * (value - known(ours.value)) > kNoise) ++rank.rank;
    if (sign * (value - rank.best) > 0) rank.best = value;
  }
  return rank;
}

void add_region_ranks(const ScorecardContext& context, FigureRows& figure) {
  if (!context.place.region) return;
  for (const evidence::EvidenceRow& row : figure.rows) {
    if (is_comparable(row)) figure.region_ranks.push_back(rank_in_region(context, figure, row));
  }
}

Result<std::shared_ptr<const FigureRows>> fetch_figure(const ScorecardContext& context,
                                                       const BoundFigure& bound, bool ranked) {
  const bool others = bound.role == "others";
  auto& kept =
      (*context.fetched)[fmt::format("{}|{}|{}|{}", bound.measure, bound.group.text(), others, ranked)];
  if (kept) return kept;
  auto what = context.evidence->find(bound.measure, bound.group);
  if (!what) return tl::unexpected(what.error());
  auto figure = std::make_shared<FigureRows>();
  figure->what = std::move(*what);
  figure->rows = context.evidence->series(figure->what, context.place.id, context.neighbour_set);
  if (others) add_country_periods(context, *figure);
  if (ranked) add_region_ranks(context, *figure);
  kept = std::move(figure);
  return kept;
}

std::span<const evidence::EvidenceRow> ended_rows(const std::vector<evidence::EvidenceRow>& rows, int as_of) {
  std::size_t count = 0;
  while (count < rows.size() && ended_by(rows[count].period, as_of)) ++count;
  return std::span(rows).first(count);
}

}  // namespace

Result<std::vector<evidence::MeasureAndGroup>> bound_measures(const Strategy& strategy,
                                                              const evidence::Evidence& evidence) {
  std::vector<evidence::MeasureAndGroup> wanted;
  for (const Area& area : strategy.areas) {
    for (const Statement& statement : area.statements) {
      for (const Stage& stage : statement.stages) {
        for (const BoundFigure& figure : stage.figures) {
          auto found = evidence.find(figure.measure, figure.group);
          if (!found) return tl::unexpected(found.error());
          wanted.push_back(std::move(*found));
        }
      }
    }
  }
  return wanted;
}

Result<StageFigures> fetch_stage(const ScorecardContext& context, const Stage& stage) {
  StageFigures fetched;
  fetched.stage = &stage;
  fetched.rule = find_rule(stage.rule);
  for (const BoundFigure& bound : stage.figures) {
    auto figure = fetch_figure(context, bound, fetched.rule->needs_region_ranks);
    if (!figure) return tl::unexpected(figure.error());
    fetched.figures.push_back({&bound, std::move(*figure)});
  }
  return fetched;
}

RuleQuestion question_as_of(const ScorecardContext& context, const StageFigures& figures, int as_of) {
  RuleQuestion question;
  question.place_name = context.place.name;
  question.country_name = context.country_name;
  question.as_of = as_of;
  question.target_year = context.strategy->target_year;
  question.later_years = context.strategy->later_years;
  question.stale_after = context.strategy->stale_after;
  for (const auto& [bound, kept] : figures.figures) {
    const FigureRows& figure = *kept;
    const evidence::Measure& measure = *figure.what.measure;
    FigureSeries series;
    series.role = bound->role;
    series.title = measure.short_title.empty() ? measure.title : measure.short_title;
    series.unit = measure.unit;
    series.decimals = figure.what.decimals;
    series.polarity = figure.what.polarity;
    series.breaks = measure.breaks;
    series.last_published = measure.last_published;
    series.rows = ended_rows(figure.rows, as_of);
    series.region_ranks = figure.region_ranks;
    question.figures.push_back(series);
  }
  return question;
}

}  // namespace headrow::strategy
