#include "pace.hpp"

#include <gtest/gtest.h>

namespace headrow::strategy {
namespace {

PacePoint point(int ending, double better) {
  return {{YearKind::Academic, ending - 1, ending, PeriodPart::Whole, 0}, better};
}

TEST(Pace, NeedsThreePeriods) {
  const std::vector<PacePoint> two = {point(2018, -2), point(2019, -1)};
  EXPECT_FALSE(pace_of(two, 2020, 0.1));
}

TEST(Pace, LooksAtTheLastFiveOnly) {
  const std::vector<PacePoint> points = {point(2013, 50), point(2014, 40), point(2015, -5), point(2016, -4),
                                         point(2017, -3), point(2018, -2), point(2019, -1)};
  const auto pace = pace_of(points, 2020, 0.1);
  ASSERT_TRUE(pace);
  EXPECT_DOUBLE_EQ(pace->slope, 1);
  EXPECT_DOUBLE_EQ(pace->reached, 0);
  EXPECT_EQ(pace->first.last, 2015);
}

TEST(Pace, OneOddYearDoesNotMoveIt) {
  const std::vector<PacePoint> points = {point(2015, -5), point(2016, -4), point(2017, 9), point(2018, -2),
                                         point(2019, -1)};
  EXPECT_NEAR(pace_of(points, 2020, 0.1)->slope, 1, 0.3);
}

TEST(Pace, CancelledYearsAreYearsThatPassed) {
  // 2 in three years, not in one step: two thirds a year.
  const std::vector<PacePoint> points = {point(2019, -4), point(2022, -2), point(2025, 0)};
  EXPECT_NEAR(pace_of(points, 2026, 0.1)->slope, 2.0 / 3, 1e-12);
}

TEST(Pace, AnIntervalNeedsFourPeriodsAndIsNeverNarrowerThanRounding) {
  const std::vector<PacePoint> three = {point(2017, -3), point(2018, -2), point(2019, -1)};
  EXPECT_FALSE(pace_of(three, 2020, 1)->lower);
  const std::vector<PacePoint> four = {point(2016, -4), point(2017, -3), point(2018, -2), point(2019, -1)};
  const auto pace = pace_of(four, 2020, 1);
  ASSERT_TRUE(pace->lower);
  // t(2) = 4.303, s = 1 / sqrt(6), sqrt(1 + 1/4 + 2.5^2 / 5) = 1.5811: half the interval is 2.777.
  EXPECT_NEAR(*pace->upper - pace->reached, 2.777, 0.001);
  EXPECT_NEAR(pace->reached - *pace->lower, 2.777, 0.001);
}

TEST(Pace, TwoRoundingUnitsAYearAreNotYetAMove) {
  const std::vector<PacePoint> points = {point(2017, -0.4), point(2018, -0.2), point(2019, 0.0)};
  EXPECT_FALSE(pace_of(points, 2020, 0.1)->moves);
  EXPECT_TRUE(pace_of(points, 2020, 0.01)->moves);
}

}  // namespace
}  // namespace headrow::strategy
