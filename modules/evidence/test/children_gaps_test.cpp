#include <gmock/gmock.h>

#include "children_fixture.hpp"
#include "headrow/evidence/children_gaps.hpp"
#include "headrow/evidence/evidence.hpp"

namespace headrow::evidence {
namespace {

/// Two schools, two years; in each year pupils with and without free school meals sit key stage 2.
class ChildrenGaps : public ChildrenTest {
protected:
  /// `scores` of a year: with meals and without, at the first school and at the second.
  void load_year(int year, const std::vector<int> (&scores)[4]) {
    std::string census = kCensus;
    std::string results = "UPN,LAESTAB,YEAR,READSCORE,MATSCORE,GPSSCORE,WRITTA,DISC\n";
    for (int part = 0; part < 4; ++part) {
      const char* school = part < 2 ? "3832001" : "3832002";
      for (const int score : scores[part]) {
        const int number = ++pupils_;
        census += census_row(number, fmt::format("{}-01-17", year),
                             part % 2 == 0 ? "6,WBRI,ENG,true,N," : "6,WBRI,ENG,false,N,", school,
                             fmt::format("{}-05-04", year - 11).c_str());
        results += fmt::format("{},{},{},{},100,100,EXS,\n", upn_of(number), school, year, score);
      }
    }
    const auto report = import(
        {write(fmt::format("census{}.csv", year), census), write(fmt::format("ks2-{}.csv", year), results)});
    for (const FileReport& file : report.files) ASSERT_EQ(file.outcome, FileOutcome::Loaded) << file.reason;
  }

  MeasureGap gap(const char* measure) const {
    const auto found =
        gap_of(Children(*store_, *catalogue_), *catalogue_->measure(measure), *group_pair("fsm6"), {});
    EXPECT_TRUE(found) << found.error().message;
    return found ? *found : MeasureGap{};
  }

  int pupils_ = 0;
};

std::vector<int> times(int count, int score) {
  return std::vector<int>(static_cast<std::size_t>(count), score);
}

std::vector<int> mixed(int reaching, int missing) {
  std::vector<int> scores = times(reaching, 105);
  const std::vector<int> below = times(missing, 90);
  scores.insert(scores.end(), below.begin(), below.end());
  return scores;
}

TEST_F(ChildrenGaps, AGapHasItsIntervalItsPartsAndItsSchools) {
  // With meals 12 of 30 reach it, without 24 of 30: 40 less 80.
  load_year(2019, {mixed(8, 12), mixed(9, 1), mixed(4, 6), mixed(15, 5)});
  const MeasureGap found = gap("ks2.reading_expected");
  ASSERT_EQ(found.years.size(), 1U);
  EXPECT_DOUBLE_EQ(found.years[0].gap, -40);
  EXPECT_LT(found.years[0].interval.upper, 0);
  EXPECT_EQ(found.years[0].group_pupils, 30);
  // 8 of 20 less 9 of 10 at the first school, 4 of 10 less 15 of 20 at the second.
  ASSERT_EQ(found.schools.size(), 2U);
  EXPECT_DOUBLE_EQ(found.schools[0].gap, -35);
  EXPECT_DOUBLE_EQ(found.schools[1].gap, -50);
  // School means are 17/30 and 19/30; the group's mean of them 0.5889, the others' 0.6111: 2.2 points
  // between.
  EXPECT_NEAR(*found.between_schools, -2.222, 0.001);
  EXPECT_NEAR(*found.within_schools, -37.778, 0.001);
  EXPECT_EQ(found.movement, GapMovement::TooShort);
}

TEST_F(ChildrenGaps, ItNarrowsOnlyWhenTheGroupItselfRose) {
  load_year(2018, {mixed(4, 6), mixed(9, 1), {}, {}});
  load_year(2019, {mixed(6, 4), mixed(9, 1), {}, {}});
  EXPECT_EQ(gap("ks2.reading_expected").movement, GapMovement::Narrowing);
}

TEST_F(ChildrenGaps, OthersWhoFellAreSaidSo) {
  load_year(2018, {mixed(4, 6), mixed(9, 1), {}, {}});
  load_year(2019, {mixed(4, 6), mixed(6, 4), {}, {}});
  EXPECT_EQ(gap("ks2.reading_expected").movement, GapMovement::NarrowerOthersFell);
}

TEST_F(ChildrenGaps, ThePaceIsThatOfTheMedianSlope) {
  // The gap is 50, 40, 30 points: three years more at ten a year.
  load_year(2017, {mixed(4, 6), mixed(9, 1), {}, {}});
  load_year(2018, {mixed(5, 5), mixed(9, 1), {}, {}});
  load_year(2019, {mixed(6, 4), mixed(9, 1), {}, {}});
  EXPECT_NEAR(*gap("ks2.reading_expected").years_to_close, 3, 1e-9);
}

}  // namespace
}  // namespace headrow::evidence
