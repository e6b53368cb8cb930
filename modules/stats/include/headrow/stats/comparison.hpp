#pragma once

#include "headrow/stats/interval.hpp"

namespace headrow::stats {

enum class Comparison : unsigned char { Below, NoDifferent, Above };

/// `NoDifferent` when the benchmark lies inside the interval (ends included), otherwise on which side of the
/// benchmark the interval lies. Public Health England, "Technical guide: confidence intervals" (2018),
/// comparison with a benchmark.
Comparison compare_with_benchmark(const Interval& interval, double benchmark);

/// numerator of denominator.
struct Proportion {
  double numerator = 0, denominator = 0;
  double share() const { return numerator / denominator; }
};

}  // namespace headrow::stats
