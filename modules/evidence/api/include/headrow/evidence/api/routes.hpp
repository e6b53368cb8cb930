#pragma once

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "headrow/evidence/api/page_data.hpp"
#include "headrow/http/route.hpp"
#include "headrow/records/access.hpp"

namespace headrow::evidence::api {

/// What the start of every page must know and the evidence does not.
struct About {
  std::string product = "Headrow";
  std::string version;
  std::string place_default;  ///< official code; "" takes the first authority
  std::vector<std::pair<std::string, std::string>> strategies;  ///< code and title
  /// Who may see which files about children are loaded, and what was found in them; absent: nobody.
  std::function<bool(const records::Principal&)> sees_children = {};
};

/// Adds the routes of docs/pages-api.md that speak of figures, schools and loaded files. `data` outlives the
/// table.
void add_evidence_routes(http::RouteTable& table, const PageData& data, const About& about);

/// Adds the routes that answer from pupils' own records, each for the children whom the asker may see
/// counted.
void add_pupil_routes(http::RouteTable& table, const PageData& data, std::function<records::Day()> today);

}  // namespace headrow::evidence::api
