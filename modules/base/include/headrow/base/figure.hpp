#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace headrow {

/// Why a published cell has no number. None of these is zero.
enum class Symbol : unsigned char {
  None = 0,        ///< there is a number
  Suppressed,      ///< c: hidden to protect people (also SUPP)
  NotApplicable,   ///< z: cannot exist here (also NA, NE, NP as the performance tables have them)
  NotAvailable,    ///< x: not available (also ":", ".", "..", "-", NULL)
  Low,             ///< low: rounds to nought but is not nought (also k, ~)
  LowReliability,  ///< u
  Blank            ///< the cell is empty
};

/// A published figure: a number, or a stated reason for none. LowReliability may stand beside a number.
struct Figure {
  std::optional<double> value;
  Symbol symbol = Symbol::None;
  bool operator==(const Figure&) const = default;
};

/// The letter of the Department's open data standard for a symbol: "c", "z", "x", "low", "u"; "" for None and
/// Blank.
std::string_view symbol_text(Symbol symbol);

/// Reads one published cell: numbers as they stand in the files ("62.3%", "£45,421", "1,234",
/// "9.1999999999999993", "6.64E-3", "383.0", surrounding blanks) and every symbol listed at Symbol, in any
/// case. A percent sign is dropped, not divided by. nullopt when it is neither a number nor a known symbol:
/// the caller reports it.
std::optional<Figure> read_figure(std::string_view text);

/// Decimal text that reads back to the same double, shortest form; 15 significant digits so that the binary
/// noise of published spreadsheets ("4.0599999999999996") is shown as what was meant (4.06).
std::string number_text(double value);

/// `value` rounded half away from nought to `decimals` in decimal, as the Department rounds (not banker's
/// rounding): 2.5 -> "3", 44.75 -> "44.8", -0.04 at 1 -> "0.0".
std::string rounded_text(double value, int decimals);

/// The same as a number.
double rounded(double value, int decimals);

}  // namespace headrow
