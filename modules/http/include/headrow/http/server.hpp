#pragma once

#include <chrono>
#include <csignal>
#include <cstddef>
#include <filesystem>
#include <memory>
#include <string>

#include "headrow/base/result.hpp"
#include "headrow/http/dispatcher.hpp"

namespace headrow::http {

struct ServerSettings {
  std::string address = "127.0.0.1";       ///< to listen on
  unsigned short port = 8080;              ///< 0 lets the system choose
  std::filesystem::path certificate, key;  ///< in PEM: TLS 1.2 or later; empty: plain HTTP, on loopback alone
  std::chrono::milliseconds to_ask{20'000};  ///< for a whole request to come in: a slow one is broken off
  std::filesystem::path socket;              ///< DIR/headrow.sock, made with mode 0600; empty: none
  std::size_t workers = 4;                   ///< threads that run handlers
  std::size_t waiting = 256;                 ///< requests that may wait for one
  std::size_t commands = 4;                  ///< commands through the socket that may run at once
};

/// Listens on an address and on the data folder's socket, and answers from one dispatcher.
class Server {
public:
  /// Conflict when the port or the socket is in use by another process; BadInput for a certificate or key
  /// that cannot be used, and for plain HTTP beyond loopback.
  static Result<std::unique_ptr<Server>> start(const ServerSettings& settings, RouteTable table,
                                               DispatcherSettings dispatcher);
  ~Server();  ///< stops

  unsigned short port() const;

  /// Takes no more connections, answers what was asked, waits for running commands, closes. May be called
  /// again.
  void stop();

private:
  struct Parts;
  explicit Server(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

/// Keeps SIGINT and SIGTERM for `wait`. Make it before any thread starts, so that every thread leaves them
/// alone.
class StopSignals {
public:
  StopSignals();
  ~StopSignals();
  StopSignals(const StopSignals&) = delete;
  StopSignals& operator=(const StopSignals&) = delete;

  /// Returns the signal that came.
  int wait() const;

private:
  sigset_t before_;
  sigset_t awaited_;
};

}  // namespace headrow::http
