#include "headrow/stats/trend.hpp"

#include <algorithm>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>
#include <vector>

#include "headrow/stats/quantile.hpp"

namespace headrow::stats {

namespace {

struct Moments {
  double mean = 0, squares = 0;  // of the times; the squares are about their mean
};

Moments moments(std::span<const Point> points) {
  Moments m;
  for (const Point& p : points) m.mean += p.time / static_cast<double>(points.size());
  for (const Point& p : points) m.squares += (p.time - m.mean) * (p.time - m.mean);
  return m;
}

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return quantile(values, 0.5);
}

std::vector<double> residuals(std::span<const Point> points, const Line& line) {
  std::vector<double> found;
  found.reserve(points.size());
  for (const Point& p : points) found.push_back(p.value - line.at(p.time));
  return found;
}

/// 1.4826 makes the median absolute deviation of normal residuals their standard deviation.
double robust_scatter(std::span<const Point> points, const Line& line) {
  std::vector<double> left = residuals(points, line);
  const double middle = median(left);
  for (double& residual : left) residual = std::abs(residual - middle);
  return 1.4826 * median(std::move(left));
}

/// Fifteen digits are plenty here; by long double the quantiles take a quarter of a scorecard's time.
using DoublePolicy = boost::math::policies::policy<boost::math::policies::promote_double<false>>;

Interval prediction_interval(std::span<const Point> points, double value, double time, double scatter,
                             double confidence) {
  const Moments m = moments(points);
  const auto n = static_cast<double>(points.size());
  const double t = boost::math::quantile(boost::math::students_t_distribution<double, DoublePolicy>(n - 2),
                                         confidence + (1 - confidence) / 2);
  const double half = t * scatter * std::sqrt(1 + 1 / n + std::pow(time - m.mean, 2) / m.squares);
  return {value - half, value + half};
}

}  // namespace

std::optional<Line> median_slope(std::span<const Point> points) {
  std::vector<double> slopes;
  for (std::size_t i = 0; i < points.size(); ++i) {
    for (std::size_t j = i + 1; j < points.size(); ++j) {
      const double apart = points[j].time - points[i].time;
      if (apart != 0) slopes.push_back((points[j].value - points[i].value) / apart);
    }
  }
  if (slopes.empty()) return std::nullopt;
  const double slope = median(std::move(slopes));
  std::vector<double> rests;
  rests.reserve(points.size());
  for (const Point& p : points) rests.push_back(p.value - slope * p.time);
  return Line{median(std::move(rests)), slope};
}

std::optional<Projection> project_median(std::span<const Point> points, double time, double least_scatter,
                                         double confidence) {
  const auto line = median_slope(points);
  if (!line) return std::nullopt;
  Projection found{line->at(time), std::nullopt};
  if (points.size() >= 4) {
    const double scatter = std::max(robust_scatter(points, *line), least_scatter);
    found.interval = prediction_interval(points, found.value, time, scatter, confidence);
  }
  return found;
}

}  // namespace headrow::stats
