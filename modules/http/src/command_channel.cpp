#include "headrow/http/command_channel.hpp"

#include <fmt/format.h>

#include <exception>
#include <mutex>

#include "headrow/http/json.hpp"
#include "headrow/records/access.hpp"

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

CommandRequest read_command(const Request& request) {
  const Json& json = *request.json;
  const records::Principal& asker = *request.asker.principal;
  CommandRequest command;
  command.arguments = json["arguments"].get<std::vector<std::string>>();
  command.directory = json.value("directory", "");
  command.error_is_terminal = json.value("error_is_terminal", false);
  command.actor = {asker.kind, asker.id, request.channel == Channel::LocalSocket ? "socket" : request.address,
                   request.id};
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

Response running(const CommandHandler& handler, CommandRequest command) {
  Response response;
  response.content_type = kCommandFrames;
  response.stream = [handler, asked = std::move(command)](const ByteSink& sink) {
    run(handler, asked, sink);
  };
  return response;
}

Route command_route(std::string_view path, records::Permission permission, std::string operation,
                    std::string summary) {
  Route route;
  route.method = Method::Post;
  route.pattern = path;
  route.permission = permission;
  route.whole_city = permission != records::Permission::RunCommands;
  route.operation = std::move(operation);
  route.summary = std::move(summary);
  route.body = Shape::object({{"arguments", Shape::list(Shape::text("without the programme's name"))},
                              {"directory", Shape::text("of the asker: relative paths begin there")},
                              {"error_is_terminal", Shape::yes_no("whether progress may be shown")}})
                   .without(std::vector<std::string>{"directory", "error_is_terminal"});
  route.answer = Shape::text("lines 'out N' and 'error N', each followed by N bytes, then 'exit STATUS'");
  route.answer_type = kCommandFrames;
  route.follows_store = false;
  return route;
}

}  // namespace

Route commands_route(CommandHandler handler) {
  auto route = command_route(
      kCommandsPath, records::Permission::RunCommands, "runCommand",
      "Runs a command of the command line in the server, which owns the stores; only through the data "
      "folder's socket.");
  route.handler = [handler = std::move(handler)](const Request& request) -> Result<Response> {
    return running(handler, read_command(request));
  };
  return route;
}

Route remote_commands_route(CommandPermit permit, CommandHandler handler) {
  auto route = command_route(kRemoteCommandsPath, records::Permission::RunJobs, "runRemoteCommand",
                             "Runs a command of the command line for who may do the same on the pages.");
  route.handler = [permit = std::move(permit),
                   handler = std::move(handler)](const Request& request) -> Result<Response> {
    auto command = permit(read_command(request), *request.asker.principal);
    if (!command) return tl::unexpected(command.error());
    return running(handler, std::move(*command));
  };
  return route;
}

}  // namespace headrow::http
