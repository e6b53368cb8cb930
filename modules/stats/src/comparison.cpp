#include "headrow/stats/comparison.hpp"

#include <cmath>

namespace headrow::stats {

Comparison compare_with_benchmark(const Interval& interval, double benchmark) {
  if (benchmark < interval.lower) return Comparison::Above;
  if (benchmark > interval.upper) return Comparison::Below;
  return Comparison::NoDifferent;
}

Interval difference_interval(const Proportion& first, const Proportion& second, double confidence) {
  const Interval a = wilson_interval(first.numerator, first.denominator, confidence);
  const Interval b = wilson_interval(second.numerator, second.denominator, confidence);
  const double difference = first.share() - second.share();
  return {difference - std::hypot(first.share() - a.lower, b.upper - second.share()),
          difference + std::hypot(a.upper - first.share(), second.share() - b.lower)};
}

Comparison compare_proportions(const Proportion& ours, const Proportion& benchmark, double confidence) {
  return compare_with_benchmark(difference_interval(ours, benchmark, confidence), 0);
}

}  // namespace headrow::stats
