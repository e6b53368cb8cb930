#pragma once

#include "headrow/stats/interval.hpp"

namespace headrow::stats {

/// Where a school's share is expected to lie by chance alone, round the share of all.
struct FunnelLimits {
  Interval alert;  ///< 95 of 100 schools
  Interval alarm;  ///< 998 of 1,000
};

/// Limits round `centre` (a share from 0 to 1) for `count` pupils (above 0), cut at 0 and 1:
/// p -/+ z sqrt(p(1 - p)/n). D. J. Spiegelhalter, Statistics in Medicine 24 (2005).
FunnelLimits proportion_funnel(double centre, double count);

/// Limits round the mean of all pupils, for the mean of `count` of them: centre -/+ z s / sqrt(n), where s
/// is the standard deviation of pupils. Spiegelhalter, as above.
FunnelLimits mean_funnel(double centre, double standard_deviation, double count);

enum class FunnelPlace : unsigned char { BelowAlarm, BelowAlert, Inside, AboveAlert, AboveAlarm };

/// On a limit is inside it.
FunnelPlace funnel_place(const FunnelLimits& limits, double value);

}  // namespace headrow::stats
