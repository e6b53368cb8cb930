#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "database.hpp"
#include "headrow/base/period.hpp"

namespace headrow::evidence {

/// A date as published files write it: 2019-03-26, 26-03-2019, 26/03/2019, 26/03/19, 20190326, each with or
/// without a time of day behind. nullopt for anything else and for days that no calendar has.
std::optional<Day> read_day(std::string_view text);

/// A day as YYYY-MM-DD.
std::string day_text(Day day);

/// The year of a kind in which a day falls: academic years begin on 1 September, financial years on 1 April.
Period period_of(Day day, YearKind kind);

/// The day on which a period begins and the day on which it ends.
Day first_day(const Period& period);
Day last_day(const Period& period);

}  // namespace headrow::evidence
