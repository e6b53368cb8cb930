#include "headrow/records/record.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <soci/soci.h>

#include <set>

#include "headrow/records/child_keys.hpp"
#include "headrow/records/statement.hpp"
#include "test_store.hpp"

namespace headrow::records {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

const RecordClass kChild = {"test_child", {{"name", FieldKind::Sealed}, {"school"}}, "id"};
const RecordClass kNote = {"test_note", {{"child"}, {"words", FieldKind::Sealed}}, "child"};

class Records : public ::testing::Test {
protected:
  Records() {
    const auto made = store.database().write([](Transaction& transaction) -> Result<void> {
      const std::string common =
          "(id TEXT PRIMARY KEY, version BIGINT, created_at TEXT, created_by TEXT, changed_at TEXT, "
          "changed_by TEXT, ";
      execute(transaction.sql(), "CREATE TABLE test_child " + common + "name TEXT, school TEXT)", {});
      execute(transaction.sql(), "CREATE TABLE test_note " + common + "child TEXT, words TEXT)", {});
      return {};
    });
    EXPECT_TRUE(made);
    keys = std::move(*ChildKeys::open(folder / "keys.sqlite"));
  }

  Result<Record> create(const RecordClass& kind, const Fields& fields) {
    return store.database().write([&](Transaction& transaction) {
      return create_record(transaction, kind, fields, tester(), keys.get());
    });
  }
  Result<Record> change(const RecordClass& kind, const Record& record, const Fields& fields) {
    return store.database().write([&](Transaction& transaction) {
      return change_record(transaction, kind, record.id, record.version, fields, "because", tester(),
                           keys.get());
    });
  }
  std::vector<RecordVersion> history(const RecordClass& kind, const std::string& id) {
    return store.database().read([&](soci::session& sql) { return record_history(sql, kind, id); });
  }

  test::ScratchFolder folder;
  TestStore store;
  std::unique_ptr<ChildKeys> keys;
};

TEST_F(Records, KeepEveryVersionWithWhoWhenAndWhy) {
  const auto first = create(kChild, {{"name", "Ada"}, {"school", "107853"}});
  ASSERT_TRUE(first);
  store.now = "2026-03-04T08:00:00.000Z";
  const auto second = change(kChild, *first, {{"school", "107854"}});
  ASSERT_TRUE(second) << describe(second.error());
  EXPECT_EQ(second->version, 2);
  EXPECT_EQ(second->created_at, "2026-03-03T09:30:00.000Z");
  const auto versions = history(kChild, first->id);
  ASSERT_EQ(versions.size(), 2U);
  EXPECT_EQ(versions[0].fields.at("school"), "107854");
  EXPECT_EQ(versions[0].reason, "because");
  EXPECT_EQ(versions[0].changed_at, "2026-03-04T08:00:00.000Z");
  EXPECT_EQ(versions[0].changed_by, "tester");
  EXPECT_EQ(versions[1].fields.at("school"), "107853");
}

TEST_F(Records, RefuseAStaleChange) {
  const auto first = create(kChild, {{"school", "107853"}});
  ASSERT_TRUE(change(kChild, *first, {{"school", "107854"}}));
  const auto stale = change(kChild, *first, {{"school", "107855"}});
  ASSERT_FALSE(stale);
  EXPECT_EQ(stale.error().code, ProblemCode::Conflict);
  EXPECT_EQ(history(kChild, first->id).size(), 2U);
  Record unknown = *first;
  unknown.id = new_id();
  EXPECT_EQ(change(kChild, unknown, {}).error().code, ProblemCode::NotFound);
}

TEST_F(Records, MakeNoVersionOfAChangeThatChangesNothing) {
  const auto first = create(kChild, {{"name", "Ada"}, {"school", "107853"}});
  const auto same = change(kChild, *first, {{"name", "Ada"}, {"school", "107853"}});
  ASSERT_TRUE(same);
  EXPECT_EQ(same->version, 1);
  EXPECT_EQ(history(kChild, first->id).size(), 1U);
}

TEST_F(Records, SealAChildsFieldsInEveryVersion) {
  const auto child = create(kChild, {{"name", "Ada"}, {"school", "107853"}});
  const auto renamed = change(kChild, *child, {{"name", "Ada Maria"}});
  const auto note = create(kNote, {{"child", child->id}, {"words", "Likes numbers"}});
  ASSERT_TRUE(renamed && note);
  EXPECT_EQ(clear_fields(kChild, *renamed, *keys).at("name"), "Ada Maria");
  EXPECT_EQ(clear_fields(kNote, *note, *keys).at("words"), "Likes numbers");
  for (const auto& version : history(kChild, child->id))
    EXPECT_THAT(version.fields.at("name"), Not(HasSubstr("Ada")));

  ASSERT_TRUE(keys->destroy(child->id));
  EXPECT_FALSE(clear_fields(kChild, *renamed, *keys).contains("name"));
  EXPECT_FALSE(clear_fields(kNote, *note, *keys).contains("words"));
  EXPECT_EQ(clear_fields(kChild, *renamed, *keys).at("school"), "107853") << "what is not personal stays";
  const auto after = change(kNote, *note, {{"words", "More"}});
  ASSERT_FALSE(after);
  EXPECT_EQ(after.error().code, ProblemCode::Conflict);
}

TEST_F(Records, DoNotOpenASealedFieldElsewhere) {
  const auto one = create(kChild, {{"name", "Ada"}});
  const auto other = create(kChild, {{"name", "Ben"}});
  Record swapped = *other;
  swapped.fields["name"] = (*one)["name"];
  EXPECT_THROW(clear_fields(kChild, swapped, *keys), std::runtime_error);
}

TEST_F(Records, TakeAnyTextAsText) {
  for (const char* text : {"'; DROP TABLE test_child; --", "\"", "<script>alert(1)</script>", "a:b ::int :a",
                           "%_\\", "Zoë \xF0\x9F\x8E\x93", "?"}) {
    const auto record = create(kChild, {{"name", text}, {"school", text}});
    ASSERT_TRUE(record) << text;
    const auto found = store.database().read([&](soci::session& sql) {
      return find_records(sql, kChild, "school = :a AND id = :b", {text, record->id});
    });
    ASSERT_EQ(found.size(), 1U) << text;
    EXPECT_EQ(found[0]["school"], text);
    EXPECT_EQ(clear_fields(kChild, found[0], *keys).at("name"), text);
    EXPECT_EQ(history(kChild, record->id)[0].fields.at("school"), text);
  }
}

TEST_F(Records, AreAuditedByTheirIdsAlone) {
  const auto child = create(kChild, {{"name", "Ada"}, {"school", "107853"}});
  ASSERT_TRUE(change(kChild, *child, {{"name", "Eve"}}));
  const AuditPage page =
      store.database().read([&](soci::session& sql) { return search_audit(sql, {.record = child->id}); });
  ASSERT_EQ(page.total, 2);
  EXPECT_EQ(page.entries[0].event.action, "change test_child");
  EXPECT_EQ(page.entries[0].event.detail, "version 2");
  EXPECT_EQ(page.entries[1].event.action, "create test_child");
  EXPECT_EQ(page.entries[1].actor.address, "127.0.0.1");
}

TEST(NewId, NamesNothingTwice) {
  std::set<std::string> ids;
  for (int i = 0; i < 10'000; ++i) ids.insert(new_id());
  EXPECT_EQ(ids.size(), 10'000U);
  EXPECT_THAT(*ids.begin(), ::testing::MatchesRegex("[0-9a-hjkmnp-tv-z]+"));
  EXPECT_EQ(ids.begin()->size(), 26U);
}

}  // namespace
}  // namespace headrow::records
