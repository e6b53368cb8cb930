// Tables as text, gzipped or not. Cells are good UTF-8, and what was read is written and read back the same.
#include <cstdint>
#include <string_view>
#include <vector>

#include "headrow/formats/csv_writer.hpp"
#include "headrow/formats/table_reader.hpp"
#include "must.hpp"
#include "utf8.hpp"

using namespace headrow;
using namespace headrow::formats;

namespace {

using Rows = std::vector<std::vector<std::string>>;

struct Outcome {
  Rows rows;
  bool whole = false;
};

Outcome read(std::string_view bytes) {
  TableOptions options;
  options.max_line_bytes = 1UL << 20;
  Outcome outcome;
  auto reader = open_table_in_memory(bytes, "fuzz.csv", options);
  if (!reader) return outcome;
  outcome.rows.push_back((*reader)->headings());
  long line = 0;
  for (;;) {
    const auto row = (*reader)->next();
    if (!row) {
      must(!row.error().message.empty() && row.error().where.row > 0, "a problem says what and where");
      return outcome;
    }
    if (!*row) break;
    must((*row)->line > line, "lines go forward");
    line = (*row)->line;
    outcome.rows.emplace_back((*row)->cells.begin(), (*row)->cells.end());
  }
  must((*reader)->bytes_done() == bytes.size(), "the end is the end of the bytes");
  outcome.whole = true;
  return outcome;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const Outcome first = read({reinterpret_cast<const char*>(data), size});
  if (!first.whole) return 0;
  // A mark before the written bytes keeps them from being taken for another kind of file.
  std::string written = "\xEF\xBB\xBF";
  CsvWriter csv(written, Formulas::Keep);
  for (const auto& row : first.rows) {
    for (const auto& cell : row) must(is_utf8(cell), "cells are UTF-8");
    csv.row(row);
  }
  const bool web_page = written.find('<') != std::string::npos;
  if (!web_page) must(read(written).rows == first.rows, "a table reads back");
  return 0;
}
