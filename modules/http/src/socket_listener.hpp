#pragma once

#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <memory>
#include <mutex>
#include <thread>

#include "headrow/base/result.hpp"
#include "headrow/http/dispatcher.hpp"
#include "headrow/http/worker_pool.hpp"
#include "local_socket.hpp"

namespace headrow::http {

/// Answers on the data folder's socket, one request a connection. Few ask there (commands of the owner), so
/// each connection has a thread of its own while it lasts; page data still goes through the pool.
class SocketListener {
public:
  static Result<std::unique_ptr<SocketListener>> start(const std::filesystem::path& path,
                                                       std::size_t commands, const Dispatcher& dispatcher,
                                                       WorkerPool& pool);
  ~SocketListener();

  /// Takes no more connections, waits for those there are, removes the socket's file.
  void stop();

private:
  SocketListener(std::filesystem::path path, Descriptor socket, std::size_t commands,
                 const Dispatcher& dispatcher, WorkerPool& pool);
  void accept_connections();
  void serve(Descriptor connection);
  void answer(const Descriptor& connection, Request request);
  Response from_pool(Request request);
  void stream(const Descriptor& connection, const Response& response);

  std::filesystem::path path_;
  Descriptor socket_;
  std::size_t commands_allowed_;
  const Dispatcher& dispatcher_;
  WorkerPool& pool_;
  std::atomic<bool> stopping_ = false;
  std::atomic<std::size_t> commands_running_ = 0;
  std::mutex mutex_;
  std::condition_variable all_served_;
  std::size_t connections_ = 0;
  std::thread acceptor_;
};

}  // namespace headrow::http
