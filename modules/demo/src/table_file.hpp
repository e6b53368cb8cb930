#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "headrow/base/result.hpp"

namespace headrow::demo {

/// A CSV file being written; gzipped when its name ends in .gz. The same rows give the same bytes.
class TableFile {
public:
  TableFile(std::filesystem::path file, const std::vector<std::string>& headings);
  void row(const std::vector<std::string>& cells);
  /// Writes the file out, making its folder. Failed when the disk would not take it.
  Result<void> finish();

private:
  std::filesystem::path file_;
  std::string text_;
};

/// A whole number or a figure as publishers write it.
std::string cell(int value);
std::string cell(double value, int decimals);

}  // namespace headrow::demo
