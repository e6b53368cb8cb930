#pragma once

#include <nlohmann/json.hpp>

#include "headrow/http/message.hpp"

namespace headrow::http {

/// Fields keep the order in which they were written, so that the same answer is the same bytes.
using Json = nlohmann::ordered_json;

Response json_response(const Json& json);

/// A number, or null when there is none; numbers that are not finite are null as well.
template <typename Optional>
Json number_or_null(const Optional& value) {
  return value ? Json(*value) : Json(nullptr);
}

}  // namespace headrow::http
