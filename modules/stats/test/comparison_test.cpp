#include "headrow/stats/comparison.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace headrow::stats {
namespace {

TEST(Benchmark, InsideTheIntervalIsNoDifferent) {
  const Interval interval{0.5525, 0.7364};
  EXPECT_EQ(compare_with_benchmark(interval, 0.60), Comparison::NoDifferent);
  EXPECT_EQ(compare_with_benchmark(interval, 0.5525), Comparison::NoDifferent);
  EXPECT_EQ(compare_with_benchmark(interval, 0.50), Comparison::Above);
  EXPECT_EQ(compare_with_benchmark(interval, 0.80), Comparison::Below);
}

TEST(Difference, NewcombesOwnExamples) {
  // Newcombe 1998, table II, method 10: 56/70 less 48/80; 9/10 less 3/10; 10/10 less 0/20.
  const Interval first = difference_interval({56, 70}, {48, 80});
  EXPECT_NEAR(first.lower, 0.0524, 5e-5);
  EXPECT_NEAR(first.upper, 0.3339, 5e-5);
  const Interval second = difference_interval({9, 10}, {3, 10});
  EXPECT_NEAR(second.lower, 0.1705, 5e-5);
  EXPECT_NEAR(second.upper, 0.8090, 5e-5);
  const Interval third = difference_interval({10, 10}, {0, 20});
  EXPECT_NEAR(third.lower, 0.6791, 5e-5);
  EXPECT_NEAR(third.upper, 1, 1e-12);
}

TEST(Proportions, ASmallCohortIsNoDifferentWhereALargeOneIsBelow) {
  EXPECT_EQ(compare_proportions({12, 20}, {65000, 100000}), Comparison::NoDifferent);
  EXPECT_EQ(compare_proportions({6000, 10000}, {65000, 100000}), Comparison::Below);
  EXPECT_EQ(compare_proportions({7000, 10000}, {65000, 100000}), Comparison::Above);
}

RC_GTEST_PROP(Difference, TurnsRoundWithItsArguments, ()) {
  const int n = *rc::gen::inRange(1, 2000), m = *rc::gen::inRange(1, 2000);
  const Proportion a{static_cast<double>(*rc::gen::inRange(0, n + 1)), static_cast<double>(n)};
  const Proportion b{static_cast<double>(*rc::gen::inRange(0, m + 1)), static_cast<double>(m)};
  const Interval forth = difference_interval(a, b), back = difference_interval(b, a);
  RC_ASSERT(std::abs(forth.lower + back.upper) < 1e-12);
  RC_ASSERT(std::abs(forth.upper + back.lower) < 1e-12);
}

}  // namespace
}  // namespace headrow::stats
