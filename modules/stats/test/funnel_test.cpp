#include "headrow/stats/funnel.hpp"

#include <gtest/gtest.h>

namespace headrow::stats {
namespace {

TEST(Funnel, OfAShare) {
  // 0.6 of 96 pupils: a standard error of exactly 0.05.
  const FunnelLimits limits = proportion_funnel(0.6, 96);
  EXPECT_NEAR(limits.alert.lower, 0.6 - 1.959964 * 0.05, 1e-7);
  EXPECT_NEAR(limits.alert.upper, 0.6 + 1.959964 * 0.05, 1e-7);
  EXPECT_NEAR(limits.alarm.lower, 0.6 - 3.090232 * 0.05, 1e-7);
  EXPECT_NEAR(limits.alarm.upper, 0.6 + 3.090232 * 0.05, 1e-7);
}

TEST(Funnel, IsCutAtNoughtAndAll) {
  EXPECT_EQ(proportion_funnel(0.02, 30).alarm.lower, 0);
  EXPECT_EQ(proportion_funnel(0.98, 30).alarm.upper, 1);
}

TEST(Funnel, OfAMeanNarrowsWithTheRootOfTheNumber) {
  EXPECT_NEAR(mean_funnel(100, 8, 64).alert.upper, 101.959964, 1e-6);
  EXPECT_NEAR(mean_funnel(100, 8, 256).alert.upper, 100.979982, 1e-6);
}

TEST(Funnel, PlacesAValue) {
  const FunnelLimits limits = proportion_funnel(0.6, 96);
  EXPECT_EQ(funnel_place(limits, 0.40), FunnelPlace::BelowAlarm);
  EXPECT_EQ(funnel_place(limits, 0.48), FunnelPlace::BelowAlert);
  EXPECT_EQ(funnel_place(limits, 0.60), FunnelPlace::Inside);
  EXPECT_EQ(funnel_place(limits, limits.alert.upper), FunnelPlace::Inside);
  EXPECT_EQ(funnel_place(limits, 0.72), FunnelPlace::AboveAlert);
  EXPECT_EQ(funnel_place(limits, 0.80), FunnelPlace::AboveAlarm);
}

}  // namespace
}  // namespace headrow::stats
