#include "headrow/stats/gap_decomposition.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>
#include <vector>

namespace headrow::stats {
namespace {

TEST(GapDecomposition, IsAllBetweenWhenEachSchoolServesItsPupilsAlike) {
  const std::vector<SchoolGroups> schools = {{90, 60, 10, 60}, {10, 40, 90, 40}};
  const auto gap = decompose_gap(schools);
  EXPECT_DOUBLE_EQ(gap->whole, 16);  // 58 less 42
  EXPECT_DOUBLE_EQ(gap->between, 16);
  EXPECT_DOUBLE_EQ(gap->within, 0);
}

TEST(GapDecomposition, IsAllWithinWhenTheSchoolsAreAlike) {
  const std::vector<SchoolGroups> schools = {{50, 60, 50, 45}, {20, 60, 20, 45}};
  const auto gap = decompose_gap(schools);
  EXPECT_DOUBLE_EQ(gap->whole, 15);
  EXPECT_NEAR(gap->between, 0, 1e-12);
  EXPECT_NEAR(gap->within, 15, 1e-12);
}

TEST(GapDecomposition, ByHand) {
  // School means 57.5 and 42. Others: (75 x 57.5 + 20 x 42)/95 = 54.2368; disadvantaged: (25 x 57.5 + 80 x
  // 42) /105 = 45.6905; between 8.5464. Whole: (75 x 60 + 20 x 50)/95 - (25 x 50 + 80 x 40)/105 = 15.5138.
  const std::vector<SchoolGroups> schools = {{75, 60, 25, 50}, {20, 50, 80, 40}};
  const auto gap = decompose_gap(schools);
  EXPECT_NEAR(gap->whole, 57.894737 - 42.380952, 1e-5);
  EXPECT_NEAR(gap->between, 8.546366, 1e-5);
  EXPECT_NEAR(gap->within, gap->whole - 8.546366, 1e-5);
}

TEST(GapDecomposition, IsNoneWithoutBothGroups) {
  EXPECT_FALSE(decompose_gap({}));
  const std::vector<SchoolGroups> schools = {{10, 50, 0, 0}};
  EXPECT_FALSE(decompose_gap(schools));
}

RC_GTEST_PROP(GapDecomposition, OfTheRestsAddsUpPupilByPupil, ()) {
  // The second way: every pupil as a row, the rest of each against their school's mean.
  struct Pupil {
    std::size_t school;
    bool disadvantaged;
    double result;
  };
  std::vector<Pupil> pupils;
  const auto marks = *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 90));
  RC_PRE(marks.size() >= 2U);
  for (std::size_t i = 0; i < marks.size(); ++i)
    pupils.push_back({*rc::gen::inRange<std::size_t>(0, 4), i == 0 || (i != 1 && *rc::gen::arbitrary<bool>()),
                      static_cast<double>(marks[i])});
  std::vector<SchoolGroups> schools(4);
  for (const Pupil& pupil : pupils) {
    SchoolGroups& school = schools[pupil.school];
    double& count = pupil.disadvantaged ? school.disadvantaged : school.others;
    double& mean = pupil.disadvantaged ? school.mean_of_disadvantaged : school.mean_of_others;
    mean += (pupil.result - mean) / ++count;
  }
  double rests_of_others = 0, rests_of_disadvantaged = 0, others = 0;
  for (const Pupil& pupil : pupils) {
    double sum = 0, count = 0;
    for (const Pupil& other : pupils) {
      if (other.school != pupil.school) continue;
      sum += other.result;
      ++count;
    }
    (pupil.disadvantaged ? rests_of_disadvantaged : rests_of_others) += pupil.result - sum / count;
    others += pupil.disadvantaged ? 0 : 1;
  }
  const double rest = static_cast<double>(pupils.size()) - others;
  RC_ASSERT(std::abs(decompose_gap(schools)->within -
                     (rests_of_others / others - rests_of_disadvantaged / rest)) < 1e-9);
}

}  // namespace
}  // namespace headrow::stats
