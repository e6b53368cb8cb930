#include "headrow/stats/comparison.hpp"

namespace headrow::stats {

Comparison compare_with_benchmark(const Interval& interval, double benchmark) {
  if (benchmark < interval.lower) return Comparison::Above;
  if (benchmark > interval.upper) return Comparison::Below;
  return Comparison::NoDifferent;
}

}  // namespace headrow::stats
