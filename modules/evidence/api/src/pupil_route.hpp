#pragma once

#include <functional>
#include <string>
#include <vector>

#include "headrow/evidence/api/page_data.hpp"
#include "headrow/evidence/children.hpp"
#include "headrow/http/json.hpp"
#include "headrow/http/route.hpp"
#include "headrow/records/access.hpp"

namespace headrow::evidence::api {

using Today = std::function<records::Day()>;

/// A route about pupils' records, without its answer and handler. What it answers differs by who asks, so no
/// answer of it may be kept by the state of the store.
http::Route pupil_route(std::string pattern, std::string operation, std::string summary);

/// Answers with what `answer` makes of a request and of the children within the asker's reach.
http::Handler answer_within_reach(
    Today today,
    std::function<Result<http::Json>(const http::Request&, const std::vector<ChildrenReach>&)> answer);

}  // namespace headrow::evidence::api
