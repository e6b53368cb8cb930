#include "headrow/http/command_channel.hpp"

#include <fmt/format.h>

#include <exception>
#include <mutex>

#include "headrow/http/json.hpp"

namespace headrow::http {
namespace {

constexpr int kFailed = 1;

/// Writes frames; commands may write from several threads.
class FramedOutput final : public CommandOutput {
public:
  explicit FramedOutput(const ByteSink& sink) : sink_(sink) {}
  bool out(std::string_view bytes) override { return frame("out", bytes); }
  bool error(std::string_view bytes) override { return frame("error", bytes); }

  void exit(int status) {
    const std::lock_guard lock(mutex_);
    sink_(fmt::format("exit {}\n", status));
  }

private:
  bool frame(std::string_view kind, std::string_view bytes) {
    const std::lock_guard lock(mutex_);
    listening_ =
        listening_ && (bytes.empty() || (sink_(fmt::format("{} {}\n", kind, bytes.size())) && sink_(bytes)));
    return listening_;
  }

  const ByteSink& sink_;
  std::mutex mutex_;
  bool listening_ = true;
};

Result<CommandRequest> read_command(const std::string& body) {
  const auto json = Json::parse(body, nullptr, false);
  const auto arguments = json.is_object() ? json.find("arguments") : json.end();
  if (!json.is_object() || arguments == json.end() || !arguments->is_array()) {
    return fail(ProblemCode::BadUsage, "A command is a JSON object with a list 'arguments'.");
  }
  CommandRequest command;
  for (const auto& argument : *arguments) {
    if (!argument.is_string()) return fail(ProblemCode::BadUsage, "Each of the 'arguments' is text.");
    command.arguments.push_back(argument.get<std::string>());
  }
  if (const auto folder = json.find("directory"); folder != json.end() && folder->is_string()) {
    command.directory = folder->get<std::string>();
  }
  if (const auto terminal = json.find("error_is_terminal");
      terminal != json.end() && terminal->is_boolean()) {
    command.error_is_terminal = terminal->get<bool>();
  }
  return command;
}

void run(const CommandHandler& handler, const CommandRequest& command, const ByteSink& sink) {
  FramedOutput output(sink);
  int status = kFailed;
  try {
    status = handler(command, output);
  } catch (const std::exception& error) {
    output.error(fmt::format("headrow: {}\n", error.what()));
  }
  output.exit(status);
}

}  // namespace

Route commands_route(CommandHandler handler) {
  Route route;
  route.method = Method::Post;
  route.pattern = kCommandsPath;
  route.permission = Permission::RunCommands;
  route.operation = "runCommand";
  route.summary =
      "Runs a command of the command line in the server, which owns the stores. The body is {arguments, "
      "directory, "
      "error_is_terminal}; only through the data folder's socket.";
  route.answer = Shape::text("lines 'out N' and 'error N', each followed by N bytes, then 'exit STATUS'");
  route.follows_store = false;
  route.handler = [handler = std::move(handler)](const Request& request) -> Result<Response> {
    auto command = read_command(request.body);
    if (!command) return tl::unexpected(command.error());
    Response response;
    response.content_type = kCommandFrames;
    response.stream = [handler, asked = std::move(*command)](const ByteSink& sink) {
      run(handler, asked, sink);
    };
    return response;
  };
  return route;
}

}  // namespace headrow::http
