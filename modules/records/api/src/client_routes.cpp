#include "parts.hpp"

namespace headrow::records::api {
namespace {

Json client_json(const RecordPages& pages, const Record& client) {
  Json grants = Json::array();
  for (const Record& grant : pages.people.grants_of(client.id))
    grants.push_back(grant_json(grant, pages.people.roles(), pages.place_name, pages.today()));
  return {{"id", client.id},
          {"version", client.version},
          {"name", client["name"]},
          {"state", client["state"]},
          {"created", client.created_at},
          {"last_used", pages.token_last_used(client.id)},
          {"grants", std::move(grants)}};
}

Shape client_shape() {
  return Shape::object({{"id", Shape::text()},
                        {"version", Shape::whole_number()},
                        {"name", Shape::text()},
                        {"state", Shape::text().one_of({"active", "ended"})},
                        {"created", Shape::text()},
                        {"last_used", Shape::text("\"\" never")},
                        {"grants", Shape::list(Shape::named("Grant"))}});
}

}  // namespace

void add_client_routes(http::RouteTable& table, const RecordPages& pages) {
  table.define("Client", client_shape());
  auto list = route_of(http::Method::Get, "clients", "getClients", Permission::ManagePeople,
                       "Machine clients and what was granted to them.");
  list.whole_city = true;
  list.answer = Shape::object({{"clients", Shape::list(Shape::named("Client"))}});
  list.handler = [pages](const Request&) -> Result<Response> {
    const auto found = pages.database.read([](soci::session& sql) {
      return find_records(sql, client_class(), "1=1", {}, "ORDER BY state, lower(name), id");
    });
    Json clients = Json::array();
    for (const Record& client : found) clients.push_back(client_json(pages, client));
    return http::json_response({{"clients", std::move(clients)}});
  };
  table.add(std::move(list));

  auto add = route_of(http::Method::Post, "clients", "addClient", Permission::ManagePeople,
                      "Adds a machine client and makes its token, which is shown this once.");
  add.whole_city = true;
  add.body = Shape::object(
      {{"name", Shape::text().at_most(200)}, {"grants", Shape::list(Shape::named("NewGrant"))}});
  add.answer = Shape::object({{"client", Shape::named("Client")}, {"token", Shape::text()}});
  add.handler = [pages](const Request& request) -> Result<Response> {
    const auto grants = grants_asked(*request.json);
    if (!grants) return tl::unexpected(grants.error());
    const Actor actor = actor_of(request);
    const auto client = pages.people.add_client(text_of(*request.json, "name"), *grants, actor);
    if (!client) return tl::unexpected(client.error());
    const auto token = pages.make_token(client->id, actor);
    if (!token) return tl::unexpected(token.error());
    return http::json_response({{"client", client_json(pages, *client)}, {"token", *token}});
  };
  table.add(std::move(add));

  auto end = route_of(http::Method::Post, "clients/{id}/end", "endClient", Permission::ManagePeople,
                      "Ends a machine client and its tokens at once.");
  end.whole_city = true;
  end.variables = {id_variable("client")};
  end.body = Shape::object({{"version", Shape::whole_number()}, {"reason", Shape::text().at_most(1000)}});
  end.answer = Shape::object(std::vector<Shape::Field>{});
  end.handler = [pages](const Request& request) -> Result<Response> {
    const auto ended =
        pages.people.end_client(request.variable("id"), (*request.json)["version"].get<std::int64_t>(),
                                text_of(*request.json, "reason"), actor_of(request));
    if (!ended) return tl::unexpected(ended.error());
    return http::json_response(Json::object());
  };
  table.add(std::move(end));
}

}  // namespace headrow::records::api
