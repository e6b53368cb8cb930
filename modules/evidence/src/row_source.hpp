#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "file_findings.hpp"
#include "headings.hpp"
#include "headrow/base/progress.hpp"
#include "headrow/formats/table_reader.hpp"

namespace headrow::evidence {

/// The rows of a file with the checks that hold for every shape: short rows are padded, long ones kept out, a
/// file that cannot be read on or that ends in the middle of a row is an error. Remembers the first rows on
/// request, so that columns can be judged before they are read.
class RowSource {
public:
  RowSource(formats::TableReader& table, const Headings& headings, FileFindings& findings, Progress& progress)
      : table_(table), headings_(headings), findings_(findings), progress_(progress) {}

  /// Reads up to `count` rows ahead; `next` then gives them first.
  void read_ahead(std::size_t count);
  /// The cells of the rows read ahead, for judging columns.
  std::size_t ahead() const { return ahead_.size(); }
  std::string_view ahead_cell(std::size_t row, std::size_t column) const;

  /// False at the end of the file, or when it cannot be read on (which is then a finding).
  bool next();
  long line() const { return line_; }
  /// A cell without blanks at its ends; "" beyond the end of a short row.
  std::string_view cell(std::size_t column) const {
    return column < cells_.size() ? cells_[column] : std::string_view();
  }
  bool blank_row() const;
  std::uint64_t rows() const { return rows_; }

private:
  struct Kept {
    long line = 0;
    std::string text;
    std::vector<std::pair<std::size_t, std::size_t>> places;  ///< offset and length of each cell in `text`
  };
  bool read_row();
  bool check_count();
  void take_kept();

  formats::TableReader& table_;
  const Headings& headings_;
  FileFindings& findings_;
  Progress& progress_;
  std::vector<Kept> ahead_;
  std::size_t taken_ = 0;
  std::vector<std::string_view> cells_;
  long line_ = 0;
  std::set<std::size_t> short_lengths_;  ///< of rows with fewer cells than there are headings
  std::uint64_t rows_ = 0;
  bool ended_ = false;
};

}  // namespace headrow::evidence
