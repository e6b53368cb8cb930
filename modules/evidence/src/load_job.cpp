#include "load_job.hpp"

#include "days.hpp"
#include "words.hpp"

namespace headrow::evidence {

std::optional<Status> read_status(std::string_view text) {
  const std::string word = lowered(trimmed(text));
  if (word == "final") return Status::Final;
  if (word == "revised") return Status::Revised;
  if (word == "provisional" || word == "prov") return Status::Provisional;
  return std::nullopt;
}

std::string_view cell_of(const LoadJob& job, const std::optional<std::size_t>& column) {
  return column ? job.cells.words(job.rows.cell(*column)) : std::string_view();
}

std::optional<Day> read_day_cell(LoadJob& job, const std::optional<std::size_t>& column) {
  const std::string_view text = cell_of(job, column);
  if (!column || is_no_code(text)) return std::nullopt;
  const auto day = read_day(text);
  if (!day) {
    job.findings.add("date-not-read", job.rows.line(), job.headings.name(*column), text,
                     "This is no date; it is taken as blank.");
  }
  return day;
}

bool keeps_out(FileFindings& findings, Severity severity) {
  if (severity < Severity::Quarantine) return false;
  findings.count_quarantined_row();
  return true;
}

}  // namespace headrow::evidence
