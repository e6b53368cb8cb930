#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "headrow/records/people.hpp"

namespace headrow::records {

/// Fields: title, place ("" the whole city), subject (what it is about, in a few words), due (a day, or ""),
/// owner_role, owner_person (one of the two), room (the part of Headrow that made it), state (open, done,
/// withdrawn).
const RecordClass& task_class();

/// What a person says of a task.
struct TaskFields {
  std::string title;
  std::string place = {};  ///< "" the whole city
  std::string subject = {};
  std::string due = {};  ///< a day, or ""
  std::string owner_role = {}, owner_person = {};
};

/// Mine: given to me by name. Team: given to a role that I hold at its place. All: whatever is in my scope.
enum class Whose : unsigned char { Mine, Team, All };

struct TaskQuery {
  Whose whose = Whose::Mine;
  std::string state = "open";  ///< "open", "done", "withdrawn"; "" any
  std::string place = {};      ///< a place's code; "" any
  long page = 1;
  long page_size = 25;
};

struct TaskPage {
  std::vector<Record> tasks;  ///< overdue first, then by the day they are due, those without one last
  long total = 0;
};

/// Whether a task is open and its day has passed.
bool is_overdue(const Record& task, Day today);

/// What waits for people. A task that lies out of the asker's scope is NotFound, as one that does not exist.
class Tasks {
public:
  Tasks(People& people, const Principals& principals) : people_(people), principals_(principals) {}

  TaskPage list(const Principal& asker, const TaskQuery& query, Day today) const;
  Result<Record> find(const Principal& asker, std::string_view id, Day today) const;
  Result<std::vector<RecordVersion>> history(const Principal& asker, std::string_view id, Day today) const;

  /// Adds an open task and tells its owners. BadInput for a title, day or owner that cannot be one, and for a
  /// person who may not see tasks of the place; NotAllowed where the asker may not write tasks of the place.
  Result<Record> add(const Principal& asker, const TaskFields& fields, std::string_view room,
                     const Actor& actor, Day today);
  /// Conflict when the task has moved on since `version`.
  Result<Record> change(const Principal& asker, std::string_view id, std::int64_t version,
                        const TaskFields& fields, const std::string& reason, const Actor& actor, Day today);
  Result<Record> set_state(const Principal& asker, std::string_view id, std::int64_t version,
                           const std::string& state, const Actor& actor, Day today);

  /// Open tasks given to a person by name or by a role they hold, in the order of a list.
  std::vector<Record> open_tasks_of(const Principal& person, Day today) const;

private:
  Result<Fields> checked(const Principal& asker, const TaskFields& fields, Day today) const;
  std::vector<std::string> owners_of(const Fields& task, Day today) const;

  People& people_;
  const Principals& principals_;
};

}  // namespace headrow::records
