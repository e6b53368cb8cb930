#include "headrow/stats/funnel.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace headrow::stats {
namespace {

constexpr double kAlert = 0.95;
constexpr double kAlarm = 0.998;

Interval about(double centre, double standard_error, double confidence) {
  const double half = normal_deviate(confidence) * standard_error;
  return {centre - half, centre + half};
}

Interval cut(const Interval& interval) {
  return {std::max(interval.lower, 0.0), std::min(interval.upper, 1.0)};
}

}  // namespace

FunnelLimits proportion_funnel(double centre, double count) {
  assert(count > 0 && centre >= 0 && centre <= 1);
  const double standard_error = std::sqrt(centre * (1 - centre) / count);
  return {cut(about(centre, standard_error, kAlert)), cut(about(centre, standard_error, kAlarm))};
}

FunnelLimits mean_funnel(double centre, double standard_deviation, double count) {
  assert(count > 0 && standard_deviation >= 0);
  const double standard_error = standard_deviation / std::sqrt(count);
  return {about(centre, standard_error, kAlert), about(centre, standard_error, kAlarm)};
}

FunnelPlace funnel_place(const FunnelLimits& limits, double value) {
  if (value < limits.alarm.lower) return FunnelPlace::BelowAlarm;
  if (value < limits.alert.lower) return FunnelPlace::BelowAlert;
  if (value > limits.alarm.upper) return FunnelPlace::AboveAlarm;
  if (value > limits.alert.upper) return FunnelPlace::AboveAlert;
  return FunnelPlace::Inside;
}

}  // namespace headrow::stats
