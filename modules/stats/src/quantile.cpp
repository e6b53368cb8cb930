#include "headrow/stats/quantile.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <vector>

namespace headrow::stats {

double quantile(std::span<const double> sorted, double p) {
  assert(!sorted.empty() && p >= 0 && p <= 1);
  const double position = static_cast<double>(sorted.size() - 1) * p;
  const auto below = static_cast<std::size_t>(std::floor(position));
  const double part = position - static_cast<double>(below);
  // Equal neighbours are not interpolated: (1 - part) * x + part * x need not give x again in binary.
  if (below + 1 >= sorted.size() || part == 0 || sorted[below] == sorted[below + 1]) return sorted[below];
  return (1 - part) * sorted[below] + part * sorted[below + 1];
}

std::optional<Quartiles> quartiles(std::span<const double> values) {
  if (values.empty()) return std::nullopt;
  std::vector<double> sorted(values.begin(), values.end());
  std::sort(sorted.begin(), sorted.end());
  return Quartiles{sorted.front(), quantile(sorted, 0.25), quantile(sorted, 0.5), quantile(sorted, 0.75),
                   sorted.back()};
}

}  // namespace headrow::stats
