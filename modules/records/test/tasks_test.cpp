#include "headrow/records/tasks.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "headrow/records/days.hpp"
#include "headrow/records/notices.hpp"
#include "headrow/records/statement.hpp"
#include "test_store.hpp"

namespace headrow::records {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::UnorderedElementsAre;

const Day kToday = *read_day("2026-03-03");

class TasksTest : public ::testing::Test {
protected:
  TasksTest() {
    auto index = std::make_shared<PlaceIndex>();
    for (const char* school : {"107853", "107854"}) index->add("E05001", school);
    principals.use_places(index);
    adviser = invite("adviser", {"improvement-adviser", ScopeKind::Area, "E05001"});
    head = invite("head", {"headteacher", ScopeKind::School, "107853"});
    other_head = invite("other", {"headteacher", ScopeKind::School, "107999"});
    director = invite("director", {"director", ScopeKind::City, ""});
  }

  std::shared_ptr<const Principal> invite(const std::string& name, const NewGrant& grant) {
    const auto person = people.add(name, name + "@example.org", {grant}, tester());
    EXPECT_TRUE(person) << describe(person.error());
    return principals.person(person->id);
  }
  Actor as(const Principal& principal) { return {Principal::Kind::Person, principal.id, "127.0.0.1", "r"}; }
  Result<Record> add(const Principal& asker, const TaskFields& fields) {
    return tasks.add(asker, fields, "records", as(asker), kToday);
  }
  std::vector<std::string> titles(const Principal& asker, const TaskQuery& query) {
    std::vector<std::string> titles;
    for (const Record& task : tasks.list(asker, query, kToday).tasks) titles.push_back(task["title"]);
    return titles;
  }
  std::vector<std::string> told() {
    return store.database().read([](soci::session& sql) {
      std::vector<std::string> persons;
      for_each_row(sql, "SELECT person FROM notice", {}, 1,
                   [&](const std::vector<std::string>& row) { persons.push_back(row[0]); });
      return persons;
    });
  }

  TestStore store;
  People people{store.database(), test_roles()};
  Principals principals{people};
  Tasks tasks{people, principals};
  std::shared_ptr<const Principal> adviser, head, other_head, director;
};

TEST_F(TasksTest, AreListedOverdueFirstThenByTheirDay) {
  for (const auto& [title, due] : {std::pair("no day", ""), std::pair("later", "2026-04-01"),
                                   std::pair("overdue", "2026-03-02"), std::pair("today", "2026-03-03")})
    ASSERT_TRUE(add(*adviser, {title, "107853", "", due, "", adviser->id}));
  EXPECT_THAT(titles(*adviser, {}), ElementsAre("overdue", "today", "later", "no day"));
  const TaskPage page = tasks.list(*adviser, {.whose = Whose::Mine, .page = 2, .page_size = 3}, kToday);
  EXPECT_EQ(page.total, 4);
  EXPECT_EQ(page.tasks.size(), 1U);
  EXPECT_TRUE(is_overdue(tasks.list(*adviser, {}, kToday).tasks[0], kToday));
  EXPECT_FALSE(is_overdue(tasks.list(*adviser, {}, kToday).tasks[1], kToday));
}

TEST_F(TasksTest, AreSeenOnlyInScope) {
  const auto task = add(*adviser, {"Visit", "107853", "", "", "headteacher", ""});
  const auto city = add(*director, {"Board paper", "", "", "", "", director->id});
  ASSERT_TRUE(task && city);
  const TaskQuery all = {.whose = Whose::All};
  EXPECT_THAT(titles(*head, all), ElementsAre("Visit"));
  EXPECT_THAT(titles(*other_head, all), ElementsAre());
  EXPECT_THAT(titles(*adviser, all), ElementsAre("Visit"));
  EXPECT_THAT(titles(*director, all), UnorderedElementsAre("Board paper", "Visit"));

  const auto hidden = tasks.find(*other_head, task->id, kToday);
  const auto unknown = tasks.find(*other_head, new_id(), kToday);
  ASSERT_FALSE(hidden || unknown);
  EXPECT_EQ(describe(hidden.error()), describe(unknown.error()));
  EXPECT_EQ(tasks.history(*other_head, task->id, kToday).error().code, ProblemCode::NotFound);
  EXPECT_EQ(tasks.set_state(*other_head, task->id, 1, "done", as(*other_head), kToday).error().code,
            ProblemCode::NotFound);
}

TEST_F(TasksTest, BelongToAPersonOrToARoleAtItsPlace) {
  ASSERT_TRUE(add(*adviser, {"For the head", "107853", "", "", "headteacher", ""}));
  ASSERT_TRUE(add(*adviser, {"For me", "107854", "", "", "", adviser->id}));
  EXPECT_THAT(titles(*head, {.whose = Whose::Team}), ElementsAre("For the head"));
  EXPECT_THAT(titles(*head, {.whose = Whose::Mine}), ElementsAre());
  EXPECT_THAT(titles(*adviser, {.whose = Whose::Mine}), ElementsAre("For me"));
  EXPECT_THAT(titles(*adviser, {.whose = Whose::Team}), ElementsAre());
  EXPECT_EQ(tasks.open_tasks_of(*head, kToday).size(), 1U);
  EXPECT_THAT(told(), ElementsAre(head->id)) << "who makes a task for themselves knows of it";
}

TEST_F(TasksTest, AreRefusedWithTheReason) {
  const auto refusal = [&](const Principal& asker, const TaskFields& fields) {
    const auto task = add(asker, fields);
    return task ? std::string("taken") : describe(task.error());
  };
  EXPECT_THAT(refusal(*adviser, {" ", "107853", "", "", "headteacher", ""}), HasSubstr("Enter a title"));
  EXPECT_THAT(refusal(*adviser, {"t", "107853", "", "3 March", "headteacher", ""}), HasSubstr("Enter a day"));
  EXPECT_THAT(refusal(*adviser, {"t", "107853"}), HasSubstr("to a person or to a role"));
  EXPECT_THAT(refusal(*adviser, {"t", "107853", "", "", "headteacher", head->id}),
              HasSubstr("to a person or to a role"));
  EXPECT_THAT(refusal(*adviser, {"t", "107999", "", "", "headteacher", ""}), HasSubstr("may not make tasks"));
  EXPECT_THAT(refusal(*adviser, {"t", "107854", "", "", "", head->id}), HasSubstr("may not see tasks"));
  EXPECT_THAT(refusal(*adviser, {"t", "107853", "", "", "public", ""}), HasSubstr("no such role"));
  EXPECT_THAT(titles(*director, {.whose = Whose::All}), ElementsAre());
}

TEST_F(TasksTest, ChangeWithVersionsAndHistory) {
  const auto task = add(*adviser, {"Visit", "107853", "", "", "", adviser->id});
  const auto moved = tasks.change(*adviser, task->id, 1, {"Visit", "107853", "", "2026-05-01", "", head->id},
                                  "head asked", as(*adviser), kToday);
  ASSERT_TRUE(moved) << describe(moved.error());
  EXPECT_THAT(told(), ElementsAre(head->id));
  EXPECT_EQ(tasks.set_state(*head, task->id, 1, "done", as(*head), kToday).error().code,
            ProblemCode::Conflict);
  ASSERT_TRUE(tasks.set_state(*head, task->id, 2, "done", as(*head), kToday));
  EXPECT_EQ(tasks.set_state(*head, task->id, 3, "lost", as(*head), kToday).error().code,
            ProblemCode::BadInput);
  const auto history = tasks.history(*head, task->id, kToday);
  ASSERT_TRUE(history);
  ASSERT_EQ(history->size(), 3U);
  EXPECT_EQ((*history)[1].reason, "head asked");
  EXPECT_EQ((*history)[0].fields.at("state"), "done");
  EXPECT_THAT(titles(*head, {}), ElementsAre());
}

}  // namespace
}  // namespace headrow::records
