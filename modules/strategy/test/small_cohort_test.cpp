#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "hand_made.hpp"

namespace headrow::strategy {
namespace {

using hand_made::Question;
using hand_made::Year;
using testing::HasSubstr;

constexpr auto kQuartile = "above_england_and_first_quartile";

/// A share of `of` children, England at 60 and the first quartile's cut at 70.
Year small(int ending, double good, double of) {
  return {.ending = ending,
          .place = 100 * good / of,
          .england = 60,
          .first_quartile = 70,
          .numerator = good,
          .denominator = of};
}

TEST(SmallCohort, AGoodYearOfFewChildrenIsNotMet) {
  // Naive: 10 of 12 is 83%, above England's 60 and the cut of 70, two years running. Of 36 children in three
  // years 27 did well: Wilson's 58.9% to 86.2% holds England.
  const auto answer = Question(2019)
                          .figure("main", {small(2017, 7, 12), small(2018, 10, 12), small(2019, 10, 12)})
                          .ask(kQuartile);
  EXPECT_EQ(answer.verdict, Verdict::NoData);
  EXPECT_THAT(answer.reason,
              HasSubstr("Fewer than 30 children in 2018/19, so three periods are pooled: Ourtown "
                        "75.0% over 2016/17 to 2018/19 (between 58.9% and 86.2%), England 60.0%"));
  EXPECT_THAT(answer.reason, HasSubstr("settle nothing either way"));
}

TEST(SmallCohort, IsMetWhenTheIntervalLiesBeyondTheCut) {
  // 84 of 84: Wilson's lower end is 95.6%.
  const auto met = Question(2020)
                       .figure("main", {small(2017, 28, 28), small(2018, 28, 28), small(2019, 28, 28),
                                        small(2020, 28, 28)})
                       .ask(kQuartile);
  EXPECT_EQ(met.verdict, Verdict::Met);
  EXPECT_FALSE(met.this_year_only);
  // 66 of 84 is 68.7% to 86.0%: beyond England, not beyond the cut.
  const auto half = Question(2019)
                        .figure("main", {small(2017, 22, 28), small(2018, 22, 28), small(2019, 22, 28)})
                        .ask(kQuartile);
  EXPECT_EQ(half.verdict, Verdict::Half);
}

TEST(SmallCohort, WhatCannotBePooledIsOfTooFewChildren) {
  const auto two = Question(2019).figure("main", {small(2018, 10, 12), small(2019, 12, 12)}).ask(kQuartile);
  EXPECT_EQ(two.verdict, Verdict::NoData);
  EXPECT_THAT(two.reason, HasSubstr("Too few children: Ourtown 100.0% in 2018/19 is of fewer than 30"));
  const auto broken = Question(2019)
                          .figure("main", {small(2017, 28, 28), small(2018, 28, 28), small(2019, 28, 28)})
                          .broken_at(2018)
                          .ask(kQuartile);
  EXPECT_EQ(broken.verdict, Verdict::NoData);
  const auto apart = Question(2019)
                         .figure("main", {small(2012, 28, 28), small(2018, 28, 28), small(2019, 28, 28)})
                         .ask(kQuartile);
  EXPECT_EQ(apart.verdict, Verdict::NoData);
}

TEST(SmallCohort, ThirtyChildrenAreJudgedByTheYear) {
  const auto answer =
      Question(2019).figure("main", {small(2018, 25, 30), small(2019, 25, 30)}).ask(kQuartile);
  EXPECT_EQ(answer.verdict, Verdict::Met);
  EXPECT_THAT(answer.reason, HasSubstr("Ourtown 83.3% in 2018/19"));
}

TEST(SmallCohort, AHeadcountOfTheYearBeforeTellsToo) {
  const auto answer =
      Question(2019)
          .figure("main", {small(2017, 10, 12),
                           small(2018, 10, 12),
                           {.ending = 2019, .place = 100, .england = 60, .first_quartile = 70}})
          .ask(kQuartile);
  EXPECT_THAT(answer.reason, HasSubstr("counted with the headcount of 2017/18"));
}

TEST(SmallCohort, AveragesArePooledByTheSpreadOfTheirYears) {
  // 55 points of 14 pupils against England's 46; the years before were 40 and 50.
  const std::vector<Year> years = {
      {.ending = 2017, .place = 40, .england = 46, .first_quartile = 49, .denominator = 13},
      {.ending = 2018, .place = 50, .england = 46, .first_quartile = 49, .denominator = 12},
      {.ending = 2019, .place = 55, .england = 46, .first_quartile = 49, .denominator = 14}};
  const auto answer = Question(2019).figure("main", years).unit("points").ask(kQuartile);
  EXPECT_EQ(answer.verdict, Verdict::NoData);
  EXPECT_THAT(answer.reason, HasSubstr("settle nothing either way"));
}

TEST(SmallCohort, FirstInItsRegionAsksForTheIntervalToo) {
  Question question(2019);
  question.figure("main", {small(2017, 10, 12), small(2018, 10, 12), small(2019, 10, 12)});
  question.region_ranks({{hand_made::academic(2018), 1, 5, 83}, {hand_made::academic(2019), 1, 5, 83}});
  EXPECT_EQ(question.ask("first_in_region_and_first_quartile").verdict, Verdict::NoData);
}

TEST(SmallCohort, AGapOfTenChildrenIsNotClosed) {
  const std::vector<Year> others = {{2017, 0, 70}, {2018, 0, 70}, {2019, 0, 70}};
  const auto answer = Question(2019)
                          .figure("main", {small(2017, 5, 10), small(2018, 8, 10), small(2019, 8, 10)})
                          .figure("others", others)
                          .ask("gap_to_england_others");
  EXPECT_EQ(answer.verdict, Verdict::NoData);
  EXPECT_THAT(answer.reason, HasSubstr("England's others 70.0%"));
}

TEST(SmallCohort, AFewPupilsWithAPlanAreNoVerdict) {
  const auto answer = Question(2019)
                          .figure("main", {small(2017, 2, 3), small(2018, 2, 3), small(2019, 3, 3)})
                          .figure("share", {{2017, 3, 3}, {2018, 3, 3}, {2019, 3, 3}})
                          .ask("at_least_england_with_comparability");
  EXPECT_EQ(answer.verdict, Verdict::NoData);
}

TEST(PeriodsFarApart, AreNotTwoYearsRunning) {
  const auto answer =
      Question(2024, 2024).figure("main", {{2017, 80, 60, 70}, {2024, 80, 60, 70}}).ask(kQuartile);
  EXPECT_EQ(answer.verdict, Verdict::Met);
  EXPECT_TRUE(answer.this_year_only);
  EXPECT_THAT(answer.reason, HasSubstr("the comparable period before it, 2016/17, is too long ago to count"));
  const auto examined =
      Question(2022, 2024).figure("main", {{2019, 80, 60, 70}, {2022, 80, 60, 70}}).ask(kQuartile);
  EXPECT_FALSE(examined.this_year_only);
}

}  // namespace
}  // namespace headrow::strategy
