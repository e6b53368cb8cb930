#include "headrow/stats/pool.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace headrow::stats {
namespace {

TEST(Pooled, LargeYearsWeighMoreThanSmallOnes) {
  const auto found = pooled(std::vector<Proportion>{{1, 2}, {30, 100}, {20, 98}});
  EXPECT_EQ(found->numerator, 51);
  EXPECT_EQ(found->denominator, 200);
  EXPECT_DOUBLE_EQ(found->share(), 0.255);
}

TEST(Pooled, NothingToDivideByIsNothing) {
  EXPECT_FALSE(pooled({}));
  EXPECT_FALSE(pooled(std::vector<Proportion>{{0, 0}}));
}

TEST(Mean, CountsOnlyThoseThatHaveAValue) {
  EXPECT_EQ(mean_of_known(std::vector<std::optional<double>>{40, std::nullopt, 50}), 45);
  EXPECT_EQ(mean_of_known(std::vector<std::optional<double>>{std::nullopt}), std::nullopt);
}

TEST(Mean, NoughtIsAValue) {
  EXPECT_EQ(mean_of_known(std::vector<std::optional<double>>{0, 10}), 5);
}

}  // namespace
}  // namespace headrow::stats
