#include "headrow/http/server.hpp"

#include <fmt/format.h>
#include <pthread.h>

#include <chrono>

#include "headrow/http/worker_pool.hpp"
#include "socket_listener.hpp"
#include "tcp_listener.hpp"

namespace headrow::http {
namespace {

/// A later run of the server may have another catalogue or be another program: tags of one run say nothing in
/// the next.
std::function<std::string()> of_this_run(std::function<std::string()> generation) {
  if (!generation) return generation;
  const auto begun = std::chrono::system_clock::now().time_since_epoch().count();
  return [run = fmt::format("{:x}-", begun), within = std::move(generation)] { return run + within(); };
}

}  // namespace

// The listeners use dispatcher and pool, so they stand last and go first.
struct Server::Parts {
  Dispatcher dispatcher;
  WorkerPool pool;
  std::unique_ptr<SocketListener> socket;
  std::unique_ptr<TcpListener> tcp;

  Parts(const ServerSettings& settings, RouteTable table, DispatcherSettings dispatching)
      : dispatcher(std::move(table), std::move(dispatching)), pool(settings.workers, settings.waiting) {}
};

Server::Server(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}

Server::~Server() {
  stop();
}

Result<std::unique_ptr<Server>> Server::start(const ServerSettings& settings, RouteTable table,
                                              DispatcherSettings dispatcher) {
  dispatcher.generation = of_this_run(std::move(dispatcher.generation));
  auto parts = std::make_unique<Parts>(settings, std::move(table), std::move(dispatcher));
  if (!settings.socket.empty()) {
    auto socket = SocketListener::start(settings.socket, settings.commands, parts->dispatcher, parts->pool);
    if (!socket) return tl::unexpected(socket.error());
    parts->socket = std::move(*socket);
  }
  auto tcp = TcpListener::start(settings, parts->dispatcher, parts->pool);
  if (!tcp) return tl::unexpected(tcp.error());
  parts->tcp = std::move(*tcp);
  return std::unique_ptr<Server>(new Server(std::move(parts)));
}

unsigned short Server::port() const {
  return parts_->tcp->port();
}

void Server::stop() {
  parts_->tcp->refuse();
  if (parts_->socket) parts_->socket->stop();
  parts_->pool.drain();
  parts_->tcp->stop();
}

StopSignals::StopSignals() {
  sigemptyset(&awaited_);
  sigaddset(&awaited_, SIGINT);
  sigaddset(&awaited_, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &awaited_, &before_);
}

StopSignals::~StopSignals() {
  pthread_sigmask(SIG_SETMASK, &before_, nullptr);
}

int StopSignals::wait() const {
  int signal = 0;
  sigwait(&awaited_, &signal);
  return signal;
}

}  // namespace headrow::http
