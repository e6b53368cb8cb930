#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "headrow/http/message.hpp"

namespace headrow::http {

/// Fields keep the order in which they were written, so that the same answer is the same bytes.
using Json = nlohmann::ordered_json;

/// The text of an answer; `indent` below nought is one line. Fractions have at most 15 significant digits,
/// which is what a published decimal surely keeps in a double: 98.6 and not 98.60000000000001.
std::string json_text(const Json& json, int indent = -1);

Response json_response(const Json& json);

/// A number, or null when there is none; numbers that are not finite are null as well.
template <typename Optional>
Json number_or_null(const Optional& value) {
  return value ? Json(*value) : Json(nullptr);
}

}  // namespace headrow::http
