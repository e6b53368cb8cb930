#include "headrow/http/route.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <stdexcept>

#include "headrow/http/openapi.hpp"

namespace headrow::http {
namespace {

using ::testing::HasSubstr;

Route school_route() {
  Route route;
  route.permission = records::Permission::ReadPublished;
  route.pattern = "/api/v1/schools/{urn}";
  route.operation = "getSchool";
  route.summary = "What the public files say of one school.";
  route.variables = {{"urn", "unique reference number", ParameterType::WholeNumber, true, {}, "107852"}};
  route.parameters = {{"format", "how it is written", ParameterType::Text, false, {"json", "csv"}, ""},
                      {"page", "from 1", ParameterType::WholeNumber, false, {}, ""}};
  route.answer = Shape::named("School");
  route.other_formats = {"text/csv"};
  route.handler = [](const Request&) -> Result<Response> { return Response(); };
  return route;
}

Request asked(const std::string& urn, std::vector<std::pair<std::string, std::string>> query) {
  Request request;
  request.variables = {{"urn", urn}};
  request.query = std::move(query);
  return request;
}

TEST(RouteTable, FindsByMethodAndSegments) {
  RouteTable table;
  table.add(school_route());
  const auto match = table.find(Method::Get, "/api/v1/schools/107852");
  ASSERT_NE(match.route, nullptr);
  EXPECT_EQ(match.variables.at(0), (std::pair<std::string, std::string>("urn", "107852")));
  EXPECT_NE(table.find(Method::Head, "/api/v1/schools/107852").route, nullptr);
  for (const char* path :
       {"/api/v1/schools", "/api/v1/schools/", "/api/v1/schools/1/2", "/api/v1/schools/1/", "/", ""}) {
    EXPECT_EQ(table.find(Method::Get, path).route, nullptr) << path;
  }
}

TEST(RouteTable, SaysWhichMethodsAPathHas) {
  RouteTable table;
  table.add(school_route());
  const auto match = table.find(Method::Post, "/api/v1/schools/1");
  EXPECT_EQ(match.route, nullptr);
  EXPECT_THAT(match.other_methods, testing::ElementsAre(Method::Get));
}

TEST(RouteTable, RefusesAProgrammersSlips) {
  RouteTable table;
  table.add(school_route());
  EXPECT_THROW(table.add(school_route()), std::logic_error);
  auto unnamed = school_route();
  unnamed.operation = "other";
  unnamed.pattern = "/api/v1/schools/{laestab}";
  EXPECT_THROW(table.add(unnamed), std::logic_error);
  auto silent = school_route();
  silent.operation = "silent";
  silent.pattern = "/api/v1/other/{urn}";
  silent.handler = nullptr;
  EXPECT_THROW(table.add(silent), std::logic_error);
  auto open = school_route();
  open.operation = "open";
  open.pattern = "/api/v1/open/{urn}";
  open.permission.reset();
  EXPECT_THROW(table.add(open), std::logic_error) << "nothing is open because somebody forgot to close it";
}

TEST(Parameters, AreCheckedBeforeTheHandler) {
  const auto route = school_route();
  EXPECT_TRUE(check_parameters(route, asked("107852", {{"format", "csv"}, {"page", "2"}})));
  const auto unknown = check_parameters(route, asked("107852", {{"fromat", "csv"}}));
  ASSERT_FALSE(unknown);
  EXPECT_THAT(unknown.error().message, HasSubstr("no parameter 'fromat'. It has: format, page"));
  EXPECT_THAT(check_parameters(route, asked("107852", {{"format", "pdf"}})).error().message,
              HasSubstr("one of json, csv"));
  EXPECT_THAT(check_parameters(route, asked("107852", {{"page", "1"}, {"page", "2"}})).error().message,
              HasSubstr("twice"));
  for (const char* number : {"-1", "1.5", "two", "99999999999", "1 "}) {
    EXPECT_FALSE(check_parameters(route, asked("107852", {{"page", number}}))) << number;
  }
  EXPECT_FALSE(check_parameters(route, asked("abc", {})));
}

TEST(Parameters, RequiredOnesMustBeThere) {
  auto route = school_route();
  route.parameters[1].required = true;
  EXPECT_THAT(check_parameters(route, asked("1", {})).error().message, HasSubstr("'page' is missing"));
  EXPECT_FALSE(check_parameters(route, asked("1", {{"page", ""}})));
  EXPECT_TRUE(check_parameters(route, asked("1", {{"page", "1"}})));
}

TEST(OpenApi, IsMadeFromTheTable) {
  RouteTable table;
  table.define("School", Shape::object({{"urn", Shape::text()}, {"pupils", Shape::number().or_null()}}));
  table.add(school_route());
  const auto document = openapi_document(table, {"Headrow", "2"});
  EXPECT_EQ(document["openapi"], "3.1.0");
  EXPECT_EQ(document["info"]["version"], "2");
  const auto& operation = document["paths"]["/api/v1/schools/{urn}"]["get"];
  EXPECT_EQ(operation["operationId"], "getSchool");
  EXPECT_EQ(operation["parameters"][0]["in"], "path");
  EXPECT_EQ(operation["parameters"][0]["required"], true);
  EXPECT_EQ(operation["parameters"][1]["schema"]["enum"][1], "csv");
  EXPECT_EQ(operation["x-permission"], "read-published");
  EXPECT_TRUE(operation["responses"]["200"]["content"].contains("text/csv"));
  EXPECT_EQ(operation["responses"]["200"]["content"]["application/json"]["schema"]["$ref"],
            "#/components/schemas/School");
  EXPECT_EQ(document["components"]["schemas"]["School"]["properties"]["pupils"]["anyOf"][1]["type"], "null");
  EXPECT_TRUE(document["components"]["schemas"].contains("Problem"));
}

}  // namespace
}  // namespace headrow::http
