#include "headrow/records/days.hpp"

#include <fmt/format.h>

#include <charconv>

namespace headrow::records {
namespace {

using namespace std::chrono;

std::optional<int> number_at(std::string_view text, std::size_t from, std::size_t count) {
  int number = 0;
  const auto part = text.substr(from, count);
  const auto [end, error] = std::from_chars(part.data(), part.data() + part.size(), number);
  if (error != std::errc{} || end != part.data() + part.size() || part.front() == '-') return std::nullopt;
  return number;
}

sys_seconds london_time(sys_seconds instant) {
  const year_month_day date{floor<days>(instant)};
  const sys_seconds begins = sys_days(date.year() / March / Sunday[last]) + hours(1);
  const sys_seconds ends = sys_days(date.year() / October / Sunday[last]) + hours(1);
  return begins <= instant && instant < ends ? instant + hours(1) : instant;
}

}  // namespace

std::optional<Day> read_day(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto y = number_at(text, 0, 4), m = number_at(text, 5, 2), d = number_at(text, 8, 2);
  if (!y || !m || !d) return std::nullopt;
  const year_month_day date{year(*y), month(static_cast<unsigned>(*m)), day(static_cast<unsigned>(*d))};
  if (!date.ok()) return std::nullopt;
  return Day(date);
}

std::string day_text(Day given) {
  const year_month_day date{given};
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                     static_cast<unsigned>(date.day()));
}

Day london_day(sys_seconds instant) {
  return floor<days>(london_time(instant));
}

int london_hour(sys_seconds instant) {
  const sys_seconds local = london_time(instant);
  return static_cast<int>(floor<hours>(local - floor<days>(local)).count());
}

std::optional<sys_seconds> read_instant(std::string_view text) {
  if (text.size() < 20 || text[10] != 'T' || text[13] != ':' || text[16] != ':' || text.back() != 'Z')
    return std::nullopt;
  const auto date = read_day(text.substr(0, 10));
  const auto h = number_at(text, 11, 2), m = number_at(text, 14, 2), s = number_at(text, 17, 2);
  if (!date || !h || !m || !s || *h > 23 || *m > 59 || *s > 59) return std::nullopt;
  return *date + hours(*h) + minutes(*m) + seconds(*s);
}

std::string instant_text(sys_seconds instant) {
  const auto date = floor<days>(instant);
  const hh_mm_ss time{instant - date};
  return fmt::format("{}T{:02}:{:02}:{:02}.000Z", day_text(date), time.hours().count(),
                     time.minutes().count(), time.seconds().count());
}

}  // namespace headrow::records
