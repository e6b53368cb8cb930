#pragma once

#include <array>
#include <optional>
#include <span>

namespace headrow::stats {

/// The value below which a share `p` (0 to 1) of `sorted` lies, by linear interpolation between order
/// statistics at (n - 1)p: type 7 of Hyndman and Fan, "Sample Quantiles in Statistical Packages", The
/// American Statistician 50 (1996), which is R's default and Excel's QUARTILE.INC. `sorted` is ascending and
/// not empty.
double quantile(std::span<const double> sorted, double p);

/// Minimum, lower quartile, median, upper quartile, maximum.
struct Quartiles {
  double minimum = 0, lower = 0, median = 0, upper = 0, maximum = 0;
  bool operator==(const Quartiles&) const = default;
};

/// The five numbers of `values` in any order, by `quantile`; nullopt when there are none.
std::optional<Quartiles> quartiles(std::span<const double> values);

}  // namespace headrow::stats
