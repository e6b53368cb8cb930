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

}  // namespace
}  // namespace headrow::stats
