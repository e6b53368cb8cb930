// Shapes that many routes share, for the OpenAPI document.
#include <algorithm>
#include <array>

#include "headrow/evidence/api/json_parts.hpp"
#include "headrow/evidence/evidence_table.hpp"

namespace headrow::evidence::api {
namespace {

using http::Shape;

bool is_text(std::string_view column) {
  constexpr std::array kTexts = std::to_array<std::string_view>(
      {"measure", "period", "place_code", "place_name", "group", "symbol", "band", "previous_period",
       "source", "period_key", "baseline_period", "significance", "neighbour_set", "status", "revision"});
  return std::ranges::find(kTexts, column) != kTexts.end();
}

Shape maybe_text() {
  return Shape::text().or_null();
}

}  // namespace

std::vector<Shape::Field> row_fields() {
  std::vector<Shape::Field> fields;
  for (const auto column : evidence_columns()) {
    fields.emplace_back(column, (is_text(column) ? Shape::text() : Shape::number()).or_null());
  }
  fields.emplace_back("region_name", Shape::text("whose figure region is").or_null());
  fields.emplace_back("source_id", maybe_text());
  fields.emplace_back("line", Shape::whole_number("line of the file, from 1, headings included").or_null());
  fields.emplace_back("scored", Shape::yes_no("false in periods that are shown and never scored").or_null());
  fields.emplace_back("constant", Shape::yes_no("every authority has this value: no rank").or_null());
  return fields;
}

std::vector<Shape::Field> measure_fields() {
  std::vector<Shape::Field> fields;
  for (const char* name : {"code", "title", "short_title", "unit", "kind"})
    fields.emplace_back(name, Shape::text());
  fields.emplace_back("polarity", Shape::text("high, low or neither is good"));
  for (const char* name : {"phase", "theme", "last_published"}) fields.emplace_back(name, maybe_text());
  fields.emplace_back("basis", Shape::text("schools (here), lives (here), responsible (authority)"));
  fields.emplace_back("decimals", Shape::whole_number());
  fields.emplace_back("groups", Shape::list(Shape::text()));
  fields.emplace_back("loaded", Shape::yes_no("there are figures of it"));
  return fields;
}

void define_shapes(http::RouteTable& table) {
  table.define("Place", Shape::object({{"code", Shape::text()},
                                       {"number", maybe_text()},
                                       {"name", Shape::text()},
                                       {"kind", Shape::text()},
                                       {"region", maybe_text()},
                                       {"region_code", maybe_text()},
                                       {"open", Shape::yes_no()}}));
  table.define("MeasureSummary", Shape::object(measure_fields()));
  table.define("Row", Shape::object(row_fields()));
  table.define("Source", Shape::object({{"id", Shape::text()},
                                        {"file", Shape::text()},
                                        {"sha256", Shape::text()},
                                        {"dataset", Shape::text()},
                                        {"title", Shape::text()},
                                        {"publisher", Shape::text()},
                                        {"status", Shape::text()},
                                        {"published", maybe_text()},
                                        {"period", maybe_text()},
                                        {"loaded_at", Shape::text()},
                                        {"loaded_by", Shape::text()},
                                        {"lines", Shape::whole_number()},
                                        {"figures", Shape::whole_number()},
                                        {"errors", Shape::whole_number()},
                                        {"warnings", Shape::whole_number()},
                                        {"quarantined", Shape::whole_number()},
                                        {"notes", maybe_text()}}));
  table.define("SourceRef", Shape::object({{"source_id", Shape::text()},
                                           {"line", Shape::whole_number()},
                                           {"file", Shape::text()},
                                           {"title", Shape::text()}}));
}

}  // namespace headrow::evidence::api
