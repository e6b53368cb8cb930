#include "headrow/formats/toml.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "headrow/test/scratch_folder.hpp"

namespace headrow::formats {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

class Toml : public ::testing::Test {
protected:
  template <typename Read>
  auto read(std::string_view text, Read with) const {
    return read_toml(folder_.write("town.toml", text), with);
  }
  /// What is wrong with a text in which only `key` is asked for, as a text.
  Problem problem_with(std::string_view text) const {
    const auto made = read(text, [](TomlTable& table) { return table.text("key"); });
    return made ? Problem{} : made.error();
  }

  test::ScratchFolder folder_;
};

TEST_F(Toml, GivesEveryKindOfValue) {
  const auto made =
      read(R"(text = "words"
whole = 3
real = 2.5
yes = true
names = ["a", "b"]
years = [2020, 2021]
day = 2020-12-31
day_in_words = "2021-01-01"
pairs = { fsm = "yes", sex = "f" }
[[part]]
name = "first"
[[part]]
name = "second"
)",
           [](TomlTable& table) {
             EXPECT_EQ(table.text("text"), "words");
             EXPECT_EQ(table.text("not_there", "else"), "else");
             EXPECT_EQ(table.integer("whole", 0), 3);
             EXPECT_EQ(table.real("whole", 0), 3.0);
             EXPECT_EQ(table.optional_real("real"), 2.5);
             EXPECT_EQ(table.optional_real("not_there"), std::nullopt);
             EXPECT_TRUE(table.boolean("yes", false));
             EXPECT_THAT(table.texts("names"), ElementsAre("a", "b"));
             EXPECT_THAT(table.integers("years"), ElementsAre(2020, 2021));
             EXPECT_EQ(table.day("day"), "2020-12-31");
             EXPECT_EQ(table.day("day_in_words"), "2021-01-01");
             EXPECT_THAT(table.pairs("pairs"), ElementsAre(std::pair("fsm", "yes"), std::pair("sex", "f")));
             std::vector<TomlTable> parts = table.tables("part");
             EXPECT_EQ(parts.at(1).needed_text("name"), "second");
             EXPECT_EQ(parts.at(1).line(), 12);
             EXPECT_THAT(table.tables("not_there"), IsEmpty());
             return true;
           });
  EXPECT_TRUE(made) << describe(made.error());
}

TEST_F(Toml, AMistakeIsSaidWithFileLineAndKey) {
  const Problem problem = problem_with("# words\nkey = 3\n");
  EXPECT_EQ(problem.code, ProblemCode::BadInput);
  EXPECT_THAT(problem.where.file, HasSubstr("town.toml"));
  EXPECT_EQ(problem.where.row, 2);
  EXPECT_EQ(problem.where.column, "key");
  EXPECT_THAT(problem.message, HasSubstr("text in quotes"));
}

TEST_F(Toml, AKeyThatNobodyAsksForIsAMistake) {
  const Problem problem = problem_with("key = \"a\"\n\nkye = \"b\"\n");
  EXPECT_EQ(problem.where.row, 3);
  EXPECT_EQ(problem.where.column, "kye");
  EXPECT_THAT(problem.message, HasSubstr("spelling"));
}

TEST_F(Toml, WhatIsNotTomlIsSaidWithLineAndCharacter) {
  const Problem problem = problem_with("key = \"a\"\nother = \n");
  EXPECT_EQ(problem.code, ProblemCode::BadInput);
  EXPECT_EQ(problem.where.row, 2);
  EXPECT_THAT(problem.message, HasSubstr("at character"));
}

TEST_F(Toml, AFileThatIsNotThereCannotBeRead) {
  const auto made = read_toml(folder_.path() / "none.toml", [](TomlTable&) { return 1; });
  ASSERT_FALSE(made);
  EXPECT_EQ(made.error().code, ProblemCode::Failed);
}

TEST_F(Toml, ATimeIsToBeWrittenAsText) {
  EXPECT_THAT(problem_with("key = 07:32:00\n").message, HasSubstr("quotes"));
  EXPECT_THAT(problem_with("key = 2020-12-31\n").message, HasSubstr("text in quotes"));
}

TEST_F(Toml, WhatIsQuotedIsReadBackAsItWas) {
  for (const std::string text :
       {"", "plain", "a \"quoted\" \\ word", "two\nlines\tand\x01\x7f", "Zoë’s café"}) {
    const auto file = folder_.write("quoted.toml", "key = " + quoted_toml(text) + "\n");
    EXPECT_EQ(read_toml(file, [](TomlTable& table) { return table.text("key"); }).value(), text);
  }
}

}  // namespace
}  // namespace headrow::formats
