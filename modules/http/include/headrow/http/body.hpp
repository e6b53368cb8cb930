#pragma once

#include <optional>

#include "headrow/http/route.hpp"

namespace headrow::http {

/// Reads a JSON body and holds it against the shape of its route: one object in UTF-8, no name twice, nested
/// at most 32 deep, with the members of the shape and no others, texts no longer than their shape says
/// (10,000 bytes where it says nothing) and without control characters or signs that turn the direction of
/// writing. Puts it into `request.json`; or says why not: 415 for another content type, 400 for what is no
/// JSON, 422 with the member's name for the rest. A route without a body takes none.
std::optional<Response> refused_body(const Route& route, const RouteTable& table, Request& request);

}  // namespace headrow::http
