#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "hand_made.hpp"

namespace headrow::strategy {
namespace {

using hand_made::academic;
using hand_made::Question;
using testing::HasSubstr;

constexpr auto kAttainment = "above_england_and_first_quartile";
constexpr auto kInspection = "first_in_region_and_first_quartile";

TEST(AboveEnglandAndFirstQuartile, AboveEnglandAloneIsHalfAndNeverMet) {
  // Naive: above England in both years, so "met".
  const auto answer =
      Question(2019)
          .figure("main", {{2018, 66, 64, 68}, {2019, 66, 65, 69}}, evidence::Polarity::HighIsGood, 0)
          .ask(kAttainment);
  EXPECT_EQ(answer.verdict, Verdict::Half);
  EXPECT_THAT(answer.reason, HasSubstr("Ourtown 66% in 2018/19, England 65%, first quartile above 69%"));
}

TEST(AboveEnglandAndFirstQuartile, MetNeedsTwoYears) {
  const auto two = Question(2019).figure("main", {{2018, 70, 64, 68}, {2019, 71, 65, 69}}).ask(kAttainment);
  EXPECT_EQ(two.verdict, Verdict::Met);
  EXPECT_FALSE(two.this_year_only);
  EXPECT_THAT(two.reason, HasSubstr("2017/18"));

  const auto one = Question(2019).figure("main", {{2018, 66, 64, 68}, {2019, 71, 65, 69}}).ask(kAttainment);
  EXPECT_EQ(one.verdict, Verdict::Met);
  EXPECT_TRUE(one.this_year_only);
  EXPECT_THAT(one.reason, HasSubstr("Met this year"));
}

TEST(AboveEnglandAndFirstQuartile, WholePercentagesThatTieWithTheCutAreNotInTheQuartile) {
  // Naive: at the cut, so in the best quarter. A third of the authorities may share that whole number.
  const auto answer =
      Question(2019).figure("main", {{2018, 69, 64, 69}, {2019, 69, 65, 69}}).ask(kAttainment);
  EXPECT_EQ(answer.verdict, Verdict::Half);
}

TEST(AboveEnglandAndFirstQuartile, LowIsGoodTurnsEverythingRound) {
  const auto answer =
      Question(2019).figure_low("main", {{2018, 4.0, 5.0, 4.5}, {2019, 4.0, 5.0, 4.5}}).ask(kAttainment);
  EXPECT_EQ(answer.verdict, Verdict::Met);
  const auto worse =
      Question(2019).figure_low("main", {{2018, 6.0, 5.0, 4.5}, {2019, 6.0, 5.0, 4.5}}).ask(kAttainment);
  EXPECT_EQ(worse.verdict, Verdict::OffTrack);
}

TEST(AboveEnglandAndFirstQuartile, AProvisionalFigureNeverChangesTheVerdict) {
  // Naive: the newest figure counts.
  const auto answer = Question(2019)
                          .figure("main", {{2017, 60, 64, 68},
                                           {2018, 60, 64, 68},
                                           {.ending = 2019,
                                            .place = 80,
                                            .england = 65,
                                            .first_quartile = 69,
                                            .status = evidence::Status::Provisional}})
                          .ask(kAttainment);
  EXPECT_EQ(answer.verdict, Verdict::OffTrack);
  EXPECT_EQ(*answer.row, 1u);
}

TEST(AboveEnglandAndFirstQuartile, YearsWithoutExaminationsAreNeverScored) {
  const auto answer =
      Question(2021)
          .figure("main",
                  {{2018, 60, 64, 68},
                   {2019, 60, 64, 68},
                   {.ending = 2020, .place = 80, .england = 65, .first_quartile = 69, .scored = false},
                   {.ending = 2021, .place = 80, .england = 65, .first_quartile = 69, .scored = false}})
          .ask(kAttainment);
  EXPECT_EQ(answer.verdict, Verdict::OffTrack);
  EXPECT_EQ(*answer.row, 1u);
}

TEST(AboveEnglandAndFirstQuartile, OnTrackByTheMedianSlopeOfTheDifference) {
  // Differences -6, -5, -4, -3: one a year. The goal is the cut, 1 above England: level at 2022, goal in
  // 2023.
  const std::vector<hand_made::Year> years = {
      {2016, 54.5, 60.5, 61.5}, {2017, 55.5, 60.5, 61.5}, {2018, 56.5, 60.5, 61.5}, {2019, 57.5, 60.5, 61.5}};
  const auto late = Question(2019, 2023).figure("main", years).ask(kAttainment);
  EXPECT_EQ(late.verdict, Verdict::OnTrack);
  EXPECT_DOUBLE_EQ(*late.slope, 1.0);
  EXPECT_DOUBLE_EQ(late.goal->value, 61.5);
  EXPECT_DOUBLE_EQ(late.projection->value, 61.5);
  EXPECT_EQ(late.projection->period, academic(2023));
  const auto early = Question(2019, 2022).figure("main", years).ask(kAttainment);
  EXPECT_EQ(early.verdict, Verdict::OffTrack);
}

TEST(AboveEnglandAndFirstQuartile, ANationalRiseIsNotOurs) {
  // Naive: our own figure rises by two a year and would pass the goal of today. Against England nothing
  // moves.
  const auto answer =
      Question(2019, 2025)
          .figure("main", {{2016, 50, 56, 60}, {2017, 52, 58, 62}, {2018, 54, 60, 64}, {2019, 56, 62, 66}})
          .ask(kAttainment);
  EXPECT_EQ(answer.verdict, Verdict::OffTrack);
  EXPECT_DOUBLE_EQ(*answer.slope, 0.0);
}

TEST(AboveEnglandAndFirstQuartile, ABreakOfDefinitionDoesNotMoveTheDifference) {
  // The level falls by 10 at the break, for everyone.
  const auto answer = Question(2019, 2023)
                          .figure("main", {{2016, 64.5, 70.5, 71.5},
                                           {2017, 65.5, 70.5, 71.5},
                                           {2018, 46.5, 50.5, 51.5},
                                           {2019, 47.5, 50.5, 51.5}})
                          .broken_at(2018)
                          .ask(kAttainment);
  EXPECT_EQ(answer.verdict, Verdict::OnTrack);
  EXPECT_DOUBLE_EQ(*answer.slope, 1.0);
}

TEST(AboveEnglandAndFirstQuartile, ASlopeThatRoundingCouldMakeIsNoTrack) {
  // Whole percentages: two rounding units are two points a year. One a year would reach the goal, and is not
  // believed.
  const auto answer =
      Question(2019, 2030)
          .figure("main", {{2016, 54, 60, 61}, {2017, 55, 60, 61}, {2018, 56, 60, 61}, {2019, 57, 60, 61}})
          .ask(kAttainment);
  EXPECT_EQ(answer.verdict, Verdict::OffTrack);
  EXPECT_THAT(answer.reason, HasSubstr("rounding"));
}

TEST(AboveEnglandAndFirstQuartile, SeenFromAfterTheTargetTheGoalIsFiveYearsOnAndItSaysSo) {
  const auto answer = Question(2025)
                          .figure("main", {{2022, 54.5, 60.5, 61.5},
                                           {2023, 55.5, 60.5, 61.5},
                                           {2024, 56.5, 60.5, 61.5},
                                           {2025, 57.5, 60.5, 61.5}})
                          .ask(kAttainment);
  EXPECT_EQ(answer.verdict, Verdict::OnTrack);
  EXPECT_EQ(answer.goal->period, academic(2030));
  EXPECT_THAT(
      answer.reason,
      HasSubstr("by 2029/30, five years on (the strategy's own target, the end of 2020, has passed)"));
}

TEST(AboveEnglandAndFirstQuartile, AnOldFigureSettlesNothing) {
  const auto answer =
      Question(2025).figure("main", {{2018, 70, 64, 68}, {2019, 71, 65, 69}}).ask(kAttainment);
  EXPECT_EQ(answer.verdict, Verdict::NoData);
  EXPECT_THAT(answer.reason, HasSubstr("2018/19"));
}

TEST(AboveEnglandAndFirstQuartile, SaysWhyThereIsNoData) {
  EXPECT_THAT(Question(2019).figure("main", {}).ask(kAttainment).reason, HasSubstr("No figure for Ourtown"));
  const auto alone = Question(2019).figure("main", {{2019, 70}}).ask(kAttainment);
  EXPECT_EQ(alone.verdict, Verdict::NoData);
  EXPECT_THAT(alone.reason, HasSubstr("none for England"));
}

TEST(Progress, AnOldValueIsNotShownAsTodays) {
  // Naive: the last value there is, 2023/24's, is above England and first quartile.
  const auto answer = Question(2025)
                          .figure("main", {{2023, 0.3, -0.03, 0.2}, {2024, 0.3, -0.03, 0.2}})
                          .last_published(2024)
                          .ask(kAttainment);
  EXPECT_EQ(answer.verdict, Verdict::NoLongerPublished);
  EXPECT_EQ(answer.last_verdict, Verdict::Met);
  EXPECT_EQ(answer.last_period, academic(2024));
  EXPECT_THAT(answer.reason, HasSubstr("2023/24"));
}

TEST(Progress, CountsWhileItIsPublished) {
  const auto answer = Question(2024)
                          .figure("main", {{2023, 0.3, -0.03, 0.2}, {2024, 0.3, -0.03, 0.2}})
                          .last_published(2024)
                          .ask(kAttainment);
  EXPECT_EQ(answer.verdict, Verdict::Met);
}

TEST(Destinations, AreLabelledByTheYearOfTheCohort) {
  const auto answer =
      Question(2023).figure("main", {{2022, 95, 94, 94.5}, {2023, 95, 94, 94.5}}).ask(kAttainment);
  EXPECT_EQ(answer.verdict, Verdict::Met);
  EXPECT_THAT(answer.reason, HasSubstr("in 2022/23"));
}

TEST(FirstInRegion, FirstInRegionAndFirstQuartileTogether) {
  const std::vector<hand_made::Year> years = {{2018, 95, 88, 93}, {2019, 95, 88, 93}};
  const auto met = Question(2019)
                       .figure("main", years)
                       .region_ranks({{academic(2018), 1, 15, 95}, {academic(2019), 1, 15, 95}})
                       .ask(kInspection);
  EXPECT_EQ(met.verdict, Verdict::Met);
  EXPECT_THAT(met.reason, HasSubstr("number 1 of 15 in its region"));

  // Naive: in the best quarter of the country, so "met" though second at home.
  const auto second = Question(2019)
                          .figure("main", years)
                          .region_ranks({{academic(2018), 2, 15, 96}, {academic(2019), 2, 15, 96}})
                          .ask(kInspection);
  EXPECT_EQ(second.verdict, Verdict::OffTrack);
  EXPECT_DOUBLE_EQ(second.goal->value, 96);
}

TEST(FirstInRegion, FirstInAWeakRegionIsNotEnough) {
  const auto answer = Question(2019)
                          .figure("main", {{2018, 85, 88, 93}, {2019, 85, 88, 93}})
                          .region_ranks({{academic(2018), 1, 15, 85}, {academic(2019), 1, 15, 85}})
                          .ask(kInspection);
  EXPECT_EQ(answer.verdict, Verdict::OffTrack);
}

TEST(FirstInRegion, IsFrozenWhenGradesEnd) {
  const auto answer = Question(2025)
                          .figure("main", {{2023, 95, 88, 93}, {2024, 95, 88, 93}})
                          .region_ranks({{academic(2023), 1, 15, 95}, {academic(2024), 1, 15, 95}})
                          .last_published(2024)
                          .ask(kInspection);
  EXPECT_EQ(answer.verdict, Verdict::NoLongerPublished);
  EXPECT_EQ(answer.last_verdict, Verdict::Met);
}

TEST(AnyRule, AColumnThatIsTheSameEverywhereRanksNobody) {
  std::vector<evidence::EvidenceRow> rows(1);
  rows[0].period = academic(2019);
  rows[0].value = 50;
  rows[0].england = 49;
  rows[0].quartiles = {50, 50, 50, 50, 50};
  rows[0].constant = true;
  RuleQuestion question;
  question.place_name = "Ourtown";
  question.as_of = 2019;
  question.target_year = 2020;
  question.figures.emplace_back().rows = rows;
  const auto answer = judge(*find_rule(kAttainment), question);
  EXPECT_EQ(answer.verdict, Verdict::NoData);
  EXPECT_THAT(answer.reason, HasSubstr("same figure"));
}

}  // namespace
}  // namespace headrow::strategy
