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

/// Ordinary least squares (Draper and Smith, "Applied Regression Analysis", chapter 1). nullopt with fewer
/// than two different times.
std::optional<Line> least_squares(std::span<const Point> points);

/// The median of the slopes between all pairs of different times, with the median of value - slope * time as
/// intercept: P. K. Sen, Journal of the American Statistical Association 63 (1968). One odd year does not
/// move it. nullopt with fewer than two different times.
std::optional<Line> median_slope(std::span<const Point> points);

/// A value expected at a time, with the interval in which one new observation is expected.
struct Projection {
  double value = 0;
  Interval interval;
};

/// Least squares carried on to `time`. The interval is the prediction interval of one new observation: value
/// -/+ t(n - 2) s sqrt(1 + 1/n + (time - mean)^2 / sum of (times - mean)^2), Draper and Smith, section 3.1.
/// nullopt with fewer than three points, where no scatter is known.
std::optional<Projection> project(std::span<const Point> points, double time, double confidence = 0.95);

/// The same with the median slope as the line; the interval is as wide as `project`'s, round that line.
std::optional<Projection> project_median(std::span<const Point> points, double time,
                                         double confidence = 0.95);

}  // namespace headrow::stats
