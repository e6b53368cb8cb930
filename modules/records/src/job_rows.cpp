#include "job_rows.hpp"

#include <fmt/format.h>

#include <array>
#include <nlohmann/json.hpp>

#include "headrow/records/statement.hpp"

namespace headrow::records {
namespace {

constexpr std::array<std::string_view, 5> kStates = {"waiting", "running", "done", "failed", "cancelled"};
constexpr std::string_view kColumns =
    "id, kind, title, arguments, state, asked_by_kind, asked_by, asked_at, started_at, ended_at, "
    "progress_what, "
    "CAST(progress_done AS TEXT), CAST(progress_total AS TEXT), result, problem, findings";

JobState read_state(std::string_view text) {
  for (std::size_t i = 0; i < kStates.size(); ++i)
    if (kStates.at(i) == text) return static_cast<JobState>(i);
  return JobState::Failed;
}

Principal::Kind read_actor_kind(std::string_view text) {
  for (const auto kind : {Principal::Kind::Person, Principal::Kind::Client, Principal::Kind::Operator})
    if (actor_kind_text(kind) == text) return kind;
  return Principal::Kind::Public;
}

Job job_of(const std::vector<std::string>& row) {
  Job job;
  job.id = row[0];
  job.kind = row[1];
  job.title = row[2];
  job.arguments = nlohmann::json::parse(row[3]).get<std::map<std::string, std::string>>();
  job.state = read_state(row[4]);
  job.asked_by.kind = read_actor_kind(row[5]);
  job.asked_by.id = row[6];
  job.asked_at = row[7];
  job.started_at = row[8];
  job.ended_at = row[9];
  job.progress_what = row[10];
  job.progress_done = std::stoll(row[11]);
  job.progress_total = std::stoll(row[12]);
  job.result = row[13];
  job.problem = row[14];
  job.findings = nlohmann::json::parse(row[15]).get<std::vector<std::string>>();
  return job;
}

std::string text_of(const nlohmann::json& json) {
  return json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

}  // namespace

std::string_view job_state_text(JobState state) {
  return kStates.at(static_cast<std::size_t>(state));
}

void insert_job(soci::session& sql, const Job& job) {
  execute(
      sql,
      "INSERT INTO job (id, kind, title, arguments, state, asked_by_kind, asked_by, asked_at, started_at, "
      "ended_at, progress_what, progress_done, progress_total, result, problem, findings) "
      "VALUES (:a, :b, :c, :d, :e, :f, :g, :h, '', '', '', 0, 0, '', '', '[]')",
      {job.id, job.kind, job.title, text_of(job.arguments), std::string(job_state_text(job.state)),
       std::string(actor_kind_text(job.asked_by.kind)), job.asked_by.id, job.asked_at});
}

void update_job(soci::session& sql, const Job& job) {
  execute(sql,
          fmt::format("UPDATE job SET state = :b, started_at = :c, ended_at = :d, progress_what = :e, "
                      "progress_done = {}, progress_total = {}, result = :f, problem = :g, findings = :h "
                      "WHERE id = :a",
                      job.progress_done, job.progress_total),
          {job.id, std::string(job_state_text(job.state)), job.started_at, job.ended_at, job.progress_what,
           job.result, job.problem, text_of(job.findings)});
}

std::vector<Job> find_jobs(soci::session& sql, const std::string& condition,
                           const std::vector<std::string>& values, const std::string& tail) {
  std::vector<Job> jobs;
  for_each_row(sql, fmt::format("SELECT {} FROM job WHERE {} {}", kColumns, condition, tail), values, 16,
               [&](const std::vector<std::string>& row) { jobs.push_back(job_of(row)); });
  return jobs;
}

}  // namespace headrow::records
