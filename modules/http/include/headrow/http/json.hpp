#pragma once

#include <nlohmann/json.hpp>
#include <type_traits>

#include "headrow/http/message.hpp"

namespace headrow::http {

/// Fields keep the order in which they were written, so that the same answer is the same bytes.
using Json = nlohmann::ordered_json;

Response json_response(const Json& json);

/// 15 significant digits, which is what a published decimal surely keeps in a double: 98.6 and not
/// 98.60000000000001. Null when it is not finite.
Json number_json(double value);

/// A number, or null when there is none; numbers that are not finite are null as well.
template <typename Optional>
Json number_or_null(const Optional& value) {
  if (!value) return nullptr;
  if constexpr (std::is_floating_point_v<std::remove_cvref_t<decltype(*value)>>) return number_json(*value);
  return Json(*value);
}

}  // namespace headrow::http
