#include "headrow/stats/published_share.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>

namespace headrow::stats {
namespace {

TEST(BearsOut, WhenTheCountsRoundToThePublishedShare) {
  EXPECT_TRUE(bears_out(5779, 10046, {58, 100, 0}));  // 57.525
  EXPECT_TRUE(bears_out(1, 8, {12.5, 100, 1}));
  EXPECT_TRUE(bears_out(1, 8, {13, 100, 0}));          // halves upwards
  EXPECT_FALSE(bears_out(811, 15149, {4.9, 100, 1}));  // 5.35
  EXPECT_FALSE(bears_out(783, 7437, {11.5, 100, 1}));  // 10.53
  EXPECT_FALSE(bears_out(0, 0, {0, 100, 0}));
}

TEST(FewestToReach, IsByWhatWillBePublished) {
  // 5,779 of 10,046 are 58%. Strictly above 59% is 60%, which is published from 59.5%: 5,978 children.
  EXPECT_EQ(fewest_to_reach(5779, 10046, {58, 100, 0}, {59, true}, Better::High), 199);
  EXPECT_EQ(fewest_to_reach(5779, 10046, {58, 100, 0}, {59, false}, Better::High), 98);  // 58.5%: 5,877
  EXPECT_EQ(fewest_to_reach(5779, 10046, {58, 100, 0}, {59.25, true}, Better::High), 199);
  EXPECT_EQ(fewest_to_reach(5779, 10046, {58, 100, 0}, {55, false}, Better::High), 0);
}

TEST(FewestToReach, CountsThoseWhoMustBeFewerWhereLowIsGood) {
  // 60 of 1,000 are 6.0%. At or below 5.2%: published from under 5.25%, so at most 52.
  EXPECT_EQ(fewest_to_reach(60, 1000, {6.0, 100, 1}, {5.2, false}, Better::Low), 8);
  EXPECT_EQ(fewest_to_reach(60, 1000, {6.0, 100, 1}, {6.0, false}, Better::Low), 0);
}

TEST(FewestToReach, TakesAnUnroundedShareAsItIs) {
  EXPECT_EQ(fewest_to_reach(42, 80, {52.5, 100, kUnrounded}, {55, false}, Better::High),
            2);  // 44 of 80 are 55
  EXPECT_EQ(fewest_to_reach(42, 80, {52.5, 100, kUnrounded}, {55, true}, Better::High), 3);
}

RC_GTEST_PROP(FewestToReach, IsEnoughAndNoFewerWould, ()) {
  const int denominator = *rc::gen::inRange(1, 20000);
  const int numerator = *rc::gen::inRange(0, denominator + 1);
  const int decimals = *rc::gen::inRange(0, 3);
  const double unit = std::pow(10.0, -decimals);
  const double target = unit * *rc::gen::inRange(1, static_cast<int>(99 / unit));
  const bool strictly = *rc::gen::arbitrary<bool>();
  const auto published = [&](double people) {
    return std::floor(people / denominator * 100 / unit + 0.5 + 1e-9);
  };
  const auto reaches = [&](double people) {
    return published(people) >= std::round(target / unit) + (strictly ? 1 : 0);
  };
  const double more =
      fewest_to_reach(numerator, denominator, {0, 100, decimals}, {target, strictly}, Better::High);
  RC_ASSERT(reaches(numerator + more));
  if (more > 0) RC_ASSERT(!reaches(numerator + more - 1));
}

}  // namespace
}  // namespace headrow::stats
