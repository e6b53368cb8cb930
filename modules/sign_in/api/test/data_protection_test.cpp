// What an officer for data protection does, through the routes.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "headrow/records/days.hpp"
#include "sign_in_city.hpp"

namespace headrow::sign_in::api {
namespace {

using http::Json;
using records::ScopeKind;
using ::testing::HasSubstr;
using ::testing::Not;

class DataProtection : public ::testing::Test {
protected:
  /// The clock of the store goes with that of the city.
  void go_on(std::chrono::seconds by) {
    city.now += by;
    city.store.now = records::instant_text(city.now);
  }
  Json get(const std::string& path) { return Json::parse(city.get(officer, path).text()); }

  City city;
  Browser officer = city.signed_in("officer", {"data-protection-officer", ScopeKind::City, ""});
};

TEST_F(DataProtection, HandsAPersonEverythingAndNobodyElseCan) {
  const std::string ada = city.person("Ada", {"headteacher", ScopeKind::School, "107853"});
  const auto file = city.get(officer, "people/" + ada + "/export");
  ASSERT_EQ(file.status, 200) << file.text();
  EXPECT_THAT(std::string(file.header("Content-Disposition")), HasSubstr("attachment"));
  EXPECT_EQ(Json::parse(file.text())["records"][0]["fields"]["name"], "Ada");
  EXPECT_EQ(city.get(officer, "people/nobody/export").status, 404);

  Browser head = city.signed_in("head", {"headteacher", ScopeKind::School, "107853"});
  EXPECT_EQ(city.get(head, "people/" + ada + "/export").status, 403);
  const auto own = city.get(head, "account/export");
  ASSERT_EQ(own.status, 200);
  EXPECT_THAT(std::string(own.text()), HasSubstr("head@example.org"));
  EXPECT_THAT(std::string(own.text()), Not(HasSubstr("Ada")));
  EXPECT_FALSE(Json::parse(own.text())["tables"]["session"].empty());
}

TEST_F(DataProtection, RestrictsAndRectifies) {
  const std::string ada = city.person("Ada", {"headteacher", ScopeKind::School, "107853"});
  const auto path = "people/" + ada;
  EXPECT_EQ(city.change(officer, path + "/restrict", {{"version", 1}, {"restricted", true}, {"reason", ""}}),
            422);
  EXPECT_EQ(city.change(officer, path + "/restrict",
                        {{"version", 1}, {"restricted", true}, {"reason", "says it is wrong"}}),
            200);
  EXPECT_EQ(get(path)["restricted"], true);

  Browser administrator = city.signed_in("admin", {"administrator", ScopeKind::City, ""});
  const Json names = {
      {"version", 2}, {"name", "Ada Li"}, {"email", "ada@example.org"}, {"reason", "asked for"}};
  EXPECT_EQ(city.change(administrator, path, names), 409);
  EXPECT_EQ(city.change(officer, path + "/rectify", names), 200);
  EXPECT_EQ(get(path)["name"], "Ada Li");
  EXPECT_EQ(city.change(officer, path + "/rectify", names), 409) << "from an old version";
}

TEST_F(DataProtection, LooksAtWhatIsDueBeforeItGoes) {
  Browser administrator = city.signed_in("admin", {"administrator", ScopeKind::City, ""});
  const std::string ada = city.person("Ada", {"headteacher", ScopeKind::School, "107853"}, kPassphrase);
  const auto version = get("people/" + ada)["version"];
  ASSERT_EQ(
      city.change(administrator, "people/" + ada + "/leave", {{"version", version}, {"reason", "moved on"}}),
      200);
  go_on(std::chrono::days(800));
  officer = city.signed_in("later", {"data-protection-officer", ScopeKind::City, ""});

  EXPECT_EQ(Json::parse(city.post(officer, "retention/look").text())["listed"], 1);
  const Json item = get("retention")["items"][0];
  EXPECT_EQ(item["label"], "Ada");
  EXPECT_EQ(item["href"], "/people/" + ada);
  EXPECT_EQ(get("retention/rules")["rules"][0]["months"], 24);
  EXPECT_EQ(Json::parse(city.post(officer, "retention/run").text())["destroyed"], 0);
  const std::string path = "retention/" + item["id"].get<std::string>();
  EXPECT_EQ(city.change(officer, path + "/hold", {{"version", 1}, {"until", "2020-01-01"}, {"reason", "x"}}),
            422);
  EXPECT_EQ(city.change(officer, path + "/approve", {{"version", 1}, {"reason", "nothing is open"}}), 200);
  EXPECT_EQ(Json::parse(city.post(officer, "retention/run").text())["destroyed"], 1);
  EXPECT_EQ(get("people/" + ada)["name"], "");
  EXPECT_FALSE(city.sign_in->accounts().find(ada).has_second_factor);
  EXPECT_EQ(get("retention?state=done")["items"][0]["reviewed_by"], "later");
}

}  // namespace
}  // namespace headrow::sign_in::api
