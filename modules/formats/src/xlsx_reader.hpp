#pragma once

#include <memory>
#include <pugixml.hpp>
#include <string>
#include <vector>

#include "headrow/formats/table_reader.hpp"
#include "xlsx_package.hpp"

namespace headrow::formats {

/// The rows of one sheet. Numbers come as decimal text without binary noise, dates as ISO text, truths as
/// TRUE and FALSE.
class XlsxReader final : public TableReader {
public:
  /// `file_bytes` is the size of the workbook. BadInput when there is no such sheet or no heading row in it.
  static Result<std::unique_ptr<XlsxReader>> open(XlsxPackage package, std::string name,
                                                  std::uint64_t file_bytes, const TableOptions& options);

  const std::vector<std::string>& headings() const override { return headings_; }
  Result<std::optional<TableRow>> next() override;
  std::uint64_t bytes_done() const override;
  std::uint64_t bytes_total() const override { return file_bytes_; }
  std::string_view encoding() const override { return "XLSX"; }
  bool ended_without_line_end() const override { return false; }

private:
  XlsxReader(XlsxPackage package, std::string name, std::uint64_t file_bytes)
      : package_(std::move(package)), name_(std::move(name)), file_bytes_(file_bytes) {}

  Result<void> choose_sheet(const std::string& wanted);
  Result<void> read_strings();
  Result<void> read_headings(int heading_row);
  Result<void> read_cells(const pugi::xml_node& row);
  Result<std::string> cell_text(const pugi::xml_node& cell, std::size_t column) const;
  std::string number_cell(const pugi::xml_node& cell, std::string_view value) const;
  tl::unexpected<Problem> refuse(std::string message, std::size_t column, std::string_view value) const;

  XlsxPackage package_;
  std::string name_;
  std::uint64_t file_bytes_;
  std::string sheet_name_;
  std::unique_ptr<pugi::xml_document> sheet_;
  std::vector<std::string> strings_;
  std::vector<bool> date_styles_;
  std::vector<std::string> headings_;
  pugi::xml_node next_row_;
  long line_ = 0;
  std::uint64_t rows_ = 0;
  std::uint64_t rows_done_ = 0;
  std::vector<std::string> texts_;
  std::vector<std::string_view> views_;
  std::optional<Problem> problem_;
};

}  // namespace headrow::formats
