#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "hand_made.hpp"

namespace headrow::strategy {
namespace {

using hand_made::Question;
using testing::HasSubstr;
using testing::Not;

TEST(AtOrBelowEngland, TheSameFigureAsEnglandHolds) {
  const auto answer =
      Question(2019).figure_low("main", {{2018, 5.0, 5.0}, {2019, 4.9, 5.0}}).ask("at_or_below_england");
  EXPECT_EQ(answer.verdict, Verdict::Met);
}

TEST(Attendance, OneOfThreeIsNotEnough) {
  // Naive: overall absence is at most England's in both years.
  const auto answer = Question(2019)
                          .figure_low("main", {{2018, 4.7, 4.8}, {2019, 4.7, 4.8}})
                          .figure_low("also", {{2018, 11.9, 11.2}, {2019, 11.9, 10.9}})
                          .figure_low("also", {{2018, 0.6, 0.8}, {2019, 0.6, 0.8}})
                          .ask("all_at_or_below_england");
  EXPECT_EQ(answer.verdict, Verdict::OffTrack);
  EXPECT_THAT(answer.reason, HasSubstr("11.9% against England's 10.9%"));
}

TEST(Attendance, AllThreeInTheSameYear) {
  const auto met = Question(2019)
                       .figure_low("main", {{2018, 4.7, 4.8}, {2019, 4.7, 4.8}})
                       .figure_low("also", {{2018, 10.9, 11.2}, {2019, 10.9, 10.9}})
                       .ask("all_at_or_below_england");
  EXPECT_EQ(met.verdict, Verdict::Met);
  EXPECT_FALSE(met.this_year_only);

  // Naive: the latest of each holds. But they are of different years.
  const auto apart = Question(2019)
                         .figure_low("main", {{2018, 4.9, 4.8}, {2019, 4.7, 4.8}})
                         .figure_low("also", {{2018, 10.9, 11.2}})
                         .ask("all_at_or_below_england");
  EXPECT_EQ(apart.verdict, Verdict::OffTrack);
  EXPECT_EQ(*apart.row, 0u);
}

TEST(Attendance, OnTrackOnlyWhenEveryFigureIs) {
  const std::vector<hand_made::Year> falling = {
      {2016, 6.0, 5.0}, {2017, 5.7, 5.0}, {2018, 5.4, 5.0}, {2019, 5.1, 5.0}};
  const std::vector<hand_made::Year> stuck = {
      {2016, 12.0, 11.0}, {2017, 12.0, 11.0}, {2018, 12.0, 11.0}, {2019, 12.0, 11.0}};
  EXPECT_EQ(Question(2019)
                .figure_low("main", falling)
                .figure_low("also", falling)
                .ask("all_at_or_below_england")
                .verdict,
            Verdict::OnTrack);
  EXPECT_EQ(Question(2019)
                .figure_low("main", falling)
                .figure_low("also", stuck)
                .ask("all_at_or_below_england")
                .verdict,
            Verdict::OffTrack);
}

TEST(Attendance, AFigureThatIsNotThereSettlesNothing) {
  const auto answer = Question(2019)
                          .figure_low("main", {{2018, 4.7, 4.8}, {2019, 4.7, 4.8}})
                          .figure_low("also", {})
                          .ask("all_at_or_below_england");
  EXPECT_EQ(answer.verdict, Verdict::NoData);
}

TEST(Participation, NotKnowingDoesNotLookLikeSuccess) {
  // Naive: those known to be out of education or work, 2.0%, are fewer than England's 2.6%.
  const auto answer = Question(2019)
                          .figure_low("main", {{2018, 9.5, 5.5}, {2019, 9.9, 5.5}})
                          .figure_low("neet", {{2018, 2.0, 2.6}, {2019, 2.0, 2.6}})
                          .figure_low("not_known", {{2018, 7.5, 2.9}, {2019, 7.9, 2.9}})
                          .ask("neet_and_not_known");
  EXPECT_EQ(answer.verdict, Verdict::OffTrack);
  EXPECT_THAT(answer.reason, HasSubstr("not known 7.9% against England's 2.9%"));
  EXPECT_THAT(answer.reason, Not(HasSubstr("2.0%")));
}

TEST(Participation, MetTogether) {
  const auto answer = Question(2019)
                          .figure_low("main", {{2018, 5.0, 5.5}, {2019, 5.0, 5.5}})
                          .figure_low("neet", {{2018, 2.6, 2.6}, {2019, 2.6, 2.6}})
                          .figure_low("not_known", {{2018, 2.4, 2.9}, {2019, 2.4, 2.9}})
                          .ask("neet_and_not_known");
  EXPECT_EQ(answer.verdict, Verdict::Met);
  EXPECT_THAT(answer.reason, HasSubstr("2.6% against England's 2.6%"));
}

}  // namespace
}  // namespace headrow::strategy
