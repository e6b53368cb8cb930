#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "headrow/base/progress.hpp"
#include "headrow/records/database.hpp"

namespace headrow::records {

/// Waiting, running, and the three ends.
enum class JobState : unsigned char { Waiting, Running, Done, Failed, Cancelled };
std::string_view job_state_text(JobState state);  ///< "waiting", "running", "done", "failed", "cancelled"

/// A piece of long work, as it stands.
struct Job {
  std::string id, kind, title;
  std::map<std::string, std::string> arguments;
  JobState state = JobState::Waiting;
  Actor asked_by;  ///< kind and id alone
  std::string asked_at, started_at, ended_at;
  std::string progress_what;  ///< "" before the first
  std::int64_t progress_done = 0, progress_total = 0;
  std::string result;   ///< a sentence, of one that is done
  std::string problem;  ///< a sentence, of one that failed
  std::vector<std::string> findings;

  bool ended() const { return state >= JobState::Done; }
};

/// What came of a job.
struct JobResult {
  std::string words;  ///< a sentence for who asked
  std::vector<std::string> findings = {};
  bool stopped = false;  ///< it was cancelled on the way; what it says is what was done until then
};

/// What a running job is given.
class JobContext {
public:
  virtual ~JobContext() = default;
  virtual const Job& job() const = 0;
  virtual Progress& progress() = 0;
  /// Whether somebody asked to stop, or the server is stopping: the work ends soon, leaving nothing
  /// half-done.
  virtual bool cancelled() const = 0;
};

/// A kind of long work that can be asked for.
struct JobKind {
  std::string kind, title, description;
  bool resumable =
      false;  ///< begun again from the start when the server stopped meanwhile: it does no harm twice
  /// What is wrong with the arguments, before the job is taken.
  std::function<Result<void>(const std::map<std::string, std::string>&)> check = {};
  std::function<Result<JobResult>(JobContext&)> run;
};

struct JobPage {
  std::vector<Job> jobs;  ///< newest first
  long total = 0;
};

/// Runs long work one piece after another on a thread of its own, and keeps what was asked and what came of
/// it in the record store. What ran when the server stopped is begun again, or failed with the reason.
class Jobs {
public:
  /// Kinds must be known before `start`.
  explicit Jobs(Database& database) : database_(database) {}
  ~Jobs();  ///< asks the running job to stop and waits for it

  void add_kind(JobKind kind);
  const std::vector<JobKind>& kinds() const { return kinds_; }

  /// Settles what a stop left open, then begins to work.
  Result<void> start();
  /// Asks the running job to stop and takes no other: it is then settled by the next start. May be called
  /// again.
  void stop();

  /// BadInput for an unknown kind or wrong arguments.
  Result<Job> ask(std::string_view kind, const std::map<std::string, std::string>& arguments,
                  const Actor& actor);
  /// A waiting job ends at once, a running one when its work notices. Conflict when it has ended. NotFound.
  Result<Job> cancel(std::string_view id, const Actor& actor);

  std::optional<Job> find(std::string_view id) const;
  /// `state` "" is any.
  JobPage list(const std::string& state, long page, long page_size) const;

  /// Waits until something of the job changed after `seen`, it ended, or the time is over; `seen` moves. With
  /// `seen` 0 it returns at once. nullopt when there is no such job, or the work is being stopped.
  std::optional<Job> wait(std::string_view id, std::uint64_t& seen, std::chrono::milliseconds longest) const;

private:
  class Running;
  void loop();
  std::optional<Job> next();
  void work_on(const Job& job);
  void changed();
  const JobKind* kind_of(std::string_view kind) const;

  Database& database_;
  std::vector<JobKind> kinds_;
  mutable std::mutex mutex_;
  mutable std::condition_variable moved_;
  std::uint64_t changes_ = 1;  ///< of any job
  std::shared_ptr<Running> running_;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace headrow::records
