#include "headrow/http/json.hpp"

namespace headrow::http {

Response json_response(const Json& json) {
  // Published files are checked to be UTF-8 when they are read; a stray byte must still not cost the page.
  return text_response("application/json", json.dump(-1, ' ', false, Json::error_handler_t::replace));
}

}  // namespace headrow::http
