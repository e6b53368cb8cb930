#include <algorithm>
#include <fstream>

#include "commands.hpp"
#include "headrow/evidence/import.hpp"
#include "headrow/formats/csv_writer.hpp"
#include "import_output.hpp"
#include "keep_changes.hpp"
#include "open_workspace.hpp"
#include "report_problem.hpp"
#include "terminal_progress.hpp"

namespace headrow::app {
namespace {

using evidence::FileOutcome;
using evidence::ImportReport;

Result<void> write_findings(const std::filesystem::path& path, const std::vector<Finding>& findings) {
  std::string text;
  formats::CsvWriter csv(text);
  csv.row({"severity", "file", "row", "column", "value", "rule", "message"});
  for (const Finding& finding : findings) {
    csv.row({severity_text(finding.severity), finding.file,
             finding.row > 0 ? std::to_string(finding.row) : "", finding.column, finding.value, finding.rule,
             finding.message});
  }
  std::ofstream file(path, std::ios::binary);
  file << text;
  if (!file.flush()) return fail(ProblemCode::Failed, "The findings could not be written.", {path.string()});
  return {};
}

evidence::ImportOptions options_of(const Session& session, const ImportArguments& arguments) {
  evidence::ImportOptions options;
  for (const std::string& path : arguments.paths) options.paths.push_back(session.path(path));
  options.except = arguments.except;
  options.dataset = arguments.dataset;
  options.period = arguments.period;
  options.loaded_by = session.actor.id;
  options.dry_run = arguments.dry_run;
  options.all_or_nothing = arguments.all_or_nothing;
  return options;
}

int status_of(const ImportReport& report, bool all_or_nothing) {
  if (count_files(report, FileOutcome::Refused) == 0) return kDone;
  const std::size_t in = count_files(report, FileOutcome::Loaded) +
                         count_files(report, FileOutcome::WouldLoad) +
                         count_files(report, FileOutcome::Unchanged);
  return in > 0 && !all_or_nothing ? kPartlyLoaded : kFailed;
}

}  // namespace

int import_command(Session& session, const ImportArguments& arguments) {
  auto workspace = OpenWorkspace::of(session, arguments.directory);
  if (!workspace) return report(session, workspace.error());
  TerminalProgress drawn(session.err);
  NoProgress silent;
  Progress& progress = session.terminal ? static_cast<Progress&>(drawn) : silent;
  const auto done = evidence::import_files(workspace->get().store(), workspace->get().catalogue(),
                                           options_of(session, arguments), progress);
  workspace->get().evidence().refresh();
  if (!done) return report(session, done.error());
  if (count_files(*done, FileOutcome::Loaded) > 0) {
    if (const auto kept = keep_changes(workspace->get()); !kept) return report(session, kept.error());
  }
  print_import(session, *done, arguments.format);
  if (!arguments.findings_file.empty()) {
    const auto written = write_findings(session.path(arguments.findings_file), done->findings);
    if (!written) return report(session, written.error());
  }
  return status_of(*done, arguments.all_or_nothing);
}

}  // namespace headrow::app
