#pragma once

#include <string>
#include <vector>

#include "headrow/http/json.hpp"
#include "headrow/records/api/routes.hpp"

namespace headrow::records::api {

/// A grant as docs/people-api.md has it.
http::Json grant_json(const Record& grant, const Roles& roles,
                      const std::function<std::string(const std::string&)>& place_name, Day today);

}  // namespace headrow::records::api
