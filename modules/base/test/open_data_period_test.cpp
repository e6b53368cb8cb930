#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "headrow/base/period.hpp"

namespace headrow {
namespace {

using testing::HasSubstr;

struct Pair {
  const char* period;
  const char* identifier;
  Period expected;
};

class OpenDataPeriod : public testing::TestWithParam<Pair> {};

TEST_P(OpenDataPeriod, IsRead) {
  const auto period = read_open_data_period(GetParam().period, GetParam().identifier);
  ASSERT_TRUE(period) << period.error().message;
  EXPECT_EQ(*period, GetParam().expected) << period_text(*period);
}

INSTANTIATE_TEST_SUITE_P(
    Pairs, OpenDataPeriod,
    testing::Values(
        Pair{"201617", "Academic year", {YearKind::Academic, 2016, 2017}},
        Pair{"200405", "Academic year", {YearKind::Academic, 2004, 2005}},
        Pair{"199900", "Academic year", {YearKind::Academic, 1999, 2000}},
        Pair{"2018", "Calendar year", {YearKind::Calendar, 2018, 2018}},
        Pair{"201920", "Financial year", {YearKind::Financial, 2019, 2020}},
        Pair{"202122", "Tax year", {YearKind::Financial, 2021, 2022}},
        Pair{"2021", "Reporting year", {YearKind::Calendar, 2021, 2021}},
        Pair{"2022", "Week 37", {YearKind::Calendar, 2022, 2022, PeriodPart::Week, 37}},
        Pair{"2023", "Week 1", {YearKind::Calendar, 2023, 2023, PeriodPart::Week, 1}},
        Pair{"2010", "January", {YearKind::Calendar, 2010, 2010, PeriodPart::Month, 1}},
        Pair{"2026", "july", {YearKind::Calendar, 2026, 2026, PeriodPart::Month, 7}},
        Pair{"202223", "Autumn term", {YearKind::Academic, 2022, 2023, PeriodPart::AutumnTerm}},
        Pair{"202223", "Spring Term", {YearKind::Academic, 2022, 2023, PeriodPart::SpringTerm}},
        Pair{"202223", "Summer term", {YearKind::Academic, 2022, 2023, PeriodPart::SummerTerm}},
        Pair{"202223",
             "Autumn and spring term",
             {YearKind::Academic, 2022, 2023, PeriodPart::AutumnAndSpringTerms}},
        Pair{"202021", "Financial year Q1", {YearKind::Financial, 2020, 2021, PeriodPart::Quarters, 11}},
        Pair{"202021", "Academic year Q1-3", {YearKind::Academic, 2020, 2021, PeriodPart::Quarters, 13}}));

TEST(OpenDataPeriod, RefusesDigitsThatDoNotFitTheIdentifier) {
  EXPECT_THAT(read_open_data_period("2016", "Academic year").error().message, HasSubstr("6 digits"));
  EXPECT_THAT(read_open_data_period("201617", "Calendar year").error().message, HasSubstr("4 digits"));
  EXPECT_THAT(read_open_data_period("2016/17", "Academic year").error().message, HasSubstr("6 digits"));
  EXPECT_THAT(read_open_data_period("", "Week 3").error().message, HasSubstr("4 digits"));
  EXPECT_THAT(read_open_data_period("0000", "Calendar year").error().message, HasSubstr("between 1900"));
}

TEST(OpenDataPeriod, RefusesYearsThatAreNotConsecutive) {
  EXPECT_THAT(read_open_data_period("202120", "Academic year").error().message, HasSubstr("consecutive"));
  EXPECT_FALSE(read_open_data_period("201618", "Autumn term"));
}

TEST(OpenDataPeriod, RefusesIdentifiersThatTheStandardDoesNotHave) {
  for (const char* identifier : {"", "Term", "Week 0", "Week 54", "Week", "Academic year Q5",
                                 "Financial year Q3-1", "Academic years", "quarter 1", "Janvier"}) {
    const auto period = read_open_data_period("202021", identifier);
    ASSERT_FALSE(period) << identifier;
    EXPECT_THAT(period.error().message, HasSubstr("is not known")) << identifier;
  }
}

}  // namespace
}  // namespace headrow
