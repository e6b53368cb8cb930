#pragma once

#include <string>

#include "headrow/http/json.hpp"
#include "headrow/http/route.hpp"

namespace headrow::http {

struct ApiTitle {
  std::string title = "Headrow";
  std::string version = "1";
};

/// The OpenAPI 3.1 document of a route table.
Json openapi_document(const RouteTable& table, const ApiTitle& title);

}  // namespace headrow::http
