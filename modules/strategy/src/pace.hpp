#pragma once

#include <optional>
#include <span>

#include "headrow/base/period.hpp"

/// How fast a place moves against what it is compared with, and where that leads.
namespace headrow::strategy {

/// A comparable period: by how much the place is better (more than 0) or worse than what it is compared with.
struct PacePoint {
  Period period;
  double better = 0;
};

/// The median slope over the last three to five points, and the projected lead at the end of `goal_year` with
/// its interval (docs/strategies.md, "Projection").
struct Pace {
  double slope = 0;  ///< a year; more than 0 is better
  double reached = 0;
  std::optional<double> lower, upper;  ///< missing with fewer than four points
  bool moves = false;                  ///< the slope is over two rounding units
  Period first, last;                  ///< of the points used
};

/// nullopt with fewer than three points.
std::optional<Pace> pace_of(std::span<const PacePoint> points, int goal_year, double rounding_unit);

/// The pace is real and brings the place to `goal` (a lead, as in PacePoint).
bool on_track(const std::optional<Pace>& pace, double goal);

}  // namespace headrow::strategy
