#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>

#include "commands.hpp"
#include "headrow/evidence/import.hpp"
#include "headrow/formats/csv_writer.hpp"
#include "keep_changes.hpp"
#include "open_workspace.hpp"
#include "report_problem.hpp"
#include "terminal_progress.hpp"

namespace headrow::app {
namespace {

using evidence::FileOutcome;
using evidence::FileReport;
using evidence::ImportReport;

constexpr std::array kOutcomes = {FileOutcome::Loaded, FileOutcome::WouldLoad, FileOutcome::Unchanged,
                                  FileOutcome::PassedOver, FileOutcome::Refused};

std::size_t count(const ImportReport& report, FileOutcome outcome) {
  return static_cast<std::size_t>(
      std::count_if(report.files.begin(), report.files.end(),
                    [&](const FileReport& file) { return file.outcome == outcome; }));
}

std::string line_of(const FileReport& file) {
  std::string line = fmt::format("{:<12} {}", file_outcome_text(file.outcome), file.file.string());
  if (!file.dataset_title.empty()) line += ": " + file.dataset_title;
  if (!file.period.empty()) line += ", " + file.period;
  if (file.outcome == FileOutcome::Loaded || file.outcome == FileOutcome::WouldLoad) {
    line += fmt::format(", {} rows, {} figures, {}", file.rows, file.figures, file.status);
    if (file.quarantined > 0) line += fmt::format(", {} rows kept out", file.quarantined);
  }
  if (!file.reason.empty()) line += ": " + file.reason;
  return line + "\n";
}

/// Findings of one rule in one file make one line, with the first as an example; errors are shown one by one.
std::string findings_text(const ImportReport& report) {
  constexpr std::size_t kErrorsShown = 20;
  std::map<std::tuple<std::string, std::string, Severity>, std::pair<std::size_t, const Finding*>> groups;
  std::string text;
  std::size_t errors = 0;
  for (const Finding& finding : report.findings) {
    if (finding.severity == Severity::Error && ++errors <= kErrorsShown) {
      text += "  error: " +
              describe({ProblemCode::BadInput,
                        finding.message + " [" + finding.rule + "]",
                        {finding.file, finding.row, finding.column, finding.value}}) +
              "\n";
    } else if (finding.severity != Severity::Error) {
      auto& group = groups[{finding.file, finding.rule, finding.severity}];
      if (group.first++ == 0) group.second = &finding;
    }
  }
  if (errors > kErrorsShown) text += fmt::format("  and {} more errors\n", errors - kErrorsShown);
  for (const auto& [key, group] : groups) {
    const Finding& first = *group.second;
    text += fmt::format("  {}: {}: {} ({} times; first: row {}, column {}, value '{}')\n",
                        severity_text(first.severity), first.file, first.message, group.first, first.row,
                        first.column, first.value);
  }
  return text;
}

void print_text(Session& session, const ImportReport& report) {
  for (const FileReport& file : report.files) session.out << line_of(file);
  const std::string findings = findings_text(report);
  if (!findings.empty()) session.out << "Findings:\n" << findings;
  std::string summary;
  for (const FileOutcome outcome : kOutcomes) {
    if (outcome == FileOutcome::WouldLoad && count(report, outcome) == 0) continue;
    summary += fmt::format("{}{} {}", summary.empty() ? "" : ", ", count(report, outcome),
                           file_outcome_text(outcome));
  }
  session.out << summary << "; " << report.findings.size() << " findings\n";
}

void print_json(Session& session, const ImportReport& report) {
  nlohmann::json files = nlohmann::json::array(), findings = nlohmann::json::array();
  for (const FileReport& file : report.files) {
    files.push_back({{"file", file.file.string()},
                     {"outcome", file_outcome_text(file.outcome)},
                     {"dataset", file.dataset},
                     {"period", file.period},
                     {"status", file.status},
                     {"sha256", file.sha256},
                     {"reason", file.reason},
                     {"rows", file.rows},
                     {"figures", file.figures},
                     {"quarantined", file.quarantined}});
  }
  for (const Finding& finding : report.findings) {
    findings.push_back({{"severity", severity_text(finding.severity)},
                        {"file", finding.file},
                        {"row", finding.row},
                        {"column", finding.column},
                        {"value", finding.value},
                        {"rule", finding.rule},
                        {"message", finding.message}});
  }
  const nlohmann::json all = {{"files", files}, {"findings", findings}};
  session.out << all.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) << "\n";
}

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
  options.loaded_by = session.user;
  options.dry_run = arguments.dry_run;
  options.all_or_nothing = arguments.all_or_nothing;
  return options;
}

int status_of(const ImportReport& report, bool all_or_nothing) {
  if (count(report, FileOutcome::Refused) == 0) return kDone;
  const std::size_t in = count(report, FileOutcome::Loaded) + count(report, FileOutcome::WouldLoad) +
                         count(report, FileOutcome::Unchanged);
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
  if (count(*done, FileOutcome::Loaded) > 0) {
    if (const auto kept = keep_changes(workspace->get()); !kept) return report(session, kept.error());
  }
  arguments.format == "json" ? print_json(session, *done) : print_text(session, *done);
  if (!arguments.findings_file.empty()) {
    const auto written = write_findings(session.path(arguments.findings_file), done->findings);
    if (!written) return report(session, written.error());
  }
  return status_of(*done, arguments.all_or_nothing);
}

}  // namespace headrow::app
