#include "xlsx_reader.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <charconv>

#include "headrow/base/figure.hpp"
#include "xlsx_dates.hpp"
#include "xlsx_xml.hpp"

namespace headrow::formats {

namespace {

// ECMA-376 leaves it open; these are the bounds that spreadsheet programmes keep to.
constexpr long kMostRows = 1048576;
constexpr std::size_t kMostColumns = 16384;

/// "A" for 0, "AA" for 26.
std::string column_letters(std::size_t column) {
  std::string letters;
  for (std::size_t rest = column + 1; rest > 0; rest = (rest - 1) / 26) {
    letters.insert(letters.begin(), static_cast<char>('A' + (rest - 1) % 26));
  }
  return letters;
}

/// The column of "C5" is 2; `otherwise` when the reference names none within bounds.
std::size_t column_of(std::string_view reference, std::size_t otherwise) {
  std::size_t column = 0;
  for (const char c : reference) {
    if (c < 'A' || c > 'Z' || column > kMostColumns) break;
    column = column * 26 + static_cast<std::size_t>(c - 'A') + 1;
  }
  return column == 0 || column > kMostColumns ? otherwise : column - 1;
}

bool same_in_any_case(std::string_view a, std::string_view b) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [&](char x, char y) { return lower(x) == lower(y); });
}

}  // namespace

Result<std::unique_ptr<XlsxReader>> XlsxReader::open(XlsxPackage package, std::string name,
                                                     std::uint64_t file_bytes, const TableOptions& options) {
  std::unique_ptr<XlsxReader> reader(new XlsxReader(std::move(package), std::move(name), file_bytes));
  if (auto chosen = reader->choose_sheet(options.sheet); !chosen) return tl::unexpected(chosen.error());
  if (auto read = reader->read_strings(); !read) return tl::unexpected(read.error());
  auto dates = xlsx::date_styles(reader->package_);
  if (!dates) return tl::unexpected(dates.error());
  reader->date_styles_ = std::move(*dates);
  if (auto read = reader->read_headings(options.heading_row); !read) return tl::unexpected(read.error());
  return reader;
}

Result<void> XlsxReader::choose_sheet(const std::string& wanted) {
  const auto& sheets = package_.sheets();
  const auto chosen =
      wanted.empty() ? sheets.begin() : std::find_if(sheets.begin(), sheets.end(), [&](const auto& sheet) {
        return same_in_any_case(sheet.name, wanted);
      });
  if (chosen == sheets.end()) {
    return fail(ProblemCode::BadInput, fmt::format("The workbook has no sheet '{}'. Its sheets are: {}.",
                                                   wanted, fmt::join(package_.sheet_names(), ", ")));
  }
  sheet_name_ = chosen->name;
  auto document = package_.xml(chosen->part);
  if (!document) return tl::unexpected(document.error());
  sheet_ = std::move(*document);
  const pugi::xml_node data = xlsx::child(sheet_->document_element(), "sheetData");
  next_row_ = xlsx::child(data, "row");
  for (auto row = next_row_; row; row = xlsx::next(row, "row")) ++rows_;
  return {};
}

Result<void> XlsxReader::read_strings() {
  if (package_.strings_part().empty()) return {};
  const auto document = package_.xml(package_.strings_part());
  if (!document) return tl::unexpected(document.error());
  const pugi::xml_node table = (*document)->document_element();
  for (auto item = xlsx::child(table, "si"); item; item = xlsx::next(item, "si")) {
    strings_.push_back(xlsx::string_item(item));
  }
  return {};
}

Result<void> XlsxReader::read_headings(int heading_row) {
  for (;;) {
    auto row = next();
    if (!row) {
      // What stands above the headings is not read, so an error there is no error.
      if (problem_ && line_ < heading_row) {
        problem_.reset();
        continue;
      }
      return tl::unexpected(row.error());
    }
    const std::optional<TableRow>& record = *row;
    if (!record) {
      return fail(ProblemCode::BadInput,
                  fmt::format("The sheet '{}' has no headings: nothing stands in row {} or below.",
                              sheet_name_, heading_row));
    }
    if (record->line < heading_row) continue;
    headings_.assign(record->cells.begin(), record->cells.end());
    return {};
  }
}

Result<std::optional<TableRow>> XlsxReader::next() {
  while (!problem_ && next_row_) {
    const pugi::xml_node row = next_row_;
    next_row_ = xlsx::next(row, "row");
    ++rows_done_;
    const std::string_view number = xlsx::attribute(row, "r");
    long line = line_ + 1;
    std::from_chars(number.data(), number.data() + number.size(), line);
    if (line <= line_ || line > kMostRows) {
      problem_ = Problem{ProblemCode::BadInput,
                         "The workbook is damaged: its rows are not in order.",
                         {name_, line_, "", std::string(number)}};
      break;
    }
    line_ = line;
    if (auto cells = read_cells(row); !cells) {
      problem_ = cells.error();
      break;
    }
    const bool blank =
        std::all_of(texts_.begin(), texts_.end(), [](const auto& text) { return text.empty(); });
    if (blank) continue;
    views_.assign(texts_.begin(), texts_.end());
    return TableRow{line_, views_};
  }
  if (problem_) return tl::unexpected(*problem_);
  return std::optional<TableRow>();
}

Result<void> XlsxReader::read_cells(const pugi::xml_node& row) {
  texts_.clear();
  std::size_t column = 0;
  for (auto cell = xlsx::child(row, "c"); cell; cell = xlsx::next(cell, "c")) {
    column = column_of(xlsx::attribute(cell, "r"), column);
    if (column >= kMostColumns)
      return refuse("The workbook is damaged: the row has too many cells.", column, "");
    auto text = cell_text(cell, column);
    if (!text) return tl::unexpected(text.error());
    if (texts_.size() <= column) texts_.resize(column + 1);
    texts_[column++] = std::move(*text);
  }
  while (!texts_.empty() && texts_.back().empty()) texts_.pop_back();
  return {};
}

Result<std::string> XlsxReader::cell_text(const pugi::xml_node& cell, std::size_t column) const {
  const std::string_view type = xlsx::attribute(cell, "t");
  const std::string_view value = xlsx::child(cell, "v").child_value();
  if (type == "s") {
    std::size_t index = strings_.size();
    std::from_chars(value.data(), value.data() + value.size(), index);
    if (index >= strings_.size())
      return refuse("The workbook is damaged: a cell's text is missing.", column, value);
    return strings_[index];
  }
  if (type == "inlineStr") return xlsx::string_item(xlsx::child(cell, "is"));
  if (type == "str") return xlsx::unescaped(value);
  if (type == "b") return value.empty() ? "" : value == "1" ? "TRUE" : "FALSE";
  if (type == "e") {
    return refuse(
        fmt::format(
            "Cell {}{} of sheet '{}' holds the formula error {}. Mend the formula in the workbook, or "
            "put the value in its place.",
            column_letters(column), line_, sheet_name_, value),
        column, value);
  }
  return number_cell(cell, value);
}

std::string XlsxReader::number_cell(const pugi::xml_node& cell, std::string_view value) const {
  double number = 0;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
  if (value.empty() || error != std::errc{} || end != value.data() + value.size()) return std::string(value);
  const std::string_view style_text = xlsx::attribute(cell, "s");
  std::size_t style = date_styles_.size();
  std::from_chars(style_text.data(), style_text.data() + style_text.size(), style);
  if (style < date_styles_.size() && date_styles_[style]) {
    std::string date = xlsx::iso_date(number, package_.counts_from_1904());
    if (!date.empty()) return date;
  }
  return number_text(number);
}

tl::unexpected<Problem> XlsxReader::refuse(std::string message, std::size_t column,
                                           std::string_view value) const {
  const bool named = column < headings_.size() && !headings_[column].empty();
  return fail(ProblemCode::BadInput, std::move(message),
              {name_, line_, named ? headings_[column] : column_letters(column), std::string(value)});
}

std::uint64_t XlsxReader::bytes_done() const {
  return rows_ == 0 ? file_bytes_ : file_bytes_ * rows_done_ / rows_;
}

}  // namespace headrow::formats
