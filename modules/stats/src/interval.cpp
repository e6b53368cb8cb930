#include "headrow/stats/interval.hpp"

#include <algorithm>
#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <cassert>
#include <cmath>

namespace headrow::stats {
namespace {

constexpr double kFirstForByar = 10;

Interval exact_count_interval(double count, double confidence) {
  const double tail = (1 - confidence) / 2;
  const auto half_chi_squared = [](double degrees, double share) {
    return boost::math::quantile(boost::math::chi_squared_distribution<double>(degrees), share) / 2;
  };
  return {count == 0 ? 0 : half_chi_squared(2 * count, tail), half_chi_squared(2 * count + 2, 1 - tail)};
}

double byar_limit(double count, double deviate) {
  return count * std::pow(1 - 1 / (9 * count) + deviate / (3 * std::sqrt(count)), 3);
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
  // At nought and at all a limit is the share itself, which rounding may miss by its last bit.
  const double share = numerator / denominator;
  return {std::clamp((middle - half) / scale, 0.0, share), std::clamp((middle + half) / scale, share, 1.0)};
}

Interval count_interval(double count, double confidence) {
  assert(count >= 0);
  if (count < kFirstForByar) return exact_count_interval(count, confidence);
  const double z = normal_deviate(confidence);
  return {byar_limit(count, -z), byar_limit(count + 1, z)};
}

Interval mean_interval(double mean, double standard_deviation, std::size_t count, double confidence) {
  assert(count >= 2 && standard_deviation >= 0);
  const auto n = static_cast<double>(count);
  const boost::math::students_t_distribution<double> student(n - 1);
  const double t = boost::math::quantile(student, confidence + (1 - confidence) / 2);
  const double half = t * standard_deviation / std::sqrt(n);
  return {mean - half, mean + half};
}

Interval ratio_interval(const RatioSums& sums, double confidence) {
  assert(sums.count >= 2 && sums.x > 0);
  const double ratio = sums.y / sums.x;
  const double squares = std::max(0.0, sums.yy - 2 * ratio * sums.xy + ratio * ratio * sums.xx);
  const boost::math::students_t_distribution<double> student(sums.count - 1);
  const double t = boost::math::quantile(student, confidence + (1 - confidence) / 2);
  const double half = t * std::sqrt(sums.count * squares / (sums.count - 1)) / sums.x;
  return {ratio - half, ratio + half};
}

Interval difference_interval(const Estimate& a, const Estimate& b) {
  const double difference = a.value - b.value;
  return {difference - std::hypot(a.value - a.interval.lower, b.interval.upper - b.value),
          difference + std::hypot(a.interval.upper - a.value, b.value - b.interval.lower)};
}

}  // namespace headrow::stats
