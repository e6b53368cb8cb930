#pragma once

#include <chrono>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "headrow/records/people.hpp"
#include "headrow/records/retention.hpp"

namespace headrow::records {

/// How often a person is written to about what waits for them.
enum class Digest : unsigned char { Each, Daily, Weekly, Off };
std::string_view digest_text(Digest digest);  ///< "each", "daily", "weekly", "off"
std::optional<Digest> read_digest(std::string_view text);

/// The tables in which notices keep rows about people.
std::vector<PersonTable> notice_tables();

/// Notes, inside a change, that something waits for a person on a page ("/tasks/ID").
void add_notice(Transaction& transaction, std::string_view person, std::string_view path);

/// What a person chose, and when they were here.
class NoticeSettings {
public:
  explicit NoticeSettings(Database& database) : database_(database) {}

  Digest digest(std::string_view person) const;  ///< Daily until they choose
  Result<void> choose(std::string_view person, Digest digest, const Actor& actor);

  /// Makes a new private address of the calendar and returns its token (256 random bits); the old one ends.
  Result<std::string> new_calendar_token(std::string_view person, const Actor& actor);
  /// nullopt for a token that is none, or none any more.
  std::optional<std::string> person_of_calendar(std::string_view token) const;

  /// Notes that a person is here; a visit begins when they were away for half an hour.
  Result<void> note_visit(std::string_view person);
  /// When the visit before this one began; "" for the first.
  std::string last_visit(std::string_view person) const;

private:
  struct Visit {
    std::chrono::sys_seconds noted;
    std::string before;  ///< when the visit before began
  };
  Database& database_;
  mutable std::mutex mutex_;
  std::map<std::string, Visit, std::less<>> visits_;  ///< of who is here, so that a request needs no look
};

/// Letters that are due now: one a person, with the pages that wait.
struct DueLetter {
  std::string person, email;
  std::vector<std::string> paths;
  std::vector<std::string> notices;  ///< ids, for `mark_sent`
};
/// Each: at once. Daily: from 07:00 in London. Weekly: from 07:00 of a Monday. A person who left or chose Off
/// gets none; a letter that failed five times is given up.
std::vector<DueLetter> due_letters(const Database& database, std::chrono::sys_seconds now);
/// Notes whether a letter went out.
Result<void> note_letter(Database& database, const DueLetter& letter, bool sent);

/// A calendar of open tasks (RFC 5545), an all-day entry for each that has a day. Calendars lie with others:
/// an entry says that a task is due and links to it, and no more.
std::string task_calendar(const std::vector<Record>& tasks, std::string_view address, std::string_view now);

}  // namespace headrow::records
