#pragma once

#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "headrow/base/result.hpp"

namespace headrow::formats {

/// Nothing, a text (never run as a formula) or a number.
using SheetCell = std::variant<std::monostate, std::string, double>;

struct SheetColumn {
  std::string heading;
  std::optional<int> decimals;  ///< places that numbers are shown with; the number itself stays unrounded
  std::optional<double> width;  ///< in characters; unset: wide enough for the heading and the first rows
};

struct Sheet {
  std::string
      name;  ///< shortened to 31 characters, and without []:*?/\ which sheets may not have in their names
  std::vector<SheetColumn> columns;
  std::vector<std::vector<SheetCell>> rows;
};

/// The bytes of an XLSX workbook: headings bold and kept in sight, numbers as numbers. The same sheets give
/// the same bytes. BadUsage for no sheet at all, more rows or columns than a sheet holds (1,048,576 and
/// 16,384), or a text over 32,767 characters; Failed when the machine has no memory for it.
Result<std::string> write_workbook(std::span<const Sheet> sheets);

}  // namespace headrow::formats
