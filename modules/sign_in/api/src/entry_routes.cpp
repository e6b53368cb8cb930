#include "parts.hpp"

namespace headrow::sign_in::api {
namespace {

Shape email_text() {
  return Shape::text().at_most(254);
}
Shape passphrase_text() {
  return Shape::text().at_most(1024);
}

/// Asking again is the same whoever it is: nothing shows which addresses are known.
Response link_sent() {
  return http::json_response({{"sent", true}});
}

void add_passphrase(http::RouteTable& table, const SignInPages& pages) {
  auto route = entry_route("sign-in", "signIn", "Begins a session by e-mail address and passphrase.");
  route.waits = true;
  route.body = Shape::object({{"email", email_text()}, {"passphrase", passphrase_text()}});
  route.answer = next_shape();
  route.handler = [pages](const Request& request) -> Result<Response> {
    const auto entered = pages.sign_in.with_passphrase(text_of(request, "email"),
                                                       text_of(request, "passphrase"), origin_of(request));
    return entered ? entered_response(request, *entered)
                   : refused_response(entered.error(), "The e-mail address or the passphrase is not right.");
  };
  table.add(std::move(route));

  auto code = entry_route("sign-in/second-factor", "giveSecondFactor",
                          "Completes a session by a code of the authenticator, or a recovery code.");
  code.body = Shape::object({{"code", Shape::text().at_most(40)}});
  code.answer = next_shape();
  code.handler = [pages](const Request& request) -> Result<Response> {
    const auto session = session_of(pages, request);
    if (!session) return session_needed();
    const auto entered = pages.sign_in.with_code(*session, text_of(request, "code"), origin_of(request));
    return entered ? entered_response(request, *entered)
                   : refused_response(entered.error(), "The code is not right, or was used already.");
  };
  table.add(std::move(code));
}

void add_links(http::RouteTable& table, const SignInPages& pages) {
  auto send = entry_route("sign-in/link", "sendLink", "Sends a parent or carer a link to their own address.");
  send.body = Shape::object({{"email", email_text()}});
  send.answer = Shape::object({{"sent", Shape::yes_no()}});
  send.handler = [pages](const Request& request) -> Result<Response> {
    const auto made = pages.sign_in.parent_link(text_of(request, "email"), origin_of(request));
    if (!made) return refused_response(made.error(), "");
    if (const auto& link = *made)
      pages.send_link(link->email, pages.address(request) + "/sign-in/link#" + link->link.token);
    return link_sent();
  };
  table.add(std::move(send));

  auto redeem = entry_route("sign-in/link/redeem", "redeemLink", "Begins a session by such a link, once.");
  redeem.body = Shape::object({{"token", Shape::text().at_most(100)}});
  redeem.answer = next_shape();
  redeem.handler = [pages](const Request& request) -> Result<Response> {
    const auto entered = pages.sign_in.with_link(text_of(request, "token"), origin_of(request));
    return entered
               ? entered_response(request, *entered)
               : refused_response(entered.error(), "The link was used, or is too old. Ask for a new one.");
  };
  table.add(std::move(redeem));
}

void add_sign_out(http::RouteTable& table, const SignInPages& pages) {
  auto route = entry_route("sign-out", "signOut", "Ends the session.");
  route.answer = Shape::object(std::vector<Shape::Field>{});
  route.handler = [pages](const Request& request) -> Result<Response> {
    if (const auto session = session_of(pages, request)) pages.sign_in.sign_out(*session, origin_of(request));
    Response response = http::json_response(Json::object());
    clear_session_cookie(request, response);
    response.headers.push_back({"Clear-Site-Data", "\"cache\""});
    return response;
  };
  table.add(std::move(route));
}

}  // namespace

void add_entries(http::RouteTable& table, const SignInPages& pages) {
  add_passphrase(table, pages);
  add_links(table, pages);
  add_sign_out(table, pages);
}

}  // namespace headrow::sign_in::api
