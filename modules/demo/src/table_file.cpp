#include "table_file.hpp"

#include <zlib.h>

#include <fstream>
#include <sstream>

#include "headrow/base/figure.hpp"
#include "headrow/formats/csv_writer.hpp"

namespace headrow::demo {
namespace {

Problem not_written(const std::filesystem::path& file) {
  return {ProblemCode::Failed, "The file could not be written. Is the disk full?", {file.string()}};
}

Result<void> write_gzip(const std::filesystem::path& file, const std::string& text) {
  const gzFile out = gzopen(file.c_str(), "wb6");
  if (out == nullptr) return tl::unexpected(not_written(file));
  bool written = true;
  constexpr std::size_t kBlock = std::size_t{1} << 20;
  for (std::size_t at = 0; at < text.size() && written; at += kBlock) {
    const auto length = static_cast<unsigned>(std::min(kBlock, text.size() - at));
    written = gzwrite(out, text.data() + at, length) == static_cast<int>(length);
  }
  if (gzclose(out) != Z_OK || !written) return tl::unexpected(not_written(file));
  return {};
}

}  // namespace

TableFile::TableFile(std::filesystem::path file, const std::vector<std::string>& headings)
    : file_(std::move(file)) {
  row(headings);
}

void TableFile::row(const std::vector<std::string>& cells) {
  // Publishers do not guard their files against spreadsheets, and negative figures must stay figures.
  formats::CsvWriter(text_, formats::Formulas::Keep).row(std::span<const std::string>(cells));
}

Result<void> TableFile::finish() {
  std::error_code failed;
  std::filesystem::create_directories(file_.parent_path(), failed);
  if (failed) return tl::unexpected(not_written(file_));
  if (file_.extension() == ".gz") return write_gzip(file_, text_);
  std::ofstream out(file_, std::ios::binary);
  out << text_;
  if (!out.flush()) return tl::unexpected(not_written(file_));
  return {};
}

std::string cell(int value) {
  return std::to_string(value);
}

std::string cell(double value, int decimals) {
  return rounded_text(value, decimals);
}

}  // namespace headrow::demo
