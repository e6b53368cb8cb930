// What somebody may type, or send past the pages, who means no good.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sign_in_city.hpp"

namespace headrow::sign_in::api {
namespace {

using http::Json;
using records::ScopeKind;
using ::testing::HasSubstr;

const std::vector<std::string> kTexts = {"'; DROP TABLE task; --",
                                         "\" OR 1=1",
                                         ":a :b ?1 $1",
                                         "%27%20OR%201",
                                         "<script>alert(1)</script>",
                                         "<img src=x onerror=alert(1)>",
                                         "{{7*7}} ${7*7}",
                                         "Zo\u00eb \u0141ukasz \u5f20\u4f1f"};
/// Turned writing, hidden signs of control, half a pair of surrogates.
const std::vector<std::string> kTricks = {"Ada\u202e nimda", "a\u2066b", "two\nlines\u0000", "bell\u0007"};

class BadText : public ::testing::Test {
protected:
  City city;
  Browser administrator = city.signed_in("admin", {"administrator", ScopeKind::City, ""});
};

TEST_F(BadText, IsKeptAsTextInEveryField) {
  for (const std::string& text : kTexts) {
    const auto made = city.post(administrator, "tasks",
                                {{"title", text},
                                 {"place", ""},
                                 {"subject", text},
                                 {"due", ""},
                                 {"owner_role", "administrator"},
                                 {"owner_person", ""}});
    ASSERT_EQ(made.status, 200) << text << made.text();
    const std::string id = Json::parse(made.text())["id"];
    const Json task = Json::parse(city.get(administrator, "tasks/" + id).text());
    EXPECT_EQ(task["title"], text);
    EXPECT_EQ(task["subject"], text);
    const auto person = city.post(
        administrator, "people",
        {{"name", text}, {"email", "p" + id.substr(0, 8) + "@example.org"}, {"grants", Json::array()}});
    ASSERT_EQ(person.status, 200) << text << person.text();
    EXPECT_EQ(Json::parse(person.text())["person"]["name"], text);
    EXPECT_EQ(person.content_type, "application/json") << "never as a page";
  }
  EXPECT_EQ(Json::parse(city.get(administrator, "tasks?whose=all").text())["total"],
            static_cast<long>(kTexts.size()));
}

TEST_F(BadText, IsLookedForAsText) {
  for (const std::string path :
       {"people?search=%27%20OR%201=1--", "people?search=%25", "people?role=%27;--",
        "audit?who=%27%20OR%20%27%27=%27", "tasks?whose=all&place=%27%20OR%201=1--"}) {
    const auto found = city.get(administrator, path);
    ASSERT_EQ(found.status, 200) << path << found.text();
    EXPECT_EQ(Json::parse(found.text())["total"], 0) << path;
  }
}

TEST_F(BadText, ThatHidesWhatItSaysIsRefused) {
  for (const std::string& text : kTricks) {
    const auto refused = city.post(administrator, "people",
                                   {{"name", text}, {"email", "x@example.org"}, {"grants", Json::array()}});
    EXPECT_EQ(refused.status, 422) << text;
    EXPECT_THAT(std::string(refused.text()), HasSubstr("name"));
  }
}

}  // namespace
}  // namespace headrow::sign_in::api
