#include "file_sorting.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "recognise_layout.hpp"

namespace headrow::evidence {

namespace {

/// Registers first, then what explains columns, then figures: each finds what it leans on.
int load_order(Shape shape) {
  switch (shape) {
    case Shape::Authorities:
      return 0;
    case Shape::Schools:
      return 1;
    case Shape::Groups:
      return 2;
    case Shape::SchoolLinks:
    case Shape::GroupMembers:
      return 3;
    case Shape::Neighbours:
    case Shape::Dictionary:
    case Shape::ColumnNotes:
    case Shape::Sidecar:
    case Shape::Boundaries:
      return 4;
    case Shape::OpenData:
      return 5;
    case Shape::LongTable:
      return 6;
    case Shape::Wide:
      return 7;
    case Shape::Children:
      return 8;
  }
  return 7;
}

/// Files of a rebuild in the order in which they were loaded.
bool comes_before(const RecognisedFile& a, const RecognisedFile& b) {
  if (a.given.before && b.given.before) return a.given.before->source < b.given.before->source;
  return std::tuple(load_order(a.layout->shape), a.given.path.string()) <
         std::tuple(load_order(b.layout->shape), b.given.path.string());
}

class FileSorter {
public:
  FileSorter(ImportSession& session, std::vector<Finding>& findings)
      : session_(session), findings_(findings) {}

  void sort(const GivenFile& given) {
    RecognisedFile file;
    file.given = given;
    file.report.file = given.path;
    if (!given.before) file.report.reason = passed_over_reason(given.path);
    if (!file.report.reason.empty()) {
      file.report.outcome = FileOutcome::PassedOver;
      sorted_.others.push_back(file.report);
      return;
    }
    auto digest = digest_of(given.bytes);
    if (!digest) return refuse(file, digest.error(), "file-not-read");
    if (given.before && given.before->sha256 != digest->sha256) {
      return refuse(file, {ProblemCode::BadInput, "The copy that was kept of the file is damaged.", {}},
                    "file-not-read");
    }
    file.digest = *digest;
    file.report.sha256 = digest->sha256;
    if (is_unchanged(file)) return;
    auto layout = recognise_layout(given.bytes, session_.catalogue, given.dataset, &session_.connection);
    if (!layout) {
      const bool no_layout = layout.error().code == ProblemCode::NotFound;
      return refuse(file, layout.error(), no_layout ? "layout-not-known" : "file-not-read");
    }
    file.layout = *layout;
    file.report.dataset = (*layout)->code;
    file.report.dataset_title = (*layout)->title;
    sorted_.recognised.push_back(std::move(file));
  }

  SortedFiles sorted() {
    std::sort(sorted_.recognised.begin(), sorted_.recognised.end(), comes_before);
    return std::move(sorted_);
  }

private:
  void refuse(RecognisedFile& file, const Problem& problem, std::string_view rule) {
    FileFindings findings(file.given.shown, findings_);
    findings.add(rule, problem.where.row, problem.where.column, problem.where.value, problem.message);
    file.report.outcome = FileOutcome::Refused;
    file.report.reason = problem.message;
    sorted_.others.push_back(file.report);
    sorted_.any_refused = true;
  }

  /// The same bytes as a file that is loaded, or that stands before in this import.
  bool is_unchanged(RecognisedFile& file) {
    for (const RecognisedFile& before : sorted_.recognised) {
      if (before.digest.sha256 != file.digest.sha256) continue;
      file.report.outcome = FileOutcome::PassedOver;
      file.report.reason = fmt::format("the same bytes as {}", before.given.shown);
      sorted_.others.push_back(file.report);
      return true;
    }
    Rows rows = session_.connection.query("SELECT file, dataset, title FROM source WHERE sha256 = ?",
                                          file.digest.sha256);
    if (!rows.next_chunk()) return false;
    file.report.outcome = FileOutcome::Unchanged;
    file.report.dataset = std::string(rows.text(1, 0));
    file.report.dataset_title = std::string(rows.text(2, 0));
    const std::string_view same = rows.text(0, 0);
    if (same != file.given.shown) file.report.reason = fmt::format("the same bytes as {}", same);
    sorted_.others.push_back(file.report);
    return true;
  }

  ImportSession& session_;
  std::vector<Finding>& findings_;
  SortedFiles sorted_;
};

}  // namespace

SortedFiles sort_files(ImportSession& session, const std::vector<GivenFile>& given,
                       std::vector<Finding>& findings) {
  FileSorter sorter(session, findings);
  for (const GivenFile& file : given) sorter.sort(file);
  return sorter.sorted();
}

}  // namespace headrow::evidence
