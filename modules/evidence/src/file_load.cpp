#include "file_load.hpp"

#include <fmt/format.h>

#include "boundaries.hpp"
#include "children/load_children.hpp"
#include "days.hpp"
#include "figure_checks.hpp"
#include "headrow/formats/table_reader.hpp"
#include "load_job.hpp"
#include "open_data_columns.hpp"
#include "screening.hpp"
#include "words.hpp"

namespace headrow::evidence {

namespace {

namespace fs = std::filesystem;

formats::TableOptions options_of(const Layout& layout) {
  formats::TableOptions options;
  options.sheet = layout.sheet;
  options.heading_row = layout.heading_row;
  return options;
}

bool is_register(Shape shape) {
  return shape == Shape::Authorities || shape == Shape::Schools || shape == Shape::Groups;
}

/// The name without its endings, as a code: "2223_la_data.csv.gz" -> "2223_la_data".
std::string plain_stem(const fs::path& path) {
  std::string name = path.filename().string();
  name = name.substr(0, name.find('.'));
  return code_word(name);
}

std::string dataset_of(const Layout& layout, const fs::path& path) {
  if (layout.shape == Shape::Sidecar) return plain_stem(path);
  if (!layout.dataset_per_file) return layout.code;
  return layout.code + "." + plain_stem(path);
}

void check_headings(const Layout& layout, const Headings& headings, FileFindings& findings) {
  std::vector<std::string> needed = layout.recognise;
  for (const std::string& column : {layout.period_column, layout.snapshot_column}) {
    if (!column.empty()) needed.push_back(column);
  }
  for (const std::string& name : needed) {
    if (headings.find(name)) continue;
    findings.add("heading-missing", layout.heading_row, name, "",
                 fmt::format("The layout '{}' needs a column headed '{}'.", layout.code, name));
  }
  for (std::size_t i = 0; i < headings.size(); ++i) {
    if (headings.name(i).empty()) {
      findings.add("heading-blank", layout.heading_row, fmt::format("column {}", i + 1), "",
                   "The column has no heading and is passed over.");
    } else if (layout.shape != Shape::Neighbours && headings.repeats(i)) {
      findings.add("heading-repeated", layout.heading_row, headings.name(i), "",
                   "The heading stands before; the first column of it is taken.");
    }
  }
}

/// The newest date in a column: how old a register is.
std::int32_t register_age(const Layout& layout, const fs::path& bytes) {
  std::int32_t newest = Naming::kNoAge;
  if (layout.snapshot_column.empty()) return newest;
  auto table = formats::open_table(bytes, options_of(layout));
  if (!table) return newest;
  const auto column = Headings((*table)->headings()).find(layout.snapshot_column);
  if (!column) return newest;
  for (;;) {
    const auto read = (*table)->next();
    const std::optional<formats::TableRow> row = read ? *read : std::nullopt;
    if (!row) break;
    if (*column >= row->cells.size()) continue;
    if (const auto day = read_day(row->cells[*column])) newest = std::max(newest, day->days);
  }
  return newest;
}

void run_shape(LoadJob& job) {
  switch (job.layout.shape) {
    case Shape::LongTable:
      return load_long_table(job);
    case Shape::OpenData:
      return load_open_data(job);
    case Shape::Wide:
      return load_wide(job);
    case Shape::Authorities:
      return load_authorities(job);
    case Shape::Schools:
      return load_schools(job);
    case Shape::SchoolLinks:
      return load_school_links(job);
    case Shape::Groups:
      return load_groups(job);
    case Shape::GroupMembers:
      return load_group_members(job);
    case Shape::Neighbours:
      return load_neighbours(job);
    case Shape::Dictionary:
      return load_dictionary(job);
    case Shape::ColumnNotes:
      return load_column_notes(job);
    case Shape::Sidecar:
      return load_sidecar(job);
    case Shape::Children:
    case Shape::Boundaries:
      return;  // gone their own way before
  }
}

std::int32_t next_source(Connection& connection) {
  Rows rows = connection.query("SELECT coalesce(max(source_id), 0)::INTEGER + 1 FROM source");
  rows.next_chunk();
  return rows.column<std::int32_t>(0)[0];
}

/// The Department's own checks, for a file of open data that comes with its sidecar.
void screen_with_sidecar(const RecognisedFile& file, const fs::path& bytes, FileFindings& findings) {
  if (!file.sidecar) return;
  // Codes and names are compared by the loader itself, which knows dated codes and numbers too.
  const ScreeningInput input{bytes, file.sidecar->bytes, file.given.path.filename().string(),
                             file.sidecar->name, nullptr};
  auto screened = screen(input);
  if (!screened) {
    findings.add("file-not-read", screened.error().where.row, screened.error().where.column,
                 screened.error().where.value,
                 fmt::format("Its sidecar {} could not be screened: {}", input.sidecar_name,
                             screened.error().message));
    return;
  }
  for (Finding& finding : *screened) {
    const bool of_sidecar = finding.file == input.sidecar_name;
    findings.add(finding.rule, finding.severity, of_sidecar ? 0 : finding.row, finding.column, finding.value,
                 of_sidecar
                     ? fmt::format("{} (in {}, line {})", finding.message, input.sidecar_name, finding.row)
                     : finding.message);
  }
}

/// Brings everything the rows gave into the transaction, then asks it what only all rows together can tell.
void settle(ImportSession& session, LoadJob& job) {
  job.figures.close();
  job.facts.close();
  session.places->write(session.connection);
  session.names->write(session.connection);
  check_repeated_rows(job);
  check_constant_columns(job);
  check_against_other_sources(job);
}

/// What the store says of a file beside how it was given.
struct SourceRow {
  std::int32_t source = 0;
  Status status = Status::Final;
  std::optional<std::string> period;
  std::optional<std::int32_t> last_period;
  std::uint64_t rows = 0, figures = 0;
};

void write_source(ImportSession& session, const RecognisedFile& file, const SourceRow& row) {
  const Layout& layout = *file.layout;
  session.connection.query(
      "INSERT INTO source (source_id, sha256, file, bytes, dataset, title, publisher, status, period, "
      "loaded_at, loaded_by, last_period, notes, line_count, figure_count, path, given_dataset, "
      "given_period, "
      "sidecar, about_children) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, coalesce(?::TIMESTAMP, "
      "make_timestamp(epoch_us(now()))), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      row.source, file.digest.sha256, file.given.shown, static_cast<std::int64_t>(file.digest.bytes),
      layout.code, layout.title, layout.publisher, static_cast<std::int32_t>(row.status), row.period,
      file.given.loaded_at, file.given.loaded_by, row.last_period, layout.notes,
      static_cast<std::int64_t>(row.rows), static_cast<std::int64_t>(row.figures), file.given.path.string(),
      file.given.dataset, file.given.period,
      file.sidecar ? std::optional(file.sidecar->sha256) : std::nullopt, layout.shape == Shape::Children);
}

/// A file about children: its records go their own way.
void load_children_file(ImportSession& session, RecognisedFile& file, const fs::path& bytes,
                        std::int32_t source, FileFindings& findings) {
  SourceRow row;
  row.source = source;
  row.status = file_status(*file.layout, file.given.path);
  const auto loaded = children::load_children(session, file, bytes, source, row.status, findings);
  file.report.status = std::string(status_text(row.status));
  file.report.rows = row.rows = loaded.rows;
  file.report.figures = row.figures = loaded.records;
  write_source(session, file, row);
}

void load_boundary_file(ImportSession& session, RecognisedFile& file, const fs::path& bytes,
                        std::int32_t source, FileFindings& findings) {
  SourceRow row;
  row.source = source;
  row.rows = row.figures = file.report.rows = file.report.figures =
      load_boundaries(session, file, bytes, source, findings);
  write_source(session, file, row);
}

/// Asked when all rows are read, since only then every byte has been seen.
void report_encoding(const formats::TableReader& table, FileFindings& findings) {
  if (table.encoding() != "Windows-1252") return;
  findings.add("encoding", 0, "", table.encoding(), "The file is not UTF-8; it is read as Windows-1252.");
}

}  // namespace

void load_file(ImportSession& session, RecognisedFile& file, const fs::path& bytes, FileFindings& findings) {
  const Layout& layout = *file.layout;
  findings.use(layout.rules);
  const std::int32_t source = file.given.before ? file.given.before->source : next_source(session.connection);
  if (layout.shape == Shape::Children) return load_children_file(session, file, bytes, source, findings);
  if (layout.shape == Shape::Boundaries) return load_boundary_file(session, file, bytes, source, findings);
  auto period = file_period(layout, file.given.path, file.given.period);
  if (!period) {
    findings.add("period-missing", 0, "", period.error().where.value, period.error().message);
    return;
  }
  if (const std::optional<Period>& known = period->period)
    file.report.period = fmt::format("{} ({})", period_text(*known), period->whence);
  auto table = formats::open_table(bytes, options_of(layout));
  if (!table) {
    findings.add("file-not-read", table.error().where.row, table.error().where.column,
                 table.error().where.value, table.error().message);
    return;
  }
  const Headings headings((*table)->headings());
  check_headings(layout, headings, findings);
  // Without its columns nothing can be read; every other fault still lets the rows be looked at.
  if (findings.refused()) return;
  screen_with_sidecar(file, bytes, findings);

  const ColumnRoles roles(layout, headings);
  const CellReader cells(layout);
  RowSource rows(**table, headings, findings, session.progress);
  const bool says = is_register(layout.shape);
  PlaceFinder finder(*session.places, findings, source,
                     {says, says ? register_age(layout, bytes) : Naming::kNoAge},
                     session.catalogue.not_authorities());
  FigureWriter figures(session.connection, source);
  FactWriter facts(session.connection, source);
  RepeatedRows repeated;
  LoadJob job{session.connection,
              session.catalogue,
              layout,
              headings,
              roles,
              rows,
              findings,
              *session.places,
              *session.names,
              finder,
              cells,
              figures,
              facts,
              repeated,
              file.sidecar ? std::optional(file.sidecar->bytes) : std::nullopt,
              dataset_of(layout, file.given.path),
              source,
              file_status(layout, file.given.path),
              period->period,
              period->label};
  file.report.status = std::string(status_text(job.status));
  run_shape(job);
  report_encoding(**table, findings);
  if (rows.rows() == 0 && !findings.refused()) {
    findings.add("no-rows", 0, "", "", "There is nothing under the headings.");
  }
  settle(session, job);
  write_source(session, file,
               {source, job.status, job.period ? std::optional(period_text(*job.period)) : std::nullopt,
                figures.last_period(), rows.rows(), figures.count()});
  file.report.rows = rows.rows();
  file.report.figures = figures.count();
}

}  // namespace headrow::evidence
