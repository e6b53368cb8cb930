#include "headrow/stats/similar.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>

namespace headrow::stats {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<std::size_t> schools_of(const std::vector<Similar>& similar) {
  std::vector<std::size_t> schools;
  for (const Similar& one : similar) schools.push_back(one.school);
  return schools;
}

TEST(SimilarSchools, ByHand) {
  // Free meals 10, 20, 30, 40 (standard deviation 11.18) and pupils 200, 200, 400, 400 (100), alike in
  // weight.
  const std::vector<double> intakes = {10, 200, 20, 200, 30, 400, 40, 400};
  const auto found = similar_schools({intakes, std::vector<double>{1, 1}}, 0, 3);
  EXPECT_THAT(schools_of(found), ElementsAre(1, 2, 3));
  EXPECT_NEAR(found[0].distance, std::sqrt(100.0 / 125 / 2), 1e-12);
  EXPECT_NEAR(found[1].distance, std::sqrt((400.0 / 125 + 40'000.0 / 10'000) / 2), 1e-12);
}

TEST(SimilarSchools, WeightsDecideWhatCounts) {
  const std::vector<double> intakes = {10, 200, 12, 900, 40, 210};
  EXPECT_THAT(schools_of(similar_schools({intakes, std::vector<double>{1, 0}}, 0, 1)), ElementsAre(1));
  EXPECT_THAT(schools_of(similar_schools({intakes, std::vector<double>{0, 1}}, 0, 1)), ElementsAre(2));
}

TEST(SimilarSchools, WhatIsAlikeEverywhereSaysNothing) {
  const std::vector<double> intakes = {10, 0.1, 30, 0.1, 14, 0.1};
  EXPECT_THAT(schools_of(similar_schools({intakes, std::vector<double>{1, 5}}, 0, 9)), ElementsAre(2, 1));
  EXPECT_THAT(similar_schools({std::vector<double>{3}, std::vector<double>{1}}, 0, 5), IsEmpty());
}

RC_GTEST_PROP(SimilarSchools, AreTheSameInAnyUnit, ()) {
  const auto marks = *rc::gen::container<std::vector<int>>(12, rc::gen::inRange(0, 40));
  std::vector<double> intakes(marks.begin(), marks.end()), turned;
  for (std::size_t i = 0; i < intakes.size(); ++i)
    turned.push_back(i % 2 == 0 ? 8 * intakes[i] - 300 : intakes[i] / 4);
  const std::vector<double> weights = {2, 1};
  const auto one = similar_schools({intakes, weights}, 3, 5),
             other = similar_schools({turned, weights}, 3, 5);
  RC_ASSERT(one.size() == 5U);
  for (std::size_t i = 0; i < one.size(); ++i)
    RC_ASSERT(std::abs(one[i].distance - other[i].distance) < 1e-9);
}

}  // namespace
}  // namespace headrow::stats
