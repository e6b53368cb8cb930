#include "job_kinds.hpp"

#include <fmt/format.h>

#include "commands/keep_changes.hpp"
#include "headrow/evidence/import.hpp"
#include "headrow/evidence/rebuild.hpp"

namespace headrow::app {
namespace {

using evidence::FileOutcome;
using evidence::ImportReport;
using records::JobContext;
using records::JobKind;
using records::JobResult;

constexpr std::size_t kMostFindings = 200;

std::size_t files_with(const ImportReport& report, FileOutcome outcome) {
  return static_cast<std::size_t>(std::ranges::count(report.files, outcome, &evidence::FileReport::outcome));
}

JobResult result_of(const ImportReport& report) {
  JobResult result;
  result.stopped = report.stopped;
  result.words =
      fmt::format("{} files loaded, {} unchanged, {} passed over, {} refused.",
                  files_with(report, FileOutcome::Loaded), files_with(report, FileOutcome::Unchanged),
                  files_with(report, FileOutcome::PassedOver), files_with(report, FileOutcome::Refused));
  for (const auto& file : report.files)
    if (file.outcome == FileOutcome::Refused)
      result.findings.push_back(file.file.filename().string() + ": " + file.reason);
  for (const auto& finding : report.findings) {
    if (result.findings.size() >= kMostFindings) break;
    result.findings.push_back(describe({ProblemCode::BadInput,
                                        finding.message,
                                        {finding.file, finding.row, finding.column, finding.value}}));
  }
  return result;
}

Result<JobResult> import_inbox(JobContext& context, Workspace& workspace) {
  const auto inbox = workspace.store().directory() / "inbox";
  if (!std::filesystem::exists(inbox) || std::filesystem::is_empty(inbox)) {
    return fail(ProblemCode::NotFound,
                "There is nothing to load: put files into the folder 'inbox' of the data folder.");
  }
  evidence::ImportOptions options;
  options.paths = {inbox};
  options.loaded_by = context.job().asked_by.id;
  const auto report =
      evidence::import_files(workspace.store(), workspace.catalogue(), options, context.progress());
  workspace.evidence().refresh();
  if (!report) return tl::unexpected(report.error());
  if (files_with(*report, FileOutcome::Loaded) > 0) {
    if (const auto kept = keep_changes(workspace); !kept) return tl::unexpected(kept.error());
  }
  return result_of(*report);
}

Result<JobResult> rebuild(JobContext& context, Workspace& workspace) {
  const auto done = evidence::rebuild(workspace.store(), workspace.catalogue(),
                                      evidence::RefusedFiles::KeepOldStore, context.progress());
  if (!done) return tl::unexpected(done.error());
  workspace.evidence().refresh();
  if (done->import.stopped) return fail(ProblemCode::Unavailable, "Stopped: the store was left as it was.");
  if (!done->replaced)
    return fail(ProblemCode::BadInput,
                "Not every kept file can be read any more: the store was left as it was.");
  if (const auto kept = keep_changes(workspace); !kept) return tl::unexpected(kept.error());
  return result_of(done->import);
}

Result<JobResult> check_audit(JobContext& context, RecordRooms& rooms) {
  context.progress().begin("entries of the audit", 0);
  const auto anchor = records::read_anchor(rooms.anchor_file().string());
  const auto check =
      rooms.database().read([&](soci::session& sql) { return records::check_audit(sql, anchor); });
  context.progress().advance(static_cast<std::uint64_t>(check.entries), 0);
  if (check.broken != 0)
    return fail(ProblemCode::Failed, fmt::format("Entry {} of the audit: {}", check.broken, check.reason));
  return JobResult{fmt::format("All {} entries of the audit hold.", check.entries), {}};
}

}  // namespace

void add_job_kinds(RecordRooms& rooms, Workspace& workspace,
                   const std::function<void(const std::function<void()>&)>& alone) {
  const auto add = [&](std::string kind, std::string title, std::string description, auto work) {
    JobKind made;
    made.kind = std::move(kind);
    made.title = std::move(title);
    made.description = std::move(description);
    made.resumable =
        true;  // loads are refused twice, the store is replaced at once, checking changes nothing
    made.run = [alone, work](JobContext& context) {
      Result<JobResult> result = fail(ProblemCode::Failed, "The work did not begin.");
      alone([&] {
        if (context.cancelled()) {
          result = fail(ProblemCode::Unavailable, "Stopped before it began.");
        } else {
          result = work(context);
        }
      });
      return result;
    };
    rooms.jobs().add_kind(std::move(made));
  };
  add("import", "Load files",
      "Recognises, checks and loads the files that lie in the folder 'inbox' of the data folder.",
      [&workspace](JobContext& context) { return import_inbox(context, workspace); });
  add("rebuild", "Make the evidence store anew",
      "Reads every kept file again, as after an update or a changed layout.",
      [&workspace](JobContext& context) { return rebuild(context, workspace); });
  add("check-audit", "Check the audit", "Walks the whole chain and names the first link that does not hold.",
      [&rooms](JobContext& context) { return check_audit(context, rooms); });
}

}  // namespace headrow::app
