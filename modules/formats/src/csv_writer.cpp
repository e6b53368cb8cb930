#include "headrow/formats/csv_writer.hpp"

#include <algorithm>

#include "headrow/base/figure.hpp"

namespace headrow::formats {

namespace {

bool would_run_as_formula(std::string_view text) {
  constexpr std::string_view beginnings = "=+@\t\r";
  if (text.empty()) return false;
  if (text.front() != '-') return beginnings.find(text.front()) != std::string_view::npos;
  const auto figure = read_figure(text);
  return text != "-" && !(figure && figure->value);
}

bool needs_quotes(std::string_view text) {
  if (text.find_first_of(",\"\n\r") != std::string_view::npos) return true;
  // Blanks alone would look like a blank line in a table of one column.
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c == ' ' || c == '\t'; });
}

}  // namespace

void CsvWriter::begin_cell() {
  if (row_begun_) out_ += ',';
  row_begun_ = true;
  only_empty_cell_ = false;
}

CsvWriter& CsvWriter::cell(std::string_view text) {
  const bool first = !row_begun_;
  begin_cell();
  only_empty_cell_ = first && text.empty();
  const bool protect = formulas_ == Formulas::Protect && would_run_as_formula(text);
  if (!needs_quotes(text)) {
    if (protect) out_ += '\'';
    out_ += text;
    return *this;
  }
  out_ += '"';
  if (protect) out_ += '\'';
  for (const char c : text) {
    out_ += c;
    if (c == '"') out_ += c;
  }
  out_ += '"';
  return *this;
}

CsvWriter& CsvWriter::cell(double number) {
  begin_cell();
  out_ += number_text(number);
  return *this;
}

CsvWriter& CsvWriter::cell(std::optional<double> number) {
  return number ? cell(*number) : cell(std::string_view());
}

void CsvWriter::end_row() {
  if (only_empty_cell_) out_ += "\"\"";
  out_ += '\n';
  row_begun_ = false;
  only_empty_cell_ = false;
}

void CsvWriter::row(std::span<const std::string_view> cells) {
  for (const std::string_view each : cells) cell(each);
  end_row();
}

void CsvWriter::row(std::span<const std::string> cells) {
  for (const std::string& each : cells) cell(each);
  end_row();
}

void CsvWriter::row(std::initializer_list<std::string_view> cells) {
  for (const std::string_view each : cells) cell(each);
  end_row();
}

}  // namespace headrow::formats
