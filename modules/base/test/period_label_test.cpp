#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "generators.hpp"
#include "headrow/base/period.hpp"

namespace headrow {
namespace {

constexpr auto kCalendar = YearKind::Calendar;
constexpr auto kAcademic = YearKind::Academic;
constexpr auto kFinancial = YearKind::Financial;

struct Reading {
  const char* label;
  YearKind kind;
  int first;
  int last;
  const char* text;
};

void PrintTo(const Reading& reading, std::ostream* out) {
  *out << reading.label;
}

class PublishedLabel : public testing::TestWithParam<Reading> {};

TEST_P(PublishedLabel, IsReadInItsKindOfYear) {
  const Reading& expected = GetParam();
  const auto period = read_period(expected.label, expected.kind);
  ASSERT_TRUE(period) << period.error().message;
  EXPECT_EQ(*period, (Period{expected.kind, expected.first, expected.last}));
  EXPECT_EQ(period_text(*period), expected.text);
}

INSTANTIATE_TEST_SUITE_P(
    Labels, PublishedLabel,
    testing::Values(Reading{"2023", kCalendar, 2023, 2023, "2023"},
                    Reading{"2023", kAcademic, 2022, 2023, "2022/23"},
                    Reading{"2023", kFinancial, 2022, 2023, "2022-23"},
                    Reading{"2016/17", kAcademic, 2016, 2017, "2016/17"},
                    Reading{"201617", kAcademic, 2016, 2017, "2016/17"},
                    Reading{"2016-17", kAcademic, 2016, 2017, "2016/17"},
                    Reading{"2016/2017", kAcademic, 2016, 2017, "2016/17"},
                    Reading{"1999/00", kAcademic, 1999, 2000, "1999/00"},
                    Reading{"199900", kFinancial, 1999, 2000, "1999-00"},
                    Reading{"2016-17", kFinancial, 2016, 2017, "2016-17"},
                    Reading{"2025-26", kFinancial, 2025, 2026, "2025-26"},
                    Reading{"2017-18 (OT)", kFinancial, 2017, 2018, "2017-18"},
                    Reading{"2024 (Rev)", kAcademic, 2023, 2024, "2023/24"},
                    Reading{"2020 (Final)", kAcademic, 2019, 2020, "2019/20"},
                    Reading{"2025 (prov)", kAcademic, 2024, 2025, "2024/25"},
                    Reading{"2014-16", kCalendar, 2014, 2016, "2014 to 2016"},
                    Reading{"2014 to 2016", kCalendar, 2014, 2016, "2014 to 2016"},
                    Reading{"2014-16", kAcademic, 2013, 2016, "2013/14 to 2015/16"},
                    Reading{"2016-17", kCalendar, 2016, 2017, "2016 to 2017"},
                    Reading{"2021/22-23/24", kFinancial, 2021, 2024, "2021-22 to 2023-24"},
                    Reading{"2021/22-23/24", kAcademic, 2021, 2024, "2021/22 to 2023/24"},
                    Reading{"2021/22 to 2023/24", kAcademic, 2021, 2024, "2021/22 to 2023/24"},
                    Reading{"2014-15 to 2016-17", kFinancial, 2014, 2017, "2014-15 to 2016-17"},
                    Reading{"  2019 ", kCalendar, 2019, 2019, "2019"}));

TEST(ReadPeriod, RefusesWhatIsNoPeriod) {
  for (const char* label : {"0",
                            "",
                            "-",
                            "19",
                            "20195",
                            "2016/18-19",
                            "201618",
                            "2016-16",
                            "2016-2010",
                            "2016/",
                            "2016-",
                            "abc",
                            "2016 17",
                            "2014 to 2010",
                            "2014-15 to 2016",
                            "2014-60",
                            "1066",
                            "9999",
                            "2019 (draft)",
                            "2019)",
                            "(Rev)",
                            "2019 (Rev) x",
                            "2014-16 to 2018-20",
                            "2019 week 54",
                            "2019 autumn term"}) {
    const auto period = read_period(label, kAcademic);
    ASSERT_FALSE(period) << label << " was read as " << period_text(*period);
    EXPECT_EQ(period.error().code, ProblemCode::BadInput);
  }
}

TEST(ReadPeriod, SaysHowPeriodsAreWritten) {
  EXPECT_THAT(read_period("0", kAcademic).error().message,
              testing::AllOf(testing::HasSubstr("'0'"), testing::HasSubstr("2018/19")));
}

TEST(ReadPeriod, ReadsPartsInTheirOwnKindOfYear) {
  EXPECT_EQ(*read_period("2022 week 37", kAcademic), (Period{kCalendar, 2022, 2022, PeriodPart::Week, 37}));
  EXPECT_EQ(*read_period("2016/17 autumn term", kCalendar),
            (Period{kAcademic, 2016, 2017, PeriodPart::AutumnTerm}));
  EXPECT_EQ(*read_period("2026 July", kCalendar), (Period{kCalendar, 2026, 2026, PeriodPart::Month, 7}));
  EXPECT_EQ(*read_period("2018-19 quarters 1 to 3", kFinancial),
            (Period{kFinancial, 2018, 2019, PeriodPart::Quarters, 13}));
}

TEST(StatusOfLabel, IsWhatStandsInBrackets) {
  EXPECT_EQ(status_of_label("2024 (Rev)"), "revised");
  EXPECT_EQ(status_of_label("2025 (prov)"), "provisional");
  EXPECT_EQ(status_of_label("2020 (Final)"), "final");
  EXPECT_EQ(status_of_label("2017-18 (OT)"), "");
  EXPECT_EQ(status_of_label("2019"), "");
}

RC_GTEST_PROP(PeriodText, ReadsBack, ()) {
  const Period period = *generators::period();
  const auto again = read_period(period_text(period), period.kind);
  RC_ASSERT(again.has_value());
  RC_ASSERT(*again == period);
}

}  // namespace
}  // namespace headrow
