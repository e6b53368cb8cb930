#include "days.hpp"

#include <gtest/gtest.h>

namespace headrow::evidence {
namespace {

constexpr std::int32_t kDay = 17981;  // 2019-03-26, days after 1970-01-01

TEST(Days, AreReadAsPublishedFilesWriteThem) {
  for (const char* text :
       {"2019-03-26", "26-03-2019", "26/03/2019", "26/03/19", "20190326", " 2019-03-26 00:00:00 "}) {
    const auto day = read_day(text);
    ASSERT_TRUE(day) << text;
    EXPECT_EQ(day->days, kDay) << text;
  }
}

TEST(Days, ThatNoCalendarHasAreNone) {
  for (const char* text :
       {"", "2019", "2019-02-30", "20191332", "31/04/2019", "26-03/2019", "tomorrow", "1-2-3-4"}) {
    EXPECT_FALSE(read_day(text)) << text;
  }
}

TEST(Days, FallInTheYearOfTheirKind) {
  EXPECT_EQ(period_text(period_of(Day{kDay}, YearKind::Academic)), "2018/19");
  EXPECT_EQ(period_text(period_of(Day{kDay}, YearKind::Financial)), "2018-19");
  EXPECT_EQ(period_text(period_of(Day{kDay}, YearKind::Calendar)), "2019");
  const Period year = period_of(Day{kDay}, YearKind::Academic);
  EXPECT_LT(first_day(year).days, kDay);
  EXPECT_GT(last_day(year).days, kDay);
  EXPECT_EQ(last_day(year).days - first_day(year).days, 364);
}

}  // namespace
}  // namespace headrow::evidence
