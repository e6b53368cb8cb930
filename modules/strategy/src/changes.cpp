#include "headrow/strategy/changes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "wording.hpp"

namespace headrow::strategy {
namespace {

using Line = Snapshot::Line;

constexpr double kNoise = 1e-9;

Line line_of(const StatementResult& statement, const StageResult& stage) {
  Line line;
  line.statement = statement.code;
  line.stage = stage.code;
  line.stage_title = stage.stage;
  line.verdict = stage.verdict;
  line.decimals = stage.decimals;
  line.unit = stage.unit;
  if (!stage.row) return line;
  line.period = period_text(stage.row->period);
  line.value = stage.row->value;
  line.status = evidence::status_text(stage.row->status);
  line.source = stage.row->source.source;
  return line;
}

Line line_of(const StatementResult& statement) {
  Line line;
  line.statement = statement.code;
  line.stage_title = statement.text;
  line.verdict = statement.verdict;
  return line;
}

const Line* same_line(const Snapshot& snapshot, const Line& wanted) {
  const auto found = std::ranges::find_if(snapshot.lines, [&](const Line& line) {
    return line.statement == wanted.statement && line.stage == wanted.stage;
  });
  return found == snapshot.lines.end() ? nullptr : &*found;
}

std::string value_words(const Line& line) {
  return line.value ? figure_words(*line.value, line.unit, line.decimals) : std::string("no figure");
}

bool same_value(const Line& before, const Line& after) {
  if (before.value.has_value() != after.value.has_value()) return false;
  return !before.value || std::abs(*before.value - *after.value) <= kNoise;
}

/// What moved in the figure; "" when nothing did.
std::string figure_change(const Line& before, const Line& after) {
  if (before.period != after.period) {
    if (before.period.empty()) return fmt::format("{} for {}", value_words(after), after.period);
    if (after.period.empty()) return fmt::format("the figure for {} is gone", before.period);
    return fmt::format("{} for {}, after {} for {}", value_words(after), after.period, value_words(before),
                       before.period);
  }
  if (!same_value(before, after)) {
    const bool revised = !before.status.empty() && before.status != after.status;
    return fmt::format(
        "{} for {}, {} {}", value_words(after), after.period,
        revised ? fmt::format("{} where it was {},", after.status, before.status) : std::string("was"),
        value_words(before));
  }
  return {};
}

std::string verdict_change(const Line& before, const Line& after, std::string_view country) {
  if (before.verdict == after.verdict) return {};
  return fmt::format("now \"{}\", was \"{}\"", verdict_words(after.verdict, country),
                     verdict_words(before.verdict, country));
}

std::optional<Change> change_between(const Line& before, const Line& after, std::string_view country) {
  const std::string figure = figure_change(before, after);
  const std::string verdict = verdict_change(before, after, country);
  if (figure.empty() && verdict.empty()) return std::nullopt;
  const std::string joined = figure.empty() || verdict.empty() ? figure + verdict : figure + "; " + verdict;
  return Change{fmt::format("{}: {}.", after.stage_title, joined), after.statement, after.stage,
                after.source};
}

}  // namespace

Snapshot snapshot(const Scorecard& scorecard) {
  Snapshot made{scorecard.place.code, scorecard.strategy, scorecard.as_of, scorecard.country_name, {}};
  for (const AreaResult& area : scorecard.areas) {
    for (const StatementResult& statement : area.statements) {
      made.lines.push_back(line_of(statement));
      for (const StageResult& stage : statement.results) made.lines.push_back(line_of(statement, stage));
    }
  }
  return made;
}

std::vector<Change> what_changed(const Snapshot& before, const Snapshot& after) {
  std::vector<Change> changes;
  for (const Line& line : after.lines) {
    const Line* earlier = same_line(before, line);
    if (earlier == nullptr) continue;
    if (auto change = change_between(*earlier, line, after.country_name))
      changes.push_back(std::move(*change));
  }
  return changes;
}

}  // namespace headrow::strategy
