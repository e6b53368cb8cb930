#include "headrow/records/data_subjects.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "headrow/records/notices.hpp"
#include "headrow/records/people.hpp"
#include "headrow/records/tasks.hpp"
#include "test_store.hpp"

namespace headrow::records {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

class DataSubjects : public ::testing::Test {
protected:
  Result<std::string> exported(const std::string& subject) {
    return export_subject(store.database(), {&person_class(), &grant_class(), &task_class()},
                          {{"notice_settings", {"digest"}}, {"notice", {}}}, *keys, subject, tester());
  }

  test::ScratchFolder folder;
  TestStore store;
  People people{store.database(), test_roles()};
  NoticeSettings notices{store.database()};
  std::unique_ptr<ChildKeys> keys = std::move(*ChildKeys::open(folder / "keys.sqlite"));
};

TEST_F(DataSubjects, GetEverythingAboutThemselvesAndNothingOfOthers) {
  const auto ada =
      people.add("Ada Lee", "ada@example.org", {{"headteacher", ScopeKind::School, "107853"}}, tester());
  ASSERT_TRUE(ada);
  ASSERT_TRUE(people.add("Ben Shaw", "ben@example.org", {}, tester()));
  ASSERT_TRUE(people.change(ada->id, 1, "Ada Lee-Brown", "ada@example.org", "married", tester()));
  ASSERT_TRUE(notices.choose(ada->id, Digest::Weekly, tester()));
  const auto text = exported(ada->id);
  ASSERT_TRUE(text) << describe(text.error());
  EXPECT_THAT(*text, Not(HasSubstr("Ben Shaw")));
  const auto json = nlohmann::json::parse(*text);
  ASSERT_EQ(json["records"].size(), 2U);
  EXPECT_EQ(json["records"][0]["fields"]["name"], "Ada Lee-Brown");
  EXPECT_EQ(json["records"][0]["versions"][1]["fields"]["name"], "Ada Lee");
  EXPECT_EQ(json["records"][0]["versions"][0]["reason"], "married");
  EXPECT_EQ(json["records"][1]["fields"]["role"], "headteacher");
  EXPECT_EQ(json["tables"]["notice_settings"][0]["digest"], "weekly");
  EXPECT_FALSE(json["tables"].contains("notice"));
  EXPECT_EQ(json["what_was_done_to_their_record"].size(), 3U);
  store.database().read([&](soci::session& sql) {
    AuditQuery query;
    query.action = "export data";
    EXPECT_EQ(search_audit(sql, query).entries.at(0).event.record, ada->id);
  });
  EXPECT_EQ(exported("nobody").error().code, ProblemCode::NotFound);
}

TEST_F(DataSubjects, WhoAreRestrictedAreLeftAsTheyAre) {
  const auto ada = people.add("Ada Lee", "ada@example.org", {}, tester());
  ASSERT_TRUE(ada);
  EXPECT_FALSE(people.restrict(ada->id, 1, true, "", tester())) << "no reason";
  ASSERT_TRUE(people.restrict(ada->id, 1, true, "disputes the spelling", tester()));
  const auto changed = people.change(ada->id, 2, "Ada Li", "ada@example.org", "", tester());
  ASSERT_FALSE(changed);
  EXPECT_EQ(changed.error().code, ProblemCode::Conflict);
  const auto rectified = people.rectify(ada->id, 2, "Ada Li", "ada@example.org", "asked for it", tester());
  ASSERT_TRUE(rectified) << describe(rectified.error());
  EXPECT_EQ((*rectified)["name"], "Ada Li");

  ASSERT_TRUE(store.database().write([&](Transaction& transaction) -> Result<void> {
    add_notice(transaction, ada->id, "/tasks/x");
    return {};
  }));
  ASSERT_TRUE(notices.choose(ada->id, Digest::Each, tester()));
  const auto noon = std::chrono::sys_seconds(std::chrono::seconds(1'772'540'000));
  EXPECT_TRUE(due_letters(store.database(), noon).empty());
  ASSERT_TRUE(people.restrict(ada->id, 3, false, "settled", tester()));
  EXPECT_EQ(due_letters(store.database(), noon).size(), 1U);
}

}  // namespace
}  // namespace headrow::records
