#pragma once

#include <array>
#include <optional>
#include <span>
#include <string_view>

#include "headrow/evidence/place.hpp"

/// The standard's own lists. Source: the look-ups of dfe-analytical-services/eesyscreener, 2026.
namespace headrow::evidence::screening {

/// A geographic level and the columns that name its places; "" where it has none.
struct Level {
  std::string_view name;
  std::string_view code_column;
  std::string_view name_column;
  std::string_view second_code_column;
};
std::span<const Level> levels();
const Level* level_named(std::string_view name);

/// True for the columns of time and geography.
bool observational_unit(std::string_view column);

/// True when rows of `row_level` may fill the columns of `column_level`: their own, and those of the wider
/// places they lie in. National columns stand in every row.
bool may_fill(std::string_view row_level, std::string_view column_level);

/// Which kind of time an identifier is; identifiers of two kinds do not stand in one file.
enum class TimeKind : unsigned char {
  Academic,
  Calendar,
  Financial,
  Tax,
  Reporting,
  Term,
  AutumnAndSpring,
  Week,
  Month,
  FinancialQuarter,
  FinancialHalf
};
std::optional<TimeKind> time_kind(std::string_view identifier);
/// Digits that time_period has with such an identifier: 4 or 6.
int period_digits(TimeKind kind);

bool known_unit(std::string_view unit);             ///< of indicator_unit: %, pp, £, £m, numberstring
bool null_word(std::string_view value);             ///< NULL, NA and the like
bool legacy_symbol(std::string_view value);         ///< N/A, ., .., -
bool obsolete_symbol(std::string_view value);       ///< ~ and :
bool harmonised_ethnicity(std::string_view value);  ///< of the harmonised major and minor groups

/// Columns that look like places or their codes, such as school_name or la_id, whatever the standard calls
/// them.
bool looks_like_place(std::string_view column);

}  // namespace headrow::evidence::screening
