#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "hand_made.hpp"

namespace headrow::strategy {
namespace {

using hand_made::Question;
using testing::HasSubstr;
using testing::Not;

TEST(PlacesNeeded, NoneNeededIsMetWhateverEnglandHas) {
  const auto answer = Question(2024).figure_low("main", {{2023, 0}, {2024, 0}}, 0).ask("places_needed_zero");
  EXPECT_EQ(answer.verdict, Verdict::Met);
}

TEST(PlacesNeeded, AShortageIsNotOffsetByTheCountrysAverage) {
  // Naive: fewer are needed here than England's mean, or many places stand empty elsewhere.
  const auto answer = Question(2024)
                          .figure_low("main", {{2023, 410, 90000}, {2024, 350, 95000}}, 0)
                          .ask("places_needed_zero");
  EXPECT_EQ(answer.verdict, Verdict::OffTrack);
  EXPECT_THAT(answer.reason, HasSubstr("350 more places are needed"));
  EXPECT_DOUBLE_EQ(answer.goal->value, 0);
}

TEST(PlacesNeeded, OnTrackWhenTheNumberFallsToNought) {
  const auto answer = Question(2019)
                          .figure_low("main", {{2016, 400}, {2017, 300}, {2018, 200}, {2019, 100}}, 0)
                          .ask("places_needed_zero");
  EXPECT_EQ(answer.verdict, Verdict::OnTrack);
  EXPECT_DOUBLE_EQ(*answer.slope, -100);
}

TEST(NoProxy, IsNoDataWhateverStandsBesideIt) {
  // Naive: 92% of plans within 20 weeks. Timeliness is not places.
  const auto answer = Question(2019).figure("main", {{2018, 92, 60, 80}, {2019, 92, 60, 80}}).ask("no_proxy");
  EXPECT_EQ(answer.verdict, Verdict::NoData);
  EXPECT_EQ(Question(2019).ask("no_proxy").verdict, Verdict::NoData);
}

TEST(NumberWithoutDirection, FewerInCareIsNoSuccessByItself) {
  // Naive: fewer each year, and fewer than England.
  const auto answer = Question(2019)
                          .figure("main", {{2017, 90, 62}, {2018, 80, 63}, {2019, 60, 64}})
                          .ask("number_without_direction");
  EXPECT_EQ(answer.verdict, Verdict::BoardJudgement);
  EXPECT_FALSE(answer.slope);
  EXPECT_FALSE(answer.goal);
  EXPECT_THAT(answer.reason, HasSubstr("not scored"));
}

TEST(Rules, EachHasANameWordsAndAFunction) {
  for (const Rule& rule : rules()) {
    EXPECT_EQ(find_rule(rule.name), &rule);
    EXPECT_FALSE(rule.words.empty()) << rule.name;
  }
  EXPECT_EQ(find_rule("above_average"), nullptr);
}

TEST(Rules, TheirWordsNameTheCountryThatIsLoaded) {
  for (const Rule& rule : rules()) {
    const std::string words = rule_words(rule, "Wessex");
    EXPECT_THAT(words, Not(HasSubstr("England"))) << rule.name;
    EXPECT_THAT(words, Not(HasSubstr("{"))) << rule.name;
  }
  EXPECT_THAT(rule_words(*find_rule("at_or_below_england"), "Wessex"), HasSubstr("at most Wessex's"));
  EXPECT_EQ(verdict_words(Verdict::Half, "Wessex"), "Above Wessex, not yet first quartile");
}

}  // namespace
}  // namespace headrow::strategy
