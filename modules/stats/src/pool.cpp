#include "headrow/stats/pool.hpp"

namespace headrow::stats {

std::optional<Proportion> pooled(std::span<const Proportion> parts) {
  Proportion sum;
  for (const Proportion& part : parts) {
    sum.numerator += part.numerator;
    sum.denominator += part.denominator;
  }
  if (sum.denominator <= 0) return std::nullopt;
  return sum;
}

std::optional<double> mean_of_known(std::span<const std::optional<double>> values) {
  double sum = 0;
  int known = 0;
  for (const auto& value : values) {
    if (!value) continue;
    sum += *value;
    ++known;
  }
  if (known == 0) return std::nullopt;
  return sum / known;
}

}  // namespace headrow::stats
