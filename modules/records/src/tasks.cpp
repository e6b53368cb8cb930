#include "headrow/records/tasks.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "headrow/records/days.hpp"
#include "headrow/records/notices.hpp"
#include "headrow/records/statement.hpp"

namespace headrow::records {
namespace {

constexpr std::size_t kLongestTitle = 200;
constexpr std::size_t kLongestSubject = 500;

std::string list_order(Day today, long page, long page_size) {
  const long size = std::clamp(page_size, 1L, 1000L);
  return fmt::format(
      "ORDER BY CASE WHEN state = 'open' AND due <> '' AND due < '{}' THEN 0 ELSE 1 END, "
      "CASE WHEN due = '' THEN 1 ELSE 0 END, due, title, id LIMIT {} OFFSET {}",
      day_text(today), size, (std::max(page, 1L) - 1) * size);
}

std::string in_scope(const Principal& asker, Day today) {
  return sql_condition(reach(asker, Permission::ReadTasks, today),
                       {.place = "place", .child = "", .year_group = "", .kinds = ""});
}

/// Tasks of a role that the person holds, at places where they hold it.
std::string of_own_roles(const Principal& person, Day today, std::vector<std::string>& values) {
  std::string condition;
  for (const HeldGrant& grant : person.grants) {
    if (grant.role.empty()) continue;
    Principal by_this_grant;
    by_this_grant.kind = person.kind;
    by_this_grant.grants.push_back(grant);
    values.push_back(grant.role);
    condition += fmt::format("{}(owner_role = {} AND {})", condition.empty() ? "" : " OR ",
                             value_name(values.size() - 1), in_scope(by_this_grant, today));
  }
  return condition.empty() ? "(1=0)" : "(" + condition + ")";
}

std::string whose_condition(const Principal& asker, Whose whose, Day today,
                            std::vector<std::string>& values) {
  switch (whose) {
    case Whose::Mine:
      values.push_back(asker.id);
      return "owner_person = " + value_name(values.size() - 1);
    case Whose::Team:
      return of_own_roles(asker, today, values);
    case Whose::All:
      return "1=1";
  }
  return "1=0";
}

Result<void> check_words(const TaskFields& fields) {
  if (fields.title.find_first_not_of(' ') == std::string::npos)
    return fail(ProblemCode::BadInput, "Enter a title.", {"", 0, "title", ""});
  if (fields.title.size() > kLongestTitle || fields.title.find('\n') != std::string::npos) {
    return fail(ProblemCode::BadInput,
                fmt::format("A title has at most {} letters, in one line.", kLongestTitle),
                {"", 0, "title", ""});
  }
  if (fields.subject.size() > kLongestSubject) {
    return fail(ProblemCode::BadInput,
                fmt::format("What it is about has at most {} letters.", kLongestSubject),
                {"", 0, "subject", ""});
  }
  if (!fields.due.empty() && !read_day(fields.due)) {
    return fail(ProblemCode::BadInput, "Enter a day as year-month-day, such as 2026-09-01.",
                {"", 0, "due", fields.due});
  }
  if (fields.owner_role.empty() == fields.owner_person.empty())
    return fail(ProblemCode::BadInput, "A task belongs to a person or to a role.",
                {"", 0, "owner_person", ""});
  return {};
}

Problem no_such_task() {
  return {ProblemCode::NotFound, "There is no such task.", {}};
}

}  // namespace

const RecordClass& task_class() {
  static const RecordClass kind = {"task",
                                   {{"title", FieldKind::Personal},
                                    {"place"},
                                    {"subject", FieldKind::Personal},
                                    {"due"},
                                    {"owner_role"},
                                    {"owner_person"},
                                    {"room"},
                                    {"state"}},
                                   "",
                                   {"owner_person"}};
  return kind;
}

bool is_overdue(const Record& task, Day today) {
  return task["state"] == "open" && !task["due"].empty() && task["due"] < day_text(today);
}

TaskPage Tasks::list(const Principal& asker, const TaskQuery& query, Day today) const {
  std::vector<std::string> values;
  std::string condition =
      in_scope(asker, today) + " AND " + whose_condition(asker, query.whose, today, values);
  for (const auto& [column, value] : {std::pair("state", &query.state), std::pair("place", &query.place)}) {
    if (value->empty()) continue;
    values.push_back(*value);
    condition += fmt::format(" AND {} = {}", column, value_name(values.size() - 1));
  }
  return people_.database().read([&](soci::session& sql) {
    return TaskPage{
        find_records(sql, task_class(), condition, values, list_order(today, query.page, query.page_size)),
        count_records(sql, task_class(), condition, values)};
  });
}

Result<Record> Tasks::find(const Principal& asker, std::string_view id, Day today) const {
  auto found = people_.database().read([&](soci::session& sql) {
    return find_records(sql, task_class(), "id = :a AND " + in_scope(asker, today), {std::string(id)});
  });
  if (found.empty()) return tl::unexpected(no_such_task());
  return std::move(found.front());
}

Result<std::vector<RecordVersion>> Tasks::history(const Principal& asker, std::string_view id,
                                                  Day today) const {
  if (const auto found = find(asker, id, today); !found) return tl::unexpected(found.error());
  return people_.database().read([&](soci::session& sql) { return record_history(sql, task_class(), id); });
}

Result<Fields> Tasks::checked(const Principal& asker, const TaskFields& fields, Day today) const {
  if (const auto words = check_words(fields); !words) return tl::unexpected(words.error());
  if (!may(asker, Permission::WriteTasks, fields.place, {}, today))
    return fail(ProblemCode::NotAllowed, "You may not make tasks for this place.",
                {"", 0, "place", fields.place});
  if (!fields.owner_role.empty()) {
    const Role* role = people_.roles().find(fields.owner_role);
    if (role == nullptr || !role->permissions.has(Permission::ReadTasks)) {
      return fail(ProblemCode::BadInput, "There is no such role that is given tasks.",
                  {"", 0, "owner_role", fields.owner_role});
    }
  } else {
    const auto owner = principals_.person(fields.owner_person);
    if (!owner || !may(*owner, Permission::ReadTasks, fields.place, {}, today)) {
      return fail(ProblemCode::BadInput, "This person may not see tasks of the place.",
                  {"", 0, "owner_person", ""});
    }
  }
  return Fields{{"title", fields.title},           {"place", fields.place},
                {"subject", fields.subject},       {"due", fields.due},
                {"owner_role", fields.owner_role}, {"owner_person", fields.owner_person}};
}

std::vector<std::string> Tasks::owners_of(const Fields& task, Day today) const {
  const std::string& person = task.at("owner_person");
  if (!person.empty()) return {person};
  const auto grants = people_.database().read([&](soci::session& sql) {
    return find_records(sql, grant_class(), "role = :a AND state = 'current'", {task.at("owner_role")});
  });
  std::set<std::string> owners;
  for (const Record& grant : grants) {
    const auto holder = principals_.person(grant["holder"]);
    if (holder && may(*holder, Permission::ReadTasks, task.at("place"), {}, today)) owners.insert(holder->id);
  }
  return {owners.begin(), owners.end()};
}

Result<Record> Tasks::add(const Principal& asker, const TaskFields& given, std::string_view room,
                          const Actor& actor, Day today) {
  auto fields = checked(asker, given, today);
  if (!fields) return tl::unexpected(fields.error());
  fields->emplace("room", room);
  fields->emplace("state", "open");
  const auto owners = owners_of(*fields, today);
  return people_.database().write([&](Transaction& transaction) {
    auto task = create_record(transaction, task_class(), *fields, actor);
    for (const auto& owner : owners)
      if (task && owner != asker.id) add_notice(transaction, owner, "/tasks/" + task->id);
    return task;
  });
}

Result<Record> Tasks::change(const Principal& asker, std::string_view id, std::int64_t version,
                             const TaskFields& given, const std::string& reason, const Actor& actor,
                             Day today) {
  auto before = find(asker, id, today);
  if (!before) return before;
  if (!may(asker, Permission::WriteTasks, (*before)["place"], {}, today))
    return fail(ProblemCode::NotAllowed, "You may not change tasks of this place.");
  const auto fields = checked(asker, given, today);
  if (!fields) return tl::unexpected(fields.error());
  const bool new_owner =
      (*before)["owner_role"] != given.owner_role || (*before)["owner_person"] != given.owner_person;
  const auto owners = new_owner ? owners_of(*fields, today) : std::vector<std::string>{};
  return people_.database().write([&](Transaction& transaction) {
    auto task = change_record(transaction, task_class(), id, version, *fields, reason, actor);
    for (const auto& owner : owners)
      if (task && owner != asker.id) add_notice(transaction, owner, "/tasks/" + task->id);
    return task;
  });
}

Result<Record> Tasks::set_state(const Principal& asker, std::string_view id, std::int64_t version,
                                const std::string& state, const Actor& actor, Day today) {
  auto before = find(asker, id, today);
  if (!before) return before;
  if (!may(asker, Permission::WriteTasks, (*before)["place"], {}, today))
    return fail(ProblemCode::NotAllowed, "You may not change tasks of this place.");
  if (state != "open" && state != "done" && state != "withdrawn")
    return fail(ProblemCode::BadInput, "A task is open, done or withdrawn.", {"", 0, "state", state});
  return people_.database().write([&](Transaction& transaction) {
    return change_record(transaction, task_class(), id, version, {{"state", state}}, "", actor);
  });
}

std::vector<Record> Tasks::open_tasks_of(const Principal& person, Day today) const {
  std::vector<std::string> values = {person.id};
  const std::string condition = in_scope(person, today) + " AND state = 'open' AND (owner_person = :a OR " +
                                of_own_roles(person, today, values) + ")";
  return people_.database().read([&](soci::session& sql) {
    return find_records(sql, task_class(), condition, values, list_order(today, 1, 1000));
  });
}

}  // namespace headrow::records
