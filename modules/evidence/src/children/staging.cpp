#include "children/staging.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "children/record_kind.hpp"
#include "headings.hpp"
#include "headrow/formats/table_reader.hpp"
#include "row_source.hpp"

namespace headrow::evidence::children {

namespace {

constexpr std::string_view kJoined = " + ";

void make_staged(Connection& connection, std::size_t columns) {
  std::string sql = "CREATE OR REPLACE TEMP TABLE staged (line BIGINT NOT NULL";
  for (std::size_t i = 0; i < columns; ++i) sql += fmt::format(", c{} TEXT", i);
  connection.run(sql + ")");
}

/// Appends every row of a reader; `places` says where each staged column stands in it.
std::uint64_t append_rows(Connection& connection, RowSource& rows, const std::vector<std::size_t>& places) {
  Appender appender(connection, "staged");
  while (rows.next()) {
    if (rows.blank_row()) continue;
    appender.set<std::int64_t>(0, rows.line());
    for (std::size_t i = 0; i < places.size(); ++i) {
      const std::string_view cell = rows.cell(places[i]);
      cell.empty() ? appender.set_null(i + 1) : appender.set_text(i + 1, cell);
    }
    appender.end_row();
  }
  appender.close();
  return rows.rows();
}

}  // namespace

int Staged::column(const std::string& name) const {
  const auto found = std::find(columns.begin(), columns.end(), name);
  return found == columns.end() ? -1 : static_cast<int>(found - columns.begin());
}

std::string quoted_sql(std::string_view text) {
  std::string quoted = "'";
  for (const char letter : text) {
    quoted += letter;
    if (letter == '\'') quoted += letter;
  }
  return quoted + "'";
}

std::vector<std::string> parts_of(const std::string& name) {
  std::vector<std::string> parts;
  std::size_t begin = 0;
  for (std::size_t plus = 0; plus != std::string::npos; begin = plus + kJoined.size()) {
    plus = name.find(kJoined, begin);
    parts.push_back(name.substr(begin, plus == std::string::npos ? plus : plus - begin));
    if (plus == std::string::npos) break;
  }
  return parts;
}

std::vector<std::string> needed_columns(const Layout& layout, const std::string& path) {
  std::vector<std::string> columns;
  for (const LayoutRecord& record : layout.records) {
    const RecordKind* kind = record_kind(record.kind);
    for (const LayoutField& field : record.fields) {
      if (record.path != path || field.name.empty()) continue;
      if (kind->field(field.field)->type == FieldType::Personal) continue;
      for (std::string& part : parts_of(field.name)) {
        if (std::find(columns.begin(), columns.end(), part) == columns.end())
          columns.push_back(std::move(part));
      }
    }
  }
  return columns;
}

Staged stage_table(Connection& connection, const Layout& layout, const std::filesystem::path& bytes,
                   std::vector<std::string> columns, FileFindings& findings, Progress& progress) {
  formats::TableOptions options;
  options.sheet = layout.sheet;
  options.heading_row = layout.heading_row;
  Staged staged;
  auto table = formats::open_table(bytes, options);
  if (!table) {
    findings.add("file-not-read", table.error().where.row, table.error().where.column,
                 table.error().where.value, table.error().message);
    return staged;
  }
  const Headings headings((*table)->headings());
  std::vector<std::size_t> places;
  for (std::string& column : columns) {
    const auto place = headings.find(column);
    if (!place) continue;
    places.push_back(*place);
    staged.columns.push_back(std::move(column));
  }
  make_staged(connection, places.size());
  RowSource rows(**table, headings, findings, progress);
  staged.rows = append_rows(connection, rows, places);
  return staged;
}

Staged stage_xml(Connection& connection, const formats::XmlDocument& document, const std::string& path,
                 std::vector<std::string> columns, FileFindings& findings, Progress& progress) {
  const auto table = document.table(path, columns);
  const Headings headings(columns);
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < columns.size(); ++i) places.push_back(i);
  make_staged(connection, columns.size());
  RowSource rows(*table, headings, findings, progress);
  Staged staged;
  staged.columns = std::move(columns);
  staged.rows = append_rows(connection, rows, places);
  return staged;
}

std::vector<std::string> parquet_columns(Connection& connection, const std::filesystem::path& bytes) {
  std::vector<std::string> names;
  try {
    Rows rows = connection.query(fmt::format("SELECT name FROM parquet_schema({}) WHERE type IS NOT NULL",
                                             quoted_sql(bytes.string())));
    while (rows.next_chunk()) {
      for (std::size_t i = 0; i < rows.size(); ++i) names.emplace_back(rows.text(0, i));
    }
  } catch (const DatabaseError&) {
    names.clear();
  }
  return names;
}

Staged stage_parquet(Connection& connection, const std::filesystem::path& bytes,
                     std::vector<std::string> columns, FileFindings& findings) {
  Staged staged;
  const std::vector<std::string> there = parquet_columns(connection, bytes);
  std::string selected;
  for (std::string& column : columns) {
    if (std::find(there.begin(), there.end(), column) == there.end()) continue;
    selected += fmt::format(", nullif(trim(CAST(\"{}\" AS TEXT)), '') AS c{}", column, staged.columns.size());
    staged.columns.push_back(std::move(column));
  }
  try {
    connection.run(fmt::format(
        "CREATE OR REPLACE TEMP TABLE staged AS SELECT file_row_number + 1 AS line{} FROM read_parquet({}, "
        "file_row_number = true)",
        selected, quoted_sql(bytes.string())));
  } catch (const DatabaseError& failure) {
    findings.add("file-not-read", 0, "", "",
                 fmt::format("The Parquet file cannot be read: {}", failure.problem().message));
    return staged;
  }
  Rows rows = connection.query("SELECT count(*) FROM staged");
  rows.next_chunk();
  staged.rows = static_cast<std::uint64_t>(rows.column<std::int64_t>(0)[0]);
  return staged;
}

}  // namespace headrow::evidence::children
