#include "socket_listener.hpp"

#include <fmt/format.h>
#include <poll.h>
#include <pwd.h>
#include <sys/socket.h>
#include <sys/time.h>

#include <array>
#include <future>

#include "headrow/http/command_channel.hpp"
#include "message_parser.hpp"
#include "response_head.hpp"

namespace headrow::http {
namespace {

constexpr std::size_t kMessageLimit = std::size_t{4} * 1024 * 1024;
constexpr std::size_t kMostConnections = 64;
constexpr int kSecondsToAsk = 10;
constexpr int kLookAgain = 200;  // milliseconds between looks at whether to stop

/// nullopt when no whole request came: closed, too slow, too long, malformed.
std::optional<Request> read_request(const Descriptor& connection) {
  const timeval patience{kSecondsToAsk, 0};
  ::setsockopt(connection.number(), SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof(patience));
  MessageParser parser(MessageParser::Kind::Request, kMessageLimit);
  std::array<char, 16384> buffer;
  for (;;) {
    const auto got = ::recv(connection.number(), buffer.data(), buffer.size(), 0);
    if (got <= 0) return std::nullopt;
    const auto whole = parser.feed({buffer.data(), static_cast<std::size_t>(got)});
    if (!whole) return std::nullopt;
    if (*whole) return parser.request();
  }
}

/// The operating system's name of who opened the connection.
std::string peer_name(const Descriptor& connection) {
  ucred peer{};
  socklen_t size = sizeof(peer);
  if (::getsockopt(connection.number(), SOL_SOCKET, SO_PEERCRED, &peer, &size) != 0) return "unknown";
  std::array<char, 4096> buffer;
  passwd entry{};
  passwd* found = nullptr;
  if (::getpwuid_r(peer.uid, &entry, buffer.data(), buffer.size(), &found) == 0 && found != nullptr)
    return found->pw_name;
  return std::to_string(peer.uid);
}

}  // namespace

Result<std::unique_ptr<SocketListener>> SocketListener::start(const std::filesystem::path& path,
                                                              std::size_t commands,
                                                              const Dispatcher& dispatcher,
                                                              WorkerPool& pool) {
  auto socket = listen_local(path);
  if (!socket) return tl::unexpected(socket.error());
  return std::unique_ptr<SocketListener>(
      new SocketListener(path, std::move(*socket), commands, dispatcher, pool));
}

SocketListener::SocketListener(std::filesystem::path path, Descriptor socket, std::size_t commands,
                               const Dispatcher& dispatcher, WorkerPool& pool)
    : path_(std::move(path)),
      socket_(std::move(socket)),
      commands_allowed_(commands),
      dispatcher_(dispatcher),
      pool_(pool),
      acceptor_([this] { accept_connections(); }) {}

SocketListener::~SocketListener() {
  stop();
}

void SocketListener::stop() {
  stopping_ = true;
  if (acceptor_.joinable()) {
    acceptor_.join();
    std::error_code ignored;
    std::filesystem::remove(path_, ignored);
    socket_.close();
  }
  std::unique_lock lock(mutex_);
  all_served_.wait(lock, [this] { return connections_ == 0; });
}

void SocketListener::accept_connections() {
  while (!stopping_) {
    pollfd wanted{socket_.number(), POLLIN, 0};
    if (::poll(&wanted, 1, kLookAgain) <= 0) continue;
    Descriptor connection(::accept4(socket_.number(), nullptr, nullptr, SOCK_CLOEXEC));
    if (!connection) continue;
    {
      const std::lock_guard lock(mutex_);
      if (connections_ >= kMostConnections) continue;  // closing it says so
      ++connections_;
    }
    std::thread([this, held = std::move(connection)]() mutable { serve(std::move(held)); }).detach();
  }
}

void SocketListener::serve(Descriptor connection) {
  if (auto request = read_request(connection)) {
    request->channel = Channel::LocalSocket;
    request->address = peer_name(connection);
    answer(connection, std::move(*request));
  }
  connection.close();
  const std::lock_guard lock(mutex_);
  --connections_;
  all_served_.notify_all();
}

void SocketListener::answer(const Descriptor& connection, Request request) {
  const bool command = request.target == kCommandsPath;
  const Response response = command ? dispatcher_.answer(std::move(request)) : from_pool(std::move(request));
  if (response.stream) {
    stream(connection, response);
  } else if (send_all(connection, response_head(response, "close")) && !response.without_body) {
    send_all(connection, response.text());
  }
}

Response SocketListener::from_pool(Request request) {
  auto promise = std::make_shared<std::promise<Response>>();
  auto answer = promise->get_future();
  const bool taken = pool_.submit([this, promise, asked = std::make_shared<Request>(std::move(request))] {
    promise->set_value(dispatcher_.answer(std::move(*asked)));
  });
  return taken ? answer.get() : dispatcher_.busy();
}

void SocketListener::stream(const Descriptor& connection, const Response& response) {
  if (commands_running_.fetch_add(1) >= commands_allowed_) {
    const Response busy = dispatcher_.busy();
    if (send_all(connection, response_head(busy, "close"))) send_all(connection, busy.text());
  } else if (send_all(connection, response_head(response, "close"))) {
    // The length is not known before the end: closing the connection ends the body (RFC 9112, 6.3).
    response.stream([&](std::string_view bytes) { return send_all(connection, bytes); });
  }
  commands_running_.fetch_sub(1);
}

}  // namespace headrow::http
