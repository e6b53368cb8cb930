// The whole programme with its records in PostgreSQL, on the server that on_postgresql started.
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "headrow/test/scratch_folder.hpp"
#include "program.hpp"
#include "test_store.hpp"

namespace headrow::tests {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

class OnPostgresql : public ::testing::Test {
protected:
  void SetUp() override {
    records::TestStore store;  // makes the database; Headrow opens it next
    records = store.location();
    store.close();
    ASSERT_EQ(run_headrow({"init", city, "--records", records}).status, 0);
  }

  void add(const std::string& name) const {
    const auto added = run_headrow({"user", "add", city, "--name", "Somebody", "--role", "administrator",
                                    "--email", name + "@example.org"});
    EXPECT_EQ(added.status, 0) << added.err;
  }

  test::ScratchFolder folder;
  std::string city = (folder / "city").string();
  std::string records;
};

TEST_F(OnPostgresql, EveryCommandKeepsItsRecordsThere) {
  for (int number = 0; number < 4; ++number) add("ada" + std::to_string(number));
  ASSERT_EQ(
      run_headrow({"user", "leave", city, "--email", "ada3@example.org", "--reason", "left the post"}).status,
      0);
  const auto people = run_headrow({"user", "list", city, "--format", "csv"});
  EXPECT_THAT(people.out, HasSubstr("ada2@example.org"));
  EXPECT_FALSE(std::filesystem::exists(city + "/records.sqlite"));
  const auto check = run_headrow({"check", city});
  EXPECT_EQ(check.status, 0) << check.err;
}

TEST_F(OnPostgresql, AServerGoesOnWhereItStopped) {
  for (int start = 0; start < 3; ++start) {
    const auto server = start_server(city);
    ASSERT_THAT(server.first_line, HasSubstr("http://127.0.0.1:"));
    for (int number = 0; number < 3; ++number) add(fmt::format("ben{}-{}", start, number));
    EXPECT_EQ(stop_server(server), 0);
  }
  const auto check = run_headrow({"check", city});
  EXPECT_EQ(check.status, 0) << check.err;
}

TEST_F(OnPostgresql, AFolderIsNotMadeForADatabaseThatCannotBeReached) {
  const std::string other = (folder / "other").string();
  const auto nowhere =
      run_headrow({"init", other, "--records", "postgresql://somebody:secret@127.0.0.1:1/none"});
  EXPECT_EQ(nowhere.status, 1);
  EXPECT_THAT(nowhere.err, Not(HasSubstr("secret")));
  EXPECT_EQ(run_headrow({"init", other, "--records", "records.sqlite"}).status, 1);
  EXPECT_FALSE(std::filesystem::exists(other));
  EXPECT_EQ(std::filesystem::status(city + "/settings.toml").permissions(),
            std::filesystem::perms::owner_read | std::filesystem::perms::owner_write)
      << "the address may hold a password";
}

}  // namespace
}  // namespace headrow::tests
