#include "headrow/http/socket_client.hpp"

#include <fmt/format.h>
#include <sys/socket.h>

#include <array>

#include "command_frames.hpp"
#include "local_socket.hpp"
#include "message_parser.hpp"

namespace headrow::http {
namespace {

std::string request_text(const CommandRequest& command) {
  const auto body = command_text(command);
  return fmt::format(
      "POST {} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\r\n{}",
      kCommandsPath, body.size(), body);
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
    return tl::unexpected(command_refused(parser.status(), problem));
  if (!frames.status()) {
    return fail(ProblemCode::Failed, "The server stopped before the command ended.",
                Where{socket.string(), 0, "", ""});
  }
  return frames.status();
}

}  // namespace headrow::http
