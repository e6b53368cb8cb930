#include "headrow/stats/control_chart.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>

namespace headrow::stats {
namespace {

using ::testing::ElementsAre;

std::vector<std::size_t> points_with(const ControlChart& chart, bool ControlSignals::* signal) {
  std::vector<std::size_t> points;
  for (std::size_t i = 0; i < chart.signals.size(); ++i)
    if (chart.signals[i].*signal) points.push_back(i);
  return points;
}

TEST(ControlChart, OfTheCostOfLoans) {
  // Montgomery, "Introduction to Statistical Quality Control", table 6.6: mean 300.5, mean moving range 7.79,
  // limits 321.22 and 279.78.
  const std::vector<double> costs = {310, 288, 297, 298, 307, 303, 294, 297, 308, 306,
                                     294, 299, 297, 299, 314, 295, 293, 306, 301, 304};
  const auto chart = control_chart(costs);
  ASSERT_TRUE(chart);
  EXPECT_DOUBLE_EQ(chart->centre, 300.5);
  EXPECT_NEAR(chart->limits.upper, 321.22, 5e-3);
  EXPECT_NEAR(chart->limits.lower, 279.78, 5e-3);
  for (const ControlSignals& signals : chart->signals) EXPECT_FALSE(signals.any());
}

TEST(ControlChart, SignalsAPointOutside) {
  const auto chart =
      control_chart(std::vector<double>{10, 12, 10, 12, 10, 30, 10, 12, 10, 12, 10, 12, 10, 12});
  EXPECT_THAT(points_with(*chart, &ControlSignals::outside), ElementsAre(5));
}

TEST(ControlChart, SignalsARunOnOneSide) {
  const auto chart = control_chart(std::vector<double>{4, 8, 5, 7, 4, 7, 13, 15, 12, 14, 13, 15, 12});
  EXPECT_THAT(points_with(*chart, &ControlSignals::shift), ElementsAre(6, 7, 8, 9, 10, 11, 12));
  const auto six = control_chart(std::vector<double>{4, 8, 5, 7, 4, 7, 13, 15, 12, 14, 13, 15});
  EXPECT_THAT(points_with(*six, &ControlSignals::shift), ElementsAre());
}

TEST(ControlChart, SignalsATrend) {
  const auto chart = control_chart(std::vector<double>{9, 3, 4, 5, 6, 7, 8, 9, 3, 9, 4, 8});
  EXPECT_THAT(points_with(*chart, &ControlSignals::trend), ElementsAre(1, 2, 3, 4, 5, 6, 7));
  const auto six = control_chart(std::vector<double>{9, 3, 4, 5, 6, 7, 8, 3, 9, 4, 8});
  EXPECT_THAT(points_with(*six, &ControlSignals::trend), ElementsAre());
}

TEST(ControlChart, SignalsTwoOfThreeInTheOuterThirdOfTheSameSide) {
  // Mean 10; mean moving range 30/13, so the outer third begins 4.09 away.
  const std::vector<double> values = {10, 11, 9, 15, 10.5, 14.5, 9, 10, 9, 8, 9, 8, 9, 8};
  const auto chart = control_chart(values);
  ASSERT_NEAR(chart->centre, 10, 1e-12);
  EXPECT_THAT(points_with(*chart, &ControlSignals::near_limit), ElementsAre(3, 5));
  EXPECT_THAT(points_with(*chart, &ControlSignals::outside), ElementsAre());
}

TEST(ControlChart, NeedsTenPointsThatAreNotAllAlike) {
  EXPECT_FALSE(control_chart(std::vector<double>{1, 2, 1, 2, 1, 2, 1, 2, 1}));
  EXPECT_FALSE(control_chart(std::vector<double>(12, 5)));
  EXPECT_FALSE(control_chart({}));
}

RC_GTEST_PROP(ControlChart, SignalsTheSameInAnyUnit, ()) {
  const auto marks = *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 50));
  std::vector<double> values(marks.begin(), marks.end()), turned;
  const auto chart = control_chart(values);
  RC_PRE(chart.has_value());
  for (const double value : values) turned.push_back(1000 - 4 * value);
  const auto other = control_chart(turned);
  RC_ASSERT(std::abs(other->centre - (1000 - 4 * chart->centre)) < 1e-9);
  for (std::size_t i = 0; i < values.size(); ++i) {
    RC_ASSERT(chart->signals[i].outside == other->signals[i].outside);
    RC_ASSERT(chart->signals[i].trend == other->signals[i].trend);
    RC_ASSERT(chart->signals[i].near_limit == other->signals[i].near_limit);
  }
}

}  // namespace
}  // namespace headrow::stats
