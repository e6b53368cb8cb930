#pragma once

#include <string>
#include <vector>

#include "headrow/formats/table_reader.hpp"
#include "text_source.hpp"

namespace headrow::formats {

/// Records of comma-separated text (RFC 4180), read through one buffer that never holds much more than one
/// record. A quote opens a quoted cell only at the cell's beginning; elsewhere it is an ordinary character.
class CsvReader final : public TableReader {
public:
  CsvReader(TextSource text, std::string name, const TableOptions& options);

  /// Passes over the lines above the headings and reads them; must come before `next`.
  Result<void> read_headings();

  const std::vector<std::string>& headings() const override { return headings_; }
  Result<std::optional<TableRow>> next() override;
  std::uint64_t bytes_done() const override { return text_.bytes().bytes_done(); }
  std::uint64_t bytes_total() const override { return text_.bytes().bytes_total(); }
  std::string_view encoding() const override { return text_.encoding(); }
  bool ended_without_line_end() const override { return ended_without_line_end_; }

private:
  /// A cell within the record: where its text begins and ends, counted from the record's first byte.
  struct Cell {
    std::size_t begin = 0;
    std::size_t end = 0;
    bool escaped = false;  ///< holds doubled quotes
  };

  bool have(std::size_t at) { return record_ + at < filled_ || more(); }
  char byte(std::size_t at) const { return buffer_[record_ + at]; }
  bool more();
  bool refuse_if_too_long(std::size_t record_bytes);

  bool pass_over_line();
  bool scan_record();
  std::size_t scan_plain_cell(std::size_t at);
  std::size_t scan_quoted_cell(std::size_t at);
  std::size_t after_closing_quote(std::size_t at, std::size_t opened);
  bool record_is_blank() const;
  bool check_doubtful_record();
  void cut_cells();
  std::string_view unescape(const Cell& cell);

  std::string column_name(std::size_t index) const;
  void refuse(ProblemCode code, std::string message, long line, std::string column = {},
              std::string value = {});
  long line_at(std::size_t at) const;

  TextSource text_;
  std::string name_;
  TableOptions options_;
  std::vector<std::string> headings_;

  std::vector<char> buffer_;
  std::size_t filled_ = 0;       ///< bytes of the buffer that hold text
  std::size_t record_ = 0;       ///< where in the buffer the current record begins
  std::size_t record_size_ = 0;  ///< with its line end, once it has been scanned
  bool at_end_ = false;
  bool ended_without_line_end_ = false;

  long line_ = 1;          ///< where the current record begins
  long record_lines_ = 0;  ///< lines that the scanned record takes
  std::vector<Cell> cells_;
  std::vector<std::string_view> views_;
  std::optional<Problem> problem_;
};

}  // namespace headrow::formats
