#include "headrow/http/socket_client.hpp"

#include <fmt/format.h>
#include <sys/socket.h>

#include <array>
#include <charconv>

#include "headrow/http/json.hpp"
#include "local_socket.hpp"
#include "message_parser.hpp"

namespace headrow::http {
namespace {

/// Puts frames back into what was written, however the bytes were cut on their way.
class FrameReader {
public:
  explicit FrameReader(CommandOutput& output) : output_(output) {}

  void feed(std::string_view bytes) {
    while (!bytes.empty()) {
      if (left_ > 0) {
        const auto part = bytes.substr(0, left_);
        error_ ? output_.error(part) : output_.out(part);
        left_ -= part.size();
        bytes.remove_prefix(part.size());
      } else if (const auto end = bytes.find('\n'); end != std::string_view::npos) {
        line_ += bytes.substr(0, end);
        bytes.remove_prefix(end + 1);
        begin(line_);
        line_.clear();
      } else {
        line_ += bytes;
        return;
      }
    }
  }

  std::optional<int> status() const { return status_; }

private:
  void begin(std::string_view line) {
    const auto blank = line.find(' ');
    if (blank == std::string_view::npos) return;
    const auto number = line.substr(blank + 1);
    if (line.starts_with("exit ")) {
      int status = 0;
      std::from_chars(number.data(), number.data() + number.size(), status);
      status_ = status;
    } else {
      error_ = line.starts_with("error ");
      std::from_chars(number.data(), number.data() + number.size(), left_);
    }
  }

  CommandOutput& output_;
  std::string line_;
  std::size_t left_ = 0;
  bool error_ = false;
  std::optional<int> status_;
};

std::string request_text(const CommandRequest& command) {
  const Json json{{"arguments", command.arguments},
                  {"directory", command.directory},
                  {"error_is_terminal", command.error_is_terminal}};
  const auto body = json.dump();
  return fmt::format(
      "POST {} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\r\n{}",
      kCommandsPath, body.size(), body);
}

Problem refused(int status, const std::string& body) {
  const auto json = Json::parse(body, nullptr, false);
  const auto detail = json.is_object() ? json.value("detail", std::string()) : std::string();
  const auto code = status == 503 ? ProblemCode::Unavailable : ProblemCode::Failed;
  return {code, detail.empty() ? fmt::format("The server answered with status {}.", status) : detail};
}

}  // namespace

Result<std::optional<int>> run_on_server(const std::filesystem::path& socket, const CommandRequest& command,
                                         CommandOutput& output) {
  const auto connected = connect_local(socket);
  if (!connected) return tl::unexpected(connected.error());
  const auto& connection = *connected;
  if (!connection) return std::nullopt;
  if (!send_all(*connection, request_text(command))) {
    return fail(ProblemCode::Failed, "The server closed the connection.", Where{socket.string(), 0, "", ""});
  }
  FrameReader frames(output);
  std::string problem;
  MessageParser* reading = nullptr;
  MessageParser parser(MessageParser::Kind::Response, 0, [&](std::string_view bytes) {
    reading->status() == 200 ? frames.feed(bytes) : static_cast<void>(problem += bytes);
  });
  reading = &parser;
  std::array<char, 65536> buffer;
  for (;;) {
    const auto got = ::recv(connection->number(), buffer.data(), buffer.size(), 0);
    if (got <= 0) break;
    const auto whole = parser.feed({buffer.data(), static_cast<std::size_t>(got)});
    if (!whole) return tl::unexpected(whole.error());
    if (*whole) break;
  }
  if (parser.status() != 0 && parser.status() != 200)
    return tl::unexpected(refused(parser.status(), problem));
  if (!frames.status()) {
    return fail(ProblemCode::Failed, "The server stopped before the command ended.",
                Where{socket.string(), 0, "", ""});
  }
  return frames.status();
}

}  // namespace headrow::http
