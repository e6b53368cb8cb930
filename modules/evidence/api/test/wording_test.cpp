#include "headrow/evidence/api/wording.hpp"

#include <gtest/gtest.h>

namespace headrow::evidence::api {
namespace {

Period academic(int first) {
  return {YearKind::Academic, first, first + 1, PeriodPart::Whole, 0};
}

class Sentence : public ::testing::Test {
protected:
  Sentence() {
    measure_.title = "Average attainment 8 score";
    measure_.unit = "points";
    measure_.kind = MeasureKind::Mean;
    row_.period = academic(2024);
    row_.value = 45.5;
    row_.distance_england = 46.0 - 45.5;
    row_.rank = 72;
    row_.ranked = 152;
    row_.band = 'B';
    row_.previous_period = academic(2023);
    row_.change = 0.0;
  }

  std::string said() const {
    const MeasureAndGroup what{&measure_, {}, Polarity::HighIsGood, true, decimals_, "x", nullptr};
    return figure_sentence({what, "Leeds", country_, group_, row_});
  }

  Measure measure_;
  EvidenceRow row_;
  int decimals_ = 1;
  std::string country_ = "England";
  std::string group_;
};

TEST_F(Sentence, BeginsAPageWithItsAnswer) {
  EXPECT_EQ(said(),
            "In 2024/25 Leeds averaged 45.5 points: 0.5 lower than England, 72nd of 152 authorities (band "
            "B), unchanged "
            "since 2023/24.");
}

TEST_F(Sentence, ANumberOfChildrenIsNotComparedWithTheCountrys) {
  measure_.kind = MeasureKind::Count;
  measure_.unit = "children";
  decimals_ = 0;
  row_.value = 1290;
  row_.england = 83840;  // as the publisher has it; there is no distance
  row_.distance_england.reset();
  row_.rank.reset();
  row_.change = 12.0;
  EXPECT_EQ(said(), "In 2024/25 Leeds had 1,290 children: up 12 since 2023/24.");
}

TEST_F(Sentence, SaysAboveAndBelowOnlyWhereTheStatisticsDo) {
  measure_.kind = MeasureKind::Proportion;
  measure_.unit = "%";
  row_.value = 66.2;
  row_.distance_england = 63.1 - 66.2;
  row_.change = -1.25;
  row_.significance = Significance::Above;
  EXPECT_EQ(said(),
            "In 2024/25 Leeds stood at 66.2%: 3.1 pp above England, 72nd of 152 authorities (band B), down "
            "1.3 pp since "
            "2023/24.");
  row_.significance = Significance::NoDifferent;
  EXPECT_NE(said().find("no different from England (3.1 pp higher)"), std::string::npos);
  row_.significance = Significance::Unknown;
  EXPECT_NE(said().find("3.1 pp higher than England"), std::string::npos);
}

TEST_F(Sentence, ADifferenceThatRoundsToNoughtIsNone) {
  row_.distance_england = 45.52 - 45.5;
  row_.change = 0.04;
  EXPECT_NE(said().find("the same as England"), std::string::npos);
  EXPECT_NE(said().find("unchanged since 2023/24"), std::string::npos);
}

TEST_F(Sentence, DoesNotCompareLevelsAcrossAChangeOfDefinition) {
  measure_.breaks = {{academic(2024), "New framework"}};
  EXPECT_NE(said().find("not comparable with 2023/24, since the definition changed in 2024/25"),
            std::string::npos);
}

TEST_F(Sentence, SaysWhatLiesBetweenAndWhatIsNotScored) {
  row_.previous_period = academic(2018);
  row_.change = 2.0;
  row_.periods_between = 5;
  row_.scored = false;
  row_.status = Status::Provisional;
  measure_.not_scored = {{{academic(2024)}, "Examinations were cancelled."}};
  EXPECT_NE(
      said().find(
          "up 2.0 since 2018/19, with 5 periods between that have no figure. The figure is provisional. It "
          "is shown and never scored: Examinations were cancelled."),
      std::string::npos)
      << said();
}

TEST_F(Sentence, SaysWhyThereIsNoFigure) {
  row_.value.reset();
  row_.symbol = Symbol::Suppressed;
  EXPECT_EQ(said(), "Leeds has no figure for 2024/25: it is suppressed, to protect people.");
}

TEST_F(Sentence, NamesTheGroupAndTheCountryOnlyWhereItIsAnother) {
  group_ = "Eligible for free school meals";
  country_ = "";
  row_.rank.reset();
  row_.change.reset();
  EXPECT_EQ(said(), "In 2024/25 Leeds averaged 45.5 points (eligible for free school meals).");
  group_ = "SEN support";
  EXPECT_NE(said().find("(SEN support)"), std::string::npos);
}

TEST_F(Sentence, AColumnThatIsTheSameEverywhereHasNoRank) {
  row_.rank.reset();
  row_.constant = true;
  EXPECT_NE(said().find("the same in every authority, so no rank is given"), std::string::npos);
}

TEST(Amount, CarriesItsUnit) {
  EXPECT_EQ(amount(62.0, "%", 0), "62%");
  EXPECT_EQ(amount(1234567.5, "children", 0), "1,234,568 children");
  EXPECT_EQ(amount(-1234.5, "£", 0), "-£1,235");
  EXPECT_EQ(amount(75.3, "per 10,000 children", 1), "75.3 per 10,000 children");
  EXPECT_EQ(amount(-999.0, "", 0), "-999");
}

TEST(Ordinal, FollowsEnglish) {
  EXPECT_EQ(ordinal(1), "1st");
  EXPECT_EQ(ordinal(2), "2nd");
  EXPECT_EQ(ordinal(3), "3rd");
  EXPECT_EQ(ordinal(11), "11th");
  EXPECT_EQ(ordinal(72), "72nd");
  EXPECT_EQ(ordinal(113), "113th");
  EXPECT_EQ(ordinal(121), "121st");
}

}  // namespace
}  // namespace headrow::evidence::api
