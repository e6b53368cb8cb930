#include "pace.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "headrow/stats/trend.hpp"

namespace headrow::strategy {
namespace {

constexpr std::size_t kFewest = 3;
constexpr std::size_t kMost = 5;
constexpr double kNoise = 1e-9;

}  // namespace

std::optional<Pace> pace_of(std::span<const PacePoint> points, int goal_year, double rounding_unit) {
  if (points.size() < kFewest) return std::nullopt;
  points = points.last(std::min(points.size(), kMost));
  std::vector<stats::Point> series;
  series.reserve(points.size());
  for (const PacePoint& point : points) {
    series.push_back({static_cast<double>(point.period.last), point.better});
  }
  const auto line = stats::median_slope(series);
  // Two rounded figures were subtracted, so rounding alone scatters by the unit over the square root of 6.
  const auto projection = stats::project_median(series, goal_year, rounding_unit / std::sqrt(6.0));
  if (!line || !projection) return std::nullopt;
  Pace pace;
  pace.slope = line->slope;
  pace.reached = projection->value;
  if (projection->interval) {
    pace.lower = projection->interval->lower;
    pace.upper = projection->interval->upper;
  }
  pace.moves = pace.slope > 2 * rounding_unit + kNoise;
  pace.first = points.front().period;
  pace.last = points.back().period;
  return pace;
}

bool on_track(const std::optional<Pace>& pace, double goal) {
  return pace && pace->moves && pace->reached >= goal - kNoise;
}

}  // namespace headrow::strategy
