#pragma once

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "headrow/formats/table_reader.hpp"

namespace headrow::formats::reading {

using Row = std::vector<std::string>;

/// All that a reader gave until its end or its first problem.
struct Table {
  Row headings;
  std::vector<Row> rows;
  std::vector<long> lines;
  std::string encoding;
  bool ended_without_line_end = false;
  std::optional<Problem> problem;
};

inline void read_rows(TableReader& reader, Table& table) {
  for (;;) {
    const auto row = reader.next();
    if (!row) {
      table.problem = row.error();
      return;
    }
    if (!*row) return;
    table.lines.push_back((*row)->line);
    table.rows.emplace_back((*row)->cells.begin(), (*row)->cells.end());
  }
}

inline Table read_all(Result<std::unique_ptr<TableReader>> reader) {
  Table table;
  if (!reader) {
    table.problem = reader.error();
    return table;
  }
  table.headings = (*reader)->headings();
  read_rows(**reader, table);
  table.encoding = (*reader)->encoding();
  table.ended_without_line_end = (*reader)->ended_without_line_end();
  return table;
}

inline Table read_bytes(std::string_view bytes, const TableOptions& options = {}) {
  return read_all(open_table_in_memory(bytes, "table.csv", options));
}

}  // namespace headrow::formats::reading
