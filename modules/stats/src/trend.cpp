#include "headrow/stats/trend.hpp"

#include <algorithm>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>
#include <vector>

#include "headrow/stats/quantile.hpp"

namespace headrow::stats {

namespace {

struct Moments {
  double time = 0, value = 0;             // means
  double time_squares = 0, products = 0;  // sums about the means
};

Moments moments(std::span<const Point> points) {
  Moments m;
  for (const Point& p : points) {
    m.time += p.time / static_cast<double>(points.size());
    m.value += p.value / static_cast<double>(points.size());
  }
  for (const Point& p : points) {
    m.time_squares += (p.time - m.time) * (p.time - m.time);
    m.products += (p.time - m.time) * (p.value - m.value);
  }
  return m;
}

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return quantile(values, 0.5);
}

/// Half the width of the prediction interval at `time`; the scatter is that round the least-squares line.
std::optional<double> half_width(std::span<const Point> points, double time, double confidence) {
  const auto line = least_squares(points);
  if (!line || points.size() < 3) return std::nullopt;
  const Moments m = moments(points);
  double squares = 0;
  for (const Point& p : points) squares += std::pow(p.value - line->at(p.time), 2);
  const auto n = static_cast<double>(points.size());
  const double scatter = std::sqrt(squares / (n - 2));
  const double t = boost::math::quantile(boost::math::students_t_distribution<double>(n - 2),
                                         confidence + (1 - confidence) / 2);
  return t * scatter * std::sqrt(1 + 1 / n + std::pow(time - m.time, 2) / m.time_squares);
}

std::optional<Projection> projection(const std::optional<Line>& line, std::optional<double> half,
                                     double time) {
  if (!line || !half) return std::nullopt;
  const double value = line->at(time);
  return Projection{value, {value - *half, value + *half}};
}

}  // namespace

std::optional<Line> least_squares(std::span<const Point> points) {
  const Moments m = moments(points);
  if (points.size() < 2 || m.time_squares == 0) return std::nullopt;
  const double slope = m.products / m.time_squares;
  return Line{m.value - slope * m.time, slope};
}

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

std::optional<Projection> project(std::span<const Point> points, double time, double confidence) {
  return projection(least_squares(points), half_width(points, time, confidence), time);
}

std::optional<Projection> project_median(std::span<const Point> points, double time, double confidence) {
  return projection(median_slope(points), half_width(points, time, confidence), time);
}

}  // namespace headrow::stats
