#include "headrow/records/jobs.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "headrow/records/record.hpp"
#include "headrow/records/statement.hpp"
#include "job_rows.hpp"

namespace headrow::records {
namespace {

constexpr std::chrono::milliseconds kBetweenNotes{500};

/// The runner itself, where nobody asked: what it settles after a stop.
const Actor& runner() {
  static const Actor actor = {Principal::Kind::Operator, "server", "", ""};
  return actor;
}

void note(Transaction& transaction, const Job& job, std::string_view what, const Actor& actor,
          Outcome outcome = Outcome::Done) {
  transaction.audit(actor, {fmt::format("{} job", what), "job", job.id, outcome, job.kind});
}

/// What a job has become by its outcome.
JobState state_of(const Result<JobResult>& outcome, bool cancelled) {
  if (outcome) return outcome->stopped ? JobState::Cancelled : JobState::Done;
  return cancelled ? JobState::Cancelled : JobState::Failed;
}

}  // namespace

/// A job at work: what it reports, and whether it shall stop.
class Jobs::Running final : public JobContext, public Progress {
public:
  Running(Jobs& jobs, Job job) : jobs_(jobs), job_(std::move(job)) {}

  const Job& job() const override { return job_; }
  Progress& progress() override { return *this; }
  bool cancelled() const override { return cancelled_; }
  bool stop_asked() const override { return cancelled_; }
  void cancel() { cancelled_ = true; }

  void begin(std::string_view what, std::uint64_t total) override {
    {
      const std::lock_guard lock(jobs_.mutex_);
      what_ = what;
      done_ = 0;
      total_ = static_cast<std::int64_t>(total);
    }
    show();
  }
  void advance(std::uint64_t done, std::uint64_t) override {
    {
      const std::lock_guard lock(jobs_.mutex_);
      done_ = static_cast<std::int64_t>(done);
    }
    const auto now = std::chrono::steady_clock::now();
    if (now - shown_ >= kBetweenNotes) show();
  }
  void end() override { show(); }

  /// Puts into a job what this one reports. With the mutex of the jobs held.
  void report_into(Job& job) const {
    job.progress_what = what_;
    job.progress_done = done_;
    job.progress_total = total_;
  }

private:
  void show() {
    shown_ = std::chrono::steady_clock::now();
    jobs_.changed();
  }

  Jobs& jobs_;
  const Job job_;
  std::atomic<bool> cancelled_ = false;
  std::string what_;
  std::int64_t done_ = 0, total_ = 0;
  std::chrono::steady_clock::time_point shown_;
};

Jobs::~Jobs() {
  stop();
}

void Jobs::add_kind(JobKind kind) {
  kinds_.push_back(std::move(kind));
}

const JobKind* Jobs::kind_of(std::string_view kind) const {
  const auto at = std::ranges::find(kinds_, kind, &JobKind::kind);
  return at == kinds_.end() ? nullptr : &*at;
}

Result<void> Jobs::start() {
  auto settled = database_.write([&](Transaction& transaction) -> Result<void> {
    for (Job job : find_jobs(transaction.sql(), "state = 'running'", {}, "")) {
      const JobKind* kind = kind_of(job.kind);
      const bool again = kind != nullptr && kind->resumable;
      job.state = again ? JobState::Waiting : JobState::Failed;
      job.progress_what.clear();
      job.progress_done = job.progress_total = 0;
      if (!again) {
        job.ended_at = transaction.now();
        job.problem = "The server stopped while this ran. Nothing was changed by it: ask for it again.";
      }
      update_job(transaction.sql(), job);
      note(transaction, job, again ? "resume" : "end", runner(), again ? Outcome::Done : Outcome::Failed);
    }
    return {};
  });
  if (!settled) return settled;
  thread_ = std::thread([this] { loop(); });
  return {};
}

void Jobs::stop() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
    if (running_) running_->cancel();
  }
  changed();
  if (thread_.joinable()) thread_.join();
}

void Jobs::changed() {
  {
    const std::lock_guard lock(mutex_);
    ++changes_;
  }
  moved_.notify_all();
}

Result<Job> Jobs::ask(std::string_view given, const std::map<std::string, std::string>& arguments,
                      const Actor& actor) {
  const JobKind* kind = kind_of(given);
  if (kind == nullptr)
    return fail(ProblemCode::BadInput, "There is no such kind of job.", {"", 0, "kind", std::string(given)});
  if (kind->check) {
    if (const auto checked = kind->check(arguments); !checked) return tl::unexpected(checked.error());
  }
  auto asked = database_.write([&](Transaction& transaction) -> Result<Job> {
    Job job;
    job.id = new_id();
    job.kind = kind->kind;
    job.title = kind->title;
    job.arguments = arguments;
    job.asked_by = {actor.kind, actor.id, "", ""};
    job.asked_at = transaction.now();
    insert_job(transaction.sql(), job);
    note(transaction, job, "ask for", actor);
    return job;
  });
  changed();
  return asked;
}

Result<Job> Jobs::cancel(std::string_view id, const Actor& actor) {
  auto done = database_.write([&](Transaction& transaction) -> Result<Job> {
    auto found = find_jobs(transaction.sql(), "id = :a", {std::string(id)}, "");
    if (found.empty()) return fail(ProblemCode::NotFound, "There is no such job.");
    Job job = std::move(found.front());
    if (job.ended()) return fail(ProblemCode::Conflict, "The job has ended already.");
    if (job.state == JobState::Waiting) {
      job.state = JobState::Cancelled;
      job.ended_at = transaction.now();
      update_job(transaction.sql(), job);
    }
    note(transaction, job, "cancel", actor);
    return job;
  });
  if (done && done->state == JobState::Running) {
    const std::lock_guard lock(mutex_);
    if (running_ && running_->job().id == id) running_->cancel();
  }
  changed();
  return done;
}

std::optional<Job> Jobs::find(std::string_view id) const {
  auto found =
      database_.read([&](soci::session& sql) { return find_jobs(sql, "id = :a", {std::string(id)}, ""); });
  if (found.empty()) return std::nullopt;
  const std::lock_guard lock(mutex_);
  if (running_ && running_->job().id == id && !found.front().ended()) running_->report_into(found.front());
  return std::move(found.front());
}

JobPage Jobs::list(const std::string& state, long page, long page_size) const {
  const long size = std::clamp(page_size, 1L, 1000L);
  const std::string condition = state.empty() ? "1=1" : "state = :a";
  const std::vector<std::string> values = state.empty() ? std::vector<std::string>{} : std::vector{state};
  JobPage jobs = database_.read([&](soci::session& sql) {
    return JobPage{find_jobs(sql, condition, values,
                             fmt::format("ORDER BY asked_at DESC, id LIMIT {} OFFSET {}", size,
                                         (std::max(page, 1L) - 1) * size)),
                   static_cast<long>(one_number(sql, "SELECT COUNT(*) FROM job WHERE " + condition, values))};
  });
  const std::lock_guard lock(mutex_);
  for (Job& job : jobs.jobs)
    if (running_ && running_->job().id == job.id && !job.ended()) running_->report_into(job);
  return jobs;
}

std::optional<Job> Jobs::wait(std::string_view id, std::uint64_t& seen,
                              std::chrono::milliseconds longest) const {
  if (seen != 0) {
    std::unique_lock lock(mutex_);
    moved_.wait_for(lock, longest, [&] { return changes_ != seen || stopping_; });
  }
  {
    const std::lock_guard lock(mutex_);
    if (stopping_) return std::nullopt;
    seen = changes_;
  }
  return find(id);
}

std::optional<Job> Jobs::next() {
  auto taken = database_.write([&](Transaction& transaction) -> Result<std::optional<Job>> {
    auto waiting = find_jobs(transaction.sql(), "state = 'waiting'", {}, "ORDER BY asked_at, id LIMIT 1");
    if (waiting.empty()) return std::nullopt;
    Job job = std::move(waiting.front());
    job.state = JobState::Running;
    job.started_at = transaction.now();
    update_job(transaction.sql(), job);
    return job;
  });
  return taken ? *taken : std::nullopt;
}

void Jobs::loop() {
  std::uint64_t seen = 0;
  while (true) {
    {
      std::unique_lock lock(mutex_);
      moved_.wait(lock, [&] { return stopping_ || changes_ != seen; });
      if (stopping_) return;
      seen = changes_;
    }
    const bool any = database_.read([](soci::session& sql) {
      return one_number(sql, "SELECT COUNT(*) FROM job WHERE state = 'waiting'") > 0;
    });
    if (!any) continue;
    if (const auto job = next()) work_on(*job);
  }
}

void Jobs::work_on(const Job& job) {
  auto running = std::make_shared<Running>(*this, job);
  {
    const std::lock_guard lock(mutex_);
    running_ = running;
    if (stopping_) running->cancel();
  }
  changed();
  Result<JobResult> outcome = fail(ProblemCode::Failed, "The work ended without a word.");
  try {
    if (const JobKind* kind = kind_of(job.kind)) {
      outcome = kind->run(*running);
    } else {
      outcome = fail(ProblemCode::Failed, "This version of Headrow does not know such work.");
    }
  } catch (const std::exception& error) {
    outcome = fail(ProblemCode::Failed, fmt::format("The work broke off: {}", error.what()));
  }
  bool stopping = false;
  {
    const std::lock_guard lock(mutex_);
    stopping = stopping_;
  }
  // What a stop of the server broke off stays "running" in the store: the next start settles it.
  const bool broken_off = stopping && running->cancelled() && (!outcome || outcome->stopped);
  if (!broken_off) {
    (void)database_.write([&](Transaction& transaction) -> Result<void> {
      Job ended = job;
      {
        const std::lock_guard lock(mutex_);
        running->report_into(ended);
      }
      ended.ended_at = transaction.now();
      ended.state = state_of(outcome, running->cancelled());
      if (outcome) {
        ended.result = outcome->words;
        ended.findings = outcome->findings;
      } else if (ended.state == JobState::Failed) {
        ended.problem = describe(outcome.error());
      }
      update_job(transaction.sql(), ended);
      note(transaction, ended, "end", ended.asked_by, outcome ? Outcome::Done : Outcome::Failed);
      return {};
    });
  }
  {
    const std::lock_guard lock(mutex_);
    running_.reset();
  }
  changed();
}

}  // namespace headrow::records
