#pragma once

#include <string>
#include <vector>

#include "headrow/records/jobs.hpp"

namespace headrow::records {

void insert_job(soci::session& sql, const Job& job);
/// Writes everything of a job but who asked for what and when.
void update_job(soci::session& sql, const Job& job);
/// Jobs that fulfil a condition of ours, with values bound as in `find_records`.
std::vector<Job> find_jobs(soci::session& sql, const std::string& condition,
                           const std::vector<std::string>& values, const std::string& tail);

}  // namespace headrow::records
