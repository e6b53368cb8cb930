#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "headrow/base/result.hpp"
#include "xlsx_package.hpp"

namespace headrow::formats::xlsx {

/// True for a number format that shows a date or a time of day: "dd/mm/yyyy", "[$-809]d mmmm yyyy", "h:mm";
/// false for "0.0", "#,##0", "[Red]0" or text in quotes.
bool shows_date(std::string_view format);

/// Which cell styles (by the number that a cell's "s" gives) show a date. ECMA-376 part 1, 18.8.30.
Result<std::vector<bool>> date_styles(const XlsxPackage& package);

/// A serial number as ISO text: "2025-03-31", with a time of day "2025-03-31T09:30:00", without a day
/// "09:30:00". Days count from 1899-12-31 (with the day 29 February 1900 that never was, which the format
/// keeps) or from 1904-01-01.
/// "" when the number is no date that the format can hold.
std::string iso_date(double serial, bool counts_from_1904);

}  // namespace headrow::formats::xlsx
