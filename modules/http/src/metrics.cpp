#include "headrow/http/metrics.hpp"

#include <fmt/format.h>

#include "headrow/http/json.hpp"

namespace headrow::http {
namespace {

Route operations_route(std::string pattern, std::string operation, std::string summary) {
  Route route;
  route.pattern = std::move(pattern);
  route.operation = std::move(operation);
  route.permission = records::Permission::SignIn;
  route.summary = std::move(summary);
  route.follows_store = false;
  return route;
}

}  // namespace

void Metrics::note(const Finished& finished) {
  const double seconds = std::chrono::duration<double>(finished.took).count();
  const std::lock_guard lock(mutex_);
  ++answers_[{std::string(finished.route), std::string(method_text(finished.request.method)),
              finished.response.status}];
  const auto at = took_.try_emplace(std::string(finished.route)).first;
  for (std::size_t i = 0; i < kBuckets.size(); ++i)
    if (seconds <= kBuckets.at(i)) ++at->second.within.at(i);
  ++at->second.count;
  at->second.seconds += seconds;
}

void Metrics::add_gauge(std::string name, std::string help, std::function<double()> value) {
  gauges_.push_back({std::move(name), std::move(help), std::move(value)});
}

std::string Metrics::text() const {
  std::string out =
      "# HELP headrow_answers_total Answers by route, method and status.\n# TYPE headrow_answers_total "
      "counter\n";
  const std::lock_guard lock(mutex_);
  for (const auto& [key, count] : answers_) {
    const auto& [route, method, status] = key;
    out += fmt::format("headrow_answers_total{{route=\"{}\",method=\"{}\",status=\"{}\"}} {}\n", route,
                       method, status, count);
  }
  out +=
      "# HELP headrow_answer_seconds How long answers took to make.\n# TYPE headrow_answer_seconds "
      "histogram\n";
  for (const auto& [route, histogram] : took_) {
    for (std::size_t i = 0; i < kBuckets.size(); ++i) {
      out += fmt::format("headrow_answer_seconds_bucket{{route=\"{}\",le=\"{}\"}} {}\n", route,
                         kBuckets.at(i), histogram.within.at(i));
    }
    out +=
        fmt::format("headrow_answer_seconds_bucket{{route=\"{}\",le=\"+Inf\"}} {}\n", route, histogram.count);
    out += fmt::format("headrow_answer_seconds_sum{{route=\"{}\"}} {}\n", route, histogram.seconds);
    out += fmt::format("headrow_answer_seconds_count{{route=\"{}\"}} {}\n", route, histogram.count);
  }
  for (const auto& gauge : gauges_)
    out += fmt::format("# HELP {0} {1}\n# TYPE {0} gauge\n{0} {2}\n", gauge.name, gauge.help, gauge.value());
  return out;
}

void add_operations_routes(RouteTable& table, Metrics& metrics, std::function<Result<void>()> ready) {
  auto health = operations_route("/healthz", "getHealth", "Answers while the process lives.");
  health.handler = [](const Request&) -> Result<Response> { return text_response("text/plain", "ok\n"); };
  table.add(std::move(health));

  auto readiness =
      operations_route("/readyz", "getReadiness", "Answers when the stores can be asked; 503 otherwise.");
  readiness.handler = [ready = std::move(ready)](const Request&) -> Result<Response> {
    if (const auto can = ready(); !can) return fail(ProblemCode::Unavailable, "The stores cannot be asked.");
    return text_response("text/plain", "ready\n");
  };
  table.add(std::move(readiness));

  auto numbers =
      operations_route("/metrics", "getMetrics", "What the server did, in Prometheus's text format.");
  numbers.permission = records::Permission::ReadJobs;
  numbers.whole_city = true;
  numbers.handler = [&metrics](const Request&) -> Result<Response> {
    return text_response("text/plain; version=0.0.4", metrics.text());
  };
  table.add(std::move(numbers));
}

}  // namespace headrow::http
