#include "headrow/stats/quantile.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <vector>

namespace headrow::stats {
namespace {

TEST(Quantile, InterpolatesBetweenOrderStatistics) {
  // R 4.3: quantile(c(1, 2, 4, 8, 16, 32)) gives 1.0, 2.5, 6.0, 14.0, 32.0.
  const auto found = quartiles(std::vector<double>{32, 1, 8, 2, 16, 4});
  EXPECT_EQ(found, (Quartiles{1, 2.5, 6, 14, 32}));
}

TEST(Quantile, OfOneValueIsThatValue) {
  EXPECT_EQ(quartiles(std::vector{7.5}), (Quartiles{7.5, 7.5, 7.5, 7.5, 7.5}));
}

TEST(Quantile, OfNothingIsNothing) {
  EXPECT_FALSE(quartiles({}));
}

TEST(Quantile, EqualNeighboursAreGivenAsTheyStand) {
  const std::vector<double> values{45.1, 45.1, 45.1, 45.1, 45.1, 45.1};
  EXPECT_EQ(quantile(values, 0.25), 45.1);
  EXPECT_EQ(quantile(values, 0.75), 45.1);
}

/// The same definition the other way round: the piecewise line through (i / (n - 1), sorted[i]).
double by_drawing_the_line(const std::vector<double>& sorted, double p) {
  const auto last = static_cast<double>(sorted.size() - 1);
  for (std::size_t i = 1; i < sorted.size(); ++i) {
    const double left = static_cast<double>(i - 1) / last, right = static_cast<double>(i) / last;
    if (p <= right) return sorted[i - 1] + (sorted[i] - sorted[i - 1]) * (p - left) / (right - left);
  }
  return sorted.back();
}

RC_GTEST_PROP(Quantile, AgreesWithTheLineThroughTheOrderStatistics, ()) {
  auto numbers = *rc::gen::suchThat(rc::gen::container<std::vector<int>>(rc::gen::inRange(-2000, 2000)),
                                    [](const auto& v) { return v.size() >= 2; });
  std::sort(numbers.begin(), numbers.end());
  const std::vector<double> sorted(numbers.begin(), numbers.end());
  const double p = *rc::gen::inRange(0, 101) / 100.0;
  const double expected = by_drawing_the_line(sorted, p);
  RC_ASSERT(std::abs(quantile(sorted, p) - expected) < 1e-8);
}

RC_GTEST_PROP(Quantile, DoesNotDependOnTheOrderOfValues, (std::vector<int> numbers)) {
  RC_PRE(!numbers.empty());
  const std::vector<double> forwards(numbers.begin(), numbers.end());
  const std::vector<double> backwards(numbers.rbegin(), numbers.rend());
  RC_ASSERT(quartiles(forwards) == quartiles(backwards));
}

}  // namespace
}  // namespace headrow::stats
