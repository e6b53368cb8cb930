#pragma once

#include <optional>
#include <span>

#include "headrow/stats/interval.hpp"

namespace headrow::stats {

/// One point of a series: `time` in years (or any even unit).
struct Point {
  double time = 0, value = 0;
};

/// value = intercept + slope * time.
struct Line {
  double intercept = 0, slope = 0;
  double at(double time) const { return intercept + slope * time; }
};

/// The median of the slopes between all pairs of different times, with the median of value - slope * time as
/// intercept: P. K. Sen, Journal of the American Statistical Association 63 (1968). One odd year does not
/// move it. nullopt with fewer than two different times.
std::optional<Line> median_slope(std::span<const Point> points);

/// A value expected at a time, with the interval in which one new observation is expected.
struct Projection {
  double value = 0;
  std::optional<Interval> interval;  ///< absent where too few points tell the scatter
};

/// The median slope carried on to `time`. The interval is the prediction interval of one new observation
/// about a line, value -/+ t(n - 2) s sqrt(1 + 1/n + (time - mean)^2 / sum of (times - mean)^2) (Draper and
/// Smith, "Applied Regression Analysis", section 3.1), with a scatter that one odd year does not widen: s
/// is 1.4826 times the median absolute deviation of the residuals (Rousseeuw and Croux, Journal of the
/// American Statistical Association 88, 1993), and never below `least_scatter`: what rounding alone does is
/// the published unit divided by the square root of 12. It needs four points, since the residuals of three
/// hardly vary. nullopt where there is no line.
std::optional<Projection> project_median(std::span<const Point> points, double time, double least_scatter,
                                         double confidence = 0.95);

}  // namespace headrow::stats
