#pragma once

#include <arpa/inet.h>
#include <fmt/format.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <cstdlib>
#include <optional>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

namespace headrow::bench {

/// One keep-alive connection over loopback that asks and waits.
class HttpClient {
public:
  explicit HttpClient(unsigned short port) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
    const int yes = 1;
    ::setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof(yes));
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof(address)) != 0)
      throw std::runtime_error("the server does not answer");
  }
  ~HttpClient() { ::close(socket_); }
  HttpClient(const HttpClient&) = delete;
  HttpClient& operator=(const HttpClient&) = delete;

  /// The status of the answer, once its last byte is here; the body is then in `body`. `headers` are lines
  /// that each end with CR LF.
  int ask(const std::string& method, const std::string& target, const std::string& headers,
          const std::string& content = "") {
    std::string request = fmt::format("{} {} HTTP/1.1\r\nHost: localhost\r\n{}", method, target, headers);
    if (method == "POST")
      request += fmt::format("Content-Type: application/json\r\nContent-Length: {}\r\n", content.size());
    request += "\r\n" + content;
    if (::send(socket_, request.data(), request.size(), MSG_NOSIGNAL) < 0)
      throw std::runtime_error("connection lost");
    std::string answer;
    std::size_t end = std::string::npos;
    while ((end = answer.find("\r\n\r\n")) == std::string::npos) receive(answer);
    const auto length = std::strtoul(answer.c_str() + answer.find("Content-Length: ") + 16, nullptr, 10);
    while (answer.size() < end + 4 + length) receive(answer);
    body = answer.substr(end + 4);
    return std::atoi(answer.c_str() + 9);
  }

  std::string body;

private:
  void receive(std::string& into) {
    std::array<char, 65536> buffer;
    const auto count = ::recv(socket_, buffer.data(), buffer.size(), 0);
    if (count <= 0) throw std::runtime_error("connection lost");
    into.append(buffer.data(), static_cast<std::size_t>(count));
  }

  int socket_;
};

/// How long answers took.
struct Timing {
  std::vector<double> milliseconds;  ///< sorted
  double seconds = 0;
  std::size_t refused = 0;  ///< answers that were not 200

  double centile(double share) const {
    return milliseconds[static_cast<std::size_t>(share * static_cast<double>(milliseconds.size() - 1))];
  }
  double per_second() const { return static_cast<double>(milliseconds.size()) / seconds; }
};

/// Has each of so many connections ask one request after another, until `ask(client, connection, turn)`,
/// which gives the status of an answer, gives none.
template <typename Ask>
Timing ask_at_once(std::size_t connections, unsigned short port, const Ask& ask) {
  using Clock = std::chrono::steady_clock;
  std::vector<std::vector<double>> times(connections);
  std::atomic<std::size_t> refused = 0;
  const auto begun = Clock::now();
  std::vector<std::thread> threads;
  for (std::size_t i = 0; i < connections; ++i) {
    threads.emplace_back([&, i] {
      HttpClient client(port);
      for (std::size_t turn = 0;; ++turn) {
        const auto asked = Clock::now();
        const std::optional<int> status = ask(client, i, turn);
        if (!status) return;
        if (*status != 200) ++refused;
        times[i].push_back(std::chrono::duration<double, std::milli>(Clock::now() - asked).count());
      }
    });
  }
  for (auto& thread : threads) thread.join();
  Timing timing;
  timing.seconds = std::chrono::duration<double>(Clock::now() - begun).count();
  timing.refused = refused;
  for (const auto& some : times)
    timing.milliseconds.insert(timing.milliseconds.end(), some.begin(), some.end());
  std::ranges::sort(timing.milliseconds);
  return timing;
}

inline void print(const char* what, const Timing& timing) {
  fmt::print("{:<34} {:>8.2f} ms median {:>8.2f} ms 99th {:>8.2f} ms worst {:>8.0f} a second, {} not 200\n",
             what, timing.centile(0.5), timing.centile(0.99), timing.centile(1), timing.per_second(),
             timing.refused);
}

}  // namespace headrow::bench
