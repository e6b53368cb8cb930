#include <fmt/format.h>

#include "headrow/records/statement.hpp"
#include "parts.hpp"

namespace headrow::records::api {
namespace {

constexpr long kPageSize = 25;

/// A text as LIKE takes it literally.
std::string like_text(std::string_view text) {
  std::string pattern = "%";
  for (const char letter : text) {
    if (letter == '%' || letter == '_' || letter == '\\') pattern += '\\';
    pattern += letter;
  }
  return pattern + "%";
}

struct Filter {
  std::string condition = "1=1";
  std::vector<std::string> values;

  void add(const char* form, std::string value) {
    condition += " AND " + fmt::format(fmt::runtime(form), value_name(values.size()));
    values.push_back(std::move(value));
  }
};

Filter filter_of(const Request& request) {
  Filter filter;
  if (const auto search = request.parameter("search"); !search.empty())
    filter.add("(lower(name) LIKE lower({0}) ESCAPE '\\' OR email LIKE lower({0}) ESCAPE '\\')",
               like_text(search));
  if (const auto state = request.parameter("state"); !state.empty())
    filter.add("state = {}", std::string(state));
  if (const auto role = request.parameter("role"); !role.empty()) {
    filter.add("id IN (SELECT holder FROM held_grant WHERE state = 'current' AND role = {})",
               std::string(role));
  }
  return filter;
}

Json roles_json(const Roles& roles) {
  Json list = Json::array();
  for (const Role& role : roles.all()) {
    Json permissions = Json::array(), scopes = Json::array();
    for (std::size_t i = 0; i < kPermissions; ++i) {
      const auto permission = static_cast<Permission>(i);
      if (role.permissions.has(permission)) permissions.push_back(permission_text(permission));
    }
    for (const ScopeKind kind : role.scopes) scopes.push_back(scope_kind_text(kind));
    list.push_back({{"code", role.code},
                    {"title", role.title},
                    {"description", role.description},
                    {"permissions", std::move(permissions)},
                    {"scopes", std::move(scopes)},
                    {"second_factor", role.second_factor}});
  }
  return {{"roles", std::move(list)}};
}

}  // namespace

void add_people_list(http::RouteTable& table, const RecordPages& pages) {
  auto roles =
      route_of(http::Method::Get, "roles", "getRoles", Permission::ReadPeople, "Every role and what it may.");
  roles.answer =
      Shape::object({{"roles", Shape::list(Shape::object({{"code", Shape::text()},
                                                          {"title", Shape::text()},
                                                          {"description", Shape::text()},
                                                          {"permissions", Shape::list(Shape::text())},
                                                          {"scopes", Shape::list(Shape::text())},
                                                          {"second_factor", Shape::yes_no()}}))}});
  roles.handler = [pages](const Request&) -> Result<Response> {
    return http::json_response(roles_json(pages.people.roles()));
  };
  table.add(std::move(roles));

  auto list = route_of(http::Method::Get, "people", "getPeople", Permission::ReadPeople,
                       "People by name, with what was granted to them.");
  list.whole_city = true;
  list.parameters = {
      {"search", "part of a name or address", http::ParameterType::Text, false, {}, ""},
      {"role", "code of a role they hold", http::ParameterType::Text, false, {}, ""},
      {"state", "any when left out", http::ParameterType::Text, false, {"invited", "active", "left"}, ""},
      page_parameter()};
  list.answer = page_of("people", "Person");
  list.handler = [pages](const Request& request) -> Result<Response> {
    const Filter filter = filter_of(request);
    const long page = page_of_request(request);
    long total = 0;
    const auto found = pages.database.read([&](soci::session& sql) {
      total = count_records(sql, person_class(), filter.condition, filter.values);
      return find_records(
          sql, person_class(), filter.condition, filter.values,
          fmt::format("ORDER BY lower(name), id LIMIT {} OFFSET {}", kPageSize, (page - 1) * kPageSize));
    });
    Json people = Json::array();
    for (const Record& person : found) people.push_back(person_json(pages, person));
    return http::json_response(
        {{"people", std::move(people)}, {"total", total}, {"page", page}, {"page_size", kPageSize}});
  };
  table.add(std::move(list));
}

}  // namespace headrow::records::api
