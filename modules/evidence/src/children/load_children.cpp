#include "children/load_children.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "children/staging.hpp"
#include "children/typed_records.hpp"
#include "headrow/formats/file_kind.hpp"

namespace headrow::evidence::children {

namespace {

namespace fs = std::filesystem;

/// Opens a file once and stages the records of one path after the other.
class FileStager {
public:
  FileStager(ImportSession& session, const Layout& layout, const fs::path& bytes, FileFindings& findings)
      : session_(session), layout_(layout), bytes_(bytes), findings_(findings) {}

  /// False, with a finding, when the file cannot be read at all.
  bool open() {
    const auto kind = formats::file_kind(bytes_);
    if (!kind) return refuse(kind.error());
    kind_ = *kind;
    if (kind_ != formats::FileKind::Xml) return true;
    auto document = formats::XmlDocument::open(bytes_);
    if (!document) return refuse(document.error());
    document_ = std::move(*document);
    return true;
  }

  Staged stage(const std::string& path) {
    std::vector<std::string> columns = needed_columns(layout_, path);
    switch (kind_) {
      case formats::FileKind::Xml:
        return stage_xml(session_.connection, *document_, path, std::move(columns), findings_,
                         session_.progress);
      case formats::FileKind::Parquet:
        return stage_parquet(session_.connection, bytes_, std::move(columns), findings_);
      case formats::FileKind::Table:
      case formats::FileKind::GeoJson:
        break;
    }
    return stage_table(session_.connection, layout_, bytes_, std::move(columns), findings_,
                       session_.progress);
  }

private:
  bool refuse(const Problem& problem) {
    findings_.add("file-not-read", problem.where.row, problem.where.column, problem.where.value,
                  problem.message);
    return false;
  }

  ImportSession& session_;
  const Layout& layout_;
  const fs::path& bytes_;
  FileFindings& findings_;
  formats::FileKind kind_ = formats::FileKind::Table;
  std::optional<formats::XmlDocument> document_;
};

/// Writes `record` into the store: what it covers, its rows, and the years that are to be rolled up again.
std::uint64_t write_records(Connection& connection, const RecordKind& kind, std::int32_t source,
                            Status status) {
  const std::string version = kind.field("version") != nullptr ? "coalesce(max(r.version), '')" : "''";
  connection.run(
      fmt::format("INSERT INTO child_return SELECT '{}', {} AS school, {} AS day, {} AS part, {}, {}, {} "
                  "FROM record r GROUP BY "
                  "2, 3, 4",
                  kind.name, kind.return_school, kind.return_day, kind.return_part, static_cast<int>(status),
                  version, source));
  for (const std::string_view statement : kind.writes)
    connection.run(fmt::format(fmt::runtime(statement), fmt::arg("source", source)));
  connection.run(
      fmt::format("INSERT OR IGNORE INTO rollup_due SELECT DISTINCT CAST({} AS SMALLINT) FROM record r",
                  kind.rollup_year));
  Rows rows = connection.query("SELECT count(*) FROM record");
  rows.next_chunk();
  return static_cast<std::uint64_t>(rows.column<std::int64_t>(0)[0]);
}

/// The paths of a layout's records, each once, in the order in which they stand.
std::vector<std::string> paths_of(const Layout& layout) {
  std::vector<std::string> paths;
  for (const LayoutRecord& record : layout.records) {
    if (std::find(paths.begin(), paths.end(), record.path) == paths.end()) paths.push_back(record.path);
  }
  return paths;
}

}  // namespace

ChildrenLoaded load_children(ImportSession& session, const RecognisedFile& file, const fs::path& bytes,
                             std::int32_t source, Status status, FileFindings& findings) {
  ChildrenLoaded loaded;
  const Layout& layout = *file.layout;
  const auto keys = PupilKeys::open(session.directory);
  if (!keys) throw DatabaseError(keys.error());
  FileStager stager(session, layout, bytes, findings);
  if (!stager.open()) return loaded;
  PlaceFinder places(*session.places, findings, source, Naming{}, session.catalogue.not_authorities());
  TypedJob job{session.connection, session.catalogue, *keys, places, findings};
  for (const std::string& path : paths_of(layout)) {
    const Staged staged = stager.stage(path);
    loaded.rows += staged.rows;
    if (findings.refused()) return loaded;
    for (const LayoutRecord& record : layout.records) {
      if (record.path != path) continue;
      const RecordKind& kind = *record_kind(record.kind);
      make_records(job, record, kind, staged);
      check_records(job, record, kind);
      loaded.records += write_records(session.connection, kind, source, status);
    }
  }
  if (loaded.rows == 0) findings.add("no-rows", 0, "", "", "There are no records in it.");
  session.places->write(session.connection);
  session.connection.run(
      "DROP TABLE IF EXISTS staged; DROP TABLE IF EXISTS record; DROP TABLE IF EXISTS upn_found");
  return loaded;
}

}  // namespace headrow::evidence::children
