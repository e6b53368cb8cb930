#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "headrow/http/problem.hpp"
#include "parts.hpp"

namespace headrow::records::api {

Actor actor_of(const Request& request) {
  const Principal& principal = *request.asker.principal;
  const bool socket = request.channel == http::Channel::LocalSocket;
  return {principal.kind, principal.id, socket ? "socket" : request.address, request.id};
}

long page_of_request(const Request& request) {
  long page = 1;
  const auto text = request.parameter("page");
  std::from_chars(text.data(), text.data() + text.size(), page);
  return std::max(page, 1L);
}

http::Parameter page_parameter() {
  return {"page", "from 1", http::ParameterType::WholeNumber, false, {}, "1"};
}

http::Parameter id_variable(const std::string& what) {
  return {"id", "id of the " + what, http::ParameterType::Text, true, {}, ""};
}

std::string text_of(const Json& body, const char* name) {
  return body.value(name, "");
}

Result<NewGrant> grant_asked(const Json& body) {
  const auto kind = read_scope_kind(text_of(body, "scope_kind"));
  if (!kind) return tl::unexpected(kind.error());
  return NewGrant{text_of(body, "role"),  *kind,
                  text_of(body, "scope"), body.value("year_groups", std::vector<std::string>{}),
                  text_of(body, "from"),  text_of(body, "until")};
}

Result<std::vector<NewGrant>> grants_asked(const Json& body) {
  std::vector<NewGrant> grants;
  for (const Json& asked : body["grants"]) {
    auto grant = grant_asked(asked);
    if (!grant) return tl::unexpected(grant.error());
    grants.push_back(std::move(*grant));
  }
  return grants;
}

http::Route route_of(http::Method method, std::string pattern, std::string operation, Permission permission,
                     std::string summary) {
  http::Route route;
  route.method = method;
  route.pattern = "/api/v1/" + std::move(pattern);
  route.operation = std::move(operation);
  route.permission = permission;
  route.summary = std::move(summary);
  route.follows_store = false;
  return route;
}

Response conflict_or_problem(const Problem& problem, bool moved_on, Json mine, Json theirs) {
  if (problem.code != ProblemCode::Conflict || !moved_on) return http::problem_response(problem);
  Response response = http::json_response({{"code", "conflict"},
                                           {"title", "Somebody else was first"},
                                           {"status", 409},
                                           {"detail", problem.message},
                                           {"mine", std::move(mine)},
                                           {"theirs", std::move(theirs)}});
  response.status = 409;
  return response;
}

}  // namespace headrow::records::api
