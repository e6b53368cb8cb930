// Workbooks. Bytes at random never make an archive whose checksums are right, so unless the first byte says
// otherwise they are put into a good one as its rows, strings and styles, separated by NUL.
#include <array>
#include <cstdint>
#include <string_view>

#include "headrow/formats/table_reader.hpp"
#include "must.hpp"
#include "packing.hpp"
#include "utf8.hpp"

using namespace headrow;
using namespace headrow::formats;

namespace {

packing::Workbook parts_of(std::string_view bytes) {
  std::array<std::string, 4> parts;
  for (std::string& part : parts) {
    const std::size_t end = std::min(bytes.find('\0'), bytes.size());
    part = bytes.substr(0, end);
    bytes.remove_prefix(std::min(end + 1, bytes.size()));
  }
  return {parts[0], parts[1], parts[2], parts[3]};
}

void read(std::string_view bytes, const TableOptions& options) {
  auto reader = open_table_in_memory(bytes, "fuzz.xlsx", options);
  long line = 0;
  while (reader) {
    const auto row = (*reader)->next();
    if (!row || !*row) return;
    must((*row)->line > line, "lines go forward");
    must(!(*row)->cells.empty(), "a row has cells");
    line = (*row)->line;
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  TableOptions options;
  options.heading_row = 1 + (data[0] >> 4) % 4;
  read((data[0] & 1) != 0 ? std::string(bytes) : packing::workbook(parts_of(bytes)), options);
  return 0;
}
