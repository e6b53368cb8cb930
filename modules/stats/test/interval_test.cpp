#include "headrow/stats/interval.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>

namespace headrow::stats {
namespace {

TEST(NormalDeviate, OfTheUsualConfidences) {
  EXPECT_NEAR(normal_deviate(0.95), 1.959964, 5e-7);
  EXPECT_NEAR(normal_deviate(0.998), 3.090232, 5e-7);
}

TEST(Wilson, SixtyFiveOfAHundred) {
  // Public Health England's published test values.
  const Interval found = wilson_interval(65, 100);
  EXPECT_NEAR(found.lower, 0.5525, 5e-5);
  EXPECT_NEAR(found.upper, 0.7364, 5e-5);
}

TEST(Wilson, StaysWithinNoughtAndOneAtTheEnds) {
  EXPECT_EQ(wilson_interval(0, 12).lower, 0);
  EXPECT_EQ(wilson_interval(12, 12).upper, 1);
  EXPECT_NEAR(wilson_interval(0, 12).upper, 0.2425, 5e-5);  // z^2 / (n + z^2)
}

RC_GTEST_PROP(Wilson, LimitsSolveTheScoreEquation, ()) {
  const int n = *rc::gen::inRange(1, 5000);
  const int x = *rc::gen::inRange(0, n + 1);
  const Interval found = wilson_interval(x, n);
  const double share = static_cast<double>(x) / n;
  // Wilson's limits are the proportions from which the observed one lies exactly z standard errors away.
  for (const double limit : {found.lower, found.upper}) {
    if (limit < 1e-12 || limit > 1 - 1e-12) continue;
    const double deviate = std::abs(share - limit) / std::sqrt(limit * (1 - limit) / n);
    RC_ASSERT(std::abs(deviate - normal_deviate(0.95)) < 1e-5);
  }
  RC_ASSERT(found.contains(share));
}

TEST(Wilson, HoldsTheShareOfAllHoweverManyTheyAre) {
  for (int n = 1; n < 3000; ++n) {
    EXPECT_EQ(wilson_interval(n, n).upper, 1) << n;
    EXPECT_EQ(wilson_interval(0, n).lower, 0) << n;
  }
}

TEST(CountInterval, OfSixtyFiveByByar) {
  // Public Health England's published test values.
  const Interval found = count_interval(65);
  EXPECT_NEAR(found.lower, 50.163, 5e-4);
  EXPECT_NEAR(found.upper, 82.849, 5e-4);
}

TEST(CountInterval, OfSmallCountsExactly) {
  // F. Garwood, Biometrika 28 (1936), table 1.
  EXPECT_EQ(count_interval(0).lower, 0);
  EXPECT_NEAR(count_interval(0).upper, 3.69, 5e-3);
  EXPECT_NEAR(count_interval(1).lower, 0.0253, 5e-5);
  EXPECT_NEAR(count_interval(1).upper, 5.57, 5e-3);
  EXPECT_NEAR(count_interval(5).lower, 1.62, 5e-3);
  EXPECT_NEAR(count_interval(5).upper, 11.67, 5e-3);
}

double poisson_at_most(int count, double mean) {
  double term = std::exp(-mean), sum = 0;
  for (int i = 0; i <= count; ++i) {
    sum += term;
    term *= mean / (i + 1);
  }
  return sum;
}

RC_GTEST_PROP(CountInterval, LeavesHalfOfTheRestAtEachEnd, ()) {
  const int count = *rc::gen::inRange(1, 200);
  const Interval found = count_interval(count);
  const double below = 1 - poisson_at_most(count - 1, found.lower),
               above = poisson_at_most(count, found.upper);
  // Exact below 10; Byar's is within a fiftieth of the tail.
  const double near = count < 10 ? 1e-9 : 0.0005;
  RC_ASSERT(std::abs(below - 0.025) < near);
  RC_ASSERT(std::abs(above - 0.025) < near);
}

TEST(MeanInterval, IsStudents) {
  // t(9) at 97.5% is 2.262157 (Biometrika Tables for Statisticians I, table 12).
  const Interval found = mean_interval(20, 3, 10);
  EXPECT_NEAR(found.upper - 20, 2.262157 * 3 / std::sqrt(10.0), 1e-6);
  EXPECT_NEAR(20 - found.lower, 2.262157 * 3 / std::sqrt(10.0), 1e-6);
}

TEST(RatioInterval, OfOneSizeIsThatOfAMean) {
  // Where every unit holds as much, the ratio is a mean: 4, 6, 8 of 10 each; t(2) at 97.5% is 4.302653.
  const Interval found = ratio_interval({3, 18, 30, 16 + 36 + 64, 180, 300});
  EXPECT_NEAR(found.lower, 0.6 - 4.302653 * 0.2 / std::sqrt(3.0), 1e-6);
  EXPECT_NEAR(found.upper, 0.6 + 4.302653 * 0.2 / std::sqrt(3.0), 1e-6);
}

TEST(RatioInterval, AgreesWithTheResidualsWrittenOut) {
  // y 3, 0, 10, 2 of x 20, 10, 40, 30: R = 0.15; residuals 0, -1.5, 4, -2.5; s^2 = (2.25 + 16 + 6.25) / 3;
  // t(3) = 3.182446; half = t x sqrt(4) x s / 100.
  const Interval found = ratio_interval({4, 15, 100, 9 + 100 + 4, 60 + 400 + 60, 400 + 100 + 1600 + 900});
  const double half = 3.182446 * 2 * std::sqrt(24.5 / 3) / 100;
  EXPECT_NEAR(found.lower, 0.15 - half, 1e-6);
  EXPECT_NEAR(found.upper, 0.15 + half, 1e-6);
}

TEST(DifferenceInterval, IsNewcombesMethodTen) {
  // 56/70 and 48/80: 0.0524 to 0.3339 (R. G. Newcombe, Statistics in Medicine 17, 1998, table II, contrast
  // (a)).
  const Interval found =
      difference_interval({56.0 / 70, wilson_interval(56, 70)}, {48.0 / 80, wilson_interval(48, 80)});
  EXPECT_NEAR(found.lower, 0.0524, 5e-5);
  EXPECT_NEAR(found.upper, 0.3339, 5e-5);
}

}  // namespace
}  // namespace headrow::stats
