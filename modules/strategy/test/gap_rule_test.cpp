#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "hand_made.hpp"

namespace headrow::strategy {
namespace {

using hand_made::Question;
using hand_made::Year;
using testing::HasSubstr;
using testing::Not;

RuleAnswer gap(const std::vector<Year>& ours, const std::vector<Year>& others, int as_of = 2019,
               int target = 2020) {
  return Question(as_of, target).figure("main", ours).figure("others", others).ask("gap_to_england_others");
}

TEST(Gap, IsToEnglandsOthersAndNotToOurOwn) {
  // Naive: our disadvantaged (46) are level with our own others (46), so "no gap". England's others have 50.
  const auto answer = gap({{2018, 46, 37}, {2019, 46, 37}}, {{2018, 46, 50}, {2019, 46, 50}});
  EXPECT_EQ(answer.verdict, Verdict::OffTrack);
  EXPECT_THAT(answer.reason,
              HasSubstr("Ours 46.0% in 2018/19, England's others 50.0%: -4.0 percentage points"));
  EXPECT_THAT(answer.reason, HasSubstr("England's own gap -13.0 percentage points"));
}

TEST(Gap, MetWhenOursDoAsWellAsEnglandsOthers) {
  const auto answer = gap({{2018, 50, 37}, {2019, 51, 37}}, {{2018, 40, 50}, {2019, 40, 51}});
  EXPECT_EQ(answer.verdict, Verdict::Met);
  EXPECT_DOUBLE_EQ(answer.goal->value, 51);
}

TEST(Gap, NarrowerBecauseOthersFellIsNotNarrowing) {
  // Naive: the gap shrank from 13 to 10. Our disadvantaged stood still while England's others lost 3.
  const auto answer =
      gap({{2017, 37, 37}, {2018, 37, 37}, {2019, 37, 37}}, {{2017, 48, 50}, {2018, 46, 48}, {2019, 45, 47}});
  EXPECT_EQ(answer.verdict, Verdict::OffTrack);
  EXPECT_THAT(answer.reason, HasSubstr("Narrower since 2016/17 because others fell"));
  EXPECT_THAT(answer.reason, Not(HasSubstr("Narrowing")));
}

TEST(Gap, NarrowingWhenOursRoseAgainstTheSamePupilsInEngland) {
  const auto answer =
      gap({{2017, 37, 37}, {2018, 38, 37}, {2019, 39, 37}}, {{2017, 48, 50}, {2018, 48, 50}, {2019, 48, 50}});
  EXPECT_THAT(answer.reason, HasSubstr("Narrowing: since 2016/17 ours rose by 2.0 percentage points"));
  EXPECT_THAT(answer.reason, HasSubstr("about 11 years"));
}

TEST(Gap, AGapWhoseFigureMovedIsNotUnchanged) {
  // Camden: -8 became -7 in whole percentages, which was called "unchanged".
  const auto moved =
      gap({{2017, 42, 37}, {2018, 42, 37}, {2019, 43, 37}}, {{2017, 48, 50}, {2018, 48, 50}, {2019, 48, 50}});
  EXPECT_THAT(moved.reason, HasSubstr("Narrowing: since 2016/17 ours rose by 1.0 percentage points"));
  const auto wider = gap({{2017, 42.1, 37}, {2018, 42, 37}, {2019, 42.0, 37}},
                         {{2017, 48, 50}, {2018, 48, 50}, {2019, 48, 50}});
  EXPECT_THAT(wider.reason, HasSubstr("Wider since 2016/17 by 0.1 percentage points"));
  // Both print as -8.0.
  const auto still = gap({{2017, 42.01, 37}, {2018, 42, 37}, {2019, 42.04, 37}},
                         {{2017, 48, 50}, {2018, 48, 50}, {2019, 48, 50}});
  EXPECT_THAT(still.reason, HasSubstr("Unchanged since 2016/17"));
}

TEST(Gap, NotInSightWhenThePresentPaceNeedsOverTwentyYears) {
  // 13 behind and 0.5 a year: 24 years or more.
  const auto answer = gap({{2017, 36, 37}, {2018, 36.5, 37}, {2019, 37, 37}},
                          {{2017, 48, 50}, {2018, 48, 50}, {2019, 48, 50}});
  EXPECT_THAT(answer.reason, HasSubstr("not in sight"));
}

TEST(Gap, OursNeedNoOthersOfOurOwn) {
  std::vector<Year> hidden = {{2018, 0, 50}, {2019, 0, 50}};
  const auto answer = gap({{2018, 50, 37}, {2019, 51, 37}}, hidden);
  EXPECT_EQ(answer.verdict, Verdict::Met);
}

TEST(Gap, NeedsEnglandsOthersOfTheSamePeriod) {
  const auto answer = gap({{2018, 50, 37}, {2019, 51, 37}}, {{2016, 40, 50}});
  EXPECT_EQ(answer.verdict, Verdict::NoData);
}

}  // namespace
}  // namespace headrow::strategy
