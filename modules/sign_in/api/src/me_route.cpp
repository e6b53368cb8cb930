#include "headrow/records/api/json_parts.hpp"
#include "headrow/records/days.hpp"
#include "parts.hpp"

namespace headrow::sign_in::api {
namespace {

using records::Permission;
using records::Principal;

Json permissions_json(const Principal& principal, records::Day today) {
  Json list = Json::array();
  for (std::size_t i = 0; i < records::kPermissions; ++i) {
    const auto permission = static_cast<Permission>(i);
    if (records::may_somewhere(principal, permission, today))
      list.push_back(records::permission_text(permission));
  }
  return list;
}

std::string second_factor_word(const SignInPages& pages, const Session& session) {
  switch (pages.sign_in.next_of(session)) {
    case Next::SecondFactor:
      return "needed";
    case Next::SetUpSecondFactor:
      return "must-set-up";
    case Next::Done:
      break;
  }
  return pages.sign_in.accounts().find(session.person).has_second_factor ? "on" : "off";
}

/// Grants as they work in this session: a parent's link gives those of their own child alone.
Json roles_json(const SignInPages& pages, const Session& session) {
  Json list = Json::array();
  auto& people = pages.sign_in.people();
  for (const records::Record& grant : people.grants_of(session.person)) {
    if (session.means == Means::Link && grant["scope_kind"] != "child") continue;
    Json json = records::api::grant_json(grant, people.roles(), pages.place_name, pages.today());
    if (json["state"] == "current") list.push_back(std::move(json));
  }
  return list;
}

void add_session(Json& me, const SignInPages& pages, const Request& request, const Session& session) {
  const std::string second_factor = second_factor_word(pages, session);
  me["token"] = session.change_token;
  me["second_factor"] = second_factor;
  me["idle_until"] = records::instant_text(session.idle_until());
  me["until"] = records::instant_text(session.until);
  if (request.asker.principal->kind != Principal::Kind::Person) return;  // its second factor is missing yet
  const auto person = pages.sign_in.people().find(session.person);
  if (!person) return;
  me["signed_in"] = true;
  me["person"] = {{"id", person->id}, {"name", (*person)["name"]}, {"email", (*person)["email"]}};
  me["roles"] = roles_json(pages, session);
  (void)pages.notices.note_visit(person->id);
  me["last_visit"] = pages.notices.last_visit(person->id);
}

Json accounts_json(const SignInPages& pages) {
  Json list = Json::array();
  for (const auto& account : pages.accounts) {
    list.push_back({{"email", account.email},
                    {"passphrase", account.passphrase},
                    {"role", account.role},
                    {"title", account.title},
                    {"scope_name", account.scope_name}});
  }
  return list;
}

Json providers_json(const SignInPages& pages) {
  Json list = Json::array();
  for (const auto& provider : pages.single_sign_on.providers())
    list.push_back({{"code", provider.code}, {"title", provider.title}});
  return list;
}

Json me_json(const SignInPages& pages, const Request& request) {
  Json me{{"signed_in", false},
          {"person", nullptr},
          {"token", ""},
          {"roles", Json::array()},
          {"permissions", permissions_json(*request.asker.principal, pages.today())},
          {"second_factor", "off"},
          {"idle_until", ""},
          {"until", ""},
          {"last_visit", ""},
          {"public_area", pages.public_area},
          {"demonstration", !pages.accounts.empty()},
          {"single_sign_on", providers_json(pages)},
          {"accounts", accounts_json(pages)}};
  if (const auto session = pages.sign_in.sessions().find(request.asker.session))
    add_session(me, pages, request, *session);
  return me;
}

Shape me_shape() {
  const Shape text = Shape::text();
  return Shape::object({{"signed_in", Shape::yes_no()},
                        {"person", Shape::object({{"id", text}, {"name", text}, {"email", text}}).or_null()},
                        {"token", Shape::text("to be sent with every change, as X-Headrow-Token")},
                        {"roles", Shape::list(Shape::named("Grant"))},
                        {"permissions", Shape::list(text)},
                        {"second_factor", text.one_of({"on", "off", "needed", "must-set-up"})},
                        {"idle_until", text},
                        {"until", text},
                        {"last_visit", text},
                        {"public_area", Shape::yes_no()},
                        {"demonstration", Shape::yes_no()},
                        {"single_sign_on", Shape::list(Shape::object({{"code", text}, {"title", text}}))},
                        {"accounts", Shape::list(Shape::object({{"email", text},
                                                                {"passphrase", text},
                                                                {"role", text},
                                                                {"title", text},
                                                                {"scope_name", text}}))}});
}

}  // namespace

void add_me(http::RouteTable& table, const SignInPages& pages) {
  auto route = entry_route("me", "getMe", "Who is signed in, with what, and until when.");
  route.method = http::Method::Get;
  route.answer = me_shape();
  route.handler = [pages](const Request& request) -> Result<Response> {
    return http::json_response(me_json(pages, request));
  };
  table.add(std::move(route));
}

}  // namespace headrow::sign_in::api
