// The school year day by day: when school is, who is not there, and who was sent home.
#include "city_weeks.hpp"

#include <algorithm>
#include <cmath>

namespace headrow::demo {

namespace {

constexpr const char* kFullWeek = "/\\/\\/\\/\\/\\";

std::int32_t monday_on_or_after(std::int32_t day) {
  // 1970-01-01 was a Thursday.
  return day + (4 - day % 7 + 7) % 7;
}

void add_term(std::vector<SchoolWeek>& weeks, std::int32_t from, std::int32_t until, std::int32_t holiday) {
  for (std::int32_t monday = monday_on_or_after(from); monday <= until; monday += 7) {
    if (monday <= holiday && holiday < monday + 7) continue;
    weeks.push_back({monday, kFullWeek});
  }
}

/// In March 2020 schools closed to most, and again in January and February 2021.
bool closed_to_most(std::int32_t monday) {
  return (monday >= day_number(2020, 3, 23) && monday <= day_number(2020, 7, 31)) ||
         (monday >= day_number(2021, 1, 4) && monday <= day_number(2021, 3, 5));
}

char reason_for_absence(const Child& child, int year, KeyedRandom& own) {
  const double drawn = own.uniform() - 0.06 * child.behaviour;
  if (drawn < 0.12) return 'O';
  if (drawn < 0.2) return 'U';
  if (drawn < 0.27) return 'G';
  if (drawn < 0.31) return year >= 2025 ? 'C' : 'H';
  if (drawn < 0.36) return 'M';
  if (drawn < 0.385) return 'R';
  return 'I';
}

/// Marks `days` whole days from a day of the year with one letter.
void mark_days(std::string& marks, std::size_t first_day, int days, char mark) {
  for (std::size_t session = 2 * first_day;
       session < 2 * (first_day + static_cast<std::size_t>(days)) && session < marks.size(); ++session) {
    if (marks[session] != '#') marks[session] = mark;
  }
}

}  // namespace

std::vector<SchoolWeek> school_weeks(int year) {
  std::vector<SchoolWeek> weeks;
  add_term(weeks, day_number(year - 1, 9, 2), day_number(year - 1, 12, 19), day_number(year - 1, 10, 28));
  add_term(weeks, day_number(year, 1, 4), day_number(year, 3, 29), day_number(year, 2, 17));
  add_term(weeks, day_number(year, 4, 15), day_number(year, 7, 20), day_number(year, 5, 29));
  std::erase_if(weeks, [](const SchoolWeek& week) { return closed_to_most(week.monday); });
  // The first day is the teachers'; the first Monday of May a bank holiday.
  weeks.front().marks.replace(0, 2, "##");
  for (SchoolWeek& week : weeks) {
    if (week.monday >= day_number(year, 5, 1) && week.monday <= day_number(year, 5, 7))
      week.marks.replace(0, 2, "##");
  }
  return weeks;
}

std::vector<Suspension> suspensions_of(const Child& child, std::size_t number, int year,
                                       const KeyedRandom& random) {
  std::vector<Suspension> found;
  const int group = child.year_group(year);
  if (group < 1 || group > 11) return found;
  KeyedRandom own = random.of("suspensions", number * 100 + static_cast<std::size_t>(year % 100));
  const double age = group < 5 ? 0.05 : group < 7 ? 0.2 : group < 8 ? 0.7 : group < 11 ? 1.3 : 0.9;
  double chance = 0.022 * age * std::exp(1.05 * child.behaviour);
  static constexpr const char* kReasons[] = {"DB", "DB", "DB", "VA", "PP", "PP",
                                             "DA", "DM", "TH", "BU", "PA", "SM"};
  std::int32_t from = day_number(year - 1, 9, 10);
  while (found.size() < 8 && own.uniform() < std::min(chance, 0.75)) {
    Suspension one;
    one.start = from + own.between(0, 70);
    if (one.start > day_number(year, 7, 10)) break;
    // Not at a weekend.
    const int weekday = (one.start + 3) % 7;
    if (weekday >= 5) one.start += 7 - weekday;
    one.sessions = 2 * own.between(1, 4) - (own.uniform() < 0.3 ? 1 : 0);
    one.reason = kReasons[own.between(0, 11)];
    one.permanent = found.size() >= 2 && own.uniform() < 0.04;
    found.push_back(one);
    if (one.permanent) break;
    from = one.start + 12;
    chance = std::min(0.62, chance * 3 + 0.22);
  }
  return found;
}

void attend(const Child& child, int year, double missed, const std::vector<SchoolWeek>& weeks,
            const std::vector<Suspension>& suspensions, KeyedRandom own, std::string& marks) {
  marks.clear();
  for (const SchoolWeek& week : weeks) marks += week.marks;
  const std::size_t days = marks.size() / 2;
  const auto day_of = [&](std::int32_t date) {
    std::size_t week = 0;
    while (week + 1 < weeks.size() && weeks[week + 1].monday <= date) ++week;
    return week * 5 + static_cast<std::size_t>(std::clamp(date - weeks[week].monday, 0, 4));
  };
  // Spells away: on average two and a half days, so that many begin as the share of days missed asks for.
  const double begin = missed / 2.5;
  std::size_t day = 0;
  while (true) {
    day += 1 + static_cast<std::size_t>(std::log(1 - own.uniform()) / std::log(1 - std::min(0.5, begin)));
    if (day >= days) break;
    const char mark = reason_for_absence(child, year, own);
    const int length = mark == 'M' || mark == 'U'
                           ? 1
                           : std::min(20, 1 + static_cast<int>(-1.9 * std::log(1 - own.uniform())));
    if (mark == 'M' || mark == 'U') {
      marks[2 * day + (own.uniform() < 0.6 ? 0 : 1)] = marks[2 * day] == '#' ? '#' : mark;
    } else {
      mark_days(marks, day, length, mark);
    }
    day += static_cast<std::size_t>(length);
  }
  const int late = own.between(0, 3) + static_cast<int>(std::max(0.0, 2.5 * child.behaviour));
  for (int i = 0; i < late; ++i) {
    char& mark = marks[2 * static_cast<std::size_t>(own.between(0, static_cast<int>(days) - 1))];
    if (mark == '/') mark = 'L';
  }
  for (const Suspension& one : suspensions) {
    // Attendance falls in the weeks before.
    const std::size_t start = day_of(one.start);
    for (std::size_t back = 1; back <= 15 && back <= start; ++back) {
      if (own.uniform() < 0.16) mark_days(marks, start - back, 1, 'O');
    }
    const std::size_t last =
        std::min(marks.size(), 2 * start + static_cast<std::size_t>(one.permanent ? 10 : one.sessions));
    for (std::size_t session = 2 * start; session < last; ++session) {
      if (marks[session] != '#') marks[session] = 'E';
    }
  }
}

}  // namespace headrow::demo
