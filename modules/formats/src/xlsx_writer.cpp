#include "headrow/formats/xlsx_writer.hpp"

#include <fmt/format.h>
#include <sys/mman.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <cstring>
#include <map>
#include <set>

#include "xlsx_xml.hpp"

namespace headrow::formats {

namespace {

constexpr std::size_t kMostRows = 1048576;
constexpr std::size_t kMostColumns = 16384;
constexpr std::size_t kMostNameLength = 31;

// 1 January 1980, the earliest time a ZIP archive can hold: a fixed one, so that the same sheets give the
// same bytes.
constexpr time_t kCreated = 315532800;

std::size_t character_count(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(
      text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

/// The first `most` characters of UTF-8.
std::string first_characters(std::string_view text, std::size_t most) {
  std::size_t end = 0;
  for (std::size_t count = 0; end < text.size(); ++end) {
    const bool begins = (static_cast<unsigned char>(text[end]) & 0xC0) != 0x80;
    if (begins && count++ == most) break;
  }
  return std::string(text.substr(0, end));
}

std::string lowered(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return text;
}

/// A name that a sheet may have and no other sheet of the workbook has in any case.
std::string allowed_name(std::string name, std::set<std::string>& taken) {
  for (char& c : name) {
    if (std::string_view("[]:*?/\\").find(c) != std::string_view::npos) c = ' ';
  }
  name.erase(0, std::min(name.find_first_not_of("' "), name.size()));
  name = first_characters(name, kMostNameLength);
  name.erase(name.find_last_not_of("' ") + 1);
  if (name.empty()) name = "Sheet";
  std::string unique = name;
  for (int number = 2; !taken.insert(lowered(unique)).second; ++number) {
    const std::string suffix = fmt::format(" ({})", number);
    unique = first_characters(name, kMostNameLength - suffix.size()) + suffix;
  }
  return unique;
}

/// A file without a name, in memory: libxlsxwriter writes to paths only.
class MemoryFile {
public:
  MemoryFile() : descriptor_(::memfd_create("workbook", MFD_CLOEXEC)) {}
  ~MemoryFile() {
    if (descriptor_ >= 0) ::close(descriptor_);
  }
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;

  bool made() const { return descriptor_ >= 0; }
  std::string path() const { return fmt::format("/proc/self/fd/{}", descriptor_); }

  std::optional<std::string> contents() const {
    const off_t size = ::lseek(descriptor_, 0, SEEK_END);
    if (size < 0) return std::nullopt;
    std::string bytes(static_cast<std::size_t>(size), '\0');
    std::size_t filled = 0;
    while (filled < bytes.size()) {
      const ssize_t came =
          ::pread(descriptor_, bytes.data() + filled, bytes.size() - filled, static_cast<off_t>(filled));
      if (came <= 0) return std::nullopt;
      filled += static_cast<std::size_t>(came);
    }
    return bytes;
  }

private:
  int descriptor_;
};

/// The formats that a workbook's cells share.
class CellFormats {
public:
  explicit CellFormats(lxw_workbook* workbook)
      : workbook_(workbook), heading_(::workbook_add_format(workbook)) {
    ::format_set_bold(heading_);
    ::format_set_text_wrap(heading_);
    ::format_set_align(heading_, LXW_ALIGN_VERTICAL_TOP);
  }

  lxw_format* heading() const { return heading_; }

  lxw_format* with_decimals(std::optional<int> decimals) {
    if (!decimals) return nullptr;
    auto [at, added] = by_decimals_.try_emplace(std::clamp(*decimals, 0, 15), nullptr);
    if (added) {
      at->second = ::workbook_add_format(workbook_);
      const std::string pattern =
          at->first == 0 ? "0" : "0." + std::string(static_cast<std::size_t>(at->first), '0');
      ::format_set_num_format(at->second, pattern.c_str());
    }
    return at->second;
  }

private:
  lxw_workbook* workbook_;
  lxw_format* heading_;
  std::map<int, lxw_format*> by_decimals_;
};

double width_of(const Sheet& sheet, std::size_t column) {
  constexpr std::size_t rows_looked_at = 200;
  constexpr std::size_t least = 8;
  constexpr std::size_t most = 60;
  const SheetColumn& about = sheet.columns[column];
  if (about.width) return *about.width;
  // Long headings wrap, so only half of one asks for width.
  std::size_t width = std::max(least, character_count(about.heading) / 2 + 2);
  for (std::size_t row = 0; row < std::min(rows_looked_at, sheet.rows.size()); ++row) {
    if (column >= sheet.rows[row].size()) continue;
    const auto* text = std::get_if<std::string>(&sheet.rows[row][column]);
    if (text != nullptr) width = std::max(width, character_count(*text) + 1);
  }
  return static_cast<double>(std::min(width, most));
}

lxw_error write_cell(lxw_worksheet* to, std::size_t row, std::size_t column, const SheetCell& cell,
                     lxw_format* number_format) {
  const auto at_row = static_cast<lxw_row_t>(row);
  const auto at_column = static_cast<lxw_col_t>(column);
  if (const auto* text = std::get_if<std::string>(&cell)) {
    if (text->empty()) return LXW_NO_ERROR;
    return ::worksheet_write_string(to, at_row, at_column, xlsx::escaped(*text).c_str(), nullptr);
  }
  const auto* number = std::get_if<double>(&cell);
  if (number == nullptr || !std::isfinite(*number)) return LXW_NO_ERROR;
  return ::worksheet_write_number(to, at_row, at_column, *number, number_format);
}

Result<void> write_sheet(lxw_worksheet* to, const Sheet& sheet, CellFormats& formats) {
  const auto refused = [&](lxw_error error, std::size_t row) {
    return fail(ProblemCode::BadUsage,
                fmt::format("Sheet '{}', row {}, cannot be written: {} Take CSV instead.", sheet.name,
                            row + 1, ::lxw_strerror(error)));
  };
  std::vector<lxw_format*> number_formats;
  for (std::size_t column = 0; column < sheet.columns.size(); ++column) {
    const auto number = static_cast<lxw_col_t>(column);
    number_formats.push_back(formats.with_decimals(sheet.columns[column].decimals));
    ::worksheet_set_column(to, number, number, width_of(sheet, column), nullptr);
    const lxw_error error = ::worksheet_write_string(
        to, 0, number, xlsx::escaped(sheet.columns[column].heading).c_str(), formats.heading());
    if (error != LXW_NO_ERROR) return refused(error, 0);
  }
  ::worksheet_freeze_panes(to, 1, 0);
  for (std::size_t row = 0; row < sheet.rows.size(); ++row) {
    const auto& cells = sheet.rows[row];
    for (std::size_t column = 0; column < cells.size(); ++column) {
      lxw_format* format = column < number_formats.size() ? number_formats[column] : nullptr;
      const lxw_error error = write_cell(to, row + 1, column, cells[column], format);
      if (error != LXW_NO_ERROR) return refused(error, row + 1);
    }
  }
  return {};
}

Result<void> check_bounds(std::span<const Sheet> sheets) {
  if (sheets.empty()) return fail(ProblemCode::BadUsage, "A workbook needs at least one sheet.");
  for (const Sheet& sheet : sheets) {
    std::size_t widest = sheet.columns.size();
    for (const auto& row : sheet.rows) widest = std::max(widest, row.size());
    if (sheet.rows.size() >= kMostRows || widest > kMostColumns) {
      return fail(
          ProblemCode::BadUsage,
          fmt::format("A sheet holds {} rows and {} columns, too few for '{}'. Ask for less, or take CSV.",
                      kMostRows, kMostColumns, sheet.name));
    }
  }
  return {};
}

Result<void> write_to(const std::string& path, std::span<const Sheet> sheets) {
  lxw_workbook* workbook = ::workbook_new(path.c_str());
  if (workbook == nullptr) return fail(ProblemCode::Failed, "There is not enough memory for the workbook.");
  lxw_doc_properties properties{};
  properties.created = kCreated;
  ::workbook_set_properties(workbook, &properties);
  CellFormats formats(workbook);
  std::set<std::string> taken;
  Result<void> written;
  for (const Sheet& sheet : sheets) {
    lxw_worksheet* to = ::workbook_add_worksheet(workbook, allowed_name(sheet.name, taken).c_str());
    if (to == nullptr) {
      written = fail(ProblemCode::BadUsage, fmt::format("A sheet cannot be named '{}'.", sheet.name));
    } else {
      written = write_sheet(to, sheet, formats);
    }
    if (!written) break;
  }
  const lxw_error error = ::workbook_close(workbook);  // writes the file, and frees the workbook either way
  if (written && error != LXW_NO_ERROR) {
    return fail(ProblemCode::Failed,
                fmt::format("The workbook could not be written: {}", ::lxw_strerror(error)));
  }
  return written;
}

}  // namespace

Result<std::string> write_workbook(std::span<const Sheet> sheets) {
  if (auto fits = check_bounds(sheets); !fits) return tl::unexpected(fits.error());
  const MemoryFile file;
  if (!file.made()) {
    return fail(ProblemCode::Failed,
                fmt::format("No file in memory could be made: {}.", std::strerror(errno)));
  }
  if (auto written = write_to(file.path(), sheets); !written) return tl::unexpected(written.error());
  auto bytes = file.contents();
  if (!bytes) return fail(ProblemCode::Failed, "The workbook could not be read back from memory.");
  return std::move(*bytes);
}

}  // namespace headrow::formats
