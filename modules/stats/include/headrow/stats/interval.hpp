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

/// Interval of a count x >= 10, Byar's approximation: lower x(1 - 1/(9x) - z/(3 sqrt x))^3, upper (x + 1)(1 -
/// 1/(9(x + 1)) + z/(3 sqrt(x + 1)))^3. Breslow and Day, "Statistical Methods in Cancer Research" II (1987).
Interval byar_interval(double count, double confidence = 0.95);

/// Exact Poisson interval of a count >= 0: lower chi2inv((1 - c)/2, 2x)/2, upper chi2inv(c + (1 - c)/2, 2x +
/// 2)/2. F. Garwood, Biometrika 28 (1936).
Interval exact_count_interval(double count, double confidence = 0.95);

/// Exact below 10, Byar's from 10 on, as the technical guide above asks.
Interval count_interval(double count, double confidence = 0.95);

/// The interval of a rate: `count_interval` of the count, divided by `denominator` and multiplied by `per`.
Interval rate_interval(double count, double denominator, double per, double confidence = 0.95);

}  // namespace headrow::stats
