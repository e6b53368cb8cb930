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

/// Interval of first minus second, two independent proportions, as shares: R. G. Newcombe, "Interval
/// estimation for the difference between independent proportions", Statistics in Medicine 17 (1998), method
/// 10 (from Wilson intervals).
Interval difference_interval(const Proportion& first, const Proportion& second, double confidence = 0.95);

/// Where a proportion stands against a benchmark that is itself a proportion of people (England's): by
/// whether nought lies inside `difference_interval`.
Comparison compare_proportions(const Proportion& ours, const Proportion& benchmark, double confidence = 0.95);

}  // namespace headrow::stats
