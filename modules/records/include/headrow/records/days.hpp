#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "headrow/records/access.hpp"

namespace headrow::records {

/// "2026-03-03"; nullopt for anything else, days that no calendar has among it.
std::optional<Day> read_day(std::string_view text);
std::string day_text(Day day);

/// The day that the calendar on the wall of a British office shows at an instant: an hour ahead of UTC from
/// 01:00 UTC of the last Sunday of March to 01:00 UTC of the last Sunday of October (Summer Time Order 2002).
Day london_day(std::chrono::sys_seconds instant);
/// Hour of that wall's clock, 0 to 23.
int london_hour(std::chrono::sys_seconds instant);

/// The instant of "2026-03-03T09:30:00.123Z", to the second; nullopt for anything else.
std::optional<std::chrono::sys_seconds> read_instant(std::string_view text);
std::string instant_text(std::chrono::sys_seconds instant);  ///< "2026-03-03T09:30:00.000Z"

}  // namespace headrow::records
