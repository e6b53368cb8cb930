#include "headrow/records/database.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <soci/soci.h>
#include <sys/resource.h>
#include <unistd.h>

#include <atomic>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <thread>

#include "headrow/records/record.hpp"
#include "headrow/records/statement.hpp"
#include "test_store.hpp"

namespace headrow::records {
namespace {

const RecordClass kPlain = {"client", {{"name"}, {"state"}}, ""};

Result<Record> added(Database& database, const std::string& name) {
  return database.write([&](Transaction& transaction) {
    return create_record(transaction, kPlain, {{"name", name}}, tester());
  });
}

long kept(Database& database) {
  return database.read([](soci::session& sql) { return count_records(sql, kPlain, "1=1", {}); });
}

TEST(Database, KeepsWhatItAcknowledged) {
  TestStore store;
  const auto record = added(store.database(), "Timetable");
  ASSERT_TRUE(record);
  store.reopen();
  const auto found =
      store.database().read([&](soci::session& sql) { return find_record(sql, kPlain, record->id); });
  ASSERT_TRUE(found);
  EXPECT_EQ((*found)["name"], "Timetable");
}

TEST(Database, LeavesNoTraceOfAChangeThatFails) {
  TestStore store;
  const auto refused = store.database().write([](Transaction& transaction) -> Result<Record> {
    auto record = create_record(transaction, kPlain, {{"name", "Half"}}, tester());
    EXPECT_TRUE(record);
    return fail(ProblemCode::Conflict, "No.");
  });
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, ProblemCode::Conflict);
  const auto thrown = store.database().write([](Transaction& transaction) -> Result<void> {
    EXPECT_TRUE(create_record(transaction, kPlain, {{"name", "Half"}}, tester()));
    execute(transaction.sql(), "INSERT INTO no_such_table VALUES (1)", {});
    return {};
  });
  ASSERT_FALSE(thrown);
  EXPECT_EQ(thrown.error().code, ProblemCode::Failed);
  EXPECT_EQ(kept(store.database()), 0);
  ASSERT_TRUE(added(store.database(), "Whole"));
  const AuditCheck check = store.database().read([](soci::session& sql) { return check_audit(sql); });
  EXPECT_EQ(check.broken, 0) << check.reason;
  EXPECT_EQ(check.entries, 1);
}

TEST(Database, CommitsManyWritersWholly) {
  TestStore store;
  constexpr int kThreads = 8, kEach = 25;
  std::atomic<int> acknowledged = 0;
  std::vector<std::thread> threads;
  threads.reserve(kThreads);
  for (int i = 0; i < kThreads; ++i) {
    threads.emplace_back([&] {
      for (int j = 0; j < kEach; ++j)
        if (added(store.database(), "x")) ++acknowledged;
    });
  }
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(acknowledged, kThreads * kEach);
  EXPECT_EQ(kept(store.database()), kThreads * kEach);
  const AuditCheck check = store.database().read([](soci::session& sql) { return check_audit(sql); });
  EXPECT_EQ(check.broken, 0) << check.reason;
}

TEST(Database, ReadersCannotWrite) {
  TestStore store;
  EXPECT_THROW(
      store.database().read([](soci::session& sql) { return execute(sql, "DELETE FROM client", {}); }),
      std::runtime_error);
  EXPECT_TRUE(added(store.database(), "still works"));
  EXPECT_EQ(kept(store.database()), 1);
}

TEST(Database, RefusesASecondOwner) {
  TestStore store;
  DatabaseSettings settings;
  settings.location = store.location();
  const auto second = Database::open(settings);
  ASSERT_FALSE(second);
  EXPECT_THAT(describe(second.error()), ::testing::HasSubstr("another process"));
}

TEST(Database, RefusesAStoreOfANewerProgramme) {
  TestStore store;
  store.close();
  store.tamper("INSERT INTO migration (number, name, hash, run_at) VALUES (9999, 'later', 'x', 'then')");
  const auto opened = store.open_again();
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().code, ProblemCode::Conflict);
  EXPECT_THAT(opened.error().message, ::testing::HasSubstr("newer Headrow (schema 9999"));
}

TEST(Database, RefusesAStoreThatRanAnotherMigration) {
  TestStore store;
  store.close();
  store.tamper("UPDATE migration SET hash = 'other' WHERE number = 1");
  const auto opened = store.open_again();
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().code, ProblemCode::Conflict);
}

TEST(Database, NeverGoesBackInTime) {
  TestStore store;
  const auto first = added(store.database(), "first");
  store.now = "2020-01-01T00:00:00.000Z";
  const auto second = added(store.database(), "second");
  ASSERT_TRUE(first && second);
  EXPECT_GE(second->created_at, first->created_at);
  store.reopen();
  const auto third = added(store.database(), "third");
  ASSERT_TRUE(third);
  EXPECT_GE(third->created_at, first->created_at);
}

TEST(Database, CopiesOneStateWhileWritesGoOn) {
  if (TestStore::on_postgresql()) GTEST_SKIP() << "pg_dump copies PostgreSQL";
  TestStore store;
  ASSERT_TRUE(added(store.database(), "before"));
  std::atomic<bool> stop = false;
  std::thread writer([&] {
    while (!stop) EXPECT_TRUE(added(store.database(), "meanwhile"));
  });
  const test::ScratchFolder folder;
  const std::string copy = (folder.path() / "copy.sqlite").string();
  const auto copied = store.database().copy_to(copy);
  stop = true;
  writer.join();
  ASSERT_TRUE(copied) << describe(copied.error());
  EXPECT_FALSE(store.database().copy_to(copy));
  DatabaseSettings settings;
  settings.location = copy;
  const auto opened = Database::open(settings);
  ASSERT_TRUE(opened) << describe(opened.error());
  const AuditCheck check = (*opened)->read([](soci::session& sql) { return check_audit(sql); });
  EXPECT_EQ(check.broken, 0) << check.reason;
  EXPECT_EQ(kept(**opened), check.entries);
}

TEST(Database, SaysWhatItCannotOpen) {
  const test::ScratchFolder folder;
  DatabaseSettings settings;
  settings.location = (folder.path() / "text.sqlite").string();
  std::ofstream(settings.location) << std::string(4096, 'x');
  const auto opened = Database::open(settings);
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().code, ProblemCode::Failed);
  settings.location = "postgresql://somebody:secret@127.0.0.1:1/none";
  const auto nowhere = Database::open(settings);
  ASSERT_FALSE(nowhere);
  EXPECT_THAT(describe(nowhere.error()), ::testing::Not(::testing::HasSubstr("secret")));
}

/// Files cannot grow beyond `bytes` while it lives, as on a disk that is full.
class FullDisk {
public:
  explicit FullDisk(rlim_t bytes) : before_(std::signal(SIGXFSZ, SIG_IGN)) {
    ::getrlimit(RLIMIT_FSIZE, &limit_);
    const rlimit full = {bytes, limit_.rlim_max};
    ::setrlimit(RLIMIT_FSIZE, &full);
  }
  ~FullDisk() {
    ::setrlimit(RLIMIT_FSIZE, &limit_);
    std::signal(SIGXFSZ, before_);
  }
  FullDisk(const FullDisk&) = delete;
  FullDisk& operator=(const FullDisk&) = delete;

private:
  rlimit limit_ = {};
  void (*before_)(int);
};

TEST(Database, RefusesChangesWhileTheDiskIsFullAndTakesThemAgainAfterwards) {
  if (TestStore::on_postgresql()) GTEST_SKIP() << "the disk is the server's";
  TestStore store;
  long acknowledged = 0;
  {
    const FullDisk full(std::filesystem::file_size(store.location()) + 200'000);
    const std::string long_name(20'000, 'n');
    auto record = added(store.database(), long_name);
    for (; record && acknowledged < 1000; record = added(store.database(), long_name)) ++acknowledged;
    ASSERT_FALSE(record) << "the disk was never full";
    EXPECT_EQ(record.error().code, ProblemCode::Failed);
    EXPECT_EQ(kept(store.database()), acknowledged);
  }
  EXPECT_TRUE(added(store.database(), "There is room again"));
  store.reopen();
  EXPECT_EQ(kept(store.database()), acknowledged + 1);
  const AuditCheck check = store.database().read([](soci::session& sql) { return check_audit(sql); });
  EXPECT_EQ(check.broken, 0) << check.reason;
}

/// Files are reached as somebody who owns nothing while it lives: a superuser could write what is read-only.
class AsNobody {
public:
  AsNobody() : user_(::geteuid()) {
    if (user_ == 0 && ::seteuid(65534) != 0) ADD_FAILURE() << "cannot become nobody";
  }
  ~AsNobody() {
    if (user_ == 0 && ::seteuid(user_) != 0) std::abort();
  }
  AsNobody(const AsNobody&) = delete;
  AsNobody& operator=(const AsNobody&) = delete;

private:
  uid_t user_;
};

TEST(Database, SaysThatAStoreCannotBeWritten) {
  using std::filesystem::perms;
  const test::ScratchFolder folder;
  DatabaseSettings settings;
  settings.location = (folder.path() / "records.sqlite").string();
  ASSERT_TRUE(Database::open(settings));
  const auto readable = perms::owner_read | perms::group_read | perms::others_read;
  const auto enterable = readable | perms::owner_exec | perms::group_exec | perms::others_exec;
  for (const auto& entry : std::filesystem::directory_iterator(folder.path()))
    std::filesystem::permissions(entry.path(), readable);
  std::filesystem::permissions(folder.path(), enterable);
  {
    const AsNobody nobody;
    const auto opened = Database::open(settings);
    ASSERT_FALSE(opened);
    EXPECT_THAT(describe(opened.error()), ::testing::HasSubstr("records.sqlite"));
  }
  std::filesystem::remove(settings.location + ".lock");
  std::filesystem::permissions(folder.path(), perms::all);
  {
    const AsNobody nobody;
    const auto opened = Database::open(settings);
    ASSERT_FALSE(opened) << "the folder can be written, the store cannot";
    EXPECT_THAT(describe(opened.error()), ::testing::HasSubstr("records.sqlite cannot be written"));
  }
  for (const auto& entry : std::filesystem::directory_iterator(folder.path()))
    std::filesystem::permissions(entry.path(), perms::owner_read | perms::owner_write);
  const auto opened = Database::open(settings);
  ASSERT_TRUE(opened) << describe(opened.error());
  EXPECT_TRUE(added(**opened, "As it was"));
}

}  // namespace
}  // namespace headrow::records
