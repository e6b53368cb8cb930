#include "headrow/evidence/api/spine.hpp"

#include <algorithm>
#include <map>

#include "headrow/evidence/api/json_parts.hpp"
#include "headrow/evidence/catalogue.hpp"

namespace headrow::evidence::api {
namespace {

/// Worst and best authority; lowest and highest where neither is good.
std::pair<std::optional<double>, std::optional<double>> ends_of(const Spine::Line& line) {
  const auto& quartiles = line.row.quartiles;
  if (line.what.polarity == Polarity::LowIsGood) return {quartiles[4], quartiles[0]};
  return {quartiles[0], quartiles[4]};
}

Json line_json(const Evidence& evidence, const Spine::Line& line) {
  const auto [worst, best] = ends_of(line);
  Json trend = Json::array();
  for (const auto& row : line.series) {
    trend.push_back({{"period", period_text(row.period)},
                     {"value", http::number_or_null(row.value)},
                     {"scored", row.scored}});
  }
  const auto& measure = *line.what.measure;
  return {{"measure", measure.code},
          {"title", measure.short_title.empty() ? measure.title : measure.short_title},
          {"group", line.what.group.text()},
          {"group_title", group_title(evidence.catalogue(), line.what.group)},
          {"unit", measure.unit},
          {"decimals", line.what.decimals},
          {"polarity", polarity_text(line.what.polarity)},
          {"period", period_text(line.row.period)},
          {"row", row_json(evidence, &line.row)},
          {"worst", http::number_or_null(worst)},
          {"best", http::number_or_null(best)},
          {"trend", std::move(trend)}};
}

/// "Most figures are of 2018/19; each line says its own period."
std::string period_note(const Spine& spine) {
  std::map<std::string, int> counts;
  for (const auto& line : spine.lines) ++counts[period_text(line.row.period)];
  if (counts.empty()) return "No loaded file has a figure of these measures for this place.";
  const auto most = std::ranges::max_element(counts, {}, [](const auto& count) { return count.second; });
  if (counts.size() == 1) return "All figures are of " + most->first + ".";
  return "Each line has the newest figure there is; most are of " + most->first + ".";
}

}  // namespace

Spine make_spine(const Evidence& evidence, const Place& place, std::string title,
                 std::span<const MeasureAndGroup> measures) {
  evidence.prepare(measures);
  Spine spine{place, std::move(title), {}};
  for (const auto& what : measures) {
    auto series = evidence.series(what, place.id);
    while (!series.empty() && !series.back().value) series.pop_back();
    if (series.empty()) continue;
    auto row = series.back();
    spine.lines.push_back({what, std::move(row), std::move(series)});
  }
  return spine;
}

http::Json spine_json(const Evidence& evidence, const Spine& spine) {
  Json measures = Json::array();
  for (const auto& line : spine.lines) measures.push_back(line_json(evidence, line));
  return {{"place", place_json(evidence, spine.place)},
          {"title", spine.title},
          {"period_note", period_note(spine)},
          {"measures", std::move(measures)}};
}

Download spine_download(const Evidence& evidence, const Spine& spine) {
  std::vector<EvidenceRow> rows;
  rows.reserve(spine.lines.size());
  for (const auto& line : spine.lines) rows.push_back(line.row);
  return evidence_download(evidence, file_name(spine.title, spine.place.name), rows, std::nullopt);
}

std::vector<MeasureAndGroup> measures_of_theme(const Evidence& evidence, std::string_view theme) {
  std::vector<MeasureAndGroup> measures;
  for (const auto& measure : evidence.catalogue().measures()) {
    if (measure.theme != theme) continue;
    if (auto what = evidence.find(measure.code)) measures.push_back(std::move(*what));
  }
  return measures;
}

}  // namespace headrow::evidence::api
