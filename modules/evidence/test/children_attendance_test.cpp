#include <gmock/gmock.h>

#include "children_fixture.hpp"
#include "headrow/evidence/attendance.hpp"
#include "headrow/evidence/evidence.hpp"
#include "headrow/evidence/school_intake.hpp"

namespace headrow::evidence {
namespace {

class ChildrenAttendance : public ChildrenTest {
protected:
  void load(const std::string& name, const std::string& text) const {
    const auto report = import({write(name, text)});
    ASSERT_EQ(report.files[0].outcome, FileOutcome::Loaded) << report.files[0].reason;
  }

  /// Twelve Mondays from 8 September 2025 on, none of them a holiday.
  static std::string monday(int week) {
    constexpr std::array<const char*, 12> kMondays{"2025-09-08", "2025-09-15", "2025-09-22", "2025-09-29",
                                                   "2025-10-06", "2025-10-13", "2025-10-20", "2025-11-03",
                                                   "2025-11-10", "2025-11-17", "2025-11-24", "2025-12-01"};
    return kMondays[static_cast<std::size_t>(week)];
  }

  /// Pupils 1 to 4 at the first primary school, 5 to 8 at the other; marks by pupil and week.
  template <typename MarksOf>
  void load_weeks(const MarksOf& marks_of) {
    std::string census = kCensus, weeks = "UPN,LAESTAB,WeekBeginning,Marks\n";
    for (int pupil = 1; pupil <= 8; ++pupil) {
      const char* school = pupil <= 4 ? "3832001" : "3832002";
      census += census_row(pupil, "2025-10-02", "4,WBRI,ENG,false,N,", school, "2010-05-04");
      for (int week = 0; week < 12; ++week)
        weeks += fmt::format("{},{},{},{}\n", upn_of(pupil), school, monday(week), marks_of(pupil, week));
    }
    load("census.csv", census);
    load("weeks.csv", weeks);
  }

  PlaceId place(const char* urn) const {
    const Evidence evidence(*store_, *catalogue_);
    return evidence.place(urn)->id;
  }
};

TEST_F(ChildrenAttendance, ADayCountsItsTwoSessionsInTheCodesOfItsTime) {
  load("census.csv", std::string(kCensus) + census_row(1, "2025-10-02") + census_row(2, "2025-10-02"));
  load("weeks.csv", "UPN,LAESTAB,WeekBeginning,Marks\n" + upn_of(1) + ",3832001,2025-09-08,##/\\II/\\OL\n" +
                        upn_of(2) + ",3832001,2025-09-08,##/\\/\\##/\\\n");
  const auto found = attendance_days(*store_, place("107852"), std::nullopt);
  ASSERT_TRUE(found) << found.error().message;
  EXPECT_EQ(found->year, 2026);
  std::string days;
  for (const AttendanceDay& day : found->days)
    days += fmt::format("{} {} {} {} {}\n", day.day, day.possible, day.attended, day.authorised,
                        day.unauthorised);
  // Monday was a day on which nobody could attend; on Thursday one of the two could.
  EXPECT_EQ(days,
            "2025-09-09 4 4 0 0\n"
            "2025-09-10 4 2 2 0\n"
            "2025-09-11 2 2 0 0\n"
            "2025-09-12 4 3 0 1\n");
  EXPECT_EQ(attendance_days(*store_, place("107853"), std::nullopt)->days.size(), 0u);
  EXPECT_EQ(attendance_days(*store_, place("107852"), 2024)->days.size(), 0u);
}

TEST_F(ChildrenAttendance, AWeekThatIsBadEverywhereSaysNothingOfASchool) {
  // Each week another pupil of each school is away for a day, so that the weeks are not all alike; in the
  // last half of everybody is away all week.
  load_weeks([](int pupil, int week) {
    if (week == 11) return pupil % 2 == 0 ? "IIIIIIIIII" : "/\\/\\/\\/\\/\\";
    return (pupil <= 4 ? week % 3 == 0 && pupil == 1 : week % 4 == 0 && pupil == 5) ? "II/\\/\\/\\/\\"
                                                                                    : "/\\/\\/\\/\\/\\";
  });
  const auto board = attendance_board(*store_);
  ASSERT_TRUE(board && *board);
  EXPECT_EQ((*board)->year, 2026);
  EXPECT_EQ((*board)->weeks.front(), "2025-09-08");
  EXPECT_EQ((*board)->weeks.size(), 12u);
  EXPECT_DOUBLE_EQ(*(*board)->city.back(), 50);
  ASSERT_EQ((*board)->schools.size(), 2u);
  for (const AttendanceSchool& school : (*board)->schools) {
    EXPECT_EQ(school.type, "primary");
    EXPECT_DOUBLE_EQ(*school.rate.back(), 50);
    EXPECT_DOUBLE_EQ(*school.difference, 0);
    ASSERT_TRUE(school.signals);
    EXPECT_FALSE(school.signals->outside);
  }
}

TEST_F(ChildrenAttendance, ASchoolThatFallsAloneIsSignalledAndItsPupilsCounted) {
  load_weeks([](int pupil, int week) {
    if (week >= 10 && pupil <= 2) return "IIIIIIIIII";
    if (pupil == 3) return "I\\/\\/\\/\\/\\";
    return week % 2 == 0 && pupil == 5 ? "II/\\/\\/\\/\\" : "/\\/\\/\\/\\/\\";
  });
  const auto board = attendance_board(*store_);
  ASSERT_TRUE(board && *board);
  const AttendanceSchool& fallen = (*board)->schools[0];
  ASSERT_TRUE(fallen.signals);
  EXPECT_TRUE(fallen.signals->outside);
  EXPECT_TRUE(fallen.worse);
  EXPECT_NEAR(*fallen.difference, 100 * (19.0 / 40) - 100, 1e-9);
  // Two were away for the last two weeks of twelve, a sixth of all; one lost a tenth, morning by morning.
  EXPECT_EQ(fallen.pupils, 4);
  EXPECT_EQ(fallen.persistent, 3);
  EXPECT_EQ(fallen.severe, 0);
  EXPECT_EQ(fallen.lately, 2);
  EXPECT_EQ((*board)->schools[1].lately, 0);
  EXPECT_FALSE((*board)->schools[1].worse);
}

TEST_F(ChildrenAttendance, WithoutAttendanceThereIsNoBoard) {
  const auto board = attendance_board(*store_);
  ASSERT_TRUE(board);
  EXPECT_FALSE(*board);
}

TEST_F(ChildrenAttendance, SchoolsOfTheTypeAreNearByWhatTheirPupilsBring) {
  std::string census = kCensus;
  for (int pupil = 1; pupil <= 8; ++pupil) {
    const bool first = pupil <= 4;
    census +=
        census_row(pupil, "2026-01-15", first && pupil <= 2 ? "4,WBRI,ENG,true,N," : "4,WBRI,ENG,false,K,",
                   first ? "3832001" : "3832002", "2010-05-04");
  }
  census += census_row(9, "2026-01-15", "9,WBRI,ENG,true,N,", "3834001", "2011-05-04");
  load("census.csv", census);
  const auto found = intake_neighbours(*store_, place("107852"), 5);
  ASSERT_TRUE(found && *found);
  EXPECT_EQ((*found)->own.year, 2026);
  EXPECT_EQ((*found)->own.pupils, 4);
  EXPECT_DOUBLE_EQ((*found)->own.meals, 0.5);
  EXPECT_DOUBLE_EQ((*found)->own.support, 0.5);
  // The secondary school is of another type.
  ASSERT_EQ((*found)->similar.size(), 1u);
  EXPECT_EQ((*found)->similar[0].intake.school, place("107854"));
  EXPECT_DOUBLE_EQ((*found)->similar[0].intake.support, 1);
  EXPECT_GT((*found)->similar[0].distance, 0);
  EXPECT_FALSE(*intake_neighbours(*store_, 999999, 5));
}

}  // namespace
}  // namespace headrow::evidence
