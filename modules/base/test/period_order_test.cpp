#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "generators.hpp"
#include "headrow/base/period.hpp"

namespace headrow {
namespace {

Period academic(const char* label) {
  return *read_period(label, YearKind::Academic);
}
Period calendar(const char* label) {
  return *read_period(label, YearKind::Calendar);
}
Period financial(const char* label) {
  return *read_period(label, YearKind::Financial);
}

TEST(PeriodOrder, IsByWhenPeriodsEnd) {
  EXPECT_LT(academic("2017/18"), academic("2018/19"));
  EXPECT_LT(calendar("2014-16"), calendar("2015-17"));
  EXPECT_LT(financial("2018-19"), academic("2018/19"));
  EXPECT_LT(academic("2018/19"), calendar("2019"));
  EXPECT_LT(calendar("2018"), financial("2018-19"));
  EXPECT_LT(academic("2018/19 autumn term"), academic("2018/19 spring term"));
  EXPECT_LT(academic("2018/19 autumn term"), financial("2018-19"));
  EXPECT_LT(calendar("2022 week 52"), calendar("2023 week 1"));
  EXPECT_LT(calendar("2022 January"), calendar("2022 July"));
  EXPECT_LT(financial("2018-19 quarter 3"), financial("2018-19 quarter 4"));
}

TEST(PeriodCode, NeverChanges) {
  // These stand in stores: a change here makes every store unreadable.
  EXPECT_EQ(period_code(calendar("2019")), 921542656);
  EXPECT_EQ(period_code(academic("2018/19")), 920545284);
  EXPECT_EQ(period_code(calendar("2022 week 37")), 933258752);
}

TEST(EndedBy, MeansWhatAsOfMeans) {
  EXPECT_TRUE(ended_by(academic("2019/20"), 2020));
  EXPECT_FALSE(ended_by(academic("2020/21"), 2020));
  EXPECT_TRUE(ended_by(financial("2019-20"), 2020));
  EXPECT_FALSE(ended_by(financial("2020-21"), 2020));
  EXPECT_TRUE(ended_by(calendar("2020"), 2020));
  EXPECT_FALSE(ended_by(calendar("2019-21"), 2020));
}

TEST(PeriodsBetween, CountsWholeYearsBetweenEnds) {
  EXPECT_EQ(periods_between(academic("2017/18"), academic("2018/19")), 0);
  EXPECT_EQ(periods_between(academic("2018/19"), academic("2021/22")), 2);
  EXPECT_EQ(periods_between(calendar("2014-16"), calendar("2015-17")), 0);
  EXPECT_EQ(periods_between(calendar("2022 week 37"), calendar("2022 week 40")), 0);
}

TEST(Shifted, KeepsTheKindOfPeriod) {
  EXPECT_EQ(period_text(shifted(academic("2018/19"), 1)), "2019/20");
  EXPECT_EQ(period_text(shifted(financial("1999-00"), -1)), "1998-99");
  EXPECT_EQ(period_text(shifted(calendar("2014-16"), 1)), "2015 to 2017");
  EXPECT_EQ(period_text(shifted(academic("2016/17 autumn term"), -1)), "2015/16 autumn term");
}

RC_GTEST_PROP(PeriodCode, ReadsBack, ()) {
  const Period period = *generators::period();
  RC_ASSERT(period_code(period) > 0);
  RC_ASSERT(period_from_code(period_code(period)) == period);
}

RC_GTEST_PROP(PeriodCode, OrdersLaterYearsLater, ()) {
  const Period period = *generators::period();
  const auto steps = *rc::gen::inRange(1, 40);
  RC_ASSERT(period < shifted(period, steps));
  RC_ASSERT(period_code(period) < period_code(shifted(period, steps)));
  RC_ASSERT(shifted(shifted(period, steps), -steps) == period);
  RC_ASSERT(periods_between(period, shifted(period, steps)) == steps - 1);
}

}  // namespace
}  // namespace headrow
