#include "import_run.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "children/rollup.hpp"
#include "file_load.hpp"
#include "file_sorting.hpp"
#include "headrow/evidence/store.hpp"

namespace headrow::evidence {

namespace {

namespace fs = std::filesystem;

class MoreMemory {
public:
  explicit MoreMemory(Connection& connection) : connection_(connection) {
    connection_.run(fmt::format("SET memory_limit = '{}'", kLoadingMemory));
  }
  MoreMemory(const MoreMemory&) = delete;
  MoreMemory& operator=(const MoreMemory&) = delete;
  ~MoreMemory() { connection_.attempt(fmt::format("SET memory_limit = '{}'", kAnsweringMemory)); }

private:
  Connection& connection_;
};

class Run {
public:
  Run(Store& store, const Catalogue& catalogue, RunKind kind, Progress& progress)
      : store_(store),
        kind_(kind),
        connection_(store.database()->connect()),
        session_{connection_, catalogue, progress, store.directory(), nullptr, nullptr} {}

  Result<ImportReport> run(const std::vector<GivenFile>& given) {
    const MoreMemory more(connection_);
    read_again();
    SortedFiles sorted = sort_files(session_, given, report_.findings);
    recognised_ = std::move(sorted.recognised);
    report_.files = std::move(sorted.others);
    any_refused_ = sorted.any_refused;
    if (kind_ == RunKind::DryRun || kind_ == RunKind::AllOrNothing) {
      load_together();
    } else {
      load_one_by_one();
    }
    return finished();
  }

private:
  void read_again() {
    session_.places = std::make_unique<PlaceRegister>(connection_);
    session_.names = std::make_unique<Names>(connection_);
  }

  bool keeps_copies() const { return kind_ == RunKind::FileByFile || kind_ == RunKind::AllOrNothing; }

  /// Copies a file into the data folder. False, with a finding, for one that changes under the reader; a
  /// folder that takes no copy stops the work.
  bool keep_copy(const fs::path& path, const Digest& digest, std::vector<KeptSource>& kept,
                 FileFindings& findings) {
    auto copy = KeptSource::copy(path, digest, store_.directory());
    if (!copy && copy.error().code == ProblemCode::Failed) throw DatabaseError(copy.error());
    if (!copy) {
      findings.add("file-not-read", 0, "", "", copy.error().message);
      return false;
    }
    kept.push_back(std::move(*copy));
    return true;
  }

  /// Finds the sidecar of a file of open data, and keeps it as the file is kept.
  void find_sidecar(RecognisedFile& file, std::vector<KeptSource>& kept, FileFindings& findings) {
    if (file.layout->shape != Shape::OpenData) return;
    file.sidecar = file.given.before ? file.given.before->sidecar : sidecar_beside(file.given.path);
    if (!file.sidecar) return;
    const auto digest = digest_of(file.sidecar->bytes);
    if (!digest || (file.given.before && digest->sha256 != file.sidecar->sha256)) {
      findings.add(
          "file-not-read", 0, "", "",
          fmt::format("Its sidecar {} cannot be read, or its kept copy is damaged.", file.sidecar->name));
      return;
    }
    file.sidecar->sha256 = digest->sha256;
    const bool kept_already = fs::exists(store_.source_file(digest->sha256)) ||
                              std::any_of(kept.begin(), kept.end(), [&](const KeptSource& copy) {
                                return copy.sha256() == digest->sha256;
                              });
    if (keeps_copies() && !kept_already) keep_copy(file.sidecar->bytes, *digest, kept, findings);
  }

  /// Reads a file, from its copy where there is one.
  void read(RecognisedFile& file, std::vector<KeptSource>& kept, FileFindings& findings) {
    fs::path bytes = file.given.bytes;
    if (keeps_copies() && keep_copy(file.given.path, file.digest, kept, findings))
      bytes = kept.back().unfinished();
    find_sidecar(file, kept, findings);
    if (!findings.refused()) load_file(session_, file, bytes, findings);
  }

  /// Loads a file within the open transaction. False when it is refused.
  bool load(RecognisedFile& file, std::vector<KeptSource>& kept) {
    FileFindings findings(file.given.shown, report_.findings);
    session_.progress.begin(file.given.shown, file.digest.bytes);
    try {
      read(file, kept, findings);
    } catch (const DatabaseError& failure) {
      findings.add("file-not-read", 0, "", "", failure.problem().message);
      if (!store_failure_) store_failure_ = failure.problem();
    }
    session_.progress.end();
    findings.finish();
    file.report.quarantined = findings.quarantined();
    file.report.outcome = findings.refused() ? FileOutcome::Refused : FileOutcome::Loaded;
    if (findings.refused()) file.report.reason = findings.first_error();
    if (findings.refused()) any_refused_ = true;
    return !findings.refused();
  }

  /// The findings of the file that was loaded last, into the store beside it.
  void write_findings(const RecognisedFile& file, std::size_t first) {
    Rows rows = connection_.query("SELECT source_id FROM source WHERE sha256 = ?", file.digest.sha256);
    rows.next_chunk();
    const std::int32_t source = rows.column<std::int32_t>(0)[0];
    Appender appender(connection_, "finding");
    for (std::size_t i = first; i < report_.findings.size(); ++i) {
      const Finding& finding = report_.findings[i];
      appender.set<std::int32_t>(0, source);
      appender.set<std::uint8_t>(1, static_cast<std::uint8_t>(finding.severity));
      appender.set<std::int32_t>(2, static_cast<std::int32_t>(finding.row));
      appender.set_text(3, finding.column);
      appender.set_text(4, finding.value);
      appender.set_text(5, finding.rule);
      appender.set_text(6, finding.message);
      appender.end_row();
    }
    appender.close();
  }

  void load_one_by_one() {
    for (RecognisedFile& file : recognised_) {
      if (session_.progress.stop_asked()) {
        report_.stopped = true;
        file.report.outcome = FileOutcome::PassedOver;
        file.report.reason = "The work was stopped before this file.";
        report_.files.push_back(file.report);
        continue;
      }
      load_alone(file);
      if (store_failure_ && kind_ == RunKind::Replay) break;
    }
  }

  void load_alone(RecognisedFile& file) {
    const std::size_t first = report_.findings.size();
    std::vector<KeptSource> kept;
    try {
      Transaction transaction(connection_);
      if (load(file, kept)) {
        write_findings(file, first);
        transaction.commit();
        keep(kept);
        any_loaded_ = true;
      } else {
        transaction.roll_back();
        read_again();
      }
    } catch (const DatabaseError& failure) {
      fail_file(file, failure.problem());
    }
    report_.files.push_back(file.report);
  }

  void fail_file(RecognisedFile& file, const Problem& problem) {
    file.report.outcome = FileOutcome::Refused;
    file.report.reason = problem.message;
    any_refused_ = true;
    if (!store_failure_) store_failure_ = problem;
    try {
      read_again();
    } catch (const DatabaseError& again) {
      // The next file meets the same failure and says so.
      store_failure_ = again.problem();
    }
  }

  /// A committed file whose copy cannot be named is put right when the store is opened next.
  void keep(std::vector<KeptSource>& kept) {
    for (KeptSource& source : kept) {
      if (auto named = source.keep(); !named && !store_failure_) store_failure_ = named.error();
    }
  }

  /// All files in one transaction, which a dry run takes back whatever happened.
  void load_together() {
    std::vector<KeptSource> kept;
    try {
      Transaction transaction(connection_);
      for (RecognisedFile& file : recognised_) {
        const std::size_t first = report_.findings.size();
        if (load(file, kept)) write_findings(file, first);
        if (store_failure_) break;
      }
      if (kind_ == RunKind::DryRun || any_refused_ || store_failure_) {
        transaction.roll_back();
      } else {
        transaction.commit();
        keep(kept);
        any_loaded_ = !recognised_.empty();
      }
    } catch (const DatabaseError& failure) {
      if (!store_failure_) store_failure_ = failure.problem();
      any_refused_ = true;
    }
    for (RecognisedFile& file : recognised_) report_together(file);
  }

  void report_together(RecognisedFile& file) {
    if (file.report.outcome == FileOutcome::Loaded && kind_ == RunKind::DryRun)
      file.report.outcome = FileOutcome::WouldLoad;
    if (file.report.outcome == FileOutcome::Loaded && any_refused_) {
      file.report.outcome = FileOutcome::Refused;
      file.report.reason =
          "nothing was loaded, since another file was refused and all or nothing was asked for";
    }
    report_.files.push_back(file.report);
  }

  Result<ImportReport> finished() {
    if (store_failure_ && (!any_loaded_ || kind_ == RunKind::Replay)) return tl::unexpected(*store_failure_);
    if (any_loaded_) children::roll_up(connection_, session_.catalogue, session_.progress);
    // While somebody else writes it fails; what was loaded then stands in the log and is moved at the next
    // chance.
    if (any_loaded_) connection_.attempt("CHECKPOINT");
    std::sort(report_.files.begin(), report_.files.end(),
              [](const FileReport& a, const FileReport& b) { return a.file < b.file; });
    return std::move(report_);
  }

  Store& store_;
  const RunKind kind_;
  Connection connection_;
  ImportSession session_;
  std::vector<RecognisedFile> recognised_;
  ImportReport report_;
  std::optional<Problem> store_failure_;
  bool any_refused_ = false;
  bool any_loaded_ = false;
};

}  // namespace

Result<ImportReport> load_files(Store& store, const Catalogue& catalogue, const std::vector<GivenFile>& given,
                                RunKind kind, Progress& progress) {
  try {
    return Run(store, catalogue, kind, progress).run(given);
  } catch (const DatabaseError& failure) {
    return tl::unexpected<Problem>(failure.problem());
  }
}

}  // namespace headrow::evidence
