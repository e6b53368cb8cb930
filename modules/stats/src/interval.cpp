#include "headrow/stats/interval.hpp"

#include <algorithm>
#include <boost/math/distributions/normal.hpp>
#include <cassert>
#include <cmath>

namespace headrow::stats {

double normal_deviate(double confidence) {
  // Nearly every call asks for 95%, and the inverse is the dearest part of an interval.
  static const double at_95 = boost::math::quantile(boost::math::normal_distribution<double>(), 0.975);
  if (confidence == 0.95) return at_95;
  return boost::math::quantile(boost::math::normal_distribution<double>(), confidence + (1 - confidence) / 2);
}

Interval wilson_interval(double numerator, double denominator, double confidence) {
  assert(denominator > 0 && numerator >= 0 && numerator <= denominator);
  const double z = normal_deviate(confidence);
  const double z2 = z * z;
  const double middle = 2 * numerator + z2;
  const double half = z * std::sqrt(z2 + 4 * numerator * (1 - numerator / denominator));
  const double scale = 2 * (denominator + z2);
  return {std::max(0.0, (middle - half) / scale), std::min(1.0, (middle + half) / scale)};
}

}  // namespace headrow::stats
