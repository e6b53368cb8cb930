#include "days.hpp"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <chrono>

#include "words.hpp"

namespace headrow::evidence {

namespace {

std::optional<int> number_of(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || text.front() == '-') return std::nullopt;
  return value;
}

std::chrono::year_month_day date_of(int year, int month, int day) {
  return {std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
          std::chrono::day(static_cast<unsigned>(day))};
}

/// A day that is known to be in the calendar.
Day plain_day(int year, int month, int day) {
  const auto since = std::chrono::sys_days(date_of(year, month, day)).time_since_epoch();
  return Day{static_cast<std::int32_t>(since.count())};
}

std::optional<Day> day_of(int year, int month, int day) {
  if (!date_of(year, month, day).ok() || year < 1000) return std::nullopt;
  return plain_day(year, month, day);
}

/// The three numbers between dashes or slashes.
std::optional<std::array<std::string_view, 3>> parts_of(std::string_view text) {
  const std::size_t first = text.find_first_of("-/");
  if (first == std::string_view::npos) return std::nullopt;
  const std::size_t second = text.find(text[first], first + 1);
  if (second == std::string_view::npos) return std::nullopt;
  const std::array<std::string_view, 3> parts{
      text.substr(0, first), text.substr(first + 1, second - first - 1), text.substr(second + 1)};
  for (const std::string_view part : parts) {
    if (part.empty() || part.size() > 4) return std::nullopt;
  }
  return parts;
}

}  // namespace

std::optional<Day> read_day(std::string_view text) {
  text = trimmed(text);
  text = text.substr(0, text.find_first_of(" T"));
  if (text.empty()) return std::nullopt;
  const auto number = number_of(text);
  if (number && text.size() == 8) return day_of(*number / 10000, *number / 100 % 100, *number % 100);
  const auto parts = parts_of(text);
  if (!parts) return std::nullopt;
  const auto a = number_of((*parts)[0]);
  const auto b = number_of((*parts)[1]);
  const auto c = number_of((*parts)[2]);
  if (!a || !b || !c) return std::nullopt;
  if ((*parts)[0].size() == 4) return day_of(*a, *b, *c);
  if ((*parts)[2].size() == 4) return day_of(*c, *b, *a);
  // Two digits of a year: published dates of this kind are of this century.
  if ((*parts)[2].size() == 2) return day_of(2000 + *c, *b, *a);
  return std::nullopt;
}

std::string day_text(Day day) {
  const std::chrono::year_month_day date{std::chrono::sys_days(std::chrono::days(day.days))};
  return fmt::format("{:04}-{:02}-{:02}", int(date.year()), unsigned(date.month()), unsigned(date.day()));
}

Period period_of(Day day, YearKind kind) {
  using namespace std::chrono;
  const year_month_day date{sys_days(std::chrono::days(day.days))};
  const int year = int(date.year());
  const unsigned month = unsigned(date.month());
  Period period;
  period.kind = kind;
  if (kind == YearKind::Calendar) {
    period.first = period.last = year;
    return period;
  }
  const unsigned begins = kind == YearKind::Academic ? 9 : 4;
  period.first = month >= begins ? year : year - 1;
  period.last = period.first + 1;
  return period;
}

Day first_day(const Period& period) {
  switch (period.kind) {
    case YearKind::Academic:
      return plain_day(period.first, 9, 1);
    case YearKind::Financial:
      return plain_day(period.first, 4, 1);
    case YearKind::Calendar:
      break;
  }
  return plain_day(period.first, 1, 1);
}

Day last_day(const Period& period) {
  switch (period.kind) {
    case YearKind::Academic:
      return plain_day(period.last, 8, 31);
    case YearKind::Financial:
      return plain_day(period.last, 3, 31);
    case YearKind::Calendar:
      break;
  }
  return plain_day(period.last, 12, 31);
}

}  // namespace headrow::evidence
