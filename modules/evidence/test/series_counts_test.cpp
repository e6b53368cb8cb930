// What other sources bring to the figure that speaks: counts, and the year that their labels mean.
#include <gtest/gtest.h>

#include "question_city.hpp"

namespace headrow::evidence {
namespace {

/// A city in which the tool says 45.1 of Aston, and the release gives a share and the children it was counted
/// over.
struct TwoSources : ::testing::Test {
  void release_says(double share, double children_at_level = 902) {
    const auto tool = city.load({"tool.csv"}), release = city.load({"release.csv", "release"});
    city.put({.source = tool, .place = "Aston", .period = "2018/19", .value = 45.1});
    const auto beside = [&](const std::string& column, double value) {
      city.put({.source = release,
                .place = "Aston",
                .period = "2018/19",
                .value = value,
                .column = column,
                .line = 9});
    };
    beside("gld_pt", share);
    beside("gld", children_at_level);
    beside("children", 2000);
  }
  EvidenceRow aston() { return city.row("eyfs.good_level", "Aston", "2018/19"); }

  QuestionCity city;
};

TEST_F(TwoSources, CountsComeFromTheReleaseThatSaysTheSame) {
  release_says(45.12);
  EXPECT_EQ(aston().value, 45.1);
  EXPECT_EQ(aston().numerator, 902);
  EXPECT_EQ(aston().denominator, 2000);
  ASSERT_TRUE(aston().lower && aston().upper);
  EXPECT_LT(*aston().lower, 45.1);
  EXPECT_GT(*aston().upper, 45.1);
}

TEST_F(TwoSources, CountsOfAnotherFigureAreNotBorrowed) {
  release_says(47.3);
  EXPECT_EQ(aston().value, 45.1);
  EXPECT_FALSE(aston().numerator);
  EXPECT_FALSE(aston().denominator);
  EXPECT_FALSE(aston().lower);
}

TEST_F(TwoSources, CountsThatMakeAnotherShareAreNotBorrowed) {
  release_says(45.12, 850);  // 42.5% of 2,000
  EXPECT_EQ(aston().value, 45.1);
  EXPECT_FALSE(aston().numerator);
  EXPECT_FALSE(aston().lower);
}

TEST(YearOfABinding, ALabelIsReadAsTheYearThatTheBindingSays) {
  QuestionCity city;
  const auto release = city.load({"scorecard.csv", "release"});
  city.put({.source = release, .place = "Aston", .period = "2018/19", .value = 3.2, .column = "neet_pt"});
  const auto periods = city.evidence().periods(city.ask("participation.neet"));
  ASSERT_EQ(periods.size(), 1u);
  EXPECT_EQ(period_text(periods.front()), "2018-19");
  EXPECT_EQ(periods.front().kind, YearKind::Financial);
}

}  // namespace
}  // namespace headrow::evidence
