#include "headrow/records/audit.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <soci/soci.h>

#include <fstream>

#include "test_store.hpp"

namespace headrow::records {
namespace {

void write_entries(Database& database, int count) {
  const auto written = database.write([&](Transaction& transaction) -> Result<void> {
    for (int i = 0; i < count; ++i)
      transaction.audit(tester(), {"read child", "child", "c" + std::to_string(i), Outcome::Done, "detail"});
    return {};
  });
  ASSERT_TRUE(written);
}

AuditCheck checked(Database& database, const std::optional<AuditHead>& anchor = std::nullopt) {
  return database.read([&](soci::session& sql) { return check_audit(sql, anchor); });
}

/// The triggers keep Headrow itself and careless hands from it; somebody with the file can take them away.
void disarm(const TestStore& store) {
  if (TestStore::on_postgresql()) {
    store.tamper("ALTER TABLE audit DISABLE TRIGGER ALL");
  } else {
    store.tamper("DROP TRIGGER audit_keeps");
    store.tamper("DROP TRIGGER audit_stays");
  }
}

// Blake2b-256 of 64 noughts and the fields below, each ended by 0x1f, by Python's
// hashlib.blake2b(digest_size=32).
TEST(Audit, HashesAsTheStandardSays) {
  AuditEntry entry;
  entry.number = 1;
  entry.at = "2026-03-03T09:30:00.000Z";
  entry.actor = {Principal::Kind::Person, "p1", "127.0.0.1", "r1"};
  entry.event = {"read child", "child", "c1", Outcome::Refused, "out of scope"};
  EXPECT_EQ(audit_hash(empty_audit().hash, entry),
            "d50abe8f1e99bb4cf2ef2d7f5143bd5eb784ac4f4e30cf75472d450b03a9983a");
}

TEST(Audit, ChainsEntriesWithoutGaps) {
  TestStore store;
  write_entries(store.database(), 5);
  write_entries(store.database(), 3);
  const AuditCheck check = checked(store.database());
  EXPECT_EQ(check.entries, 8);
  EXPECT_EQ(check.broken, 0) << check.reason;
  EXPECT_EQ(check.head.number, 8);
}

TEST(Audit, GoesOnAfterAStartHoweverLongItIs) {
  TestStore store;
  write_entries(store.database(), 12);
  store.reopen();
  write_entries(store.database(), 3);
  const AuditCheck check = checked(store.database());
  EXPECT_EQ(check.entries, 15);
  EXPECT_EQ(check.broken, 0) << check.reason;
  const auto newest = store.database().read([](soci::session& sql) { return search_audit(sql, {}); });
  ASSERT_EQ(newest.entries.size(), 15U);
  EXPECT_EQ(newest.entries.front().number, 15);
  EXPECT_EQ(newest.entries.back().number, 1);
}

TEST(Audit, NamesTheFirstAlteredEntryWhateverColumnItIs) {
  for (const char* change :
       {"at = '2026-03-03T09:30:00.001Z'", "actor_kind = 'client'", "actor = 'other'", "address = ''",
        "request = 'r'", "action = 'change child'", "record_class = ''", "record = 'c9'",
        "outcome = 'failed'", "detail = 'Detail'", "hash = substr(hash, 2) || substr(hash, 1, 1)"}) {
    TestStore store;
    write_entries(store.database(), 6);
    disarm(store);
    store.tamper(std::string("UPDATE audit SET ") + change + " WHERE number = 4");
    EXPECT_EQ(checked(store.database()).broken, 4) << change;
  }
}

TEST(Audit, NamesAMissingEntryAndACutEnd) {
  TestStore store;
  write_entries(store.database(), 6);
  const auto anchor = read_anchor(store.anchor_file());
  ASSERT_TRUE(anchor);
  EXPECT_EQ(anchor->number, 6);
  disarm(store);
  store.tamper("DELETE FROM audit WHERE number = 6");
  EXPECT_EQ(checked(store.database()).broken, 0);
  EXPECT_EQ(checked(store.database(), anchor).broken, 6);
  store.tamper("DELETE FROM audit WHERE number = 2");
  EXPECT_EQ(checked(store.database(), anchor).broken, 2);
}

TEST(Audit, SaysSoWhenItOpensShorterThanItWas) {
  TestStore store;
  write_entries(store.database(), 6);
  disarm(store);
  store.close();
  store.tamper("DELETE FROM audit WHERE number = 6");
  store.reopen();
  const AuditPage page =
      store.database().read([](soci::session& sql) { return search_audit(sql, {.action = "open store"}); });
  ASSERT_EQ(page.total, 1);
  EXPECT_EQ(page.entries[0].event.outcome, Outcome::Failed);
  EXPECT_THAT(page.entries[0].event.detail, ::testing::HasSubstr("reached entry 6"));
}

TEST(Audit, CannotBeChangedThroughTheDatabase) {
  TestStore store;
  write_entries(store.database(), 2);
  for (const char* statement : {"UPDATE audit SET detail = 'x'", "DELETE FROM audit"}) {
    const auto done = store.database().write([&](Transaction& transaction) -> Result<void> {
      transaction.sql() << statement;
      return {};
    });
    ASSERT_FALSE(done);
    EXPECT_THAT(done.error().message, ::testing::HasSubstr("cannot be changed"));
  }
  EXPECT_EQ(checked(store.database()).entries, 2);
}

TEST(Audit, FindsASingleFlippedBitOfItsFile) {
  if (TestStore::on_postgresql()) GTEST_SKIP() << "flips a bit of SQLite's file";
  TestStore store;
  write_entries(store.database(), 50);
  store.close();
  std::fstream file(store.location(), std::ios::in | std::ios::out | std::ios::binary);
  std::string bytes((std::istreambuf_iterator<char>(file)), {});
  const auto at = bytes.find("detail", bytes.find("read child"));
  ASSERT_NE(at, std::string::npos);
  file.clear();
  file.seekp(static_cast<std::streamoff>(at));
  file.put(static_cast<char>(bytes[at] ^ 1));
  file.close();
  store.reopen();
  EXPECT_GT(checked(store.database()).broken, 0);
}

TEST(Audit, IsSearchedByWhoWhatAndWhen) {
  TestStore store;
  write_entries(store.database(), 3);
  store.now = "2026-03-04T23:59:59.999Z";
  const Actor other = {Principal::Kind::Client, "machine", "10.0.0.1", "r"};
  ASSERT_TRUE(store.database().write([&](Transaction& transaction) -> Result<void> {
    transaction.audit(other, {"sign in", "", "", Outcome::Refused, ""});
    return {};
  }));
  const auto found = [&](const AuditQuery& query) {
    return store.database().read([&](soci::session& sql) { return search_audit(sql, query); });
  };
  EXPECT_EQ(found({}).total, 4);
  EXPECT_EQ(found({}).entries.front().number, 4) << "newest first";
  EXPECT_EQ(found({.actor = "machine"}).total, 1);
  EXPECT_EQ(found({.actor = "machine"}).entries[0].actor.kind, Principal::Kind::Client);
  EXPECT_EQ(found({.record = "c1"}).total, 1);
  EXPECT_EQ(found({.outcome = "refused"}).total, 1);
  EXPECT_EQ(found({.until = "2026-03-03"}).total, 3);
  EXPECT_EQ(found({.from = "2026-03-04", .until = "2026-03-04"}).total, 1) << "the last day is meant whole";
  EXPECT_EQ(found({.actor = "' OR 1=1 --"}).total, 0);
  const AuditPage second = found({.page = 2, .page_size = 3});
  EXPECT_EQ(second.total, 4);
  ASSERT_EQ(second.entries.size(), 1U);
  EXPECT_EQ(second.entries[0].number, 1);
}

TEST(Audit, WritesControlCharactersAsBlanks) {
  TestStore store;
  ASSERT_TRUE(store.database().write([&](Transaction& transaction) -> Result<void> {
    transaction.audit({Principal::Kind::Public, "", "::1\x1f", ""}, {"sign\nin", "", "", Outcome::Done,
                                                                     "a\x1f"
                                                                     "b"});
    return {};
  }));
  EXPECT_EQ(checked(store.database()).broken, 0);
  const AuditPage page = store.database().read([](soci::session& sql) { return search_audit(sql, {}); });
  EXPECT_EQ(page.entries[0].event.action, "sign in");
}

}  // namespace
}  // namespace headrow::records
