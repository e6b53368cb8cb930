#include <algorithm>
#include <tuple>

#include "headrow/http/problem.hpp"
#include "headrow/records/days.hpp"
#include "headrow/records/statement.hpp"
#include "parts.hpp"

namespace headrow::records::api {
namespace {

constexpr std::size_t kMostChanges = 50;

/// Tasks in scope that others made or changed.
void add_task_changes(const RecordPages& pages, const Principal& asker, const std::string& since,
                      std::vector<Change>& changes) {
  const std::string in_scope = sql_condition(reach(asker, Permission::ReadTasks, pages.today()),
                                             {.place = "place", .child = "", .year_group = "", .kinds = ""});
  const auto tasks = pages.database.read([&](soci::session& sql) {
    return find_records(sql, task_class(), "changed_at > :a AND changed_by <> :b AND " + in_scope,
                        {since, asker.id}, "ORDER BY changed_at DESC LIMIT 50");
  });
  for (const Record& task : tasks) {
    const char* what = task.version == 1 ? "New task: " : task["state"] == "done" ? "Done: " : "Changed: ";
    changes.push_back({task.changed_at, what + task["title"], "/tasks/" + task.id});
  }
}

void add_grant_changes(const RecordPages& pages, const Principal& asker, const std::string& since,
                       std::vector<Change>& changes) {
  for (const Record& grant : pages.people.grants_of(asker.id)) {
    if (grant.changed_at <= since) continue;
    const Role* role = pages.people.roles().find(grant["role"]);
    const std::string title = role == nullptr ? grant["role"] : role->title;
    changes.push_back({grant.changed_at,
                       (grant["state"] == "ended" ? "Your role ended: " : "Your new role: ") + title,
                       "/account"});
  }
}

void add_job_changes(const RecordPages& pages, const Principal& asker, const std::string& since,
                     std::vector<Change>& changes) {
  if (!may_somewhere(asker, Permission::ReadJobs, pages.today())) return;
  for (const Job& job : pages.jobs.list("", 1, 50).jobs) {
    if (!job.ended() || job.ended_at <= since) continue;
    changes.push_back(
        {job.ended_at, job.title + ": " + std::string(job_state_text(job.state)), "/jobs/" + job.id});
  }
}

void add_changes(http::RouteTable& table, const RecordPages& pages) {
  auto route = route_of(http::Method::Get, "changes", "getChanges", Permission::OwnAccount,
                        "What changed in one's scope since the last visit, newest first.");
  route.parameters = {
      {"since", "an instant; the last visit when left out", http::ParameterType::Text, false, {}, ""}};
  route.answer = Shape::object(
      {{"since", Shape::text()},
       {"changes", Shape::list(Shape::object(
                       {{"at", Shape::text()}, {"text", Shape::text()}, {"href", Shape::text()}}))}});
  route.handler = [pages](const Request& request) -> Result<Response> {
    const Principal& asker = *request.asker.principal;
    std::string since(request.parameter("since"));
    if (!since.empty() && !read_instant(since))
      return fail(ProblemCode::BadUsage, "'since' is an instant such as 2026-03-03T09:30:00Z.");
    if (since.empty()) since = pages.notices.last_visit(asker.id);
    std::vector<Change> changes = pages.other_changes(since);
    add_task_changes(pages, asker, since, changes);
    add_grant_changes(pages, asker, since, changes);
    add_job_changes(pages, asker, since, changes);
    std::ranges::sort(changes, [](const Change& a, const Change& b) {
      return std::tie(b.at, a.href, a.text) < std::tie(a.at, b.href, b.text);
    });
    if (changes.size() > kMostChanges) changes.resize(kMostChanges);
    Json list = Json::array();
    for (const Change& change : changes)
      list.push_back({{"at", change.at}, {"text", change.text}, {"href", change.href}});
    return http::json_response({{"since", since}, {"changes", std::move(list)}});
  };
  table.add(std::move(route));
}

void add_notices(http::RouteTable& table, const RecordPages& pages) {
  const Shape digest = Shape::object({{"digest", Shape::text().one_of({"each", "daily", "weekly", "off"})}});
  auto get = route_of(http::Method::Get, "account/notices", "getNotices", Permission::OwnAccount,
                      "How often one is written to.");
  get.answer = digest;
  get.handler = [pages](const Request& request) -> Result<Response> {
    return http::json_response({{"digest", digest_text(pages.notices.digest(request.asker.principal->id))}});
  };
  table.add(std::move(get));

  auto set = route_of(http::Method::Post, "account/notices", "setNotices", Permission::OwnAccount,
                      "Chooses how often one is written to.");
  set.body = digest;
  set.answer = digest;
  set.handler = [pages](const Request& request) -> Result<Response> {
    const auto chosen = read_digest(text_of(*request.json, "digest"));
    if (const auto done = pages.notices.choose(request.asker.principal->id, *chosen, actor_of(request));
        !done)
      return tl::unexpected(done.error());
    return http::json_response({{"digest", digest_text(*chosen)}});
  };
  table.add(std::move(set));
}

void add_calendar(http::RouteTable& table, const RecordPages& pages) {
  auto make = route_of(http::Method::Post, "account/calendar", "makeCalendarAddress", Permission::OwnAccount,
                       "Makes a new private address of one's calendar; the old one ends.");
  make.answer = Shape::object({{"url", Shape::text()}});
  make.handler = [pages](const Request& request) -> Result<Response> {
    const auto token = pages.notices.new_calendar_token(request.asker.principal->id, actor_of(request));
    if (!token) return tl::unexpected(token.error());
    return http::json_response({{"url", pages.address(request) + "/api/v1/calendar/" + *token}});
  };
  table.add(std::move(make));

  auto feed = route_of(http::Method::Get, "calendar/{token}", "getCalendar", Permission::SignIn,
                       "The open tasks of whose private address it is, as a calendar (RFC 5545).");
  feed.variables = {{"token", "of the private address", http::ParameterType::Text, true, {}, ""}};
  feed.other_formats = {"text/calendar"};
  feed.handler = [pages](const Request& request) -> Result<Response> {
    const auto person = pages.notices.person_of_calendar(request.variable("token"));
    const auto principal = person ? pages.principals.person(*person) : nullptr;
    if (!principal) return fail(ProblemCode::NotFound, "There is no such calendar.");
    return http::text_response("text/calendar; charset=utf-8",
                               task_calendar(pages.tasks.open_tasks_of(*principal, pages.today()),
                                             pages.address(request), utc_now()));
  };
  table.add(std::move(feed));
}

}  // namespace

void add_account_routes(http::RouteTable& table, const RecordPages& pages) {
  add_changes(table, pages);
  add_notices(table, pages);
  add_calendar(table, pages);
}

}  // namespace headrow::records::api
