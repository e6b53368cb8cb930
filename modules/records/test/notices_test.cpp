#include "headrow/records/notices.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "headrow/records/days.hpp"
#include "test_store.hpp"

namespace headrow::records {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

class Notices : public ::testing::Test {
protected:
  Notices() { person = *people.add("Ada", "ada@example.org", {}, tester()); }
  void notice(const std::string& path) {
    ASSERT_TRUE(store.database().write([&](Transaction& transaction) -> Result<void> {
      add_notice(transaction, person.id, path);
      return {};
    }));
  }
  std::vector<DueLetter> due(const char* instant) {
    return due_letters(store.database(), *read_instant(instant));
  }

  TestStore store;
  People people{store.database(), test_roles()};
  NoticeSettings settings{store.database()};
  Record person;
};

TEST_F(Notices, GoOutInOneLetterInTheMorning) {
  notice("/tasks/a");
  store.now = "2026-03-03T09:31:00.000Z";
  notice("/tasks/b");
  notice("/tasks/a");
  EXPECT_TRUE(due("2026-03-04T06:59:00Z").empty()) << "before seven";
  const auto letters = due("2026-03-04T07:00:00Z");
  ASSERT_EQ(letters.size(), 1U);
  EXPECT_EQ(letters[0].email, "ada@example.org");
  EXPECT_THAT(letters[0].paths, ElementsAre("/tasks/a", "/tasks/b"));
  store.now = "2026-03-04T07:00:01.000Z";
  ASSERT_TRUE(note_letter(store.database(), letters[0], true));
  EXPECT_TRUE(due("2026-03-05T07:00:00Z").empty()) << "once";
  notice("/tasks/c");
  EXPECT_TRUE(due("2026-03-04T09:00:00Z").empty()) << "one letter a day";
  EXPECT_EQ(due("2026-03-05T07:00:00Z").size(), 1U);
}

TEST_F(Notices, GoOutAsOftenAsThePersonChose) {
  EXPECT_EQ(settings.digest(person.id), Digest::Daily);
  notice("/tasks/a");
  ASSERT_TRUE(settings.choose(person.id, Digest::Each, tester()));
  EXPECT_EQ(due("2026-03-04T03:00:00Z").size(), 1U);
  ASSERT_TRUE(settings.choose(person.id, Digest::Weekly, tester()));
  EXPECT_TRUE(due("2026-03-04T08:00:00Z").empty()) << "a Wednesday";
  EXPECT_EQ(due("2026-03-09T08:00:00Z").size(), 1U) << "a Monday";
  ASSERT_TRUE(settings.choose(person.id, Digest::Off, tester()));
  EXPECT_TRUE(due("2026-03-09T08:00:00Z").empty());
}

TEST_F(Notices, AreTriedFiveTimesAndEndWhenThePersonLeaves) {
  notice("/tasks/a");
  for (int i = 0; i < 5; ++i) {
    const auto letters = due("2026-03-04T08:00:00Z");
    ASSERT_EQ(letters.size(), 1U) << i;
    ASSERT_TRUE(note_letter(store.database(), letters[0], false));
  }
  EXPECT_TRUE(due("2026-03-04T08:00:00Z").empty());
  notice("/tasks/b");
  ASSERT_EQ(due("2026-03-04T08:00:00Z").size(), 1U);
  ASSERT_TRUE(people.leave(person.id, 1, "", tester()));
  EXPECT_TRUE(due("2026-03-04T08:00:00Z").empty());
}

TEST_F(Notices, CalendarHasOnePrivateAddress) {
  const auto first = settings.new_calendar_token(person.id, tester());
  ASSERT_TRUE(first);
  EXPECT_EQ(settings.person_of_calendar(*first), person.id);
  const auto second = settings.new_calendar_token(person.id, tester());
  EXPECT_EQ(settings.person_of_calendar(*first), std::nullopt) << "the old address ends";
  EXPECT_EQ(settings.person_of_calendar(*second), person.id);
  EXPECT_EQ(settings.person_of_calendar(""), std::nullopt);
}

TEST_F(Notices, CalendarSaysNothingOfWhatTheTaskIs) {
  Record task;
  task.id = "abc";
  task.version = 3;
  task.fields = {{"title", "Meeting about Ada"}, {"due", "2026-03-31"}, {"subject", "Ada"}};
  const std::string calendar =
      task_calendar({task, Record{}}, "https://headrow.example.org", "2026-03-03T09:30:00.000Z");
  EXPECT_THAT(calendar, Not(HasSubstr("Ada")));
  EXPECT_THAT(calendar, HasSubstr("DTSTART;VALUE=DATE:20260331\r\nDTEND;VALUE=DATE:20260401\r\n"));
  EXPECT_THAT(calendar, HasSubstr("DTSTAMP:20260303T093000Z\r\n"));
  EXPECT_THAT(calendar, HasSubstr("URL:https://headrow.example.org/tasks/abc\r\n"));
  EXPECT_THAT(calendar, ::testing::StartsWith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"));
  EXPECT_EQ(calendar.find("BEGIN:VEVENT"), calendar.rfind("BEGIN:VEVENT"))
      << "a task without a day has no entry";
}

TEST_F(Notices, RememberTheVisitBeforeThisOne) {
  EXPECT_EQ(settings.last_visit(person.id), "");
  ASSERT_TRUE(settings.note_visit(person.id));
  EXPECT_EQ(settings.last_visit(person.id), "");
  // What is kept in memory of who is here goes with the server.
  const auto visit_at = [&](const char* instant) {
    store.now = instant;
    NoticeSettings later(store.database());
    EXPECT_TRUE(later.note_visit(person.id));
    return later.last_visit(person.id);
  };
  EXPECT_EQ(visit_at("2026-03-03T09:50:00.000Z"), "") << "still the same visit";
  EXPECT_EQ(visit_at("2026-03-04T09:00:00.000Z"), "2026-03-03T09:50:00.000Z");
}

}  // namespace
}  // namespace headrow::records
