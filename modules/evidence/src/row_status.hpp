#pragma once

#include <optional>

#include "load_job.hpp"

namespace headrow::evidence {

/// The status of the row that `column` says; the file's own when there is no such column or it cannot be
/// read, which is then a finding.
inline Status row_status(LoadJob& job, const std::optional<std::size_t>& column) {
  if (!column) return job.status;
  const std::string_view cell = job.rows.cell(*column);
  if (cell.empty()) return job.status;
  if (const auto status = read_status(cell)) return *status;
  job.findings.add("status-not-read", job.rows.line(), job.headings.name(*column), cell,
                   "This is none of final, revised and provisional; the status of the file is taken.");
  return job.status;
}

}  // namespace headrow::evidence
