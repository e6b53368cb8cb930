#pragma once

#include <condition_variable>
#include <functional>
#include <future>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "headrow/records/database.hpp"

namespace headrow::records {

/// The one thread that writes. Changes that wait while a commit is being flushed to disk are committed
/// together after it, so that many writers share the price of one flush.
class Writer {
public:
  using Work = std::function<Result<void>(Transaction&)>;

  /// `connect` makes a connection that owns the store, again after one was lost. `sql` is the first.
  Writer(std::unique_ptr<soci::session> sql, std::function<std::unique_ptr<soci::session>()> connect,
         const DatabaseSettings& settings);
  ~Writer();  ///< finishes what was asked

  /// Runs the work in its turn and returns once its commit is on disk, or was refused.
  Result<void> run(Work work);

private:
  struct Change {
    Work work;
    std::promise<Result<void>> answer;
  };
  void loop();
  std::vector<std::unique_ptr<Change>> taken();
  void commit_together(std::vector<std::unique_ptr<Change>>& changes);
  Result<void> attempt(const Work& work, const std::string& now);
  std::string next_instant();
  void note_anchor() const;
  void reconnect();

  std::unique_ptr<soci::session> sql_;
  std::function<std::unique_ptr<soci::session>()> connect_;
  std::function<std::string()> now_;
  bool postgresql_;
  int anchor_ = -1;
  AuditHead head_;
  std::string last_instant_;
  std::mutex mutex_;
  std::condition_variable asked_;
  std::vector<std::unique_ptr<Change>> waiting_;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace headrow::records
