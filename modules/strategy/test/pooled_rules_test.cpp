#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "hand_made.hpp"

namespace headrow::strategy {
namespace {

using hand_made::Question;
using hand_made::Year;
using testing::HasSubstr;

Year counted(int ending, double numerator, double denominator, double england) {
  return {.ending = ending,
          .place = 100 * numerator / denominator,
          .england = england,
          .numerator = numerator,
          .denominator = denominator};
}

TEST(PooledThreeYears, OneGoodYearOfFewChildrenSettlesNothing) {
  // Naive: 50% of this year's 20 children against England's 37%. Three years together: 25 of 60, 41.7%, and
  // Wilson's interval is 30.1% to 54.3%.
  const auto answer =
      Question(2019)
          .figure("main", {counted(2017, 8, 20, 36), counted(2018, 7, 20, 37), counted(2019, 10, 20, 38)})
          .ask("pooled_three_years");
  EXPECT_EQ(answer.verdict, Verdict::NoData);
  EXPECT_THAT(answer.reason,
              HasSubstr("41.7% over 2016/17 to 2018/19 (between 30.1% and 54.3%), England 37.0%"));
  EXPECT_THAT(answer.reason, HasSubstr("no different from England"));
}

TEST(PooledThreeYears, ManyChildrenCanSettleIt) {
  const auto better = Question(2020)
                          .figure("main", {counted(2016, 450, 1000, 37), counted(2017, 450, 1000, 37),
                                           counted(2018, 450, 1000, 37), counted(2019, 450, 1000, 37)})
                          .ask("pooled_three_years");
  EXPECT_EQ(better.verdict, Verdict::Met);
  EXPECT_FALSE(better.this_year_only);
  const auto worse = Question(2019)
                         .figure("main", {counted(2017, 300, 1000, 37), counted(2018, 300, 1000, 37),
                                          counted(2019, 300, 1000, 37)})
                         .ask("pooled_three_years");
  EXPECT_EQ(worse.verdict, Verdict::OffTrack);
}

TEST(PooledThreeYears, WithoutCountsTheSpreadOfTheYearsSpeaks) {
  // Mean 10, standard deviation 1, t with two degrees of freedom 4.303: half the interval is 2.484.
  const auto answer = Question(2019)
                          .figure("main", {{2017, 9, 12}, {2018, 10, 12}, {2019, 11, 12}})
                          .ask("pooled_three_years");
  EXPECT_EQ(answer.verdict, Verdict::NoData);
  EXPECT_THAT(answer.reason, HasSubstr("between 7.5% and 12.5%"));
  const auto clear = Question(2019)
                         .figure("main", {{2017, 9, 20}, {2018, 10, 20}, {2019, 11, 20}})
                         .ask("pooled_three_years");
  EXPECT_EQ(clear.verdict, Verdict::OffTrack);
}

TEST(PooledThreeYears, ANumberPublishedBesideTheShareSaysHowManyThereAre) {
  // 14% of 1,400 children each year against 11%: the years hardly vary and are many, so chance is no
  // explanation.
  const auto answer = Question(2019)
                          .figure_low("main", {{2017, 13, 11}, {2018, 15, 11}, {2019, 14, 11}})
                          .figure("count", {{2017, 182}, {2018, 210}, {2019, 196}})
                          .ask("pooled_three_years");
  EXPECT_EQ(answer.verdict, Verdict::OffTrack);
  EXPECT_THAT(answer.reason,
              HasSubstr("14.0% over 2016/17 to 2018/19 (between 13.0% and 15.1%), England 11.0%"));
}

TEST(PooledThreeYears, TwoYearsAreTooFewAndNoneIsPooledAcrossABreak) {
  EXPECT_EQ(Question(2019).figure("main", {{2018, 10, 12}, {2019, 11, 12}}).ask("pooled_three_years").verdict,
            Verdict::NoData);
  const auto broken = Question(2019)
                          .figure("main", {{2017, 40, 20}, {2018, 10, 20}, {2019, 11, 20}})
                          .broken_at(2018)
                          .ask("pooled_three_years");
  EXPECT_EQ(broken.verdict, Verdict::NoData);
  EXPECT_THAT(broken.reason, HasSubstr("only two"));
}

TEST(Behaviour, FewPermanentExclusionsAloneNeverMeet) {
  // Naive: permanent exclusions are a tenth of England's. Managed moves cannot be seen, and suspensions are
  // above.
  const std::vector<Year> permanent = {counted(2017, 8, 120000, 0.096), counted(2018, 6, 120000, 0.098),
                                       counted(2019, 11, 120000, 0.097)};
  const auto answer = Question(2019)
                          .figure_low("main", {{2018, 6.1, 5.1}, {2019, 6.2, 5.4}}, 2)
                          .figure_low("permanent", permanent, 2)
                          .ask("suspensions_and_pooled_exclusions");
  EXPECT_EQ(answer.verdict, Verdict::OffTrack);
  const auto met = Question(2020)
                       .figure_low("main", {{2019, 5.0, 5.1}, {2020, 5.2, 5.4}}, 2)
                       .figure_low("permanent",
                                   {counted(2017, 8, 120000, 0.096), counted(2018, 6, 120000, 0.098),
                                    counted(2019, 11, 120000, 0.097), counted(2020, 9, 120000, 0.06)},
                                   2)
                       .ask("suspensions_and_pooled_exclusions");
  EXPECT_EQ(met.verdict, Verdict::Met);
  EXPECT_FALSE(met.this_year_only);
}

TEST(Behaviour, ManyPermanentExclusionsForbidIt) {
  const std::vector<Year> permanent = {counted(2017, 240, 120000, 0.096), counted(2018, 240, 120000, 0.098),
                                       counted(2019, 240, 120000, 0.097)};
  const auto answer = Question(2019)
                          .figure_low("main", {{2018, 4.1, 5.1}, {2019, 4.2, 5.4}}, 2)
                          .figure_low("permanent", permanent, 2)
                          .ask("suspensions_and_pooled_exclusions");
  EXPECT_EQ(answer.verdict, Verdict::OffTrack);
}

TEST(Behaviour, TheLastYearIsCountedWithTheHeadcountBeforeIt) {
  // A city's permanent exclusions: 0.15, 0.11 and 0.13 for every hundred. Naive: with the last year's
  // headcount not yet out, Student's t over three rates is 0.080 to 0.180 and holds England's 0.107, so
  // "met". The counts say 810 of 624,000: 0.121 to 0.139, plainly above.
  const auto answer =
      Question(2024)
          .figure_low("main", {{2023, 6.1, 9.3}, {2024, 7.2, 11.3}}, 2)
          .figure_low(
              "permanent",
              {counted(2022, 312, 208000, 0.08), counted(2023, 228.8, 208000, 0.11), {2024, 0.13, 0.13}}, 2)
          .unit("per 100 pupils")
          .ask("suspensions_and_pooled_exclusions");
  EXPECT_EQ(answer.verdict, Verdict::OffTrack);
  EXPECT_THAT(answer.reason,
              HasSubstr("(between 0.121 and 0.139, counted with the headcount of 2022/23), England 0.107"));
}

TEST(Behaviour, YearlyRatesWithoutAnyHeadcountSettleNothing) {
  const auto answer =
      Question(2024)
          .figure_low("main", {{2023, 6.1, 9.3}, {2024, 7.2, 11.3}}, 2)
          .figure_low("permanent", {{2022, 0.07, 0.08}, {2023, 0.05, 0.11}, {2024, 0.06, 0.13}}, 2)
          .unit("per 100 pupils")
          .ask("suspensions_and_pooled_exclusions");
  EXPECT_EQ(answer.verdict, Verdict::NoData);
  EXPECT_THAT(answer.reason, HasSubstr("of how many children is not published"));
}

TEST(Behaviour, AnOldHeadcountIsNotLent) {
  const auto answer =
      Question(2019)
          .figure_low("main", {{2018, 4.1, 5.1}, {2019, 4.2, 5.4}}, 2)
          .figure_low(
              "permanent",
              {counted(2014, 60, 120000, 0.09), {2017, 0.05, 0.09}, {2018, 0.05, 0.09}, {2019, 0.05, 0.09}},
              2)
          .ask("suspensions_and_pooled_exclusions");
  EXPECT_EQ(answer.verdict, Verdict::NoData);
}

TEST(PooledThreeYears, YearlySharesWithoutCountsAreNotCalledMet) {
  const auto shares = Question(2019)
                          .figure("main", {{2017, 60, 20}, {2018, 61, 20}, {2019, 62, 20}})
                          .ask("pooled_three_years");
  EXPECT_EQ(shares.verdict, Verdict::NoData);
  EXPECT_THAT(shares.reason, HasSubstr("of how many children is not published"));
  // Of averages no count can be made: the spread of the years is all there is.
  const auto averages = Question(2019)
                            .figure("main", {{2017, 60, 20}, {2018, 61, 20}, {2019, 62, 20}})
                            .unit("points")
                            .ask("pooled_three_years");
  EXPECT_EQ(averages.verdict, Verdict::Met);
}

TEST(Behaviour, OneYearOfPermanentExclusionsIsNotThree) {
  const auto answer = Question(2019)
                          .figure_low("main", {{2018, 4.1, 5.1}, {2019, 4.2, 5.4}}, 2)
                          .figure_low("permanent", {counted(2019, 4, 120000, 0.097)}, 2)
                          .ask("suspensions_and_pooled_exclusions");
  EXPECT_EQ(answer.verdict, Verdict::NoData);
}

}  // namespace
}  // namespace headrow::strategy
