#pragma once

#include <cstddef>

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

/// Interval of a count of events, as counts (divide by the denominator for a rate): exact below 10, by the
/// chi-squared distribution, and Byar's approximation from 10 on. N. E. Breslow and N. E. Day, "Statistical
/// Methods in Cancer Research" II (1987), p. 69; Public Health England (2018), as above.
Interval count_interval(double count, double confidence = 0.95);

/// Interval of the mean of `count` values (at least 2) with their sample standard deviation:
/// mean -/+ t(n - 1) s / sqrt(n). Student, Biometrika 6 (1908).
Interval mean_interval(double mean, double standard_deviation, std::size_t count, double confidence = 0.95);

/// Sums over `count` units (pupils) of what is divided (y) and what it is divided by (x): sessions missed and
/// sessions possible.
struct RatioSums {
  double count = 0;
  double y = 0, x = 0;
  double yy = 0, xy = 0, xx = 0;  ///< of squares and products
};

/// Interval of the ratio of two sums over at least two units, which vary in both: R -/+ t(n - 1) s sqrt(n) /
/// sum of x, where R = sum of y / sum of x and s^2 = sum of (y - R x)^2 / (n - 1). Each unit counts once,
/// however much it holds: a pupil's sessions are not independent of each other. W. G. Cochran, "Sampling
/// Techniques" (3rd edition, 1977), section 6.4.
Interval ratio_interval(const RatioSums& sums, double confidence = 0.95);

/// A figure with its interval.
struct Estimate {
  double value = 0;
  Interval interval;
};

/// Interval of a - b of two independent figures from their own intervals, of the same confidence:
/// d - root((a - lower a)^2 + (upper b - b)^2) to d + root((upper a - a)^2 + (b - lower b)^2). Of shares with
/// Wilson's intervals it is R. G. Newcombe's method 10 (Statistics in Medicine 17, 1998, 873-890); of other
/// figures G. Y. Zou and A. Donner, Statistics in Medicine 27 (2008), 1693-1702.
Interval difference_interval(const Estimate& a, const Estimate& b);

}  // namespace headrow::stats
