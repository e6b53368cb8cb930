#include <fmt/format.h>

#include <map>

#include "database.hpp"
#include "days.hpp"
#include "headrow/evidence/attendance.hpp"

namespace headrow::evidence {

namespace {

constexpr std::size_t kWeeksOfAChart = 40;
constexpr double kPerCent = 100;

struct Sessions {
  double possible = 0, attended = 0;
  void add(const Sessions& more) {
    possible += more.possible;
    attended += more.attended;
  }
  Sessions without(const Sessions& part) const {
    return {possible - part.possible, attended - part.attended};
  }
  std::optional<double> rate() const {
    return possible > 0 ? std::optional(kPerCent * attended / possible) : std::nullopt;
  }
};

/// Sessions by Monday; by school, by type and of all schools.
struct Weeks {
  std::map<PlaceId, std::map<std::int32_t, Sessions>> schools;
  std::map<std::string, std::map<std::int32_t, Sessions>> types;
  std::map<std::int32_t, Sessions> all;
};

std::optional<int> newest_year(Connection& connection) {
  Rows rows = connection.query("SELECT CAST(max(year) AS INTEGER) FROM school_day");
  return rows.next_chunk() ? rows.optional<std::int32_t>(0, 0) : std::nullopt;
}

/// The schools of the year with their counts of absent pupils.
std::vector<AttendanceSchool> schools_of(Connection& connection, int year) {
  std::vector<AttendanceSchool> schools;
  Rows rows = connection.query(
      "SELECT d.school, coalesce(any_value(a.school_type), ''), coalesce(any_value(a.pupils), 0), "
      "coalesce(any_value(a.persistent), 0), coalesce(any_value(a.severe), 0), coalesce(any_value(a.lately), "
      "0) FROM school_day d LEFT JOIN school_absence a ON a.school = d.school AND a.year = d.year WHERE "
      "d.year = ? GROUP BY d.school ORDER BY d.school",
      year);
  while (rows.next_chunk()) {
    for (std::size_t i = 0; i < rows.size(); ++i) {
      AttendanceSchool& school = schools.emplace_back();
      school.school = rows.column<std::int32_t>(0)[i];
      school.type = std::string(rows.text(1, i));
      school.pupils = rows.column<std::int32_t>(2)[i];
      school.persistent = rows.column<std::int32_t>(3)[i];
      school.severe = rows.column<std::int32_t>(4)[i];
      school.lately = rows.column<std::int32_t>(5)[i];
    }
  }
  return schools;
}

Weeks weeks_of(Connection& connection, int year, const std::vector<AttendanceSchool>& schools) {
  std::map<PlaceId, std::string> types;
  for (const AttendanceSchool& school : schools) types[school.school] = school.type;
  Weeks weeks;
  Rows rows = connection.query(
      "SELECT school, CAST(date_trunc('week', day) AS DATE) AS week, CAST(sum(possible) AS DOUBLE), "
      "CAST(sum(attended) AS DOUBLE) FROM school_day WHERE year IN (?, ?) GROUP BY ALL",
      year - 1, year);
  while (rows.next_chunk()) {
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const PlaceId school = rows.column<std::int32_t>(0)[i];
      const std::int32_t week = rows.column<std::int32_t>(1)[i];
      const auto known = types.find(school);
      if (known == types.end()) continue;
      const Sessions sessions{rows.column<double>(2)[i], rows.column<double>(3)[i]};
      weeks.schools[school][week] = sessions;
      weeks.types[known->second][week].add(sessions);
      weeks.all[week].add(sessions);
    }
  }
  return weeks;
}

/// The school's rate less that of the others of its type, week by week; weeks without either are left out.
std::vector<std::pair<std::int32_t, double>> differences(const Weeks& weeks, const AttendanceSchool& school) {
  std::vector<std::pair<std::int32_t, double>> found;
  const auto& of_type = weeks.types.at(school.type);
  for (const auto& [week, own] : weeks.schools.at(school.school)) {
    auto others = of_type.at(week).without(own).rate();
    // The only school of its type is held against all the others.
    if (!others) others = weeks.all.at(week).without(own).rate();
    if (own.rate() && others) found.emplace_back(week, *own.rate() - *others);
  }
  if (found.size() > kWeeksOfAChart) found.erase(found.begin(), found.end() - kWeeksOfAChart);
  return found;
}

void judge(AttendanceSchool& school, const Weeks& weeks, std::int32_t last_week) {
  const auto found = differences(weeks, school);
  if (found.empty() || found.back().first != last_week) return;
  school.difference = found.back().second;
  std::vector<double> values;
  for (const auto& [week, difference] : found) values.push_back(difference);
  const auto chart = stats::control_chart(values);
  if (!chart) return;
  school.signals = chart->signals.back();
  school.worse = values.back() < chart->centre;
}

AttendanceBoard board_of(Connection& connection, int year) {
  AttendanceBoard board;
  board.year = year;
  board.schools = schools_of(connection, year);
  const Weeks weeks = weeks_of(connection, year, board.schools);
  const std::int32_t begin = first_day({YearKind::Academic, year - 1, year, PeriodPart::Whole, 0}).days - 7;
  std::vector<std::int32_t> mondays;
  for (const auto& [week, sessions] : weeks.all) {
    if (week < begin) continue;
    mondays.push_back(week);
    board.weeks.push_back(day_text({week}));
    board.city.push_back(sessions.rate());
  }
  for (AttendanceSchool& school : board.schools) {
    const auto& own = weeks.schools.at(school.school);
    for (const std::int32_t week : mondays) {
      const auto found = own.find(week);
      school.rate.push_back(found == own.end() ? std::nullopt : found->second.rate());
    }
    if (!mondays.empty()) judge(school, weeks, mondays.back());
  }
  return board;
}

}  // namespace

Result<AttendanceYear> attendance_days(const Store& store, PlaceId school, std::optional<int> year) {
  AttendanceYear found;
  try {
    const auto database = store.database();
    Connection connection = database->connect();
    Rows rows = connection.query(
        "SELECT CAST(year AS INTEGER), day, possible, attended, authorised, unauthorised FROM school_day "
        "WHERE "
        "school = ? AND year = coalesce(?, (SELECT max(year) FROM school_day WHERE school = ?)) ORDER BY day",
        school, year, school);
    while (rows.next_chunk()) {
      for (std::size_t i = 0; i < rows.size(); ++i) {
        found.year = rows.column<std::int32_t>(0)[i];
        found.days.push_back({day_text({rows.column<std::int32_t>(1)[i]}), rows.column<std::int32_t>(2)[i],
                              rows.column<std::int32_t>(3)[i], rows.column<std::int32_t>(4)[i],
                              rows.column<std::int32_t>(5)[i]});
      }
    }
  } catch (const DatabaseError& failure) {
    return tl::unexpected<Problem>(failure.problem());
  }
  return found;
}

Result<std::optional<AttendanceBoard>> attendance_board(const Store& store) {
  try {
    const auto database = store.database();
    Connection connection = database->connect();
    const auto year = newest_year(connection);
    if (!year) return std::optional<AttendanceBoard>();
    return std::optional(board_of(connection, *year));
  } catch (const DatabaseError& failure) {
    return tl::unexpected<Problem>(failure.problem());
  }
}

}  // namespace headrow::evidence
