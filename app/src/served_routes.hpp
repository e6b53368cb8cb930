#pragma once

#include <vector>

#include "headrow/http/route.hpp"
#include "headrow/sign_in/api/routes.hpp"
#include "letters.hpp"
#include "served_folder.hpp"
#include "settings.hpp"

namespace headrow::app {

/// Every route of a server: what the router, the OpenAPI document and the access test are made from. `folder`
/// and `letters` outlive the table.
http::RouteTable served_routes(ServedFolder& folder, const Settings& settings, Letters& letters,
                               std::vector<sign_in::api::DemonstrationAccount> accounts);

/// The day by which grants begin and end and tasks are due.
records::Day london_today();

}  // namespace headrow::app
