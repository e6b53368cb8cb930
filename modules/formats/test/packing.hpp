#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace headrow::formats::packing {

/// One gzip stream of `bytes`.
std::string gzipped(std::string_view bytes);

/// A ZIP archive of files by path.
std::string zipped(const std::vector<std::pair<std::string, std::string>>& files);

/// A workbook with one sheet "Figures" whose <sheetData> holds `rows`, with shared strings and cell styles as
/// given.
struct Workbook {
  std::string rows;
  std::string strings;     ///< <si> elements
  std::string styles;      ///< inside <styleSheet>
  std::string properties;  ///< beside <sheets>, such as <workbookPr date1904="1"/>
};
std::string workbook(const Workbook& parts);

}  // namespace headrow::formats::packing
