#include "children/attendance_marks.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "children/staging.hpp"
#include "days.hpp"
#include "lookup.hpp"

namespace headrow::evidence::children {

namespace {

constexpr std::size_t kSessions = 10;

const CodeValue* code_of(const CodeSet& codes, std::string_view text, std::string_view day) {
  for (const CodeValue& value : codes.values) {
    if (value.code == text && value.from <= day && day <= value.until) return &value;
  }
  return nullptr;
}

std::vector<std::string_view> sessions_of(std::string_view text) {
  std::vector<std::string_view> sessions;
  if (text.find(' ') == std::string_view::npos) {
    for (std::size_t i = 0; i < text.size(); ++i) sessions.push_back(text.substr(i, 1));
    return sessions;
  }
  while (!text.empty()) {
    const auto blank = text.find(' ');
    if (const auto session = text.substr(0, blank); !session.empty()) sessions.push_back(session);
    text = blank == std::string_view::npos ? std::string_view() : text.substr(blank + 1);
  }
  return sessions;
}

}  // namespace

std::vector<std::string> eras(const CodeSet& codes) {
  std::set<std::string> days{"1900-01-01"};
  for (const CodeValue& value : codes.values) {
    days.insert(value.from);
    if (value.until < "9999") {
      Day next = *read_day(value.until);
      ++next.days;
      days.insert(day_text(next));
    }
  }
  return {days.begin(), days.end()};
}

std::optional<std::string> read_marks(std::string_view text, const CodeSet& codes, std::string_view day) {
  const auto sessions = sessions_of(text);
  if (sessions.size() != kSessions) return std::nullopt;
  std::string marks;
  for (const std::string_view session : sessions) {
    const CodeValue* code = code_of(codes, session, day);
    if (code == nullptr) return std::nullopt;
    marks += code->mark;
  }
  return marks;
}

std::string era_sql(const CodeSet& codes, const std::string& day) {
  std::string sql = "CASE";
  const auto days = eras(codes);
  for (std::size_t i = days.size(); i-- > 1;)
    sql += fmt::format(" WHEN {} >= DATE '{}' THEN {}", day, days[i], i);
  return days.size() == 1 ? "0" : sql + " ELSE 0 END";
}

void find_marks(Connection& connection, const CodeSet& codes, const std::string& raw,
                const std::string& day) {
  connection.run("CREATE OR REPLACE TEMP TABLE marks_found (marks TEXT, era INTEGER, found TEXT)");
  Rows rows =
      connection.query(fmt::format("SELECT {}, {}, count(*) FROM staged s WHERE {} IS NOT NULL GROUP BY 1, 2",
                                   raw, era_sql(codes, day), raw));
  const auto days = eras(codes);
  Appender appender(connection, "marks_found");
  while (rows.next_chunk()) {
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const std::string_view text = rows.text(0, i);
      const std::int32_t era = rows.column<std::int32_t>(1)[i];
      const auto found = read_marks(text, codes, days[static_cast<std::size_t>(era)]);
      appender.set_text(0, text);
      appender.set<std::int32_t>(1, era);
      found ? appender.set_text(2, *found) : appender.set_null(2);
      appender.end_row();
    }
  }
  appender.close();
}

std::string marks_meaning(const CodeSet& codes, std::string_view day,
                          std::initializer_list<std::string_view> meanings) {
  std::string marks;
  for (const CodeValue& value : codes.values) {
    if (value.from > day || day > value.until) continue;
    if (std::find(meanings.begin(), meanings.end(), value.means) != meanings.end()) marks += value.mark;
  }
  return marks;
}

}  // namespace headrow::evidence::children
