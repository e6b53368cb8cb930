#include "headrow/strategy/judgements.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "headrow/test/scratch_folder.hpp"

namespace headrow::strategy {
namespace {

TEST(Judgements, AreEmptyWithoutTheFile) {
  test::ScratchFolder folder;
  const auto read = read_judgements(folder.path());
  ASSERT_TRUE(read);
  EXPECT_TRUE(read->judgements.empty());
}

TEST(Judgements, TheLatestByTheEndOfTheYearSpeaks) {
  test::ScratchFolder folder;
  folder.write("judgements.toml", R"(
[[judgement]]
statement = "a"
place = "E99000001"
date = "2019-07-04"
board = "The board"
words = "Second."
evidence = ["Minute 14"]
next_due = 2020-07-01
[[judgement]]
statement = "a"
place = "E99000001"
date = "2018-07-04"
board = "The board"
words = "First."
[[commentary]]
statement = "a"
place = "E99000001"
date = "2019-07-05"
author = "An officer"
words = "As expected."
)");
  const auto read = read_judgements(folder.path());
  ASSERT_TRUE(read) << describe(read.error());
  EXPECT_EQ(read->latest("a", "E99000001", 2019)->words, "Second.");
  EXPECT_EQ(read->latest("a", "E99000001", 2019)->next_due, "2020-07-01");
  EXPECT_EQ(read->latest("a", "E99000001", 2018)->words, "First.");
  EXPECT_EQ(read->latest("a", "E99000001", 2017), nullptr);
  EXPECT_EQ(read->latest("a", "E99000002", 2019), nullptr);
  EXPECT_EQ(read->commentaries.size(), 1u);
}

TEST(Judgements, AMistakeIsNamedByLine) {
  test::ScratchFolder folder;
  folder.write("judgements.toml",
               "[[judgement]]\nstatement = \"a\"\nplace = \"E99000001\"\ndate = \"soon\"\n");
  const auto read = read_judgements(folder.path());
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().where.row, 4);
  EXPECT_EQ(read.error().where.value, "soon");
}

}  // namespace
}  // namespace headrow::strategy
