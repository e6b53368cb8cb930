#include "headrow/http/access.hpp"

#include <algorithm>
#include <array>

#include "headrow/http/problem.hpp"

namespace headrow::http {
namespace {

using records::Principal;

/// Takes as long for a token that is nearly right as for one that is all wrong.
bool same_secret(std::string_view given, std::string_view expected) {
  if (given.size() != expected.size()) return false;
  unsigned char difference = 0;
  for (std::size_t i = 0; i < given.size(); ++i)
    difference |= static_cast<unsigned char>(given[i] ^ expected[i]);
  return difference == 0;
}

bool holds(const Principal& principal, const Route& route, records::Day today) {
  if (!route.permission) return false;
  return route.whole_city ? records::may(principal, *route.permission, "", {}, today)
                          : records::may_somewhere(principal, *route.permission, today);
}

Response sign_in_needed() {
  return problem_response(401, "sign-in-needed", "Sign in first",
                          "You are not signed in, or your session has ended.");
}

}  // namespace

std::optional<Response> refusal(const Route& route, const Request& request, records::Day today) {
  const Principal& principal = *request.asker.principal;
  if (!holds(principal, route, today)) {
    if (principal.kind == Principal::Kind::Public && route.permission != records::Permission::RunCommands)
      return sign_in_needed();
    return problem_response({ProblemCode::NotAllowed, "Nothing that was granted to you gives this."});
  }
  if (route.method != Method::Post) return std::nullopt;
  if (from_another_site(request)) {
    return problem_response(403, "another-site", "Sent by a page of another site",
                            "Changes are taken from Headrow's own pages alone.");
  }
  if (!request.asker.session.empty() &&
      !same_secret(request.header("X-Headrow-Token"), request.asker.change_token)) {
    return problem_response(403, "token-needed", "The change came without its token",
                            "Load the page again and repeat what you did.");
  }
  return std::nullopt;
}

bool from_another_site(const Request& request) {
  const auto site = request.header("Sec-Fetch-Site");
  if (!site.empty() && site != "same-origin" && site != "none") return true;
  const auto origin = request.header("Origin");
  if (origin.empty()) return false;
  const auto scheme_end = origin.find("://");
  return scheme_end == std::string_view::npos || origin.substr(scheme_end + 3) != request.header("Host");
}

}  // namespace headrow::http
