#include "parts.hpp"

namespace headrow::records::api {
namespace {

constexpr long kPageSize = 25;

std::vector<Shape::Field> task_fields() {
  return {
      {"title", Shape::text().at_most(200)},      {"place", Shape::text("\"\" the whole city").at_most(100)},
      {"subject", Shape::text().at_most(500)},    {"due", Shape::text("a day, or \"\"").at_most(10)},
      {"owner_role", Shape::text().at_most(100)}, {"owner_person", Shape::text().at_most(100)}};
}

TaskFields fields_asked(const Json& body) {
  return {text_of(body, "title"), text_of(body, "place"),      text_of(body, "subject"),
          text_of(body, "due"),   text_of(body, "owner_role"), text_of(body, "owner_person")};
}

TaskQuery query_of(const Request& request) {
  TaskQuery query;
  const auto whose = request.parameter("whose");
  query.whose = whose == "team" ? Whose::Team : whose == "all" ? Whose::All : Whose::Mine;
  const auto state = request.parameter("state");
  query.state = state == "all" ? "" : state.empty() ? "open" : std::string(state);
  query.place = request.parameter("place");
  query.page = page_of_request(request);
  query.page_size = kPageSize;
  return query;
}

Result<Response> task_answer(const RecordPages& pages, const Request& request, const Result<Record>& task) {
  if (!task) return tl::unexpected(task.error());
  return http::json_response(task_json(pages, *task, *request.asker.principal));
}

/// The task after a change, or both versions where somebody else was first.
Result<Response> changed_task(const RecordPages& pages, const Request& request,
                              const Result<Record>& changed) {
  if (changed) return task_answer(pages, request, changed);
  const Principal& asker = *request.asker.principal;
  const auto now = pages.tasks.find(asker, request.variable("id"), pages.today());
  if (!now) return tl::unexpected(now.error());
  const bool moved_on = now->version != (*request.json)["version"].get<std::int64_t>();
  return conflict_or_problem(changed.error(), moved_on, *request.json, task_json(pages, *now, asker));
}

void add_reading(http::RouteTable& table, const RecordPages& pages) {
  auto list = route_of(http::Method::Get, "tasks", "getTasks", Permission::ReadTasks,
                       "Tasks in one's scope, overdue first, then by the day they are due.");
  list.parameters = {
      {"whose", "mine when left out", http::ParameterType::Text, false, {"mine", "team", "all"}, ""},
      {"state",
       "open when left out",
       http::ParameterType::Text,
       false,
       {"open", "done", "withdrawn", "all"},
       ""},
      {"place", "code of a place", http::ParameterType::Text, false, {}, ""},
      page_parameter()};
  list.answer = page_of("tasks", "Task");
  list.handler = [pages](const Request& request) -> Result<Response> {
    const Principal& asker = *request.asker.principal;
    const TaskQuery query = query_of(request);
    const TaskPage page = pages.tasks.list(asker, query, pages.today());
    Json tasks = Json::array();
    for (const Record& task : page.tasks) tasks.push_back(task_json(pages, task, asker));
    return http::json_response(
        {{"tasks", std::move(tasks)}, {"total", page.total}, {"page", query.page}, {"page_size", kPageSize}});
  };
  table.add(std::move(list));

  auto one = route_of(http::Method::Get, "tasks/{id}", "getTask", Permission::ReadTasks, "One task.");
  one.variables = {id_variable("task")};
  one.answer = Shape::named("Task");
  one.handler = [pages](const Request& request) {
    return task_answer(pages, request,
                       pages.tasks.find(*request.asker.principal, request.variable("id"), pages.today()));
  };
  table.add(std::move(one));

  auto history = route_of(http::Method::Get, "tasks/{id}/history", "getTaskHistory", Permission::ReadTasks,
                          "Every version of a task, newest first.");
  history.variables = {id_variable("task")};
  history.answer = Shape::object({{"versions", Shape::list(Shape::named("RecordVersion"))}});
  history.handler = [pages](const Request& request) -> Result<Response> {
    const auto versions =
        pages.tasks.history(*request.asker.principal, request.variable("id"), pages.today());
    if (!versions) return tl::unexpected(versions.error());
    return http::json_response(history_json(pages, *versions));
  };
  table.add(std::move(history));
}

void add_writing(http::RouteTable& table, const RecordPages& pages) {
  auto add = route_of(http::Method::Post, "tasks", "addTask", Permission::WriteTasks,
                      "Makes a task and tells its owners.");
  add.body = Shape::object(task_fields());
  add.answer = Shape::named("Task");
  add.handler = [pages](const Request& request) {
    return task_answer(pages, request,
                       pages.tasks.add(*request.asker.principal, fields_asked(*request.json), "records",
                                       actor_of(request), pages.today()));
  };
  table.add(std::move(add));

  auto change =
      route_of(http::Method::Post, "tasks/{id}", "changeTask", Permission::WriteTasks, "Changes a task.");
  change.variables = {id_variable("task")};
  auto fields = task_fields();
  fields.emplace_back("version", Shape::whole_number());
  fields.emplace_back("reason", Shape::text().at_most(1000));
  change.body = Shape::object(fields);
  change.answer = Shape::named("Task");
  change.handler = [pages](const Request& request) {
    const Json& body = *request.json;
    return changed_task(pages, request,
                        pages.tasks.change(*request.asker.principal, request.variable("id"),
                                           body["version"].get<std::int64_t>(), fields_asked(body),
                                           text_of(body, "reason"), actor_of(request), pages.today()));
  };
  table.add(std::move(change));

  auto state = route_of(http::Method::Post, "tasks/{id}/state", "setTaskState", Permission::WriteTasks,
                        "Marks a task as done, withdrawn or open again.");
  state.variables = {id_variable("task")};
  state.body = Shape::object(
      {{"version", Shape::whole_number()}, {"state", Shape::text().one_of({"open", "done", "withdrawn"})}});
  state.answer = Shape::named("Task");
  state.handler = [pages](const Request& request) {
    const Json& body = *request.json;
    return changed_task(pages, request,
                        pages.tasks.set_state(*request.asker.principal, request.variable("id"),
                                              body["version"].get<std::int64_t>(), text_of(body, "state"),
                                              actor_of(request), pages.today()));
  };
  table.add(std::move(state));
}

}  // namespace

void add_task_routes(http::RouteTable& table, const RecordPages& pages) {
  add_reading(table, pages);
  add_writing(table, pages);
}

}  // namespace headrow::records::api
