#include "headrow/stats/control_chart.hpp"

#include <cmath>
#include <numeric>

namespace headrow::stats {
namespace {

constexpr std::size_t kFewestPoints = 10;
constexpr double kRangeToDeviation =
    1.128;  // the mean range of two normal values, in standard deviations (d2)
constexpr double kLimit = 3, kOuterThird = 2;
constexpr std::size_t kRun = 7;

int sign(double number) {
  return number > 0 ? 1 : number < 0 ? -1 : 0;
}

/// Marks each run of at least `kRun` points whose steps have the same sign, other than nought. A step may
/// stand for one point, or lie between two.
template <typename Step, typename Mark>
void mark_runs(std::size_t points, bool between, const Step& step, const Mark& mark) {
  const std::size_t first_step = between ? 1 : 0;
  for (std::size_t begin = first_step; begin < points;) {
    std::size_t end = begin + 1;
    while (end < points && step(end) == step(begin)) ++end;
    const std::size_t first_point = begin - first_step;
    if (step(begin) != 0 && end - first_point >= kRun)
      for (std::size_t point = first_point; point < end; ++point) mark(point);
    begin = end;
  }
}

void mark_near_limits(std::span<const double> values, double centre, double deviation,
                      std::vector<ControlSignals>& signals) {
  const auto side = [&](std::size_t point) {
    const double from = values[point] - centre;
    return std::abs(from) > kOuterThird * deviation ? sign(from) : 0;
  };
  for (std::size_t first = 0; first + 2 < values.size(); ++first) {
    for (const int wanted : {-1, 1}) {
      int found = 0;
      for (std::size_t point = first; point < first + 3; ++point) found += side(point) == wanted ? 1 : 0;
      if (found < 2) continue;
      for (std::size_t point = first; point < first + 3; ++point)
        if (side(point) == wanted) signals[point].near_limit = true;
    }
  }
}

}  // namespace

std::optional<ControlChart> control_chart(std::span<const double> values) {
  if (values.size() < kFewestPoints) return std::nullopt;
  double ranges = 0;
  for (std::size_t i = 1; i < values.size(); ++i) ranges += std::abs(values[i] - values[i - 1]);
  if (ranges == 0) return std::nullopt;
  const double deviation = ranges / static_cast<double>(values.size() - 1) / kRangeToDeviation;

  ControlChart chart;
  chart.centre = std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
  chart.limits = {chart.centre - kLimit * deviation, chart.centre + kLimit * deviation};
  chart.signals.resize(values.size());
  for (std::size_t i = 0; i < values.size(); ++i)
    chart.signals[i].outside = !chart.limits.contains(values[i]);
  mark_runs(
      values.size(), false, [&](std::size_t i) { return sign(values[i] - chart.centre); },
      [&](std::size_t i) { chart.signals[i].shift = true; });
  mark_runs(
      values.size(), true, [&](std::size_t i) { return sign(values[i] - values[i - 1]); },
      [&](std::size_t i) { chart.signals[i].trend = true; });
  mark_near_limits(values, chart.centre, deviation, chart.signals);
  return chart;
}

}  // namespace headrow::stats
