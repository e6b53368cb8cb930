#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace headrow::http {

/// Threads that answer requests, so that no I/O thread ever waits for a query. At most `waiting` tasks queue
/// behind the `workers` that run.
class WorkerPool {
public:
  WorkerPool(std::size_t workers, std::size_t waiting);
  ~WorkerPool();  ///< drains

  /// False when the queue is full or the pool is draining; the task was then not taken. Tasks must not throw.
  [[nodiscard]] bool submit(std::function<void()> task);

  /// Takes no more tasks, finishes those it has, and ends its threads.
  void drain();

private:
  void run();

  std::size_t waiting_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::function<void()>> tasks_;
  bool draining_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace headrow::http
