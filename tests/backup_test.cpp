// A backup taken while people write, restored, and held against what was written; and the checks that find
// what was altered.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <fstream>
#include <thread>

#include "folder_backup.hpp"
#include "headrow/records/statement.hpp"
#include "headrow/test/scratch_folder.hpp"
#include "program.hpp"

namespace headrow::app {
namespace {

using ::testing::HasSubstr;
using tests::run_headrow;

const std::string kPassphrase = "kettle lamp orbit";

Result<records::Record> write_number(RecordRooms& rooms, int number) {
  return rooms.database().write([&](records::Transaction& transaction) {
    return records::create_record(transaction, records::client_class(), {{"name", std::to_string(number)}},
                                  {records::Principal::Kind::Person, "writer", "", ""});
  });
}

/// The numbers in a restored folder.
std::vector<int> numbers_in(const std::filesystem::path& folder) {
  auto rooms = RecordRooms::open(folder, {}, false);
  EXPECT_TRUE(rooms) << describe(rooms.error());
  std::vector<int> numbers;
  (*rooms)->database().read([&](soci::session& sql) {
    for (const auto& record :
         records::find_records(sql, records::client_class(), "1=1", {}, "ORDER BY created_at"))
      numbers.push_back(std::stoi(record["name"]));
    const auto check = records::check_audit(sql);
    EXPECT_EQ(check.broken, 0) << check.reason;
    EXPECT_EQ(check.entries, static_cast<std::int64_t>(numbers.size()));
  });
  std::ranges::sort(numbers);
  return numbers;
}

TEST(Backup, IsTheStateOfOneMomentWhilePeopleWrite) {
  const test::ScratchFolder folder;
  ASSERT_EQ(run_headrow({"init", (folder / "data").string()}).status, 0);
  const auto workspace = std::move(Workspace::open(folder / "data").value());
  const auto rooms = std::move(RecordRooms::open(folder / "data", {}, false).value());
  std::atomic<bool> stop = false;
  std::atomic<int> acknowledged = 0;
  std::thread writer([&] {
    for (int number = 1; !stop; ++number) {
      ASSERT_TRUE(write_number(*rooms, number));
      acknowledged = number;
    }
  });
  while (acknowledged < 50) std::this_thread::yield();
  const int before = acknowledged;
  const auto done = back_up(folder / "data", *workspace, *rooms, folder / "backup.sealed", kPassphrase);
  const int after = acknowledged + 1;  // one may be written and not yet counted
  stop = true;
  writer.join();
  ASSERT_TRUE(done) << describe(done.error());

  ASSERT_TRUE(restore(folder / "backup.sealed", folder / "restored", kPassphrase));
  const auto numbers = numbers_in(folder / "restored");
  ASSERT_FALSE(numbers.empty());
  EXPECT_GE(numbers.back(), before) << "whatever was acknowledged before it began is there";
  EXPECT_LE(numbers.back(), after);
  EXPECT_EQ(static_cast<std::size_t>(numbers.back()), numbers.size()) << "without gaps: one moment";
}

/// What was destroyed after a backup stays destroyed when that backup is restored: the keys beside it are
/// those of the newest.
TEST(Backup, ADestroyedKeyReachesTheBackupsOfBefore) {
  const test::ScratchFolder folder;
  ASSERT_EQ(run_headrow({"init", (folder / "data").string()}).status, 0);
  const auto workspace = std::move(Workspace::open(folder / "data").value());
  const auto rooms = std::move(RecordRooms::open(folder / "data", {}, false).value());
  const auto ada = rooms->child_keys().seal("ada", "child.name", "Ada").value();
  const auto ben = rooms->child_keys().seal("ben", "child.name", "Ben").value();
  ASSERT_TRUE(back_up(folder / "data", *workspace, *rooms, folder / "monday", kPassphrase));
  ASSERT_TRUE(rooms->child_keys().destroy("ada"));
  ASSERT_TRUE(back_up(folder / "data", *workspace, *rooms, folder / "tuesday", kPassphrase));

  ASSERT_TRUE(restore(folder / "monday", folder / "restored", kPassphrase));
  const auto again = std::move(RecordRooms::open(folder / "restored", {}, false).value());
  EXPECT_EQ(again->child_keys().open_sealed("ben", "child.name", ben), "Ben");
  EXPECT_FALSE(again->child_keys().open_sealed("ada", "child.name", ada));
}

class BackupCommand : public ::testing::Test {
protected:
  BackupCommand() {
    data = (folder / "data").string();
    passphrase = folder.write("passphrase", kPassphrase + "\n").string();
    EXPECT_EQ(run_headrow({"init", data}).status, 0);
    EXPECT_EQ(run_headrow({"import", data, folder.write("register.csv", tests::small_register()).string(),
                           folder.write("long.csv", tests::small_long_table()).string()})
                  .status,
              0);
    EXPECT_EQ(run_headrow({"user", "add", data, "--name", "Ada", "--email", "ada@example.org", "--role",
                           "administrator"})
                  .status,
              0);
  }
  tests::Outcome back_up_to(const std::string& file) {
    return run_headrow({"backup", data, file, "--passphrase-file", passphrase});
  }

  test::ScratchFolder folder;
  std::string data, passphrase;
};

// The restore drill of docs/backup.md.
TEST_F(BackupCommand, RestoresWhatWasThere) {
  const std::string file = (folder / "backup.sealed").string(), restored = (folder / "restored").string();
  // By this pupils are known: with another one every pupil would be somebody else.
  const std::string secret(32, 'k');
  std::ofstream(std::filesystem::path(data) / "pupils.key", std::ios::binary) << secret;
  const auto done = back_up_to(file);
  ASSERT_EQ(done.status, 0) << done.err;
  EXPECT_THAT(done.out, HasSubstr("Both stores were copied in"));
  EXPECT_EQ(tests::read_file(file).find("ada@example.org"), std::string::npos)
      << "unreadable without the passphrase";
  const auto back = run_headrow({"restore", file, restored, "--passphrase-file", passphrase});
  ASSERT_EQ(back.status, 0) << back.err;
  EXPECT_EQ(run_headrow({"user", "list", restored, "--format", "csv"}).out,
            run_headrow({"user", "list", data, "--format", "csv"}).out);
  EXPECT_EQ(tests::read_file((std::filesystem::path(restored) / "pupils.key").string()), secret);
  const auto check = run_headrow({"check", restored});
  EXPECT_EQ(check.status, 0) << check.err;
  EXPECT_THAT(check.out, HasSubstr("all 2 kept files are as they were loaded"));
}

TEST_F(BackupCommand, RestoresNothingWithoutTheKeysOfChildren) {
  const std::string file = (folder / "backup.sealed").string();
  ASSERT_EQ(back_up_to(file).status, 0);
  for (const auto& entry : std::filesystem::directory_iterator(folder.path()))
    if (entry.path().extension() == ".keys") std::filesystem::remove(entry.path());
  const auto back =
      run_headrow({"restore", file, (folder / "restored").string(), "--passphrase-file", passphrase});
  EXPECT_NE(back.status, 0);
  EXPECT_THAT(back.err, HasSubstr("children-"));
  EXPECT_FALSE(std::filesystem::exists(folder / "restored"));
}

TEST_F(BackupCommand, GoesThroughARunningServer) {
  const auto server = tests::start_server(data);
  const auto done = back_up_to((folder / "backup.sealed").string());
  const auto check = run_headrow({"check", data});
  tests::stop_server(server);
  EXPECT_EQ(done.status, 0) << done.err;
  EXPECT_EQ(check.status, 0) << check.err;
}

TEST_F(BackupCommand, RefusesAndLeavesEverythingAsItWas) {
  const std::string file = (folder / "backup.sealed").string();
  ASSERT_EQ(back_up_to(file).status, 0);
  EXPECT_THAT(back_up_to(file).err, HasSubstr("there already"));
  EXPECT_THAT(run_headrow({"restore", file, data, "--passphrase-file", passphrase}).err,
              HasSubstr("empty folder"));
  const std::string wrong = folder.write("wrong", "another passphrase\n").string();
  EXPECT_EQ(run_headrow({"restore", file, (folder / "r").string(), "--passphrase-file", wrong}).status, 1);
  EXPECT_FALSE(std::filesystem::exists(folder / "r"));
  std::string bytes = tests::read_file(file);
  bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 1);
  folder.write("spoiled.sealed", bytes);
  EXPECT_EQ(run_headrow({"restore", (folder / "spoiled.sealed").string(), (folder / "r").string(),
                         "--passphrase-file", passphrase})
                .status,
            1);
  EXPECT_FALSE(std::filesystem::exists(folder / "r"));
  EXPECT_THAT(run_headrow({"backup", data, (folder / "b").string(), "--passphrase-file",
                           folder.write("short", "short\n").string()})
                  .err,
              HasSubstr("at least 12"));
}

TEST_F(BackupCommand, CheckFindsASingleFlippedBitOfTheAudit) {
  const std::string store = data + "/records.sqlite";
  std::string bytes = tests::read_file(store);
  const auto at = bytes.rfind("invite person");
  ASSERT_NE(at, std::string::npos);
  bytes[at] = static_cast<char>(bytes[at] ^ 1);
  std::ofstream(store, std::ios::binary) << bytes;
  const auto check = run_headrow({"check", data});
  EXPECT_EQ(check.status, 1);
  EXPECT_THAT(check.err, HasSubstr("The audit is broken at entry"));
}

TEST_F(BackupCommand, ADiskThatIsFullLosesNothingAndSaysSo) {
  const auto full = run_headrow(
      {"user", "add", data, "--name", "Ben", "--email", "ben@example.org", "--role", "administrator"},
      {".", 4096});
  EXPECT_NE(full.status, 0);
  EXPECT_THAT(full.err, HasSubstr("headrow: "));
  EXPECT_EQ(run_headrow({"check", data}).status, 0);
  const auto people = run_headrow({"user", "list", data, "--format", "csv"});
  EXPECT_THAT(people.out, HasSubstr("ada@example.org"));
  EXPECT_EQ(people.out.find("ben@example.org"), std::string::npos);
}

TEST_F(BackupCommand, CheckFindsAnAlteredSource) {
  for (const auto& source : std::filesystem::directory_iterator(data + "/sources"))
    std::ofstream(source.path(), std::ios::app) << "x";
  const auto altered = run_headrow({"check", data});
  EXPECT_EQ(altered.status, 1);
  EXPECT_THAT(altered.err, HasSubstr("another than was loaded"));
}

}  // namespace
}  // namespace headrow::app
