#include "headrow/http/problem.hpp"
#include "parts.hpp"

namespace headrow::records::api {
namespace {

Json invitation_json(const RecordPages::Invitation& invitation) {
  return {{"url", invitation.url}, {"expires", invitation.expires}};
}

Shape invitation_shape() {
  return Shape::object({{"url", Shape::text()}, {"expires", Shape::text()}});
}

http::Route change_route(std::string pattern, std::string operation, std::string summary) {
  auto route = route_of(http::Method::Post, std::move(pattern), std::move(operation),
                        Permission::ManagePeople, std::move(summary));
  route.whole_city = true;
  return route;
}

Result<Response> person_answer(const RecordPages& pages, std::string_view id) {
  const auto person = pages.people.find(id);
  if (!person) return fail(ProblemCode::NotFound, "There is no such person.");
  return http::json_response(person_json(pages, *person));
}

void add_reading(http::RouteTable& table, const RecordPages& pages) {
  auto one = route_of(http::Method::Get, "people/{id}", "getPerson", Permission::ReadPeople, "One person.");
  one.whole_city = true;
  one.variables = {id_variable("person")};
  one.answer = Shape::named("Person");
  one.handler = [pages](const Request& request) { return person_answer(pages, request.variable("id")); };
  table.add(std::move(one));

  auto history = route_of(http::Method::Get, "people/{id}/history", "getPersonHistory",
                          Permission::ReadPeople, "Every version of a person's record, newest first.");
  history.whole_city = true;
  history.variables = {id_variable("person")};
  history.answer = Shape::object({{"versions", Shape::list(Shape::named("RecordVersion"))}});
  history.handler = [pages](const Request& request) -> Result<Response> {
    const auto id = request.variable("id");
    if (!pages.people.find(id)) return fail(ProblemCode::NotFound, "There is no such person.");
    return http::json_response(history_json(pages, pages.database.read([&](soci::session& sql) {
      return record_history(sql, person_class(), id);
    })));
  };
  table.add(std::move(history));
}

void add_adding(http::RouteTable& table, const RecordPages& pages) {
  auto add =
      change_route("people", "addPerson", "Adds a person with their grants and makes their invitation.");
  add.body = Shape::object({{"name", Shape::text().at_most(200)},
                            {"email", Shape::text().at_most(254)},
                            {"grants", Shape::list(Shape::named("NewGrant"))}});
  add.answer = Shape::object({{"person", Shape::named("Person")}, {"invitation", invitation_shape()}});
  add.handler = [pages](const Request& request) -> Result<Response> {
    const Json& body = *request.json;
    const auto grants = grants_asked(body);
    if (!grants) return tl::unexpected(grants.error());
    const auto person =
        pages.people.add(text_of(body, "name"), text_of(body, "email"), *grants, actor_of(request));
    if (!person) return tl::unexpected(person.error());
    const auto invitation = pages.invite(person->id, request);
    if (!invitation) return tl::unexpected(invitation.error());
    return http::json_response(
        {{"person", person_json(pages, *person)}, {"invitation", invitation_json(*invitation)}});
  };
  table.add(std::move(add));

  auto invite = change_route("people/{id}/invite", "invitePerson",
                             "Invites a person again: passphrase, second factor and sessions of before end.");
  invite.variables = {id_variable("person")};
  invite.body = Shape::object({{"reason", reason_shape()}});
  invite.answer = Shape::object({{"invitation", invitation_shape()}});
  invite.handler = [pages](const Request& request) -> Result<Response> {
    const auto invitation = pages.invite(std::string(request.variable("id")), request);
    if (!invitation) return tl::unexpected(invitation.error());
    return http::json_response({{"invitation", invitation_json(*invitation)}});
  };
  table.add(std::move(invite));
}

void add_changing(http::RouteTable& table, const RecordPages& pages) {
  auto change = change_route("people/{id}", "changePerson", "Changes name or address.");
  change.variables = {id_variable("person")};
  change.body = Shape::object({{"version", Shape::whole_number()},
                               {"name", Shape::text().at_most(200)},
                               {"email", Shape::text().at_most(254)},
                               {"reason", reason_shape()}});
  change.answer = Shape::named("Person");
  change.handler = [pages](const Request& request) {
    const Json& body = *request.json;
    return changed_person(pages, request,
                          pages.people.change(request.variable("id"), body["version"].get<std::int64_t>(),
                                              text_of(body, "name"), text_of(body, "email"),
                                              text_of(body, "reason"), actor_of(request)));
  };
  table.add(std::move(change));

  auto leave = change_route("people/{id}/leave", "endPerson",
                            "Ends all grants and sessions of who leaves their post.");
  leave.variables = {id_variable("person")};
  leave.body = Shape::object({{"version", Shape::whole_number()}, {"reason", reason_shape()}});
  leave.answer = Shape::named("Person");
  leave.handler = [pages](const Request& request) {
    const Json& body = *request.json;
    return changed_person(pages, request,
                          pages.people.leave(request.variable("id"), body["version"].get<std::int64_t>(),
                                             text_of(body, "reason"), actor_of(request)));
  };
  table.add(std::move(leave));
}

void add_granting(http::RouteTable& table, const RecordPages& pages) {
  auto grant = change_route("people/{id}/grants", "addGrant", "Gives a role within a scope.");
  grant.variables = {id_variable("person")};
  grant.body = Shape::object({{"role", Shape::text().at_most(100)},
                              {"scope_kind", Shape::text().at_most(20)},
                              {"scope", Shape::text().at_most(100)},
                              {"year_groups", Shape::list(Shape::text().at_most(4))},
                              {"from", Shape::text().at_most(10)},
                              {"until", Shape::text().at_most(10)},
                              {"reason", reason_shape()}})
                   .without({"year_groups", "from", "until"});
  grant.answer = Shape::named("Person");
  grant.handler = [pages](const Request& request) -> Result<Response> {
    const auto asked = grant_asked(*request.json);
    if (!asked) return tl::unexpected(asked.error());
    const auto given = pages.people.grant(request.variable("id"), *asked, text_of(*request.json, "reason"),
                                          actor_of(request));
    if (!given) return tl::unexpected(given.error());
    return person_answer(pages, request.variable("id"));
  };
  table.add(std::move(grant));

  auto end = change_route("grants/{id}/end", "endGrant", "Ends a grant at once.");
  end.variables = {id_variable("grant")};
  end.body = Shape::object({{"version", Shape::whole_number()}, {"reason", reason_shape()}});
  end.answer = Shape::named("Person");
  end.handler = [pages](const Request& request) -> Result<Response> {
    const Json& body = *request.json;
    const auto ended = pages.people.end_grant(request.variable("id"), body["version"].get<std::int64_t>(),
                                              text_of(body, "reason"), actor_of(request));
    if (!ended) return tl::unexpected(ended.error());
    return person_answer(pages, (*ended)["holder"]);
  };
  table.add(std::move(end));
}

}  // namespace

Result<Response> changed_person(const RecordPages& pages, const Request& request,
                                const Result<Record>& changed) {
  const auto id = request.variable("id");
  if (changed) return person_answer(pages, id);
  const auto now = pages.people.find(id);
  if (!now) return tl::unexpected(changed.error());
  const Json& body = *request.json;
  const bool moved_on = now->version != body["version"].get<std::int64_t>();
  return conflict_or_problem(changed.error(), moved_on, body, person_json(pages, *now));
}

void add_people_routes(http::RouteTable& table, const RecordPages& pages) {
  add_reading(table, pages);
  add_adding(table, pages);
  add_changing(table, pages);
  add_granting(table, pages);
}

void add_record_routes(http::RouteTable& table, const RecordPages& pages) {
  define_shapes(table);
  add_people_list(table, pages);
  add_people_routes(table, pages);
  add_client_routes(table, pages);
  add_audit_routes(table, pages);
  add_task_routes(table, pages);
  add_account_routes(table, pages);
  add_job_routes(table, pages);
  add_retention_routes(table, pages);
  add_data_subject_routes(table, pages);
}

}  // namespace headrow::records::api
