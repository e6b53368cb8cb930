#include "headrow/http/body.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "headrow/http/json.hpp"

namespace headrow::http {
namespace {

using ::testing::HasSubstr;

class Body : public ::testing::Test {
protected:
  Body() {
    route.method = Method::Post;
    table.define("Grant", Shape::object({{"role", Shape::text().at_most(20)}}));
    route.body = Shape::object({{"name", Shape::text()},
                                {"version", Shape::whole_number()},
                                {"sure", Shape::yes_no()},
                                {"state", Shape::text().one_of({"open", "done"})},
                                {"grants", Shape::list(Shape::named("Grant"))}})
                     .without({"version", "sure", "state", "grants"});
  }

  Response refused(const std::string& body, const std::string& type = "application/json") {
    request = Request();
    request.headers = {{"Content-Type", type}};
    request.body = body;
    return refused_body(route, table, request).value_or(Response());
  }
  std::string member_of_refusal(const std::string& body) {
    const Response response = refused(body);
    if (response.status != 422) return std::to_string(response.status);
    const auto json = Json::parse(response.text());
    return json.contains("where") ? json["where"]["column"].get<std::string>() : "";
  }

  RouteTable table;
  Route route;
  Request request;
};

TEST_F(Body, IsReadAgainstItsShape) {
  EXPECT_EQ(
      refused(R"({"name":"Zoë","version":3,"sure":true,"state":"open","grants":[{"role":"head"}]})").status,
      200);
  EXPECT_EQ((*request.json)["name"], "Zoë");
  EXPECT_EQ(refused(R"({"name":"two\nlines\tand"})").status, 200);
}

TEST_F(Body, NamesTheMemberThatIsWrong) {
  EXPECT_EQ(member_of_refusal("{}"), "name");
  EXPECT_EQ(member_of_refusal(R"({"name":1})"), "name");
  EXPECT_EQ(member_of_refusal(R"({"name":null})"), "name");
  EXPECT_EQ(member_of_refusal(R"({"name":"a","version":1.5})"), "version");
  EXPECT_EQ(member_of_refusal(R"({"name":"a","version":"1"})"), "version");
  EXPECT_EQ(member_of_refusal(R"({"name":"a","sure":"yes"})"), "sure");
  EXPECT_EQ(member_of_refusal(R"({"name":"a","state":"lost"})"), "state");
  EXPECT_EQ(member_of_refusal(R"({"name":"a","admin":true})"), "admin");
  EXPECT_EQ(member_of_refusal(R"({"name":"a","grants":{}})"), "grants");
  EXPECT_EQ(member_of_refusal(R"({"name":"a","grants":[{"role":1}]})"), "grants.role");
  EXPECT_EQ(member_of_refusal(R"({"name":"a","grants":[{"role":"012345678901234567890"}]})"), "grants.role");
  EXPECT_EQ(member_of_refusal("[]"), "");
}

TEST_F(Body, RefusesWhatIsNoJson) {
  for (const std::string body : {"", "{", "nonsense", R"({"name":"a"}x)", R"({"name":"a","name":"b"})",
                                 "{\"name\":\"\xff\"}", "{\"name\":\"a\x01\"}", R"({"name":"\ud800"})"})
    EXPECT_EQ(refused(body).status, 400) << body;
  EXPECT_EQ(refused(std::string(100'000, '[')).status, 400);
  EXPECT_EQ(refused(R"({"name":)" + std::string(40, '[') + std::string(40, ']') + "}").status, 400);
  EXPECT_EQ(refused(R"({"name":"a"})", "text/plain").status, 415);
  EXPECT_EQ(refused(R"({"name":"a"})", "").status, 415);
  EXPECT_EQ(refused(R"({"name":"a"})", "application/json; charset=utf-8").status, 200);
}

TEST_F(Body, RefusesHiddenSigns) {
  for (const char* name :
       {R"(a\u0000b)", R"(a\u001bb)", R"(a\u007f)", R"(a\u0085)", R"(a\u202eb)", R"(a\u2066b)"})
    EXPECT_EQ(member_of_refusal(std::string(R"({"name":")") + name + "\"}"), "name") << name;
  for (const char* name :
       {R"(Zo\u00eb)", R"(\u2019)", R"(\u200d)", R"(\ud83c\udf93)", "<script>alert(1)</script>", "'; --"})
    EXPECT_EQ(refused(std::string(R"({"name":")") + name + "\"}").status, 200) << name;
  EXPECT_EQ(member_of_refusal(R"({"name":")" + std::string(10'001, 'a') + "\"}"), "name");
}

TEST_F(Body, IsNotTakenWhereNoneIsAsked) {
  route.body = Shape();
  EXPECT_EQ(refused("").status, 200);
  EXPECT_EQ(refused("{}").status, 200);
  EXPECT_EQ(refused(R"({"name":"a"})").status, 400);
}

}  // namespace
}  // namespace headrow::http
