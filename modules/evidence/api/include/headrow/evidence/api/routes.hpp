#pragma once

#include <string>
#include <utility>
#include <vector>

#include "headrow/evidence/api/page_data.hpp"
#include "headrow/http/route.hpp"

namespace headrow::evidence::api {

/// What the start of every page must know and the evidence does not.
struct About {
  std::string product = "Headrow";
  std::string version;
  std::string place_default;  ///< official code; "" takes the first authority
  std::vector<std::pair<std::string, std::string>> strategies;  ///< code and title
};

/// Adds the routes of docs/pages-api.md that speak of figures, schools and loaded files. `data` outlives the
/// table.
void add_evidence_routes(http::RouteTable& table, const PageData& data, const About& about);

}  // namespace headrow::evidence::api
