#include "headrow/http/problem.hpp"
#include "parts.hpp"

namespace headrow::records::api {
namespace {

constexpr long kPageSize = 25;
constexpr std::chrono::seconds kBetweenSigns{15};

Json job_json(const RecordPages& pages, const Job& job, const Principal& asker) {
  Json progress = nullptr;
  if (!job.progress_what.empty())
    progress = {{"what", job.progress_what}, {"done", job.progress_done}, {"total", job.progress_total}};
  return {{"id", job.id},
          {"kind", job.kind},
          {"title", job.title},
          {"state", job_state_text(job.state)},
          {"progress", std::move(progress)},
          {"started_by", names_of(pages, {job.asked_by.id}).at(job.asked_by.id)},
          {"asked_at", job.asked_at},
          {"started_at", job.started_at},
          {"ended_at", job.ended_at},
          {"result", job.result},
          {"problem", job.problem},
          {"findings", job.findings},
          {"may_cancel", !job.ended() && may(asker, Permission::RunJobs, "", {}, pages.today())}};
}

Result<Response> job_answer(const RecordPages& pages, const Request& request, const Result<Job>& job) {
  if (!job) return tl::unexpected(job.error());
  return http::json_response(job_json(pages, *job, *request.asker.principal));
}

http::Route job_route(http::Method method, std::string pattern, std::string operation, Permission permission,
                      std::string summary) {
  auto route = route_of(method, std::move(pattern), std::move(operation), permission, std::move(summary));
  route.whole_city = true;
  return route;
}

void add_reading(http::RouteTable& table, const RecordPages& pages) {
  auto list =
      job_route(http::Method::Get, "jobs", "getJobs", Permission::ReadJobs, "Long work, newest first.");
  list.parameters = {{"state",
                      "any when left out",
                      http::ParameterType::Text,
                      false,
                      {"waiting", "running", "done", "failed", "cancelled"},
                      ""},
                     page_parameter()};
  list.answer = page_of("jobs", "Job");
  list.handler = [pages](const Request& request) -> Result<Response> {
    const long page = page_of_request(request);
    const JobPage found = pages.jobs.list(std::string(request.parameter("state")), page, kPageSize);
    Json jobs = Json::array();
    for (const Job& job : found.jobs) jobs.push_back(job_json(pages, job, *request.asker.principal));
    return http::json_response(
        {{"jobs", std::move(jobs)}, {"total", found.total}, {"page", page}, {"page_size", kPageSize}});
  };
  table.add(std::move(list));

  auto kinds = job_route(http::Method::Get, "job-kinds", "getJobKinds", Permission::RunJobs,
                         "What work can be asked for.");
  kinds.answer = Shape::object(
      {{"kinds", Shape::list(Shape::object(
                     {{"kind", Shape::text()}, {"title", Shape::text()}, {"description", Shape::text()}}))}});
  kinds.handler = [pages](const Request&) -> Result<Response> {
    Json known = Json::array();
    for (const JobKind& kind : pages.jobs.kinds())
      known.push_back({{"kind", kind.kind}, {"title", kind.title}, {"description", kind.description}});
    return http::json_response({{"kinds", std::move(known)}});
  };
  table.add(std::move(kinds));

  auto one =
      job_route(http::Method::Get, "jobs/{id}", "getJob", Permission::ReadJobs, "One piece of long work.");
  one.variables = {id_variable("job")};
  one.answer = Shape::named("Job");
  one.handler = [pages](const Request& request) -> Result<Response> {
    const auto job = pages.jobs.find(request.variable("id"));
    if (!job) return fail(ProblemCode::NotFound, "There is no such job.");
    return job_answer(pages, request, *job);
  };
  table.add(std::move(one));
}

/// Whether who began to watch may still do so: what gave it may have ended meanwhile.
bool may_still_watch(const RecordPages& pages, const Principal& began) {
  if (began.kind == Principal::Kind::Operator) return true;
  const auto asker = began.kind == Principal::Kind::Client ? pages.principals.client(began.id)
                                                           : pages.principals.person(began.id);
  return asker && may_somewhere(*asker, Permission::ReadJobs, pages.today());
}

/// Each step of a job as it happens (server-sent events), until it has ended or nobody listens.
void add_events(http::RouteTable& table, const RecordPages& pages) {
  auto events = job_route(http::Method::Get, "jobs/{id}/events", "watchJob", Permission::ReadJobs,
                          "Each step of a job as it happens: 'event: job' with the job, until it has ended.");
  events.variables = {id_variable("job")};
  events.answer = Shape::named("Job");
  events.answer_type = "text/event-stream";
  events.handler = [pages](const Request& request) -> Result<Response> {
    const std::string id(request.variable("id"));
    if (!pages.jobs.find(id)) return fail(ProblemCode::NotFound, "There is no such job.");
    Response response;
    response.content_type = "text/event-stream";
    response.stream = [pages, id, asker = request.asker.principal](const http::ByteSink& sink) {
      std::uint64_t seen = 0;
      std::string last;
      while (const auto job = pages.jobs.wait(id, seen, kBetweenSigns)) {
        if (!may_still_watch(pages, *asker)) return;
        const std::string data = http::json_text(job_json(pages, *job, *asker));
        // A comment now and then shows that the line still stands.
        if (!sink(data == last ? ": still here\n\n" : "event: job\ndata: " + data + "\n\n")) return;
        last = data;
        if (job->ended()) return;
      }
    };
    return response;
  };
  table.add(std::move(events));
}

void add_writing(http::RouteTable& table, const RecordPages& pages) {
  auto ask = job_route(http::Method::Post, "jobs", "askForJob", Permission::RunJobs, "Asks for long work.");
  ask.body = Shape::object({{"kind", Shape::text().at_most(100)}, {"arguments", Shape::map(Shape::text())}});
  ask.answer = Shape::named("Job");
  ask.handler = [pages](const Request& request) {
    const Json& body = *request.json;
    return job_answer(
        pages, request,
        pages.jobs.ask(text_of(body, "kind"), body["arguments"].get<std::map<std::string, std::string>>(),
                       actor_of(request)));
  };
  table.add(std::move(ask));

  auto cancel = job_route(http::Method::Post, "jobs/{id}/cancel", "cancelJob", Permission::RunJobs,
                          "Asks a job to stop: a waiting one ends at once.");
  cancel.variables = {id_variable("job")};
  cancel.answer = Shape::named("Job");
  cancel.handler = [pages](const Request& request) {
    return job_answer(pages, request, pages.jobs.cancel(request.variable("id"), actor_of(request)));
  };
  table.add(std::move(cancel));
}

}  // namespace

void add_job_routes(http::RouteTable& table, const RecordPages& pages) {
  add_reading(table, pages);
  add_events(table, pages);
  add_writing(table, pages);
}

}  // namespace headrow::records::api
