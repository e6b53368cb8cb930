#include "headrow/evidence/api/json_parts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <cmath>
#include <cstdint>

#include "headrow/evidence/catalogue.hpp"
#include "headrow/evidence/evidence_table.hpp"

namespace headrow::evidence::api {
namespace {

std::string kind_text(MeasureKind kind) {
  switch (kind) {
    case MeasureKind::Count:
      return "count";
    case MeasureKind::Proportion:
      return "proportion";
    case MeasureKind::Mean:
      return "mean";
    case MeasureKind::Rate:
      return "rate";
    case MeasureKind::Index:
      break;
  }
  return "index";
}

std::string basis_text(Basis basis) {
  switch (basis) {
    case Basis::SchoolsHere:
      return "schools";
    case Basis::LivesHere:
      return "lives";
    case Basis::ResponsibleAuthority:
      break;
  }
  return "responsible";
}

/// Whole numbers are written without a decimal point.
Json number_json(double value) {
  constexpr double kExact = 9007199254740992.0;  // doubles hold every whole number up to 2^53
  if (std::abs(value) < kExact && value == std::trunc(value)) return static_cast<std::int64_t>(value);
  return value;
}

Json cell_json(const TableCell& cell) {
  if (const auto* number = std::get_if<double>(&cell)) return number_json(*number);
  if (const auto* text = std::get_if<std::string>(&cell)) return *text;
  return nullptr;
}

std::string value_title(const Catalogue& catalogue, const Group::Part& part) {
  const Dimension* dimension = catalogue.dimension(part.first);
  if (dimension != nullptr) {
    const auto value = std::ranges::find(dimension->values, part.second, &DimensionValue::code);
    if (value != dimension->values.end()) return value->title;
  }
  return fmt::format("{} {}", part.first, part.second);
}

/// "Eligible for ..." in the middle of a list; "SEN support" stays.
std::string mid_sentence(std::string title) {
  const bool abbreviation = title.size() > 1 && std::isupper(static_cast<unsigned char>(title[1])) != 0;
  if (!abbreviation && !title.empty())
    title[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(title[0])));
  return title;
}

}  // namespace

std::string polarity_text(Polarity polarity) {
  switch (polarity) {
    case Polarity::HighIsGood:
      return "high";
    case Polarity::LowIsGood:
      return "low";
    case Polarity::Neither:
      break;
  }
  return "neither";
}

Json text_or_null(const std::string& text) {
  return text.empty() ? Json(nullptr) : Json(text);
}

Json band_json(char band) {
  return band == '-' ? Json(nullptr) : Json(std::string(1, band));
}

Json place_json(const Evidence& evidence, const Place& place) {
  const Place* region = place.region ? evidence.place(*place.region) : nullptr;
  return {{"code", place.code},
          {"number", text_or_null(place.number)},
          {"name", place.name},
          {"kind", place_kind_text(place.kind)},
          {"region", region ? Json(region->name) : Json(nullptr)},
          {"region_code", region ? text_or_null(region->code) : Json(nullptr)},
          {"open", place.open}};
}

Json measure_json(const Evidence& evidence, const Measure& measure) {
  Json groups = Json::array();
  for (const auto& group : evidence.groups(measure)) groups.push_back(group.text());
  const bool loaded = !groups.empty();
  return {
      {"code", measure.code},
      {"title", measure.title},
      {"short_title", measure.short_title.empty() ? measure.title : measure.short_title},
      {"unit", measure.unit},
      {"kind", kind_text(measure.kind)},
      {"polarity", polarity_text(measure.polarity)},
      {"phase", text_or_null(measure.phase)},
      {"theme", text_or_null(measure.theme)},
      {"basis", basis_text(measure.basis)},
      {"decimals", measure.decimals},
      {"last_published", measure.last_published ? Json(period_text(*measure.last_published)) : Json(nullptr)},
      {"groups", std::move(groups)},
      {"loaded", loaded}};
}

Json measure_json(const Evidence& evidence, const MeasureAndGroup& what) {
  auto json = measure_json(evidence, *what.measure);
  json["polarity"] = polarity_text(what.polarity);
  json["decimals"] = what.decimals;
  return json;
}

Json row_json(const Evidence& evidence, const EvidenceRow* row) {
  Json json = Json::object();
  const auto columns = evidence_columns();
  const auto cells = row ? evidence_cells(evidence, *row) : std::vector<TableCell>(columns.size());
  for (std::size_t i = 0; i < columns.size(); ++i) json[std::string(columns[i])] = cell_json(cells[i]);
  json["group"] = row ? Json(row->group.text()) : Json(nullptr);
  json["band"] = row ? band_json(row->band) : Json(nullptr);
  const bool known = row && row->source.source != 0;
  json["source_id"] = known ? Json(std::to_string(row->source.source)) : Json(nullptr);
  json["line"] = known ? Json(row->source.row) : Json(nullptr);
  const Place* region =
      row && row->region && row->region_place ? evidence.place(*row->region_place) : nullptr;
  json["region_name"] = region ? Json(region->name) : Json(nullptr);
  json["scored"] = row ? Json(row->scored) : Json(nullptr);
  json["constant"] = row ? Json(row->constant) : Json(nullptr);
  return json;
}

Json source_json(const Source& source) {
  return {{"id", std::to_string(source.id)},
          {"file", source.file},
          {"sha256", source.sha256},
          {"dataset", source.dataset},
          {"title", source.title},
          {"publisher", source.publisher},
          {"status", status_text(source.status)},
          {"published", text_or_null(source.published)},
          {"period", text_or_null(source.period)},
          {"loaded_at", source.loaded_at},
          {"loaded_by", source.loaded_by},
          {"lines", source.lines},
          {"figures", source.figures},
          {"errors", source.errors},
          {"warnings", source.warnings},
          {"quarantined", source.quarantined},
          {"notes", text_or_null(source.notes)}};
}

Json source_ref_json(const SourceList& sources, const SourceRef& ref) {
  const Source* source = sources.find(ref.source);
  if (source == nullptr) return nullptr;
  return {{"source_id", std::to_string(ref.source)},
          {"line", ref.row},
          {"file", source->file},
          {"title", source->title}};
}

std::string group_title(const Catalogue& catalogue, const Group& group) {
  std::string title;
  for (const auto& part : group.parts()) {
    const auto words = value_title(catalogue, part);
    title += title.empty() ? words : ", " + mid_sentence(words);
  }
  return title.empty() ? "Everyone" : title;
}

}  // namespace headrow::evidence::api
