#include "headrow/http/json.hpp"

#include <charconv>

#include "headrow/base/figure.hpp"

namespace headrow::http {

Json number_json(double value) {
  const std::string text = number_text(value);
  double shown = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), shown);
  return error == std::errc() ? Json(shown) : Json(nullptr);
}

Response json_response(const Json& json) {
  // Published files are checked to be UTF-8 when they are read; a stray byte must still not cost the page.
  return text_response("application/json", json.dump(-1, ' ', false, Json::error_handler_t::replace));
}

}  // namespace headrow::http
