// time_period and time_identifier as the Department's guidance for analysts (underlying data) and its
// screening have them: four digits for calendar and reporting years, months and weeks, six for split years
// and their parts.
#include <fmt/format.h>
#include <array>

#include "headrow/base/period.hpp"
#include "period_parts.hpp"
#include "text.hpp"

namespace headrow {

namespace {

struct YearName {
  std::string_view lowered;
  YearKind kind;
};

constexpr std::array kYearNames = {
    YearName{"academic year", YearKind::Academic},   YearName{"calendar year", YearKind::Calendar},
    YearName{"financial year", YearKind::Financial}, YearName{"reporting year", YearKind::Calendar},
    YearName{"tax year", YearKind::Financial},
};

struct Identified {
  YearKind kind = YearKind::Calendar;
  PeriodPart part = PeriodPart::Whole;
  int number = 0;
};

/// " Q1" or " Q1-3" behind the name of a year.
std::optional<int> quarters(std::string_view t) {
  const bool one = t.size() == 3;
  const bool several = t.size() == 5 && t[3] == '-';
  if ((!one && !several) || t[0] != ' ' || text::lower(t[1]) != 'q') return std::nullopt;
  const int first = t[2] - '0';
  const int last = t.back() - '0';
  if (!period_parts::quarters_fit(first, last)) return std::nullopt;
  return first * 10 + last;
}

std::optional<Identified> identified(std::string_view identifier) {
  for (const YearName& name : kYearNames) {
    if (!text::equals_in_any_case(identifier.substr(0, name.lowered.size()), name.lowered)) continue;
    const std::string_view rest = identifier.substr(name.lowered.size());
    if (rest.empty()) return Identified{name.kind};
    if (const auto number = quarters(rest)) return Identified{name.kind, PeriodPart::Quarters, *number};
  }
  const auto part = period_parts::named_part(identifier);
  if (!part || part->part == PeriodPart::Quarters) return std::nullopt;
  const bool in_calendar_year = part->part == PeriodPart::Month || part->part == PeriodPart::Week;
  return Identified{in_calendar_year ? YearKind::Calendar : YearKind::Academic, part->part, part->number};
}

tl::unexpected<Problem> bad(std::string message) {
  return fail(ProblemCode::BadInput, std::move(message));
}

}  // namespace

Result<Period> read_open_data_period(std::string_view time_period, std::string_view time_identifier) {
  const std::string_view digits = text::trimmed(time_period);
  const std::string_view identifier = text::trimmed(time_identifier);
  const auto what = identified(identifier);
  if (!what) {
    return bad(fmt::format(
        "The time_identifier '{}' is not known. It names a kind of year, a term, a month or a week, "
        "such as 'Academic year', 'Autumn term', 'July' or 'Week 37'.",
        identifier));
  }
  const bool calendar = what->kind == YearKind::Calendar;
  const std::size_t wanted = calendar ? 4 : 6;
  if (digits.size() != wanted || !text::all_digits(digits)) {
    return bad(fmt::format("The time_period '{}' does not fit '{}', which asks for {} digits, such as {}.",
                           digits, identifier, wanted, calendar ? "2018" : "201819"));
  }
  const int first = text::whole_number(digits.substr(0, 4)).value_or(0);
  if (first < period_parts::kFirstYear || first >= period_parts::kLastYear) {
    return bad(fmt::format("The time_period '{}' does not begin with a year between {} and {}.", digits,
                           period_parts::kFirstYear, period_parts::kLastYear));
  }
  if (!calendar && *text::whole_number(digits.substr(4)) != (first + 1) % 100) {
    return bad(
        fmt::format("The time_period '{}' does not name two consecutive years, as 201819 does.", digits));
  }
  return Period{what->kind, first, calendar ? first : first + 1, what->part, what->number};
}

}  // namespace headrow
