#include "headrow/records/days.hpp"

#include <gtest/gtest.h>

namespace headrow::records {
namespace {

using namespace std::chrono;

TEST(Days, AreReadAndWritten) {
  EXPECT_EQ(read_day("2026-03-03"), sys_days(2026y / 3 / 3));
  EXPECT_EQ(day_text(*read_day("2024-02-29")), "2024-02-29");
  for (const char* wrong :
       {"", "2026-02-29", "2026-13-01", "2026-3-3", "03/03/2026", "2026-03-0x", "-026-03-03"})
    EXPECT_EQ(read_day(wrong), std::nullopt) << wrong;
}

// The clocks went forward on 29 March 2026 and back on 25 October 2026, both at 01:00 UTC.
TEST(Days, FollowTheClockInLondon) {
  const auto day_at = [](const char* instant) { return day_text(london_day(*read_instant(instant))); };
  EXPECT_EQ(day_at("2026-03-28T23:30:00Z"), "2026-03-28");
  EXPECT_EQ(day_at("2026-03-29T23:30:00Z"), "2026-03-30");
  EXPECT_EQ(day_at("2026-10-24T23:30:00Z"), "2026-10-25");
  EXPECT_EQ(day_at("2026-10-25T23:30:00Z"), "2026-10-25");
  EXPECT_EQ(london_hour(*read_instant("2026-03-29T00:59:59Z")), 0);
  EXPECT_EQ(london_hour(*read_instant("2026-03-29T01:00:00Z")), 2);
  EXPECT_EQ(london_hour(*read_instant("2026-10-25T00:59:59Z")), 1);
  EXPECT_EQ(london_hour(*read_instant("2026-10-25T01:00:00Z")), 1);
}

TEST(Instants, AreReadAndWritten) {
  EXPECT_EQ(instant_text(*read_instant("2026-03-03T09:30:05.123Z")), "2026-03-03T09:30:05.000Z");
  for (const char* wrong :
       {"", "2026-03-03", "2026-03-03T24:00:00Z", "2026-03-03T09:30:05", "2026-03-03 09:30:05Z"})
    EXPECT_EQ(read_instant(wrong), std::nullopt) << wrong;
}

}  // namespace
}  // namespace headrow::records
