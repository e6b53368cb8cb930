#include "headrow/http/metrics.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace headrow::http {
namespace {

using namespace std::chrono_literals;
using ::testing::HasSubstr;
using ::testing::Not;

TEST(Metrics, CountByRouteAndNeverByAddress) {
  Metrics metrics;
  metrics.add_gauge("headrow_jobs_waiting", "Long work that waits.", [] { return 3.0; });
  Request request;
  request.target = "/api/v1/tasks/secret-id?search=Ada";
  Response response;
  metrics.note({request, "/api/v1/tasks/{id}", response, 4ms});
  response.status = 404;
  metrics.note({request, "/api/v1/tasks/{id}", response, 40ms});
  const std::string text = metrics.text();
  EXPECT_THAT(
      text,
      HasSubstr("headrow_answers_total{route=\"/api/v1/tasks/{id}\",method=\"GET\",status=\"200\"} 1\n"));
  EXPECT_THAT(
      text,
      HasSubstr("headrow_answers_total{route=\"/api/v1/tasks/{id}\",method=\"GET\",status=\"404\"} 1\n"));
  EXPECT_THAT(text,
              HasSubstr("headrow_answer_seconds_bucket{route=\"/api/v1/tasks/{id}\",le=\"0.005\"} 1\n"));
  EXPECT_THAT(text, HasSubstr("headrow_answer_seconds_bucket{route=\"/api/v1/tasks/{id}\",le=\"0.05\"} 2\n"));
  EXPECT_THAT(text, HasSubstr("headrow_answer_seconds_bucket{route=\"/api/v1/tasks/{id}\",le=\"+Inf\"} 2\n"));
  EXPECT_THAT(text, HasSubstr("# TYPE headrow_jobs_waiting gauge\nheadrow_jobs_waiting 3\n"));
  EXPECT_THAT(text, Not(HasSubstr("secret-id")));
}

TEST(OperationsRoutes, SayWhetherTheWorkCanBeDone) {
  Metrics metrics;
  bool able = true;
  RouteTable table;
  add_operations_routes(table, metrics, [&]() -> Result<void> {
    if (able) return {};
    return fail(ProblemCode::Failed, "disk");
  });
  const auto ready = *table.find(Method::Get, "/readyz").route;
  EXPECT_TRUE(ready.handler({}));
  able = false;
  EXPECT_EQ(ready.handler({}).error().code, ProblemCode::Unavailable);
  EXPECT_EQ(table.find(Method::Get, "/metrics").route->permission, records::Permission::ReadJobs);
}

}  // namespace
}  // namespace headrow::http
