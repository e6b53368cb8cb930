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

TEST(Byar, CountOfSixtyFive) {
  const Interval found = byar_interval(65);
  EXPECT_NEAR(found.lower, 50.163, 5e-4);
  EXPECT_NEAR(found.upper, 82.849, 5e-4);
}

TEST(ExactCount, OfNoughtReachesUpToMinusLogOfTheTail) {
  EXPECT_EQ(exact_count_interval(0).lower, 0);
  EXPECT_NEAR(exact_count_interval(0).upper, -std::log(0.025), 1e-9);
}

/// Probability of at most `count` events when `mean` are expected, summed term by term.
double poisson_at_most(int count, double mean) {
  double term = std::exp(-mean), sum = term;
  for (int k = 1; k <= count; ++k) sum += term *= mean / k;
  return sum;
}

TEST(ExactCount, LimitsAreWhereThePoissonTailsAreTwoAndAHalfPerCent) {
  for (int count = 1; count < 10; ++count) {
    const Interval found = exact_count_interval(count);
    EXPECT_NEAR(1 - poisson_at_most(count - 1, found.lower), 0.025, 1e-9) << count;
    EXPECT_NEAR(poisson_at_most(count, found.upper), 0.025, 1e-9) << count;
  }
}

TEST(Count, IsExactBelowTenAndByarsFromTenOn) {
  EXPECT_EQ(count_interval(9).lower, exact_count_interval(9).lower);
  EXPECT_EQ(count_interval(10).lower, byar_interval(10).lower);
}

TEST(Rate, IsTheCountsIntervalOverItsDenominator) {
  const Interval found = rate_interval(65, 20000, 10000);
  EXPECT_NEAR(found.lower, 25.0815, 5e-4);
  EXPECT_NEAR(found.upper, 41.4245, 5e-4);
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

RC_GTEST_PROP(Byar, AgreesWithTheExactIntervalWithinOnePerCent, ()) {
  const double count = *rc::gen::inRange(20, 3000);
  const Interval near = byar_interval(count), exact = exact_count_interval(count);
  RC_ASSERT(std::abs(near.lower - exact.lower) < 0.01 * count);
  RC_ASSERT(std::abs(near.upper - exact.upper) < 0.01 * count);
}

}  // namespace
}  // namespace headrow::stats
