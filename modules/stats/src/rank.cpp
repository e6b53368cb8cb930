#include "headrow/stats/rank.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace headrow::stats {

namespace {

double to_ten_decimals(double value) {
  const double scaled = value * 1e10;
  // Values so large that ten decimals are beyond a double have no such noise to take away.
  return std::abs(scaled) < 9e15 ? std::round(scaled) / 1e10 : value;
}

/// 0 at or below the lower quartile, 1 to the median, 2 to the upper quartile, 3 above.
int quarter(double value, const Quartiles& cuts) {
  const double exact = to_ten_decimals(value);
  if (exact <= to_ten_decimals(cuts.lower)) return 0;
  if (exact <= to_ten_decimals(cuts.median)) return 1;
  return exact <= to_ten_decimals(cuts.upper) ? 2 : 3;
}

double cut_above(int quarter_of_value, const Quartiles& cuts) {
  if (quarter_of_value == 0) return cuts.lower;
  return quarter_of_value == 1 ? cuts.median : cuts.upper;
}

}  // namespace

std::vector<int> competition_ranks(std::span<const double> values, Better better) {
  std::vector<std::size_t> order(values.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return better == Better::High ? values[a] > values[b] : values[a] < values[b];
  });
  std::vector<int> ranks(values.size());
  for (std::size_t i = 0; i < order.size(); ++i) {
    const bool tied = i > 0 && values[order[i]] == values[order[i - 1]];
    ranks[order[i]] = tied ? ranks[order[i - 1]] : static_cast<int>(i) + 1;
  }
  return ranks;
}

char quartile_band(double value, const Quartiles& cuts, Better better) {
  const int lies_in = quarter(value, cuts);
  return better == Better::High ? "DCBA"[lies_in] : "ABCD"[lies_in];
}

std::optional<double> distance_to_better_band(double value, const Quartiles& cuts, Better better) {
  const int lies_in = quarter(value, cuts);
  if (better == Better::High)
    return lies_in == 3 ? std::nullopt : std::optional(cut_above(lies_in, cuts) - value);
  return lies_in == 0 ? std::nullopt : std::optional(cut_above(lies_in - 1, cuts) - value);
}

bool constant(std::span<const double> values) {
  return values.size() > 1 &&
         std::all_of(values.begin(), values.end(), [&](double v) { return v == values[0]; });
}

}  // namespace headrow::stats
