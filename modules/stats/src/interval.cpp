#include "headrow/stats/interval.hpp"

#include <algorithm>
#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/distributions/normal.hpp>
#include <cassert>
#include <cmath>

namespace headrow::stats {

namespace {

double byar_lower(double count, double z) {
  return count * std::pow(1 - 1 / (9 * count) - z / (3 * std::sqrt(count)), 3);
}

double byar_upper(double count, double z) {
  const double next = count + 1;
  return next * std::pow(1 - 1 / (9 * next) + z / (3 * std::sqrt(next)), 3);
}

double chi_squared_quantile(double p, double freedom) {
  return boost::math::quantile(boost::math::chi_squared_distribution<double>(freedom), p);
}

}  // namespace

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

Interval byar_interval(double count, double confidence) {
  assert(count > 0);
  const double z = normal_deviate(confidence);
  return {byar_lower(count, z), byar_upper(count, z)};
}

Interval exact_count_interval(double count, double confidence) {
  assert(count >= 0);
  const double tail = (1 - confidence) / 2;
  const double lower = count == 0 ? 0 : chi_squared_quantile(tail, 2 * count) / 2;
  return {lower, chi_squared_quantile(confidence + tail, 2 * count + 2) / 2};
}

Interval count_interval(double count, double confidence) {
  return count < 10 ? exact_count_interval(count, confidence) : byar_interval(count, confidence);
}

Interval rate_interval(double count, double denominator, double per, double confidence) {
  assert(denominator > 0);
  const Interval counts = count_interval(count, confidence);
  return {counts.lower / denominator * per, counts.upper / denominator * per};
}

}  // namespace headrow::stats
