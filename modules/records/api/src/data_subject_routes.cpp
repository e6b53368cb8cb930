#include "parts.hpp"

namespace headrow::records::api {
namespace {

http::Route subject_route(http::Method method, std::string pattern, std::string operation,
                          std::string summary) {
  auto route = route_of(method, std::move(pattern), std::move(operation), Permission::AnswerDataSubjects,
                        std::move(summary));
  route.whole_city = true;
  route.variables = {id_variable("person")};
  return route;
}

Shape export_shape() {
  return Shape::object({{"about", Shape::text("id of the person")},
                        {"records", Shape::list(Shape())},
                        {"tables", Shape::map(Shape::list(Shape()))},
                        {"what_they_did", Shape::list(Shape())},
                        {"what_was_done_to_their_record", Shape::list(Shape())},
                        {"made_at", Shape::text()}});
}

Result<Response> exported(const RecordPages& pages, const std::string& subject, const Actor& actor) {
  auto json = pages.export_subject(subject, actor);
  if (!json) return tl::unexpected(json.error());
  Response response = http::text_response("application/json", std::move(*json));
  response.headers.push_back({"Content-Disposition", "attachment; filename=\"personal-data.json\""});
  return response;
}

void add_exports(http::RouteTable& table, const RecordPages& pages) {
  auto of = subject_route(http::Method::Get, "people/{id}/export", "exportPerson",
                          "Everything that is kept about a person, to be handed to them.");
  of.answer = export_shape();
  of.handler = [pages](const Request& request) {
    return exported(pages, std::string(request.variable("id")), actor_of(request));
  };
  table.add(std::move(of));

  auto own = route_of(http::Method::Get, "account/export", "exportOwnData", Permission::OwnAccount,
                      "Everything that is kept about oneself.");
  own.answer = export_shape();
  own.handler = [pages](const Request& request) {
    return exported(pages, request.asker.principal->id, actor_of(request));
  };
  table.add(std::move(own));
}

}  // namespace

void add_data_subject_routes(http::RouteTable& table, const RecordPages& pages) {
  add_exports(table, pages);

  auto rectify = subject_route(http::Method::Post, "people/{id}/rectify", "rectifyPerson",
                               "Puts right what a person says is wrong, also while it is restricted.");
  rectify.body = Shape::object({{"version", Shape::whole_number()},
                                {"name", Shape::text().at_most(200)},
                                {"email", Shape::text().at_most(254)},
                                {"reason", reason_shape()}});
  rectify.answer = Shape::named("Person");
  rectify.handler = [pages](const Request& request) {
    const Json& body = *request.json;
    return changed_person(pages, request,
                          pages.people.rectify(request.variable("id"), body["version"].get<std::int64_t>(),
                                               text_of(body, "name"), text_of(body, "email"),
                                               text_of(body, "reason"), actor_of(request)));
  };
  table.add(std::move(rectify));

  auto restrict = subject_route(http::Method::Post, "people/{id}/restrict", "restrictPerson",
                                "Restricts what is done with a person's data, or lifts the restriction.");
  restrict.body = Shape::object(
      {{"version", Shape::whole_number()}, {"restricted", Shape::yes_no()}, {"reason", reason_shape()}});
  restrict.answer = Shape::named("Person");
  restrict.handler = [pages](const Request& request) {
    const Json& body = *request.json;
    return changed_person(
        pages, request,
        pages.people.restrict(request.variable("id"), body["version"].get<std::int64_t>(),
                              body["restricted"].get<bool>(), text_of(body, "reason"), actor_of(request)));
  };
  table.add(std::move(restrict));
}

}  // namespace headrow::records::api
