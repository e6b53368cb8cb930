#include <gtest/gtest.h>

#include "statement_result.hpp"

namespace headrow::strategy {
namespace {

using V = Verdict;

Verdict rolled(std::vector<Verdict> stages) {
  return rolled_up(stages);
}

TEST(Rollup, TheLeastFavourableStageDecides) {
  EXPECT_EQ(rolled({V::Met, V::Met}), V::Met);
  EXPECT_EQ(rolled({V::Met, V::OnTrack}), V::OnTrack);
  EXPECT_EQ(rolled({V::Met, V::OnTrack, V::Half}), V::Half);
  EXPECT_EQ(rolled({V::Met, V::OnTrack, V::Half, V::OffTrack}), V::OffTrack);
}

TEST(Rollup, AStageWithoutDataKeepsTheStatementFromBeingMetAndHidesNoFailure) {
  EXPECT_EQ(rolled({V::Met, V::NoData}), V::NoData);
  EXPECT_EQ(rolled({V::OffTrack, V::NoData}), V::OffTrack);
}

TEST(Rollup, StagesNoLongerPublishedAreLeftAsideWhileOthersAre) {
  EXPECT_EQ(rolled({V::Met, V::NoLongerPublished}), V::Met);
  EXPECT_EQ(rolled({V::NoLongerPublished, V::NoLongerPublished}), V::NoLongerPublished);
  EXPECT_EQ(rolled({V::NoLongerPublished, V::NoData}), V::NoData);
  EXPECT_EQ(rolled({}), V::NoData);
}

TEST(Rollup, SaysHowManyStandWhere) {
  const std::vector<Verdict> stages = {V::OffTrack, V::Met, V::NoLongerPublished, V::OffTrack, V::Half};
  EXPECT_EQ(rollup_words(stages, "Wessex"),
            "1 of 5 stages met, 1 above Wessex only, 2 off track, 1 no longer published");
  EXPECT_EQ(rollup_words(std::vector<Verdict>{V::Met}, "Wessex"), "");
}

}  // namespace
}  // namespace headrow::strategy
