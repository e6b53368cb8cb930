#include "headrow/records/retention.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "headrow/records/data_subjects.hpp"
#include "headrow/records/notices.hpp"
#include "headrow/records/people.hpp"
#include "headrow/records/statement.hpp"
#include "test_store.hpp"

namespace headrow::records {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

const RecordClass kChild = {
    "test_child", {{"name", FieldKind::Sealed}, {"born"}, {"restricted"}}, "id", {"id"}};

class RetentionTest : public ::testing::Test {
protected:
  RetentionTest() {
    const auto made = store.database().write([](Transaction& transaction) -> Result<void> {
      execute(
          transaction.sql(),
          "CREATE TABLE test_child (id TEXT PRIMARY KEY, version BIGINT, created_at TEXT, created_by TEXT, "
          "changed_at TEXT, changed_by TEXT, name TEXT, born TEXT, restricted TEXT)",
          {});
      return {};
    });
    EXPECT_TRUE(made);
  }

  Retention retention() {
    return {store.database(),
            *keys,
            {&person_class(), &kChild},
            {{"notice_settings", {"digest"}}},
            {{"person", "Left", "", "state", {"left"}, 24, RetentionAction::Empty, "a reason"},
             {"test_child", "Children", "born", "", {}, 300, RetentionAction::DestroyKey, "25th birthday"}}};
  }
  static Day day(const char* text) { return *read_day(text); }
  void at(const std::string& text) { store.now = text + "T09:30:00.000Z"; }

  Record leaver() {
    const auto added = people.add("Ada Lee", "ada@example.org", {}, tester());
    EXPECT_TRUE(added);
    EXPECT_TRUE(notices.choose(added->id, Digest::Weekly, tester()));
    return people.leave(added->id, 1, "moved on", tester()).value();
  }
  Record child(const std::string& born) {
    return store.database()
        .write([&](Transaction& transaction) {
          return create_record(transaction, kChild, {{"name", "Bea Hill"}, {"born", born}}, tester(),
                               keys.get());
        })
        .value();
  }
  std::optional<Record> found(const RecordClass& kind, const std::string& id) {
    return store.database().read([&](soci::session& sql) { return find_record(sql, kind, id); });
  }
  /// Every byte of every file of the store.
  std::string bytes() {
    store.close();
    std::string all;
    for (const auto& entry :
         std::filesystem::directory_iterator(std::filesystem::path(store.location()).parent_path())) {
      std::ifstream in(entry.path(), std::ios::binary);
      all.append(std::istreambuf_iterator<char>(in), {});
    }
    store.reopen();
    return all;
  }

  test::ScratchFolder folder;
  TestStore store;
  People people{store.database(), test_roles()};
  NoticeSettings notices{store.database()};
  std::unique_ptr<ChildKeys> keys = std::move(*ChildKeys::open(folder / "keys.sqlite"));
};

TEST_F(RetentionTest, ListsThenAsksThenDestroys) {
  at("2026-03-03");
  const Record person = leaver();
  auto retention = this->retention();
  EXPECT_EQ(retention.list_due(day("2028-03-02"), tester()), 0) << "a day before the time is over";
  EXPECT_EQ(retention.list_due(day("2028-03-03"), tester()), 1);
  EXPECT_EQ(retention.list_due(day("2028-03-04"), tester()), 0) << "listed once";
  const auto items = retention.items("due", 1, 10);
  ASSERT_EQ(items.total, 1);
  EXPECT_EQ(items.items[0]["began"], "2026-03-03");
  EXPECT_EQ(items.items[0]["due"], "2028-03-03");

  EXPECT_EQ(retention.run(day("2028-03-05"), tester())->destroyed, 0) << "nobody has looked at it";
  EXPECT_EQ((*found(person_class(), person.id))["name"], "Ada Lee");

  const auto approved = retention.approve(items.items[0].id, 1, "nothing is open", tester());
  ASSERT_TRUE(approved) << describe(approved.error());
  EXPECT_EQ((*approved)["reviewed_by"], tester().id);
  EXPECT_EQ(retention.run(day("2028-03-05"), tester())->destroyed, 1);
  const auto emptied = found(person_class(), person.id);
  EXPECT_EQ((*emptied)["name"], "");
  EXPECT_EQ((*emptied)["state"], "left");
  EXPECT_EQ(notices.digest(person.id), Digest::Daily) << "rows about the person are gone";
  store.database().read([&](soci::session& sql) {
    for (const auto& version : record_history(sql, person_class(), person.id))
      EXPECT_EQ(version.fields.at("email"), "");
    EXPECT_EQ(check_audit(sql).broken, 0);
    AuditQuery query;
    query.record = person.id;
    EXPECT_EQ(search_audit(sql, query).entries.front().event.action, "empty person");
  });
  EXPECT_EQ(retention.list_due(day("2030-01-01"), tester()), 0) << "what was destroyed does not come back";
}

TEST_F(RetentionTest, LeavesNoBytesBehind) {
  if (TestStore::on_postgresql()) GTEST_SKIP() << "PostgreSQL's vacuum does this";
  const Record person = leaver();
  ASSERT_THAT(bytes(), HasSubstr("Ada Lee"));
  auto retention = this->retention();
  ASSERT_EQ(retention.list_due(day("2030-01-01"), tester()), 1);
  ASSERT_TRUE(retention.approve(retention.items("due", 1, 1).items[0].id, 1, "", tester()));
  ASSERT_EQ(retention.run(day("2030-01-01"), tester())->destroyed, 1);
  EXPECT_THAT(bytes(), Not(HasSubstr("Ada Lee")));
}

TEST_F(RetentionTest, HoldsForAReasonUntilADay) {
  at("2026-03-03");
  leaver();
  auto retention = this->retention();
  ASSERT_EQ(retention.list_due(day("2028-04-01"), tester()), 1);
  const auto item = retention.items("due", 1, 1).items[0];
  EXPECT_FALSE(retention.hold(item.id, 1, "2028-09-01", "", tester(), day("2028-04-01"))) << "no reason";
  EXPECT_FALSE(retention.hold(item.id, 1, "2028-03-01", "a claim", tester(), day("2028-04-01"))) << "past";
  ASSERT_TRUE(retention.hold(item.id, 1, "2028-09-01", "a claim", tester(), day("2028-04-01")));
  EXPECT_EQ(retention.approve(item.id, 1, "", tester()).error().code, ProblemCode::Conflict) << "stale";
  EXPECT_EQ(retention.run(day("2028-08-01"), tester())->destroyed, 0);
  EXPECT_EQ(retention.list_due(day("2028-09-01"), tester()), 0) << "its last day";
  EXPECT_EQ(retention.list_due(day("2028-09-02"), tester()), 1);
  EXPECT_EQ(retention.items("due", 1, 1).total, 1);
}

TEST_F(RetentionTest, LapsesWhenTheTimeIsNoLongerOver) {
  at("2026-03-03");
  const Record person = leaver();
  auto retention = this->retention();
  ASSERT_EQ(retention.list_due(day("2028-04-01"), tester()), 1);
  ASSERT_TRUE(retention.approve(retention.items("due", 1, 1).items[0].id, 1, "", tester()));
  ASSERT_TRUE(people.restrict(person.id, person.version, true, "disputes it", tester()));
  const auto ran = retention.run(day("2028-04-01"), tester());
  EXPECT_EQ(ran->destroyed, 0);
  EXPECT_EQ(ran->lapsed, 1);
  EXPECT_EQ(retention.list_due(day("2028-04-01"), tester()), 0) << "restricted";
  ASSERT_TRUE(people.restrict(person.id, person.version + 1, false, "settled", tester()));
  EXPECT_EQ(retention.list_due(day("2028-04-01"), tester()), 1) << "left in 2026 all the same";
}

TEST_F(RetentionTest, DestroysTheKeyOfAChild) {
  const Record bea = child("2001-05-10"), young = child("2015-05-10");
  const std::string copy = folder / "backup.sqlite";
  if (!TestStore::on_postgresql()) {
    ASSERT_TRUE(store.database().copy_to(copy));
  }
  auto retention = this->retention();
  EXPECT_EQ(retention.list_due(day("2026-05-09"), tester()), 0);
  ASSERT_EQ(retention.list_due(day("2026-05-10"), tester()), 1) << "the 25th birthday";
  ASSERT_TRUE(retention.approve(retention.items("due", 1, 1).items[0].id, 1, "", tester()));
  ASSERT_EQ(retention.run(day("2026-05-10"), tester())->destroyed, 1);
  // The backup still has the sealed name, which nothing opens any more.
  EXPECT_FALSE(keys->open_sealed(bea.id, "test_child.name", bea["name"]));
  EXPECT_TRUE(keys->open_sealed(young.id, "test_child.name", young["name"]));
  EXPECT_EQ((*found(kChild, bea.id))["name"], "");
  EXPECT_EQ((*found(kChild, bea.id))["born"], "2001-05-10");
}

TEST_F(RetentionTest, ReadsItsRulesFromTheCatalogue) {
  const RecordClasses classes = {&person_class(), &kChild};
  const auto read = [&](const std::string& text) {
    std::ofstream(folder / "retention.toml") << text;
    return read_retention_rules(folder / "retention.toml", classes);
  };
  const std::string good =
      "[[rule]]\nclass = \"person\"\ntitle = \"Left\"\nwhen = \"state\"\nis = [\"left\"]\nmonths = 24\n"
      "action = \"empty\"\nbasis = \"so\"\n";
  ASSERT_TRUE(read(good)) << describe(read(good).error());
  for (const auto& [from, to] :
       std::vector<std::pair<std::string, std::string>>{{"\"person\"", "\"pupil\""},
                                                        {"\"state\"", "\"mood\""},
                                                        {"24", "0"},
                                                        {"\"empty\"", "\"burn\""},
                                                        {"\"empty\"", "\"destroy-key\""},
                                                        {"when = \"state\"\nis = [\"left\"]\n", ""},
                                                        {"months", "length"}}) {
    std::string bad = good;
    bad.replace(bad.find(from), from.size(), to);
    const auto rules = read(bad);
    ASSERT_FALSE(rules) << to;
    EXPECT_EQ(rules.error().code, ProblemCode::BadInput);
    EXPECT_THAT(describe(rules.error()), HasSubstr("retention.toml")) << to;
  }
  EXPECT_FALSE(read(good + good)) << "two rules of a class";
}

}  // namespace
}  // namespace headrow::records
