#include "headrow/stats/rank.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace headrow::stats {
namespace {

using ::testing::ElementsAre;

const Quartiles kCuts{0, 25, 50, 75, 100};

std::string bands(const std::vector<double>& values, Better better) {
  std::string found;
  for (const double value : values) found += quartile_band(value, kCuts, better);
  return found;
}

TEST(Ranks, TheLargestIsFirstWhenHighIsGood) {
  EXPECT_THAT(competition_ranks(std::vector<double>{40, 60, 50}, Better::High), ElementsAre(3, 1, 2));
}

TEST(Ranks, TheSmallestIsFirstWhenLowIsGood) {
  EXPECT_THAT(competition_ranks(std::vector<double>{40, 60, 50}, Better::Low), ElementsAre(1, 3, 2));
}

TEST(Ranks, TiesShareTheBetterRankAndTheNextRankIsLeftOut) {
  EXPECT_THAT(competition_ranks(std::vector<double>{65, 70, 65, 60}, Better::High), ElementsAre(2, 1, 2, 4));
}

TEST(Bands, HighIsGoodAndACutBelongsToTheLowerQuarter) {
  EXPECT_EQ(bands({0, 25, 25.1, 50, 50.1, 75, 75.1, 100}, Better::High), "DDCCBBAA");
}

TEST(Bands, LowIsGoodAndACutBelongsToTheBetterBand) {
  EXPECT_EQ(bands({0, 25, 25.1, 50, 50.1, 75, 75.1, 100}, Better::Low), "AABBCCDD");
}

TEST(Bands, BinaryNoiseDoesNotBreakATieWithACut) {
  const Quartiles cuts{0.1, 0.3, 0.5, 0.7, 0.9};
  EXPECT_EQ(quartile_band(0.1 + 0.2, cuts, Better::Low), 'A');
  EXPECT_EQ(quartile_band(0.30000001, cuts, Better::Low), 'B');
}

TEST(Distance, LeadsToTheCutOfTheNextBetterBand) {
  EXPECT_DOUBLE_EQ(distance_to_better_band(40, kCuts, Better::High).value(), 10);
  EXPECT_DOUBLE_EQ(distance_to_better_band(40, kCuts, Better::Low).value(), -15);
}

TEST(Distance, IsNoughtOnACutThatIsNotYetTheBetterBand) {
  EXPECT_EQ(distance_to_better_band(75, kCuts, Better::High), 0);
}

TEST(Distance, ThereIsNoBandAboveA) {
  EXPECT_FALSE(distance_to_better_band(80, kCuts, Better::High));
  EXPECT_FALSE(distance_to_better_band(25, kCuts, Better::Low));
}

TEST(Constant, OnlyWhenAtLeastTwoValuesAreAllTheSame) {
  EXPECT_TRUE(constant(std::vector<double>{12, 12, 12}));
  EXPECT_FALSE(constant(std::vector<double>{12, 12, 13}));
  EXPECT_FALSE(constant(std::vector<double>{12}));
  EXPECT_FALSE(constant({}));
}

RC_GTEST_PROP(Ranks, AreOneMoreThanTheNumberOfBetterValues, (std::vector<int> numbers)) {
  const std::vector<double> values(numbers.begin(), numbers.end());
  const auto ranks = competition_ranks(values, Better::High);
  for (std::size_t i = 0; i < values.size(); ++i) {
    const auto better = std::count_if(values.begin(), values.end(), [&](double v) { return v > values[i]; });
    RC_ASSERT(ranks[i] == better + 1);
  }
}

RC_GTEST_PROP(Bands, ABetterValueIsNeverInAWorseBand, (std::vector<int> numbers)) {
  RC_PRE(numbers.size() >= 2);
  const std::vector<double> values(numbers.begin(), numbers.end());
  const auto cuts = quartiles(values).value();
  for (const double a : values) {
    for (const double b : values) {
      if (a >= b) RC_ASSERT(quartile_band(a, cuts, Better::High) <= quartile_band(b, cuts, Better::High));
      if (a <= b) RC_ASSERT(quartile_band(a, cuts, Better::Low) <= quartile_band(b, cuts, Better::Low));
    }
  }
}

RC_GTEST_PROP(Bands, WithinAQuarterOfTheValuesReachTheBestBand, (std::vector<int> numbers)) {
  RC_PRE(!numbers.empty());
  const std::vector<double> values(numbers.begin(), numbers.end());
  const auto cuts = quartiles(values).value();
  const auto best = std::count_if(values.begin(), values.end(),
                                  [&](double v) { return quartile_band(v, cuts, Better::High) == 'A'; });
  RC_ASSERT(4 * best <= static_cast<long>(values.size()) + 3);
}

}  // namespace
}  // namespace headrow::stats
