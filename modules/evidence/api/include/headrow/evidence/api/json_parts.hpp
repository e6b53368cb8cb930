#pragma once

#include <string>

#include "headrow/evidence/api/page_data.hpp"
#include "headrow/evidence/evidence.hpp"
#include "headrow/http/json.hpp"
#include "headrow/http/route.hpp"

namespace headrow::evidence::api {

using http::Json;

/// The parts that many answers share, as docs/pages-api.md has them.
Json place_json(const Evidence& evidence, const Place& place);
Json measure_json(const Evidence& evidence, const Measure& measure);
/// The same with polarity and decimals of the column that was asked for.
Json measure_json(const Evidence& evidence, const MeasureAndGroup& what);
/// The columns of `headrow evidence` and what pages need besides; every member null for a null row.
Json row_json(const Evidence& evidence, const EvidenceRow* row);
Json source_json(const Source& source);
/// null when the reference leads nowhere.
Json source_ref_json(const SourceList& sources, const SourceRef& ref);

std::string polarity_text(Polarity polarity);  ///< "high", "low", "neither"
/// null for "".
Json text_or_null(const std::string& text);
Json band_json(char band);

/// A group in words from the dimensions: "Girls, eligible for free school meals"; "Everyone".
std::string group_title(const Catalogue& catalogue, const Group& group);

/// Defines Place, MeasureSummary, Row, Source and SourceRef for the OpenAPI document.
void define_shapes(http::RouteTable& table);
/// Members of a MeasureSummary and of a Row, for shapes that have more.
std::vector<http::Shape::Field> measure_fields();
std::vector<http::Shape::Field> row_fields();

}  // namespace headrow::evidence::api
