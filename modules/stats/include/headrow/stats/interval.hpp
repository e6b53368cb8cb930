#pragma once

namespace headrow::stats {

/// From `lower` to `upper`, both included.
struct Interval {
  double lower = 0, upper = 0;
  bool contains(double value) const { return lower <= value && value <= upper; }
};

/// The normal quantile of confidence + (1 - confidence)/2: 1.959964 at 0.95, 3.090232 at 0.998.
double normal_deviate(double confidence);

/// Interval of a proportion, `numerator` of `denominator` (0 <= numerator <= denominator, denominator > 0),
/// as shares from 0 to 1: (2x + z^2 -/+ z sqrt(z^2 + 4x(1 - x/n))) / (2(n + z^2)). E. B. Wilson, Journal of
/// the American Statistical Association 22 (1927); Public Health England, "Technical guide: confidence
/// intervals" (2018).
Interval wilson_interval(double numerator, double denominator, double confidence = 0.95);

}  // namespace headrow::stats
