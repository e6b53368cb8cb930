#include <fmt/format.h>

#include "headrow/http/problem.hpp"
#include "parts.hpp"

namespace headrow::sign_in::api {

Response refused_response(const Refused& refused, const std::string& wrong_words) {
  if (refused.why == Refused::Why::Problem) return http::problem_response(refused.problem);
  if (refused.why == Refused::Why::Wrong)
    return http::problem_response(401, "wrong-credentials", "That is not right", wrong_words);
  Response response =
      http::problem_response(429, "too-many-requests", "Too many tries",
                             fmt::format("Wait {} second{} before the next.", refused.wait.count(),
                                         refused.wait.count() == 1 ? "" : "s"));
  response.headers.push_back({"Retry-After", std::to_string(refused.wait.count())});
  return response;
}

std::optional<Session> session_of(const SignInPages& pages, const Request& request) {
  return pages.sign_in.sessions().find(request.asker.session);
}

Response session_needed() {
  return http::problem_response(401, "session-needed", "Begin by signing in",
                                "Nobody is signing in here, or the session has ended.");
}

http::Route entry_route(std::string pattern, std::string operation, std::string summary) {
  http::Route route;
  route.method = http::Method::Post;
  route.pattern = "/api/v1/" + std::move(pattern);
  route.operation = std::move(operation);
  route.permission = records::Permission::SignIn;
  route.summary = std::move(summary);
  route.follows_store = false;
  return route;
}

std::string text_of(const Request& request, const char* name) {
  return (*request.json)[name].get<std::string>();
}

Shape next_shape() {
  return Shape::object({{"next", Shape::text().one_of({"done", "second-factor", "set-up-second-factor"})}});
}

Origin origin_of(const Request& request) {
  Origin origin;
  origin.actor = {request.asker.principal->kind, request.asker.principal->id, request.address, request.id};
  origin.agent = request.header("User-Agent");
  origin.device = cookie_of(request, kDeviceCookie);
  return origin;
}

void set_entered_cookies(const Request& request, Response& response, const Entered& entered) {
  set_session_cookie(request, response, entered.session.token);
  if (!entered.device.empty()) set_device_cookie(request, response, entered.device);
}

Response entered_response(const Request& request, const Entered& entered) {
  Response response = http::json_response({{"next", next_text(entered.next)}});
  set_entered_cookies(request, response, entered);
  return response;
}

std::string invitation_url(const std::string& address, const std::string& token) {
  return address + "/invitation#" + token;
}

void add_sign_in_routes(http::RouteTable& table, const SignInPages& pages) {
  add_me(table, pages);
  add_entries(table, pages);
  add_invitations(table, pages);
  add_single_sign_on(table, pages);
  add_account(table, pages);
}

}  // namespace headrow::sign_in::api
