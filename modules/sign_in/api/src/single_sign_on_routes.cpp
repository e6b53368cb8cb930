#include "headrow/http/problem.hpp"
#include "parts.hpp"

namespace headrow::sign_in::api {
namespace {

Response sent_to(const std::string& where) {
  Response response;
  response.status = 302;
  response.headers.push_back({"Location", where});
  return response;
}

Response not_let_in(const char* problem) {
  return sent_to(std::string("/sign-in?problem=") + problem);
}

std::string page_of(Next next) {
  switch (next) {
    case Next::SecondFactor:
      return "/sign-in/second-factor";
    case Next::SetUpSecondFactor:
      return "/sign-in/set-up";
    case Next::Done:
      break;
  }
  return "/";
}

std::string return_address(const SignInPages& pages, const Request& request) {
  return pages.address(request) + "/api/v1/sign-in/single/" + std::string(request.variable("provider")) +
         "/return";
}

http::Route single_route(std::string pattern, std::string operation, std::string summary) {
  auto route = entry_route(std::move(pattern), std::move(operation), std::move(summary));
  route.method = http::Method::Get;
  route.waits = true;
  route.variables = {{.name = "provider", .description = "code of the authority's provider"}};
  return route;
}

Response begin(const SignInPages& pages, const Request& request) {
  const auto begun = pages.single_sign_on.begin(request.variable("provider"), return_address(pages, request));
  if (!begun) {
    if (begun.error().code == ProblemCode::NotFound) return http::problem_response(begun.error());
    return not_let_in("provider-away");
  }
  Response response = sent_to(begun->url);
  set_single_sign_on_cookie(request, response, begun->browser);
  return response;
}

Response finish(const SignInPages& pages, const Request& request) {
  const auto entered = pages.single_sign_on.finish(
      request.variable("provider"), std::string(request.parameter("code")),
      std::string(request.parameter("state")), std::string(cookie_of(request, kSingleSignOnCookie)),
      return_address(pages, request), origin_of(request));
  Response response;
  if (entered) {
    response = sent_to(page_of(entered->next));
    set_entered_cookies(request, response, *entered);
  } else {
    response = not_let_in(entered.error().why == Refused::Why::Problem ? "no-rule" : "not-proven");
  }
  set_single_sign_on_cookie(request, response, "");
  return response;
}

}  // namespace

void add_single_sign_on(http::RouteTable& table, const SignInPages& pages) {
  auto first = single_route("sign-in/single/{provider}", "beginSingleSignOn",
                            "Sends the browser to the authority's own provider (302).");
  first.handler = [pages](const Request& request) -> Result<Response> { return begin(pages, request); };
  table.add(std::move(first));

  auto last = single_route("sign-in/single/{provider}/return", "finishSingleSignOn",
                           "Where the provider sends the browser back to; it is sent on to the pages (302).");
  for (const char* name :
       {"code", "state", "iss", "session_state", "error", "error_description", "error_uri"})
    last.parameters.push_back({.name = name, .description = "as the provider gives it"});
  last.handler = [pages](const Request& request) -> Result<Response> { return finish(pages, request); };
  table.add(std::move(last));
}

}  // namespace headrow::sign_in::api
