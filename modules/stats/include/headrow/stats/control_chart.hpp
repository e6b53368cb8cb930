#pragma once

#include <optional>
#include <span>
#include <vector>

#include "headrow/stats/interval.hpp"

namespace headrow::stats {

/// Why a point of a series is more than chance. Several may hold.
struct ControlSignals {
  bool outside = false;     ///< beyond a limit
  bool shift = false;       ///< one of at least 7 in a row on the same side of the centre
  bool trend = false;       ///< one of at least 7 in a row that rise, or fall, each from the one before
  bool near_limit = false;  ///< one of 2 of 3 in a row in the outer third of the same side
  bool any() const { return outside || shift || trend || near_limit; }
};

struct ControlChart {
  double centre = 0;
  Interval limits;
  std::vector<ControlSignals> signals;  ///< by point
};

/// The chart of individual values and moving ranges (XmR) of a series in the order of time: the mean, and
/// limits 3 times the mean moving range / 1.128 from it (W. A. Shewhart; D. C. Montgomery, "Introduction to
/// Statistical Quality Control", section 6.4), with the rules of NHS England's "Making data count" (2019).
/// nullopt with fewer than 10 points, from which limits cannot be told, and where no two differ.
std::optional<ControlChart> control_chart(std::span<const double> values);

}  // namespace headrow::stats
