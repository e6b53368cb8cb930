#include "headrow/records/notices.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

#include "headrow/records/days.hpp"
#include "headrow/records/sealing.hpp"
#include "headrow/records/statement.hpp"

namespace headrow::records {
namespace {

constexpr std::array<std::string_view, 4> kDigests = {"each", "daily", "weekly", "off"};
constexpr int kTries = 5;
constexpr int kLettersFromHour = 7;
constexpr std::chrono::minutes kAwayForANewVisit{30};
constexpr std::chrono::minutes kBetweenNotes{1};

struct Settings {
  std::string digest, last_visit, this_visit;
};

std::optional<Settings> settings_of(soci::session& sql, std::string_view person) {
  std::optional<Settings> settings;
  for_each_row(sql, "SELECT digest, last_visit, this_visit FROM notice_settings WHERE person = :a",
               {std::string(person)}, 3,
               [&](const std::vector<std::string>& row) { settings = Settings{row[0], row[1], row[2]}; });
  return settings;
}

/// The row of a person, made where there is none, with one column set.
void set(soci::session& sql, std::string_view person, std::string_view column, const std::string& value) {
  execute(sql,
          "INSERT INTO notice_settings (person, digest, calendar_hash, last_visit, this_visit) "
          "VALUES (:a, 'daily', '', '', '') ON CONFLICT (person) DO NOTHING",
          {std::string(person)});
  execute(sql, fmt::format("UPDATE notice_settings SET {} = :a WHERE person = :b", column),
          {value, std::string(person)});
}

/// Whether letters of a kind go out at an hour of a day.
bool goes_out(Digest digest, std::chrono::sys_seconds now) {
  const bool morning = london_hour(now) >= kLettersFromHour;
  switch (digest) {
    case Digest::Each:
      return true;
    case Digest::Daily:
      return morning;
    case Digest::Weekly:
      return morning && std::chrono::weekday(london_day(now)) == std::chrono::Monday;
    case Digest::Off:
      return false;
  }
  return false;
}

/// What was noted today waits for tomorrow's letter once today's went out: a digest is one letter.
bool had_one_today(soci::session& sql, const std::string& person, std::chrono::sys_seconds now) {
  const Day today = london_day(now);
  bool had = false;
  for_each_row(sql,
               "SELECT sent_at FROM notice WHERE person = :a AND sent_at <> '' ORDER BY sent_at DESC LIMIT 1",
               {person}, 1, [&](const std::vector<std::string>& row) {
                 const auto sent = read_instant(row[0]);
                 had = sent && london_day(*sent) == today;
               });
  return had;
}

}  // namespace

std::string_view digest_text(Digest digest) {
  return kDigests.at(static_cast<std::size_t>(digest));
}

std::optional<Digest> read_digest(std::string_view text) {
  for (std::size_t i = 0; i < kDigests.size(); ++i)
    if (kDigests.at(i) == text) return static_cast<Digest>(i);
  return std::nullopt;
}

std::vector<PersonTable> notice_tables() {
  return {{"notice_settings", {"digest", "last_visit", "this_visit"}}, {"notice", {"at", "path", "sent_at"}}};
}

void add_notice(Transaction& transaction, std::string_view person, std::string_view path) {
  execute(transaction.sql(),
          "INSERT INTO notice (id, person, at, path, tries, sent_at) VALUES (:a, :b, :c, :d, 0, '')",
          {new_id(), std::string(person), transaction.now(), std::string(path)});
}

Digest NoticeSettings::digest(std::string_view person) const {
  const auto settings = database_.read([&](soci::session& sql) { return settings_of(sql, person); });
  return settings ? read_digest(settings->digest).value_or(Digest::Daily) : Digest::Daily;
}

Result<void> NoticeSettings::choose(std::string_view person, Digest digest, const Actor& actor) {
  return database_.write([&](Transaction& transaction) -> Result<void> {
    set(transaction.sql(), person, "digest", std::string(digest_text(digest)));
    transaction.audit(actor, {"choose notices", "person", std::string(person), Outcome::Done,
                              std::string(digest_text(digest))});
    return {};
  });
}

Result<std::string> NoticeSettings::new_calendar_token(std::string_view person, const Actor& actor) {
  const std::string token = new_secret_token();
  return database_.write([&](Transaction& transaction) -> Result<std::string> {
    set(transaction.sql(), person, "calendar_hash", secret_token_hash(token));
    transaction.audit(actor, {"make calendar address", "person", std::string(person)});
    return token;
  });
}

std::optional<std::string> NoticeSettings::person_of_calendar(std::string_view token) const {
  if (token.empty()) return std::nullopt;
  return database_.read([&](soci::session& sql) {
    std::optional<std::string> person;
    for_each_row(sql, "SELECT person FROM notice_settings WHERE calendar_hash = :a",
                 {secret_token_hash(token)}, 1,
                 [&](const std::vector<std::string>& row) { person = row[0]; });
    return person;
  });
}

Result<void> NoticeSettings::note_visit(std::string_view person) {
  const auto now = read_instant(utc_now()).value_or(std::chrono::sys_seconds());
  {
    const std::lock_guard lock(mutex_);
    const auto at = visits_.find(person);
    if (at != visits_.end() && now - at->second.noted < kBetweenNotes) return {};
  }
  const auto noted = database_.write([&](Transaction& transaction) -> Result<std::string> {
    auto settings = settings_of(transaction.sql(), person).value_or(Settings{});
    const auto last_seen = read_instant(settings.this_visit);
    const auto here = read_instant(transaction.now());
    if (last_seen && here && *here - *last_seen >= kAwayForANewVisit) {
      settings.last_visit = settings.this_visit;
      set(transaction.sql(), person, "last_visit", settings.last_visit);
    }
    set(transaction.sql(), person, "this_visit", transaction.now());
    return settings.last_visit;
  });
  if (!noted) return tl::unexpected(noted.error());
  const std::lock_guard lock(mutex_);
  visits_[std::string(person)] = {now, *noted};
  return {};
}

std::string NoticeSettings::last_visit(std::string_view person) const {
  {
    const std::lock_guard lock(mutex_);
    if (const auto at = visits_.find(person); at != visits_.end()) return at->second.before;
  }
  const auto settings = database_.read([&](soci::session& sql) { return settings_of(sql, person); });
  return settings ? settings->last_visit : "";
}

std::vector<DueLetter> due_letters(const Database& database, std::chrono::sys_seconds now) {
  std::map<std::string, DueLetter> letters;
  database.read([&](soci::session& sql) {
    std::map<std::string, bool> goes;
    for_each_row(sql,
                 fmt::format("SELECT notice.id, notice.person, notice.path, person.email, "
                             "COALESCE(notice_settings.digest, 'daily') FROM notice "
                             "JOIN person ON person.id = notice.person "
                             "LEFT JOIN notice_settings ON notice_settings.person = notice.person "
                             "WHERE notice.sent_at = '' AND notice.tries < {} AND person.state <> 'left' "
                             "AND person.restricted <> 'yes' "
                             "ORDER BY notice.at, notice.id",
                             kTries),
                 {}, 5, [&](const std::vector<std::string>& row) {
                   if (!goes_out(read_digest(row[4]).value_or(Digest::Off), now)) return;
                   DueLetter& letter = letters[row[1]];
                   letter.person = row[1];
                   letter.email = row[3];
                   letter.notices.push_back(row[0]);
                   if (std::ranges::find(letter.paths, row[2]) == letter.paths.end())
                     letter.paths.push_back(row[2]);
                   goes[row[1]] = row[4] == "each";
                 });
    for (const auto& [person, at_once] : goes)
      if (!at_once && had_one_today(sql, person, now)) letters.erase(person);
  });
  std::vector<DueLetter> due;
  due.reserve(letters.size());
  for (auto& [person, letter] : letters) due.push_back(std::move(letter));
  return due;
}

Result<void> note_letter(Database& database, const DueLetter& letter, bool sent) {
  return database.write([&](Transaction& transaction) -> Result<void> {
    for (const auto& id : letter.notices) {
      execute(transaction.sql(), "UPDATE notice SET tries = tries + 1, sent_at = :a WHERE id = :b",
              {sent ? transaction.now() : "", id});
    }
    return {};
  });
}

std::string task_calendar(const std::vector<Record>& tasks, std::string_view address, std::string_view now) {
  const auto compact = [](std::string_view text) {
    std::string digits;
    for (const char letter : text.substr(0, text.find('.')))
      if (letter != '-' && letter != ':') digits += letter;
    return digits;
  };
  std::string out =
      "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Headrow//Tasks//EN\r\nNAME:Headrow tasks\r\n";
  for (const Record& task : tasks) {
    const auto due = read_day(task["due"]);
    if (!due) continue;
    out += fmt::format(
        "BEGIN:VEVENT\r\nUID:{}@headrow\r\nDTSTAMP:{}Z\r\nDTSTART;VALUE=DATE:{}\r\nDTEND;VALUE=DATE:{}\r\n"
        "SUMMARY:A task is due\r\nTRANSP:TRANSPARENT\r\nURL:{}/tasks/{}\r\nSEQUENCE:{}\r\nEND:VEVENT\r\n",
        task.id, compact(now), compact(task["due"]), compact(day_text(*due + std::chrono::days(1))), address,
        task.id, task.version);
  }
  return out + "END:VCALENDAR\r\n";
}

}  // namespace headrow::records
