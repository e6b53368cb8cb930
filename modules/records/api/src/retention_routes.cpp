#include <algorithm>

#include "headrow/records/days.hpp"
#include "parts.hpp"

namespace headrow::records::api {
namespace {

constexpr long kPageSize = 25;

http::Route retention_route(http::Method method, std::string pattern, std::string operation,
                            std::string summary) {
  auto route = route_of(method, std::move(pattern), std::move(operation), Permission::ReviewRetention,
                        std::move(summary));
  route.whole_city = true;
  return route;
}

/// What a reviewer knows a record by, and the page that shows it.
struct Label {
  std::string text, href;
};

Label label_of(const RecordPages& pages, const Record& item) {
  const std::string& kind = item["record_class"];
  const std::string& id = item["record"];
  if (kind == person_class().name) return {names_of(pages, {id}).at(id), "/people/" + id};
  return pages.database.read([&](soci::session& sql) -> Label {
    if (kind == task_class().name) {
      const auto task = find_record(sql, task_class(), id);
      return {task ? (*task)["title"] : "", "/tasks/" + id};
    }
    if (kind == grant_class().name) {
      const auto grant = find_record(sql, grant_class(), id);
      if (!grant) return {};
      const std::string& holder = (*grant)["holder"];
      const Role* role = pages.people.roles().find((*grant)["role"]);
      return {
          (role == nullptr ? (*grant)["role"] : role->title) + ", " + names_of(pages, {holder}).at(holder),
          "/people/" + holder};
    }
    const auto client = kind == client_class().name ? find_record(sql, client_class(), id) : std::nullopt;
    return {client ? (*client)["name"] : "", ""};
  });
}

Json item_json(const RecordPages& pages, const Record& item) {
  const auto& rules = pages.retention.rules();
  const auto rule = std::ranges::find(rules, item["record_class"], &RetentionRule::record_class);
  const Label label = label_of(pages, item);
  const std::string& reviewer = item["reviewed_by"];
  return {{"id", item.id},
          {"version", item.version},
          {"title", rule == rules.end() ? item["record_class"] : rule->title},
          {"label", label.text},
          {"href", item["state"] == "done" ? "" : label.href},
          {"began", item["began"]},
          {"due", item["due"]},
          {"action", item["action"]},
          {"state", item["state"]},
          {"hold_until", item["hold_until"]},
          {"reviewed_by", reviewer.empty() ? "" : names_of(pages, {reviewer}).at(reviewer)}};
}

Json rules_json(const Retention& retention) {
  Json rules = Json::array();
  for (const RetentionRule& rule : retention.rules()) {
    rules.push_back({{"title", rule.title},
                     {"months", rule.months},
                     {"action", retention_action_text(rule.action)},
                     {"basis", rule.basis}});
  }
  return rules;
}

void define_item(http::RouteTable& table) {
  const Shape text = Shape::text();
  const Shape action = text.one_of({"empty", "delete", "destroy-key"});
  table.define("RetentionItem",
               Shape::object({{"id", text},
                              {"version", Shape::whole_number()},
                              {"title", Shape::text("of the rule")},
                              {"label", Shape::text("what a person knows the record by")},
                              {"href", Shape::text("its page, or \"\"")},
                              {"began", text},
                              {"due", text},
                              {"action", action},
                              {"state", text.one_of({"due", "approved", "held", "done", "lapsed"})},
                              {"hold_until", text},
                              {"reviewed_by", text}}));
  table.define(
      "RetentionRule",
      Shape::object(
          {{"title", text}, {"months", Shape::whole_number()}, {"action", action}, {"basis", text}}));
}

void add_lists(http::RouteTable& table, const RecordPages& pages) {
  auto rules = retention_route(http::Method::Get, "retention/rules", "getRetentionRules",
                               "How long records are kept, and why.");
  rules.answer = Shape::object({{"rules", Shape::list(Shape::named("RetentionRule"))}});
  rules.handler = [pages](const Request&) -> Result<Response> {
    return http::json_response({{"rules", rules_json(pages.retention)}});
  };
  table.add(std::move(rules));

  auto items = retention_route(http::Method::Get, "retention", "getRetentionItems",
                               "Records whose time has ended, the longest due first.");
  items.parameters = {{"state",
                       "any when left out",
                       http::ParameterType::Text,
                       false,
                       {"due", "approved", "held", "done", "lapsed"},
                       ""},
                      page_parameter()};
  items.answer = page_of("items", "RetentionItem");
  items.handler = [pages](const Request& request) -> Result<Response> {
    const long page = page_of_request(request);
    const auto found = pages.retention.items(std::string(request.parameter("state")), page, kPageSize);
    Json list = Json::array();
    for (const Record& item : found.items) list.push_back(item_json(pages, item));
    return http::json_response(
        {{"items", std::move(list)}, {"total", found.total}, {"page", page}, {"page_size", kPageSize}});
  };
  table.add(std::move(items));
}

void add_review(http::RouteTable& table, const RecordPages& pages) {
  const auto answer = [pages](const Result<Record>& item) -> Result<Response> {
    if (!item) return tl::unexpected(item.error());
    return http::json_response(item_json(pages, *item));
  };
  auto approve = retention_route(http::Method::Post, "retention/{id}/approve", "approveRetention",
                                 "Says that a record may be destroyed.");
  approve.variables = {id_variable("item")};
  approve.body = Shape::object({{"version", Shape::whole_number()}, {"reason", reason_shape()}});
  approve.answer = Shape::named("RetentionItem");
  approve.handler = [pages, answer](const Request& request) {
    const Json& body = *request.json;
    return answer(pages.retention.approve(request.variable("id"), body["version"].get<std::int64_t>(),
                                          text_of(body, "reason"), actor_of(request)));
  };
  table.add(std::move(approve));

  auto hold = retention_route(http::Method::Post, "retention/{id}/hold", "holdRetention",
                              "Keeps a record until a day, for a reason.");
  hold.variables = {id_variable("item")};
  hold.body = Shape::object({{"version", Shape::whole_number()},
                             {"until", Shape::text("a day").at_most(10)},
                             {"reason", reason_shape()}});
  hold.answer = Shape::named("RetentionItem");
  hold.handler = [pages, answer](const Request& request) {
    const Json& body = *request.json;
    return answer(pages.retention.hold(request.variable("id"), body["version"].get<std::int64_t>(),
                                       text_of(body, "until"), text_of(body, "reason"), actor_of(request),
                                       pages.today()));
  };
  table.add(std::move(hold));
}

void add_runs(http::RouteTable& table, const RecordPages& pages) {
  auto look = retention_route(http::Method::Post, "retention/look", "listRetention",
                              "Lists records whose time has ended since the last look.");
  look.answer = Shape::object({{"listed", Shape::whole_number()}});
  look.handler = [pages](const Request& request) -> Result<Response> {
    const auto listed = pages.retention.list_due(pages.today(), actor_of(request));
    if (!listed) return tl::unexpected(listed.error());
    return http::json_response({{"listed", *listed}});
  };
  table.add(std::move(look));

  auto run = retention_route(http::Method::Post, "retention/run", "runRetention",
                             "Destroys what was approved, for good.");
  run.answer = Shape::object({{"destroyed", Shape::whole_number()}, {"lapsed", Shape::whole_number()}});
  run.handler = [pages](const Request& request) -> Result<Response> {
    const auto ran = pages.retention.run(pages.today(), actor_of(request));
    pages.people.changed();
    if (!ran) return tl::unexpected(ran.error());
    return http::json_response({{"destroyed", ran->destroyed}, {"lapsed", ran->lapsed}});
  };
  table.add(std::move(run));
}

}  // namespace

void add_retention_routes(http::RouteTable& table, const RecordPages& pages) {
  define_item(table);
  add_lists(table, pages);
  add_review(table, pages);
  add_runs(table, pages);
}

}  // namespace headrow::records::api
