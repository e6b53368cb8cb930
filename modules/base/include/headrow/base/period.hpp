#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "headrow/base/result.hpp"

namespace headrow {

/// The kind of year a measure counts in. A day's count (a census, the end of September) belongs to a calendar
/// year.
enum class YearKind : unsigned char { Calendar = 0, Academic = 1, Financial = 2 };

/// Which part of its year a period is.
enum class PeriodPart : unsigned char {
  Whole,
  AutumnTerm,
  SpringTerm,
  SummerTerm,
  AutumnAndSpringTerms,
  Month,
  Week,
  Quarters  ///< one quarter or several on end, counted from the beginning of the kind's own year
};

/// A period of time that a figure is about. Calendar 2019: first = last = 2019. Academic 2018/19 and
/// financial 2018-19: first = 2018, last = 2019. Three years pooled 2014-16: first = 2014, last = 2016;
/// 2021/22-23/24: first = 2021, last = 2024. `number` is the month (1 to 12), the week (1 to 53), or the
/// first quarter times ten and the last (11 is the first quarter, 12 the first two) where part says so, else
/// 0. A part of an academic or financial year keeps the year's first and last. Years lie between 1900 and
/// 2200, and at most 20 are pooled.
struct Period {
  YearKind kind = YearKind::Calendar;
  int first = 0;
  int last = 0;
  PeriodPart part = PeriodPart::Whole;
  int number = 0;

  bool operator==(const Period&) const = default;
};

/// Canonical text: "2018/19", "2018-19", "2019", pooled "2014 to 2016", "2021/22 to 2023/24", parts "2016/17
/// autumn term", "2022 week 37", "2026 July", "2018-19 quarter 1", "2018-19 quarters 1 to 3". `read_period`
/// understands it.
std::string period_text(const Period& period);

/// A label as published, read with the kind of year its measure counts in: "2023", "2016/17", "201617",
/// "2017-18 (OT)", "2024 (Rev)", "2025 (prov)", "2014-16", "2021/22-23/24", "2021/22 to 2023/24", and every
/// text of `period_text`. A single year N of an academic or financial measure is the one ending in N.
/// BadInput for anything else, such as "0" or years that are not consecutive. "2014-16" is pooled (of an
/// academic or financial measure: the years that end in 2014, 2015 and 2016); "2016-17" of a calendar measure
/// is pooled too, of an academic or financial one a single year. Weeks and months are always of a calendar
/// year, terms of an academic one.
Result<Period> read_period(std::string_view label, YearKind kind);

/// What a published label adds in brackets: "(Rev)" -> "revised", "(prov)" -> "provisional", "(Final)" ->
/// "final", otherwise "".
std::string_view status_of_label(std::string_view label);

/// time_period and time_identifier of the open data standard: "201617"/"Academic year", "2018"/"Calendar
/// year", "201920"/"Financial year", "202223"/"Autumn term", "2022"/"Week 37", "2026"/"July",
/// "2021"/"Reporting year" (calendar), "202021"/"Tax year" (financial: the two differ by five days),
/// "202021"/"Financial year Q1" or "Academic year Q1-3". Identifiers in any case. BadInput as the
/// Department's screening has it: digits not as the identifier asks, years not consecutive, identifier
/// unknown.
Result<Period> read_open_data_period(std::string_view time_period, std::string_view time_identifier);

/// One integer that orders periods by when they end; unique for each period and stable for ever (it stands in
/// stores). Ends are nominal, so that they never move: academic years 31 August, autumn terms 31 December,
/// spring terms 15 April, financial years 31 March, week n the seven n-th day of its year; the academic
/// year's first quarter ends in October.
std::int32_t period_code(const Period& period);
Period period_from_code(std::int32_t code);

/// Periods of one kind and part in time order; different kinds order by end.
std::strong_ordering operator<=>(const Period& a, const Period& b);

/// True when the period had ended by the end of calendar year `year` as "--as-of N" means it: academic
/// (N-1)/N, financial (N-1)-N, calendar N.
bool ended_by(const Period& period, int year);

/// Whole years that lie strictly between two periods of one kind (0 for neighbours and within a year); counts
/// ends of pooled ones.
int periods_between(const Period& earlier, const Period& later);

/// The same kind of period `steps` years later (negative: earlier): a pooled one rolls on by a year, an
/// autumn term gives the next year's autumn term, since like is compared with like.
Period shifted(const Period& period, int steps);

}  // namespace headrow
