#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "headrow/http/route.hpp"
#include "headrow/records/audit.hpp"

namespace headrow::http {

/// A command line that another process wants the server to run, as that process saw it.
struct CommandRequest {
  std::vector<std::string> arguments;  ///< without the program's name
  std::string directory;               ///< the asker's working directory: relative paths are meant from there
  bool error_is_terminal = false;      ///< progress may be shown
  records::Actor actor = {};           ///< who asks, and how they came: for the audit
};

/// Where a command writes. Both give false once nobody listens any more.
class CommandOutput {
public:
  virtual ~CommandOutput() = default;
  virtual bool out(std::string_view bytes) = 0;
  virtual bool error(std::string_view bytes) = 0;
};

/// Runs a command and returns its exit status.
using CommandHandler = std::function<int(const CommandRequest&, CommandOutput&)>;

/// POST /api/v1/commands with {arguments, directory, error_is_terminal}. The answer is a row of frames while
/// the command runs: a line "out N" or "error N" followed by N bytes, and at the end "exit STATUS". Only
/// through the local socket.
Route commands_route(CommandHandler handler);

/// Makes of what somebody asks for from elsewhere what is run here, or refuses it.
using CommandPermit = std::function<Result<CommandRequest>(CommandRequest, const records::Principal&)>;

/// POST /api/v1/remote-commands: the same over TCP, for whom `permit` lets.
Route remote_commands_route(CommandPermit permit, CommandHandler handler);

inline constexpr std::string_view kCommandsPath = "/api/v1/commands";
inline constexpr std::string_view kRemoteCommandsPath = "/api/v1/remote-commands";
inline constexpr std::string_view kCommandFrames = "application/vnd.headrow.command-frames";

}  // namespace headrow::http
