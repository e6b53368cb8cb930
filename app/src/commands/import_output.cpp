#include "import_output.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <nlohmann/json.hpp>

namespace headrow::app {
namespace {

using evidence::FileOutcome;
using evidence::FileReport;
using evidence::ImportReport;

constexpr std::array kOutcomes = {FileOutcome::Loaded, FileOutcome::WouldLoad, FileOutcome::Unchanged,
                                  FileOutcome::PassedOver, FileOutcome::Refused};

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
    if (outcome == FileOutcome::WouldLoad && count_files(report, outcome) == 0) continue;
    summary += fmt::format("{}{} {}", summary.empty() ? "" : ", ", count_files(report, outcome),
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

}  // namespace

std::size_t count_files(const ImportReport& report, FileOutcome outcome) {
  return static_cast<std::size_t>(
      std::count_if(report.files.begin(), report.files.end(),
                    [&](const FileReport& file) { return file.outcome == outcome; }));
}

void print_import(Session& session, const ImportReport& report, const std::string& format) {
  format == "json" ? print_json(session, report) : print_text(session, report);
}

}  // namespace headrow::app
