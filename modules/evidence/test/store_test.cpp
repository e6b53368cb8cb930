#include "headrow/evidence/store.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "database.hpp"
#include "headrow/test/scratch_folder.hpp"

namespace headrow::evidence {
namespace {

using ::testing::HasSubstr;

TEST(Store, IsMadeOnceAndOpenedAfterwards) {
  const test::ScratchFolder folder;
  {
    auto store = Store::create(folder.path() / "city");
    ASSERT_TRUE(store) << store.error().message;
  }
  EXPECT_TRUE(Store::open(folder.path() / "city"));
  auto again = Store::create(folder.path() / "city");
  ASSERT_FALSE(again);
  EXPECT_EQ(again.error().code, ProblemCode::Conflict);
}

TEST(Store, OpeningAFolderWithoutOneSaysHowToMakeIt) {
  const test::ScratchFolder folder;
  auto store = Store::open(folder.path());
  ASSERT_FALSE(store);
  EXPECT_EQ(store.error().code, ProblemCode::NotFound);
  EXPECT_THAT(store.error().message, HasSubstr("headrow init"));
}

TEST(Store, OfAnotherVersionIsRefusedWithWhatToDo) {
  const test::ScratchFolder folder;
  {
    auto store = Store::create(folder.path());
    ASSERT_TRUE(store);
    (*store)->database()->connect().run("UPDATE store_version SET version = 999");
  }
  auto store = Store::open(folder.path());
  ASSERT_FALSE(store);
  EXPECT_EQ(store.error().code, ProblemCode::Conflict);
  EXPECT_THAT(store.error().message, HasSubstr("sources"));
  EXPECT_FALSE(Store::open(folder.path(), StoreVersions::Any)) << "what a later program wrote is not known";
}

TEST(Store, RemovesWhatALoadCutShortLeft) {
  const test::ScratchFolder folder;
  {
    ASSERT_TRUE(Store::create(folder.path()));
  }
  const auto left = folder.write("sources/" + std::string(64, 'a') + ".unfinished", "half a file");
  ASSERT_TRUE(Store::open(folder.path()));
  EXPECT_FALSE(std::filesystem::exists(left));
}

TEST(Store, FinishesTheKeptFileOfALoadThatWasCommitted) {
  const test::ScratchFolder folder;
  const std::string digest(64, 'b');
  {
    auto store = Store::create(folder.path());
    ASSERT_TRUE(store);
    (*store)->database()->connect().query(
        "INSERT INTO source VALUES (1, ?, 'f.csv', 1, 'd', 't', 'p', 0, NULL, NULL, '2026-01-01', 'me', "
        "NULL, '', 1, 1, '/f.csv', '', '', NULL, false)",
        digest);
  }
  folder.write("sources/" + digest + ".unfinished", "a whole file");
  auto store = Store::open(folder.path());
  ASSERT_TRUE(store);
  EXPECT_TRUE(std::filesystem::exists((*store)->source_file(digest)));
}

TEST(Database, AppendsAndReadsEveryTypeWithNulls) {
  const test::ScratchFolder folder;
  auto database = Database::open(folder.path() / "x.duckdb", {});
  ASSERT_TRUE(database);
  Connection connection = (*database)->connect();
  connection.run("CREATE TABLE t (number INTEGER, value DOUBLE, words TEXT)");
  {
    Appender appender(connection, "t");
    for (int i = 0; i < 5000; ++i) {
      appender.set<std::int32_t>(0, i);
      appender.set_optional(1, i % 2 == 0 ? std::optional<double>(i / 2.0) : std::nullopt);
      appender.set_text(2, "text of some length " + std::to_string(i));
      appender.end_row();
    }
    appender.close();
  }
  Rows rows = connection.query("SELECT * FROM t ORDER BY number");
  int seen = 0;
  while (rows.next_chunk()) {
    for (std::size_t i = 0; i < rows.size(); ++i, ++seen) {
      ASSERT_EQ(rows.column<std::int32_t>(0)[i], seen);
      ASSERT_EQ(rows.optional<double>(1, i),
                seen % 2 == 0 ? std::optional<double>(seen / 2.0) : std::nullopt);
      ASSERT_EQ(rows.text(2, i), "text of some length " + std::to_string(seen));
    }
  }
  EXPECT_EQ(seen, 5000);
}

TEST(Database, ATransactionThatIsNotCommittedLeavesNothing) {
  const test::ScratchFolder folder;
  auto database = Database::open(folder.path() / "x.duckdb", {});
  ASSERT_TRUE(database);
  Connection connection = (*database)->connect();
  connection.run("CREATE TABLE t (number INTEGER)");
  {
    Transaction transaction(connection);
    connection.query("INSERT INTO t VALUES (?)", 1);
  }
  Rows rows = connection.query("SELECT count(*) FROM t");
  ASSERT_TRUE(rows.next_chunk());
  EXPECT_EQ(rows.column<std::int64_t>(0)[0], 0);
}

TEST(Database, AStatementThatIsWrongThrowsWhatTheStoreSaid) {
  const test::ScratchFolder folder;
  auto database = Database::open(folder.path() / "x.duckdb", {});
  ASSERT_TRUE(database);
  Connection connection = (*database)->connect();
  EXPECT_THROW(connection.query("SELECT nothing_like_it"), DatabaseError);
}

TEST(Database, SaysWhoHoldsAFileInUseAndWhenADiskIsFull) {
  const Problem held =
      problem_of("IO Error: Could not set lock on file \"x\": Conflicting lock is held in app (PID 4711).");
  EXPECT_EQ(held.code, ProblemCode::Conflict);
  EXPECT_THAT(held.message, HasSubstr("4711"));
  EXPECT_THAT(problem_of("IO Error: Could not write: No space left on device").message,
              HasSubstr("make room"));
}

}  // namespace
}  // namespace headrow::evidence
