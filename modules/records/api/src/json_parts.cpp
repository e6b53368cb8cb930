#include "headrow/records/api/json_parts.hpp"

#include <algorithm>

#include "headrow/records/days.hpp"
#include "parts.hpp"

namespace headrow::records::api {
namespace {

std::string grant_state(const Record& grant, Day today) {
  const std::string day = day_text(today);
  if (grant["state"] == "ended" || (!grant["until_day"].empty() && grant["until_day"] < day)) return "ended";
  return grant["from_day"] > day ? "coming" : "current";
}

Json words_of(const std::string& list) {
  Json words = Json::array();
  for (std::size_t from = 0; from < list.size();) {
    const std::size_t comma = std::min(list.find(',', from), list.size());
    words.push_back(list.substr(from, comma - from));
    from = comma + 1;
  }
  return words;
}

void add_stamps(Json& json, const Record& record, const std::map<std::string, std::string>& names) {
  json["created_at"] = record.created_at;
  json["created_by"] = names.at(record.created_by);
  json["changed_at"] = record.changed_at;
  json["changed_by"] = names.at(record.changed_by);
}

}  // namespace

Json grant_json(const Record& grant, const Roles& roles,
                const std::function<std::string(const std::string&)>& place_name, Day today) {
  const Role* role = roles.find(grant["role"]);
  const std::string& scope = grant["scope"];
  const std::string name = scope.empty() ? "" : place_name(scope);
  return {{"id", grant.id},
          {"version", grant.version},
          {"role", grant["role"]},
          {"role_title", role == nullptr ? grant["role"] : role->title},
          {"scope_kind", grant["scope_kind"]},
          {"scope", scope},
          {"scope_name", name.empty() ? scope : name},
          {"year_groups", words_of(grant["year_groups"])},
          {"from", grant["from_day"]},
          {"until", grant["until_day"]},
          {"state", grant_state(grant, today)}};
}

Json person_json(const RecordPages& pages, const Record& person) {
  Json grants = Json::array();
  for (const Record& grant : pages.people.grants_of(person.id))
    grants.push_back(grant_json(grant, pages.people.roles(), pages.place_name, pages.today()));
  const SignInSummary sign_in = pages.sign_in(person.id);
  Json json{{"id", person.id},
            {"version", person.version},
            {"name", person["name"]},
            {"email", person["email"]},
            {"state", person["state"]},
            {"restricted", person["restricted"] == "yes"},
            {"second_factor", sign_in.second_factor},
            {"last_signed_in", sign_in.last_signed_in}};
  add_stamps(json, person, names_of(pages, {person.created_by, person.changed_by}));
  json["grants"] = std::move(grants);
  return json;
}

Json task_json(const RecordPages& pages, const Record& task, const Principal& asker) {
  const auto names = names_of(pages, {task.created_by, task.changed_by, task["owner_person"]});
  const Role* role = pages.people.roles().find(task["owner_role"]);
  const std::string place = task["place"].empty() ? "" : pages.place_name(task["place"]);
  Json json{{"id", task.id},
            {"version", task.version},
            {"title", task["title"]},
            {"place", task["place"]},
            {"place_name", place.empty() ? task["place"] : place},
            {"subject", task["subject"]},
            {"due", task["due"]},
            {"owner_role", task["owner_role"]},
            {"owner_role_title", role == nullptr ? "" : role->title},
            {"owner_person", task["owner_person"]},
            {"owner_name", task["owner_person"].empty() ? "" : names.at(task["owner_person"])},
            {"room", task["room"]},
            {"state", task["state"]},
            {"overdue", is_overdue(task, pages.today())},
            {"may_change", may(asker, Permission::WriteTasks, task["place"], {}, pages.today())}};
  add_stamps(json, task, names);
  return json;
}

Json history_json(const RecordPages& pages, const std::vector<RecordVersion>& versions) {
  std::vector<std::string> ids;
  ids.reserve(versions.size());
  for (const auto& version : versions) ids.push_back(version.changed_by);
  const auto names = names_of(pages, ids);
  Json list = Json::array();
  for (const auto& version : versions) {
    list.push_back({{"version", version.version},
                    {"changed_at", version.changed_at},
                    {"changed_by", names.at(version.changed_by)},
                    {"reason", version.reason},
                    {"fields", version.fields}});
  }
  return {{"versions", std::move(list)}};
}

std::map<std::string, std::string> names_of(const RecordPages& pages, const std::vector<std::string>& ids) {
  std::map<std::string, std::string> names;
  std::vector<std::string> unknown;
  for (const auto& id : ids) {
    const auto [at, is_new] = names.emplace(id, id);
    if (!is_new || id.empty()) continue;
    // Who is here is kept in memory; who has left, and machines, are looked up.
    if (const auto principal = pages.principals.person(id)) {
      at->second = principal->name;
    } else {
      unknown.push_back(id);
    }
  }
  if (unknown.empty()) return names;
  pages.database.read([&](soci::session& sql) {
    for (const auto& id : unknown) {
      if (const auto person = find_record(sql, person_class(), id)) {
        if (!(*person)["name"].empty()) names[id] = (*person)["name"];
      } else if (const auto client = find_record(sql, client_class(), id)) {
        names[id] = (*client)["name"];
      }
    }
  });
  return names;
}

}  // namespace headrow::records::api
