#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cell_reader.hpp"
#include "database.hpp"
#include "figure_writer.hpp"
#include "file_findings.hpp"
#include "headings.hpp"
#include "headrow/base/period.hpp"
#include "headrow/evidence/catalogue.hpp"
#include "headrow/evidence/evidence.hpp"
#include "names.hpp"
#include "place_finder.hpp"
#include "place_register.hpp"
#include "repeated_rows.hpp"
#include "row_source.hpp"

namespace headrow::evidence {

/// One file being loaded: what is known of it and where its rows go. The shapes read from `rows` and write
/// into the rest; whether the file is refused is decided afterwards by the findings.
struct LoadJob {
  Connection& connection;
  const Catalogue& catalogue;
  const Layout& layout;
  const Headings& headings;
  const ColumnRoles& roles;
  RowSource& rows;
  FileFindings& findings;
  PlaceRegister& places;
  Names& names;
  PlaceFinder& finder;
  const CellReader& cells;
  FigureWriter& figures;
  FactWriter& facts;
  RepeatedRows& repeated;
  std::optional<std::filesystem::path> sidecar;  ///< of a file of open data that has one
  std::string dataset;                           ///< under which indicators stand: the layout's code
  std::int32_t source = 0;
  Status status = Status::Final;  ///< of rows that do not say their own
  std::optional<Period> period;   ///< of rows without a period column
  std::string period_label;       ///< and as it was given
};

/// The loaders of the shapes; each reads all rows of the job.
void load_long_table(LoadJob& job);
void load_open_data(LoadJob& job);
void load_wide(LoadJob& job);
void load_authorities(LoadJob& job);
void load_schools(LoadJob& job);
void load_school_links(LoadJob& job);
void load_groups(LoadJob& job);
void load_group_members(LoadJob& job);
void load_neighbours(LoadJob& job);
void load_dictionary(LoadJob& job);
void load_column_notes(LoadJob& job);
void load_sidecar(LoadJob& job);

/// A status in words, in any case: "Final", "revised", "Provisional".
std::optional<Status> read_status(std::string_view text);

/// The words in a cell of the row at hand; "" when the file has no such column.
std::string_view cell_of(const LoadJob& job, const std::optional<std::size_t>& column);

/// The date in a cell of the row at hand; nullopt when the cell is blank or not there, and, with a finding,
/// when it is no date.
std::optional<Day> read_day_cell(LoadJob& job, const std::optional<std::size_t>& column);

/// Reports that the row is kept out when the finding weighs so much; true then.
bool keeps_out(FileFindings& findings, Severity severity);

}  // namespace headrow::evidence
