#include "minute_figures.hpp"
#include "known.hpp"

#include <set>

namespace headrow::strategy {
namespace {

constexpr int kBaseline = 2015;  // the first period looked at is 2014/15

bool is_comparable(const TrendPoint& point) {
  return point.value && point.scored && point.status != evidence::Status::Provisional &&
         point.period.last >= kBaseline;
}

}  // namespace

bool counts_places(const StageResult& stage) {
  return stage.rule == "places_needed_zero";
}

std::vector<MinuteFigure> minute_figures(const Scorecard& scorecard, const Strategy& strategy) {
  std::vector<MinuteFigure> figures;
  const int oldest = scorecard.as_of - strategy.stale_after;
  std::set<std::pair<std::string, Group>> seen;
  for (const AreaResult& area : scorecard.areas) {
    for (const StatementResult& statement : area.statements) {
      for (const StageResult& stage : statement.results) {
        if (stage.measure.empty() || !stage.row || !seen.insert({stage.measure, stage.group}).second)
          continue;
        figures.push_back({&statement, &stage, scorecard.country_name, oldest});
      }
    }
  }
  return figures;
}

std::vector<Lead> leads_of(const StageResult& stage) {
  std::vector<Lead> leads;
  if (stage.polarity == evidence::Polarity::Neither) return leads;
  const double sign = stage.polarity == evidence::Polarity::LowIsGood ? -1.0 : 1.0;
  for (const TrendPoint& point : stage.trend) {
    if (!is_comparable(point)) continue;
    if (counts_places(stage)) {
      leads.push_back({&point, -known(point.value)});
    } else if (point.england) {
      leads.push_back({&point, sign * (known(point.value) - known(point.england))});
    }
  }
  return leads;
}

bool is_old(const MinuteFigure& figure, const std::vector<Lead>& leads) {
  return !leads.empty() && leads.back().point->period.last < figure.oldest;
}

std::optional<double> children_of(const StageResult& stage, double move) {
  if (counts_places(stage)) return move;
  return stage.cohort ? std::optional(move / 100 * *stage.cohort) : std::nullopt;
}

MinuteLine line_about(const MinuteFigure& figure, const TrendPoint& point) {
  MinuteLine line;
  line.measure = figure.stage->measure;
  line.group = figure.stage->group;
  line.statement = figure.statement->code;
  line.stage = figure.stage->stage;
  line.period = period_text(point.period);
  line.source = point.source;
  return line;
}

}  // namespace headrow::strategy
