#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "headrow/strategy/rules.hpp"
#include "headrow/strategy/strategy.hpp"
#include "headrow/test/scratch_folder.hpp"

namespace headrow::strategy {
namespace {

using testing::HasSubstr;

const evidence::Catalogue& catalogue() {
  static const auto read = evidence::Catalogue::read(HEADROW_CATALOG);
  if (!read) throw std::runtime_error(describe(read.error()));
  return *read;
}

constexpr std::string_view kHead = R"(code = "town"
title = "A town's strategy"
place = "E99000001"
period = "2016 to 2020"
start_year = 2016
target_year = 2020
[[area]]
code = "one"
title = "One"
vision = "..."
)";  // ten lines

/// Line 11 on.
Problem problem_with(std::string_view rest) {
  test::ScratchFolder folder;
  folder.write("town.toml", std::string(kHead) + std::string(rest));
  const auto read = read_strategies(folder.path(), catalogue());
  return read ? Problem{ProblemCode::Failed, "nothing was wrong", {}} : read.error();
}

TEST(StrategyFile, TheOneInTheCatalogueIsWholeAndEverySuccessStatementIsMeasuredOrEvidenced) {
  const auto read = read_strategies(std::string(HEADROW_CATALOG) + "/strategies", catalogue());
  ASSERT_TRUE(read) << describe(read.error());
  ASSERT_EQ(read->size(), 1u);
  const Strategy& leeds = read->front();
  ASSERT_EQ(leeds.areas.size(), 10u);
  EXPECT_EQ(leeds.areas[0].title, "World class provision");
  EXPECT_EQ(leeds.areas[6].title, "Fluid transition");
  for (const Area& area : leeds.areas) {
    EXPECT_FALSE(area.aims.empty()) << area.code;
    EXPECT_FALSE(area.actions.empty()) << area.code;
    for (const Statement& statement : area.statements) {
      EXPECT_FALSE(statement.owner.empty()) << statement.code;
      EXPECT_EQ(statement.kind == StatementKind::Evidenced, !statement.due.empty()) << statement.code;
    }
  }
  EXPECT_EQ(leeds.peers.size(), 2u);
  EXPECT_EQ(leeds.profile.size(), 15u);
}

TEST(StrategyFile, WhatMustNotBeScoredByProxyHasNoMeasure) {
  const auto read = read_strategies(std::string(HEADROW_CATALOG) + "/strategies", catalogue());
  ASSERT_TRUE(read);
  for (const char* code :
       {"world-class-provision.specialist-places", "world-class-provision.alternative-provision",
        "great-schools.achieve-and-enjoy", "great-schools.teachers"}) {
    const Statement* statement = read->front().statement(code);
    ASSERT_NE(statement, nullptr) << code;
    for (const Stage& stage : statement->stages) {
      EXPECT_EQ(stage.rule, "no_proxy") << code;
      EXPECT_TRUE(stage.figures.empty()) << code;
    }
  }
}

TEST(StrategyFile, RefusesAnUnknownKeyWithFileAndLine) {
  const Problem problem = problem_with("visoin = \"typed wrong\"\n");
  EXPECT_EQ(problem.code, ProblemCode::BadInput);
  EXPECT_THAT(problem.where.file, HasSubstr("town.toml"));
  EXPECT_EQ(problem.where.row, 11);
  EXPECT_EQ(problem.where.column, "visoin");
}

TEST(StrategyFile, RefusesAMeasureThatTheCatalogueDoesNotHave) {
  const Problem problem = problem_with(R"([[area.statement]]
code = "one.a"
text = "..."
kind = "measured"
rule = "at_or_below_england"
[[area.statement.stage]]
code = "all"
title = "All"
measure = "absence.of_mind"
)");
  EXPECT_EQ(problem.where.row, 19) << "the line of the key itself";
  EXPECT_EQ(problem.where.value, "absence.of_mind");
}

TEST(StrategyFile, RefusesAnUnknownRuleAndOneWithoutItsFigures) {
  constexpr std::string_view kStatement = R"([[area.statement]]
code = "one.a"
text = "..."
kind = "measured"
[[area.statement.stage]]
code = "all"
title = "All"
measure = "ks4.attainment8"
)";
  EXPECT_THAT(problem_with(std::string(kStatement) + "rule = \"better_than_most\"\n").message,
              HasSubstr("no rule of this name"));
  EXPECT_THAT(problem_with(std::string(kStatement) + "rule = \"gap_to_england_others\"\n").message,
              HasSubstr("\"others\""));
  EXPECT_THAT(problem_with(std::string(kStatement) +
                           "rule = \"at_or_below_england\"\nbeside = [{ role = \"others\", measure = "
                           "\"ks4.attainment8\" }]\n")
                  .message,
              HasSubstr("no figure of this role"));
}

TEST(StrategyFile, RefusesAMeasuredStatementWithoutAStageAndAnEvidencedOneWithoutABoard) {
  EXPECT_THAT(problem_with("[[area.statement]]\ncode = \"a\"\ntext = \"...\"\nkind = \"measured\"\n").message,
              HasSubstr("at least one stage"));
  EXPECT_THAT(
      problem_with("[[area.statement]]\ncode = \"a\"\ntext = \"...\"\nkind = \"evidenced\"\n").message,
      HasSubstr("board"));
  EXPECT_THAT(problem_with("[[area.statement]]\ncode = \"a\"\ntext = \"...\"\nkind = \"hoped\"\n").message,
              HasSubstr("\"measured\" or \"evidenced\""));
}

TEST(StrategyFile, RefusesACodeUsedTwiceAndADayThatIsNone) {
  const std::string one =
      "[[area.statement]]\ncode = \"a\"\ntext = \"...\"\nkind = \"evidenced\"\nboard = \"B\"\ndue = "
      "\"2020-12-31\"\n";
  const Problem twice = problem_with(one + one);
  EXPECT_EQ(twice.where.value, "a");
  EXPECT_EQ(twice.where.row, 18);
  std::string bad = one;
  bad.replace(bad.find("2020-12-31"), 10, "31/12/2020");
  EXPECT_EQ(problem_with(bad).where.value, "31/12/2020");
}

TEST(StrategyFile, RefusesWhatIsNotToml) {
  const Problem problem = problem_with("aims = [\"unclosed\n");
  EXPECT_EQ(problem.code, ProblemCode::BadInput);
  EXPECT_THAT(problem.message, HasSubstr("not TOML"));
  EXPECT_GE(problem.where.row, 11);
}

TEST(StrategyFile, RefusesAPeerGroupWithSomethingElseThanAuthorityNumbers) {
  test::ScratchFolder folder;
  folder.write("town.toml", kHead);
  folder.write("peers/friends.toml",
               "code = \"friends\"\ntitle = \"Friends\"\nauthorities = [\"383\", \"Leeds\"]\n");
  const auto read = read_strategies(folder.path(), catalogue());
  ASSERT_FALSE(read);
  EXPECT_THAT(read.error().where.file, HasSubstr("friends.toml"));
  EXPECT_EQ(read.error().where.value, "Leeds");
}

TEST(StrategyFile, AFolderThatIsNotThereIsNotAnEmptyOne) {
  const auto read = read_strategies("/nowhere/strategies", catalogue());
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().code, ProblemCode::NotFound);
}

}  // namespace
}  // namespace headrow::strategy
