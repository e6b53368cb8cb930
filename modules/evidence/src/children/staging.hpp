#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "database.hpp"
#include "file_findings.hpp"
#include "headrow/base/progress.hpp"
#include "headrow/evidence/layout.hpp"
#include "headrow/formats/xml_document.hpp"

namespace headrow::evidence::children {

/// What becomes of the columns of a file on their way to the typed records: a temporary table `staged` with
/// `line` and one text column for each, `c0`, `c1`, ... in the order of `columns`; blank is null.
struct Staged {
  std::vector<std::string> columns;  ///< headings, or paths in XML
  std::uint64_t rows = 0;
  /// The staged column of a heading; -1 when the file has none.
  int column(const std::string& name) const;
};

/// The columns of a field: one, or several joined ("LEA + Estab") whose texts are taken one after the other.
std::vector<std::string> parts_of(const std::string& name);

/// The columns that records of one path need, without those of personal fields: what is not needed is not
/// even read.
std::vector<std::string> needed_columns(const Layout& layout, const std::string& path);

/// Stages the rows of a text or workbook. Headings that the file does not have are left out.
Staged stage_table(Connection& connection, const Layout& layout, const std::filesystem::path& bytes,
                   std::vector<std::string> columns, FileFindings& findings, Progress& progress);
/// Stages the elements of a path.
Staged stage_xml(Connection& connection, const formats::XmlDocument& document, const std::string& path,
                 std::vector<std::string> columns, FileFindings& findings, Progress& progress);
/// Stages a Parquet file, which the store reads itself; lines are rows from 1. A file that it cannot read is
/// a finding.
Staged stage_parquet(Connection& connection, const std::filesystem::path& bytes,
                     std::vector<std::string> columns, FileFindings& findings);

/// The columns of a Parquet file; empty when it cannot be read.
std::vector<std::string> parquet_columns(Connection& connection, const std::filesystem::path& bytes);

/// A text as SQL writes it, in quotes.
std::string quoted_sql(std::string_view text);

}  // namespace headrow::evidence::children
