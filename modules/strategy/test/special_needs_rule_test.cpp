#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "hand_made.hpp"

namespace headrow::strategy {
namespace {

using hand_made::Question;
using testing::HasSubstr;

constexpr auto kRule = "at_least_england_with_comparability";

TEST(SpecialNeeds, ACityWithFewPlansHasAHarderGroup) {
  // Naive: 8% against England's 9% is below. With half as many plans the groups are not the same.
  const auto few = Question(2019)
                       .figure("main", {{2018, 8, 9}, {2019, 8, 9}})
                       .figure("share", {{2018, 1.6, 2.9}, {2019, 1.6, 3.1}})
                       .ask(kRule);
  EXPECT_EQ(few.verdict, Verdict::NoData);
  EXPECT_THAT(few.reason, HasSubstr("not comparable"));
  EXPECT_THAT(few.reason, HasSubstr("1.6% of pupils have a plan, 3.1% in England"));
}

TEST(SpecialNeeds, ManyPlansMakeTheGroupEasier) {
  const auto many = Question(2019)
                        .figure("main", {{2018, 12, 9}, {2019, 12, 9}})
                        .figure("share", {{2018, 4.5, 3.0}, {2019, 4.5, 3.1}})
                        .ask(kRule);
  EXPECT_EQ(many.verdict, Verdict::NoData);
}

TEST(SpecialNeeds, AtLeastEnglandWhereTheShareIsAlike) {
  const auto answer = Question(2019)
                          .figure("main", {{2018, 9, 9}, {2019, 10, 9}})
                          .figure("share", {{2018, 2.8, 2.9}, {2019, 2.8, 3.1}})
                          .ask(kRule);
  EXPECT_EQ(answer.verdict, Verdict::Met);
  EXPECT_FALSE(answer.this_year_only);
}

TEST(SpecialNeeds, SaysThatComparabilityFailedAndNotTheResult) {
  // 64 against England's 48 in the year before: the result was good, the groups were not alike.
  const auto answer = Question(2019)
                          .figure("main", {{2018, 64, 48}, {2019, 62, 50}})
                          .figure("share", {{2018, 2.0, 3.0}, {2019, 2.8, 3.1}})
                          .ask(kRule);
  EXPECT_EQ(answer.verdict, Verdict::Met);
  EXPECT_TRUE(answer.this_year_only);
  EXPECT_THAT(answer.reason, testing::Not(HasSubstr("but not in")));
  EXPECT_THAT(answer.reason,
              HasSubstr("; in 2017/18 before it the share of pupils who have a plan was over a "
                        "quarter away from England's, so the groups were not comparable."));
  const auto below = Question(2019)
                         .figure("main", {{2018, 40, 48}, {2019, 62, 50}})
                         .figure("share", {{2018, 2.0, 3.0}, {2019, 2.8, 3.1}})
                         .ask(kRule);
  EXPECT_THAT(below.reason, HasSubstr(", but not in 2017/18 before it."));
}

TEST(SpecialNeeds, AQuarterApartIsStillComparable) {
  const auto answer = Question(2019)
                          .figure("main", {{2018, 9, 9}, {2019, 10, 9}})
                          .figure("share", {{2018, 3.0, 4.0}, {2019, 3.0, 4.0}})
                          .ask(kRule);
  EXPECT_EQ(answer.verdict, Verdict::Met);
}

TEST(SpecialNeeds, WithoutTheShareNothingIsSettled) {
  const auto answer = Question(2019)
                          .figure("main", {{2018, 9, 9}, {2019, 10, 9}})
                          .figure("share", {{2015, 3.0, 3.0}})
                          .ask(kRule);
  EXPECT_EQ(answer.verdict, Verdict::NoData);
  EXPECT_THAT(answer.reason, HasSubstr("not known"));
}

}  // namespace
}  // namespace headrow::strategy
