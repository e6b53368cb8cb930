#pragma once

#include <memory>
#include <optional>
#include <string>

#include "headrow/http/route.hpp"
#include "headrow/records/access.hpp"

namespace headrow::http {

/// Whether a route may be followed by who asks, and what is answered otherwise: 401 `sign-in-needed` to who
/// is not signed in, 403 `not-allowed` to who is, 403 `token-needed` for a change that a foreign page could
/// have sent. nullopt: it may.
std::optional<Response> refusal(const Route& route, const Request& request, records::Day today);

/// Whether a request that changes something was sent by a page of another site, as browsers tell it (Origin,
/// Sec-Fetch-Site).
bool from_another_site(const Request& request);

}  // namespace headrow::http
