#include "headrow/stats/trend.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <vector>

namespace headrow::stats {
namespace {

const std::vector<Point> kSeries{{2014, 1}, {2015, 2}, {2016, 1.3}, {2017, 3.75}, {2018, 2.25}};

TEST(LeastSquares, AWorkedExample) {
  // The five points of D. M. Lane's Online Statistics Education: y = 0.785 + 0.425 x with x counted from 1.
  const Line found = least_squares(kSeries).value();
  EXPECT_NEAR(found.slope, 0.425, 1e-9);
  EXPECT_NEAR(found.at(2013), 0.785, 1e-9);
}

TEST(LeastSquares, NeedsTwoDifferentTimes) {
  EXPECT_FALSE(least_squares({}));
  EXPECT_FALSE(least_squares(std::vector<Point>{{2018, 1}, {2018, 2}}));
}

TEST(MedianSlope, IsTheMedianOfAllPairs) {
  // Slopes of the ten pairs in order: -1.5, -0.7, 0.125, 0.15, 0.3125, 0.475, 0.875, 0.91.., 1, 2.45.
  EXPECT_NEAR(median_slope(kSeries)->slope, (0.3125 + 0.475) / 2, 1e-12);
}

TEST(MedianSlope, OneOddYearDoesNotMoveIt) {
  const std::vector<Point> steady{{1, 1}, {2, 2}, {3, 3}, {4, 40}, {5, 5}};
  EXPECT_DOUBLE_EQ(median_slope(steady)->slope, 1);
  EXPECT_DOUBLE_EQ(median_slope(steady)->at(6), 6);
  EXPECT_GT(least_squares(steady)->slope, 4);
}

TEST(Projection, ValueAndIntervalOfAWorkedExample) {
  // The residual standard error of the five points is 0.964495 on 3 degrees of freedom; t(0.975, 3)
  // = 3.182446.
  const Projection found = project(kSeries, 2020).value();
  EXPECT_NEAR(found.value, 3.76, 1e-9);
  const double half = 3.182446 * 0.964495 * std::sqrt(1 + 1.0 / 5 + 16.0 / 10);
  EXPECT_NEAR(found.interval.upper - found.value, half, 1e-4);
  EXPECT_NEAR(found.value - found.interval.lower, half, 1e-4);
}

TEST(Projection, IsSilentWhereNoScatterIsKnown) {
  EXPECT_FALSE(project(std::vector<Point>{{2017, 1}, {2018, 2}}, 2020));
}

TEST(Projection, OfTheMedianSlopeLiesRoundItsOwnLine) {
  const auto straight = project(kSeries, 2020), median = project_median(kSeries, 2020);
  EXPECT_DOUBLE_EQ(median->value, median_slope(kSeries)->at(2020));
  EXPECT_NEAR(median->interval.upper - median->interval.lower,
              straight->interval.upper - straight->interval.lower, 1e-9);
}

RC_GTEST_PROP(Slopes, BothFindALineThatIsExact, ()) {
  const int intercept = *rc::gen::inRange(-50, 50), slope = *rc::gen::inRange(-9, 9);
  const int years = *rc::gen::inRange(2, 12);
  std::vector<Point> points;
  for (int year = 0; year < years; ++year) {
    points.push_back({static_cast<double>(year), static_cast<double>(intercept + slope * year)});
  }
  RC_ASSERT(std::abs(least_squares(points)->slope - slope) < 1e-9);
  RC_ASSERT(std::abs(median_slope(points)->slope - slope) < 1e-9);
  RC_ASSERT(std::abs(median_slope(points)->intercept - intercept) < 1e-9);
}

}  // namespace
}  // namespace headrow::stats
