#include <algorithm>
#include <array>

#include "headrow/base/period.hpp"

namespace headrow {

namespace {

// The code's fields from the most significant: year and day of the end, kind, part, years spanned, first
// quarter.
constexpr int kDayBits = 9;
constexpr int kKindBits = 2;
constexpr int kPartBits = 3;
constexpr int kSpanBits = 6;
constexpr int kQuarterBits = 2;
constexpr int kEpoch = 1800;

constexpr std::array<int, 13> kMonthEnds = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365};
constexpr int kSpringTermEnds = 105;

struct End {
  int years_back;  ///< before the period's last year
  int day;         ///< of a year of 365 days
};

/// Quarters count from January, August or April; the month of the year in which quarter 1 ends.
int first_quarter_ends(YearKind kind) {
  switch (kind) {
    case YearKind::Calendar:
      break;
    case YearKind::Academic:
      return 10;
    case YearKind::Financial:
      return 6;
  }
  return 3;
}

End quarter_end(YearKind kind, int quarter) {
  const int month = first_quarter_ends(kind) + 3 * (quarter - 1);
  const int years_back = kind == YearKind::Calendar || month > 12 ? 0 : 1;
  return {years_back, kMonthEnds.at(static_cast<std::size_t>(month > 12 ? month - 12 : month))};
}

End whole_year_end(YearKind kind) {
  switch (kind) {
    case YearKind::Calendar:
      break;
    case YearKind::Academic:
      return {0, kMonthEnds[8]};
    case YearKind::Financial:
      return {0, kMonthEnds[3]};
  }
  return {0, kMonthEnds[12]};
}

End end_of(YearKind kind, PeriodPart part, int number) {
  switch (part) {
    case PeriodPart::Whole:
      break;
    case PeriodPart::AutumnTerm:
      return {kind == YearKind::Calendar ? 0 : 1, kMonthEnds[12]};
    case PeriodPart::SpringTerm:
    case PeriodPart::AutumnAndSpringTerms:
      return {0, kSpringTermEnds};
    case PeriodPart::SummerTerm:
      return {0, kMonthEnds[8]};
    case PeriodPart::Month:
      return {0, kMonthEnds.at(static_cast<std::size_t>(number))};
    case PeriodPart::Week:
      return {0, 7 * number};
    case PeriodPart::Quarters:
      return quarter_end(kind, number % 10);
  }
  return whole_year_end(kind);
}

/// The month, week or quarters that end on `day`; the inverse of `end_of`.
int number_ending(YearKind kind, PeriodPart part, int day, int first_quarter) {
  if (part == PeriodPart::Week) return day / 7;
  if (part == PeriodPart::Month) {
    return static_cast<int>(std::find(kMonthEnds.begin(), kMonthEnds.end(), day) - kMonthEnds.begin());
  }
  if (part != PeriodPart::Quarters) return 0;
  int quarter = 1;
  while (quarter < 4 && quarter_end(kind, quarter).day != day) ++quarter;
  return first_quarter * 10 + quarter;
}

int take_bits(std::int32_t& code, int bits) {
  const int value = code & ((1 << bits) - 1);
  code >>= bits;
  return value;
}

}  // namespace

std::int32_t period_code(const Period& period) {
  const End end = end_of(period.kind, period.part, period.number);
  std::int32_t code = period.last - end.years_back - kEpoch;
  code = (code << kDayBits) | end.day;
  code = (code << kKindBits) | static_cast<int>(period.kind);
  code = (code << kPartBits) | static_cast<int>(period.part);
  code = (code << kSpanBits) | (period.last - period.first);
  const int first_quarter = period.part == PeriodPart::Quarters ? period.number / 10 - 1 : 0;
  return (code << kQuarterBits) | first_quarter;
}

Period period_from_code(std::int32_t code) {
  Period period;
  const int first_quarter = take_bits(code, kQuarterBits) + 1;
  const int span = take_bits(code, kSpanBits);
  period.part = static_cast<PeriodPart>(take_bits(code, kPartBits));
  period.kind = static_cast<YearKind>(take_bits(code, kKindBits));
  const int day = take_bits(code, kDayBits);
  period.number = number_ending(period.kind, period.part, day, first_quarter);
  period.last = code + kEpoch + end_of(period.kind, period.part, period.number).years_back;
  period.first = period.last - span;
  return period;
}

std::strong_ordering operator<=>(const Period& a, const Period& b) {
  return period_code(a) <=> period_code(b);
}

bool ended_by(const Period& period, int year) {
  return period.last <= year;
}

int periods_between(const Period& earlier, const Period& later) {
  return std::max(0, later.last - earlier.last - 1);
}

Period shifted(const Period& period, int steps) {
  Period result = period;
  result.first += steps;
  result.last += steps;
  return result;
}

}  // namespace headrow
