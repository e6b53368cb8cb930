#include "headrow/stats/comparison.hpp"

#include <gtest/gtest.h>

namespace headrow::stats {
namespace {

TEST(Benchmark, InsideTheIntervalIsNoDifferent) {
  const Interval interval{0.5525, 0.7364};
  EXPECT_EQ(compare_with_benchmark(interval, 0.60), Comparison::NoDifferent);
  EXPECT_EQ(compare_with_benchmark(interval, 0.5525), Comparison::NoDifferent);
  EXPECT_EQ(compare_with_benchmark(interval, 0.50), Comparison::Above);
  EXPECT_EQ(compare_with_benchmark(interval, 0.80), Comparison::Below);
}

}  // namespace
}  // namespace headrow::stats
