#pragma once

#include <optional>
#include <string_view>

#include "headrow/records/access.hpp"

namespace headrow::records {

/// "2026-03-03"; nullopt for anything else, days that no calendar has among it.
std::optional<Day> read_day(std::string_view text);

}  // namespace headrow::records
