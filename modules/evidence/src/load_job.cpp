#include "load_job.hpp"

#include "words.hpp"

namespace headrow::evidence {

std::optional<Status> read_status(std::string_view text) {
  const std::string word = lowered(trimmed(text));
  if (word == "final") return Status::Final;
  if (word == "revised") return Status::Revised;
  if (word == "provisional" || word == "prov") return Status::Provisional;
  return std::nullopt;
}

bool keeps_out(FileFindings& findings, Severity severity) {
  if (severity < Severity::Quarantine) return false;
  findings.count_quarantined_row();
  return true;
}

}  // namespace headrow::evidence
