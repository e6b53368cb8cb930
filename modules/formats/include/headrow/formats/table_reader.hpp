#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "headrow/base/result.hpp"

namespace headrow::formats {

struct TableOptions {
  std::string sheet;    ///< of a workbook; "" is the first
  int heading_row = 1;  ///< line (or sheet row) of the headings; lines above are skipped
  std::uint64_t max_line_bytes = 16UL * 1024 * 1024;  ///< a longer record is refused, so memory stays bounded
};

/// One record. Cells are UTF-8 and stay valid until the next call of `next`.
struct TableRow {
  long line =
      0;  ///< line of the file where the record begins, from 1, headings included (sheet row in a workbook)
  std::span<const std::string_view> cells;
};

/// Reads a table record by record in bounded memory: CSV (UTF-8 with or without BOM, or Windows-1252, LF or
/// CRLF, quoted as RFC 4180), the same gzipped, or a sheet of an XLSX workbook. What it is, is seen in the
/// bytes, never in the name. A text without BOM that holds a byte which cannot be UTF-8, wherever it stands,
/// is Windows-1252 as a whole.
class TableReader {
public:
  virtual ~TableReader() = default;

  virtual const std::vector<std::string>& headings() const = 0;

  /// The next record; nullopt at the end. BadInput with line and column for: an unclosed quote at the end of
  /// the file, text after a closing quote, NUL bytes, a record over max_line_bytes, a byte that a file with
  /// BOM cannot have, a gzip stream that is truncated or damaged, a workbook cell with a formula error. After
  /// a problem every further call gives the same problem. Blank lines are passed over. Records may have fewer
  /// or more cells than there are headings: the caller judges.
  virtual Result<std::optional<TableRow>> next() = 0;

  virtual std::uint64_t bytes_done() const = 0;  ///< of the file on disk, for progress
  virtual std::uint64_t bytes_total() const = 0;

  /// "UTF-8", "UTF-8 with BOM", "Windows-1252", "XLSX"; "UTF-8" until a byte beyond ASCII has been met.
  virtual std::string_view encoding() const = 0;

  /// True once the last record has been read and no line end stood behind it. Together with missing cells
  /// this is how a file that was cut off in the middle of a row looks. Never true of a workbook.
  virtual bool ended_without_line_end() const = 0;
};

/// Opens a file and reads its headings. NotFound when it is not there; BadInput when it is empty, a ZIP that
/// is no workbook, no table at all (a PDF, a web page, an old or protected workbook), or has no such sheet or
/// heading row; Failed when the disk cannot be read. Every problem of the reader names the file as it was
/// given here.
Result<std::unique_ptr<TableReader>> open_table(const std::filesystem::path& file,
                                                const TableOptions& options = {});

/// The same over bytes that outlive the reader; `name` stands for the file in problems.
Result<std::unique_ptr<TableReader>> open_table_in_memory(std::string_view bytes, const std::string& name,
                                                          const TableOptions& options = {});

/// The names of a workbook's sheets in their order; empty for a file that is no workbook. NotFound, BadInput,
/// Failed as `open_table`.
Result<std::vector<std::string>> sheet_names(const std::filesystem::path& file);

}  // namespace headrow::formats
