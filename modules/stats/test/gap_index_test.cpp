#include "headrow/stats/gap_index.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>

namespace headrow::stats {
namespace {

using ::testing::ElementsAre;

TEST(MeanRanks, ShareTheRanksOfEqualValues) {
  const std::vector<double> values = {30, 10, 20, 10, 10};
  EXPECT_THAT(mean_ranks(values), ElementsAre(5, 2, 4, 2, 2));
  EXPECT_THAT(mean_ranks({}), ElementsAre());
}

TEST(GapIndex, IsTenWhenAllDisadvantagedStandBelow) {
  const std::vector<double> values = {1, 2, 3, 4, 5, 6, 7};
  EXPECT_DOUBLE_EQ(*gap_index(values, {true, true, false, false, false, false, false}), 10);
  EXPECT_DOUBLE_EQ(*gap_index(values, {false, false, false, false, false, true, true}), -10);
}

TEST(GapIndex, ByHand) {
  // Ranks 1, 2.5, 2.5, 4, 5: disadvantaged (1 + 2.5)/2 = 1.75, others (2.5 + 4 + 5)/3 = 3.8333.
  const std::vector<double> values = {80, 95, 95, 100, 110};
  EXPECT_NEAR(*gap_index(values, {true, true, false, false, false}), 20 * (11.5 / 3 - 1.75) / 5, 1e-12);
}

TEST(GapIndex, IsNoneWithoutBothGroups) {
  const std::vector<double> values = {1, 2};
  EXPECT_FALSE(gap_index(values, {false, false}));
  EXPECT_FALSE(gap_index(values, {true, true}));
  EXPECT_FALSE(gap_index({}, {}));
}

RC_GTEST_PROP(GapIndex, IsTheChanceThatAnotherPupilStandsAboveADisadvantagedOne, ()) {
  // H. B. Mann and D. R. Whitney (1947): the difference of mean ranks is N(2A - 1)/2, where A is the chance
  // that the one of a random pair is above the other, ties counted half.
  const auto marks = *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 12));
  RC_PRE(marks.size() >= 2U);
  std::vector<double> values(marks.begin(), marks.end());
  std::vector<bool> disadvantaged;
  for (std::size_t i = 0; i < values.size(); ++i) disadvantaged.push_back(*rc::gen::arbitrary<bool>());
  disadvantaged[0] = true;
  disadvantaged[1] = false;
  double above = 0, pairs = 0;
  for (std::size_t i = 0; i < values.size(); ++i) {
    for (std::size_t j = 0; j < values.size(); ++j) {
      if (disadvantaged[i] || !disadvantaged[j]) continue;
      above += values[i] > values[j] ? 1 : values[i] == values[j] ? 0.5 : 0;
      ++pairs;
    }
  }
  RC_ASSERT(std::abs(*gap_index(values, disadvantaged) - 10 * (2 * above / pairs - 1)) < 1e-9);
}

}  // namespace
}  // namespace headrow::stats
