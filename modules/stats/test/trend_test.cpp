#include "headrow/stats/trend.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

namespace headrow::stats {
namespace {

const std::vector<Point> kSeries{{2014, 1}, {2015, 2}, {2016, 1.3}, {2017, 3.75}, {2018, 2.25}};

TEST(MedianSlope, IsTheMedianOfAllPairs) {
  // Slopes of the ten pairs in order: -1.5, -0.7, 0.125, 0.15, 0.3125, 0.475, 0.875, 0.91.., 1, 2.45.
  EXPECT_NEAR(median_slope(kSeries)->slope, (0.3125 + 0.475) / 2, 1e-12);
}

TEST(MedianSlope, OneOddYearDoesNotMoveIt) {
  const std::vector<Point> steady{{1, 1}, {2, 2}, {3, 3}, {4, 40}, {5, 5}};
  EXPECT_DOUBLE_EQ(median_slope(steady)->slope, 1);
  EXPECT_DOUBLE_EQ(median_slope(steady)->at(6), 6);
}

TEST(MedianProjection, ScatterIsThatOfTheMedianResidual) {
  // Line of slope 1; residuals 0, 0, 0.5, -0.5, 36: about their median 0 the deviations' median is 0.5.
  const std::vector<Point> points{{1, 1}, {2, 2}, {3, 3.5}, {4, 3.5}, {5, 41}};
  const auto found = project_median(points, 6, 0);
  const auto line = median_slope(points);
  std::vector<double> left;
  for (const Point& p : points) left.push_back(p.value - line->at(p.time));
  std::sort(left.begin(), left.end());
  const double middle = left[2];
  for (double& residual : left) residual = std::abs(residual - middle);
  std::sort(left.begin(), left.end());
  const double half = 3.182446 * 1.4826 * left[2] * std::sqrt(1 + 1.0 / 5 + 9.0 / 10);
  EXPECT_NEAR(found->interval->upper - found->value, half, 1e-5);
  EXPECT_LT(half, 25);  // least squares would say over 50 because of the one odd year
}

TEST(MedianProjection, IsNeverSurerThanRoundingAllows) {
  const std::vector<Point> exact{{1, 10}, {2, 11}, {3, 12}, {4, 13}};
  const auto found = project_median(exact, 6, 1 / std::sqrt(12.0));
  EXPECT_DOUBLE_EQ(found->value, 15);
  const double half = 4.302653 / std::sqrt(12.0) * std::sqrt(1 + 1.0 / 4 + 3.5 * 3.5 / 5);
  EXPECT_NEAR(found->interval->upper - 15, half, 1e-5);
}

TEST(MedianProjection, NeedsFourPointsForItsInterval) {
  EXPECT_FALSE(project_median(std::vector<Point>{{1, 1}, {2, 2}, {3, 4}}, 6, 0.1)->interval);
}

RC_GTEST_PROP(MedianSlope, FindsALineThatIsExact, ()) {
  const int intercept = *rc::gen::inRange(-50, 50), slope = *rc::gen::inRange(-9, 9);
  const int years = *rc::gen::inRange(2, 12);
  std::vector<Point> points;
  for (int year = 0; year < years; ++year) {
    points.push_back({static_cast<double>(year), static_cast<double>(intercept + slope * year)});
  }
  RC_ASSERT(std::abs(median_slope(points)->slope - slope) < 1e-9);
  RC_ASSERT(std::abs(median_slope(points)->intercept - intercept) < 1e-9);
}

}  // namespace
}  // namespace headrow::stats
