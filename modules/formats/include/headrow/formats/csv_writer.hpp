#pragma once

#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace headrow::formats {

/// Whether a text that a spreadsheet would run as a formula is made harmless. Protect for anything a person
/// may open; Keep where a programme reads it back and every cell must come as it was.
enum class Formulas : unsigned char { Protect, Keep };

/// Writes a table as comma-separated text in UTF-8, cells quoted where RFC 4180 asks for it, lines ended by
/// LF. With Formulas::Protect a text beginning with = + - @, a tab or a carriage return gets an apostrophe in
/// front, unless it is a negative number ("-0.4") or the lone dash that stands for "not available" (OWASP:
/// CSV injection).
class CsvWriter {
public:
  /// Appends to `out`, which outlives the writer and may be emptied between rows.
  explicit CsvWriter(std::string& out, Formulas formulas = Formulas::Protect)
      : out_(out), formulas_(formulas) {}

  CsvWriter& cell(std::string_view text);
  CsvWriter& cell(double number);                 ///< as number_text writes it
  CsvWriter& cell(std::optional<double> number);  ///< an empty cell where there is none
  void end_row();

  void row(std::span<const std::string_view> cells);
  void row(std::span<const std::string> cells);
  void row(std::initializer_list<std::string_view> cells);

private:
  void begin_cell();

  std::string& out_;
  Formulas formulas_;
  bool row_begun_ = false;
  bool only_empty_cell_ =
      false;  ///< the row so far is one empty cell, which alone would look like a blank line
};

}  // namespace headrow::formats
