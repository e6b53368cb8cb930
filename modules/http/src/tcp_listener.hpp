#pragma once

#include <memory>

#include "headrow/base/result.hpp"
#include "headrow/http/dispatcher.hpp"
#include "headrow/http/server.hpp"
#include "headrow/http/worker_pool.hpp"

namespace headrow::http {

/// Answers HTTP/1.1, over TLS where there is a certificate, through RESTinio. Only its .cpp knows RESTinio.
class TcpListener {
public:
  static Result<std::unique_ptr<TcpListener>> start(const ServerSettings& settings,
                                                    const Dispatcher& dispatcher, WorkerPool& pool);
  ~TcpListener();

  unsigned short port() const;
  /// Takes no more requests: those that come are answered 503 and their connections closed.
  void refuse();
  /// Waits (a few seconds at most) until what was answered is sent, then closes.
  void stop();

private:
  struct Parts;
  explicit TcpListener(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

}  // namespace headrow::http
