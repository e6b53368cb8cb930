#include "headrow/records/days.hpp"
#include "headrow/sign_in/one_time_code.hpp"
#include "parts.hpp"

namespace headrow::sign_in::api {
namespace {

http::Route own_route(http::Method method, std::string pattern, std::string operation, std::string summary) {
  auto route = entry_route(std::move(pattern), std::move(operation), std::move(summary));
  route.method = method;
  route.permission = records::Permission::OwnAccount;
  return route;
}

records::Actor person_of(const Request& request, const Session& session) {
  return {records::Principal::Kind::Person, session.person, request.address, request.id};
}

void add_second_factor(http::RouteTable& table, const SignInPages& pages) {
  // A session that must set one up holds no permission yet but that of signing in.
  auto begin = entry_route("account/second-factor/begin", "beginSecondFactor",
                           "Makes the secret of a new authenticator, which counts once it was confirmed.");
  begin.answer =
      Shape::object({{"secret", Shape::text("to be typed")}, {"uri", Shape::text("for the picture")}});
  begin.handler = [pages](const Request& request) -> Result<Response> {
    const auto session = session_of(pages, request);
    if (!session) return session_needed();
    const auto secret = pages.sign_in.begin_second_factor(*session, person_of(request, *session));
    if (!secret) return tl::unexpected(secret.error());
    const auto person = pages.sign_in.people().find(session->person);
    return http::json_response(
        {{"secret", typed_secret(*secret)}, {"uri", authenticator_uri(*secret, (*person)["email"])}});
  };
  table.add(std::move(begin));

  auto confirm =
      entry_route("account/second-factor/confirm", "confirmSecondFactor",
                  "Confirms an authenticator by its first code; the recovery codes are shown this once.");
  confirm.body = Shape::object({{"code", Shape::text().at_most(40)}});
  confirm.answer = Shape::object({{"recovery_codes", Shape::list(Shape::text())}});
  confirm.handler = [pages](const Request& request) -> Result<Response> {
    const auto session = session_of(pages, request);
    if (!session) return session_needed();
    const auto confirmed =
        pages.sign_in.confirm_second_factor(*session, text_of(request, "code"), origin_of(request));
    if (!confirmed)
      return refused_response(confirmed.error(), "The code is not right. Wait for the next one.");
    Response response = http::json_response({{"recovery_codes", confirmed->recovery_codes}});
    set_session_cookie(request, response, confirmed->session.token);
    return response;
  };
  table.add(std::move(confirm));
}

void add_passphrase(http::RouteTable& table, const SignInPages& pages) {
  auto route = own_route(http::Method::Post, "account/passphrase", "changePassphrase",
                         "Changes one's passphrase; one's other sessions end.");
  route.waits = true;
  route.body =
      Shape::object({{"current", Shape::text().at_most(1024)}, {"passphrase", Shape::text().at_most(1024)}});
  route.answer = Shape::object(std::vector<Shape::Field>{});
  route.handler = [pages](const Request& request) -> Result<Response> {
    const auto session = session_of(pages, request);
    if (!session) return session_needed();
    const auto fresh = pages.sign_in.change_passphrase(*session, text_of(request, "current"),
                                                       text_of(request, "passphrase"), origin_of(request));
    if (!fresh) return refused_response(fresh.error(), "Your current passphrase is not right.");
    Response response = http::json_response(Json::object());
    set_session_cookie(request, response, fresh->token);
    return response;
  };
  table.add(std::move(route));
}

void add_sessions(http::RouteTable& table, const SignInPages& pages) {
  auto list =
      own_route(http::Method::Get, "account/sessions", "getSessions", "One's own sessions, last seen first.");
  list.answer = Shape::object({{"sessions", Shape::list(Shape::object({{"id", Shape::text()},
                                                                       {"started", Shape::text()},
                                                                       {"last_seen", Shape::text()},
                                                                       {"address", Shape::text()},
                                                                       {"agent", Shape::text()},
                                                                       {"current", Shape::yes_no()}}))}});
  list.handler = [pages](const Request& request) -> Result<Response> {
    Json sessions = Json::array();
    for (const Session& session : pages.sign_in.sessions().of(request.asker.principal->id)) {
      sessions.push_back({{"id", session.id},
                          {"started", records::instant_text(session.started)},
                          {"last_seen", records::instant_text(session.last_seen)},
                          {"address", session.address},
                          {"agent", session.agent},
                          {"current", session.id == request.asker.session}});
    }
    return http::json_response({{"sessions", std::move(sessions)}});
  };
  table.add(std::move(list));

  auto end = own_route(http::Method::Post, "account/sessions/end", "endSession",
                       "Ends one of one's own sessions; \"all\" ends every one, this included.");
  end.body = Shape::object({{"id", Shape::text().at_most(40)}});
  end.answer = Shape::object(std::vector<Shape::Field>{});
  end.handler = [pages](const Request& request) -> Result<Response> {
    const std::string id = text_of(request, "id");
    const std::string& person = request.asker.principal->id;
    const records::Actor actor{records::Principal::Kind::Person, person, request.address, request.id};
    auto& sessions = pages.sign_in.sessions();
    const auto ended = id == "all" ? sessions.end_all(person, actor) : sessions.end(id, person, actor);
    if (!ended) return tl::unexpected(ended.error());
    Response response = http::json_response(Json::object());
    if (id == "all" || id == request.asker.session) clear_session_cookie(request, response);
    return response;
  };
  table.add(std::move(end));
}

}  // namespace

void add_account(http::RouteTable& table, const SignInPages& pages) {
  add_second_factor(table, pages);
  add_passphrase(table, pages);
  add_sessions(table, pages);
}

}  // namespace headrow::sign_in::api
