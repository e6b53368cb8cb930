#include <fmt/format.h>
#include <malloc.h>

#include <mutex>

#include "command_line.hpp"
#include "commands.hpp"
#include "headrow/evidence/api/routes.hpp"
#include "headrow/http/command_channel.hpp"
#include "headrow/http/server.hpp"
#include "headrow/strategy/api/routes.hpp"
#include "output_stream.hpp"
#include "report_problem.hpp"
#include "version.hpp"
#include "workspace.hpp"

namespace headrow::app {
namespace {

/// Runs commands that come through the data folder's socket, one at a time: they work with the server's own
/// stores.
class CommandRunner {
public:
  CommandRunner(Workspace& workspace, evidence::api::PageData& data, std::string user)
      : workspace_(workspace), data_(data), user_(std::move(user)) {}

  int run(const http::CommandRequest& request, http::CommandOutput& output) {
    const std::lock_guard one_at_a_time(mutex_);
    OutputStream out([&](std::string_view bytes) { return output.out(bytes); });
    OutputStream err([&](std::string_view bytes) { return output.error(bytes); });
    Session session{out, err, request.error_is_terminal, request.directory, user_, &workspace_};
    const int status = run_command_line(request.arguments, session);
    out.flush();
    err.flush();
    data_.refresh();
    return status;
  }

private:
  Workspace& workspace_;
  evidence::api::PageData& data_;
  std::string user_;
  std::mutex mutex_;
};

/// Gives what an answer needed back to the machine when it is sent. Left alone, each worker keeps the most it
/// ever used, which for whole scorecards is a fifth of the server's memory.
void keep_memory_small() {
  mallopt(M_ARENA_MAX, 2);
  mallopt(M_MMAP_THRESHOLD, 64 * 1024);
  mallopt(M_TRIM_THRESHOLD, 128 * 1024);
}

/// Pages open on the place that the first strategy was written for, where the register has it.
evidence::api::About about_of(Workspace& workspace) {
  evidence::api::About about;
  about.version = version();
  for (const strategy::Strategy& strategy : workspace.strategies()) {
    about.strategies.emplace_back(strategy.code, strategy.title);
    if (about.place_default.empty() && workspace.evidence().place(strategy.place))
      about.place_default = strategy.place;
  }
  return about;
}

Result<http::StaticFiles> pages() {
  const auto folder = pages_folder();
  if (!folder) return tl::unexpected(folder.error());
  return http::StaticFiles::read(*folder);
}

}  // namespace

int serve_command(Session& session, const ServeArguments& arguments) {
  keep_memory_small();
  const http::StopSignals signals;  // before any thread, so that all leave them alone
  auto workspace = Workspace::open(session.path(arguments.directory));
  if (!workspace) return report(session, workspace.error());
  auto built = pages();
  if (!built) return report(session, built.error());

  evidence::api::PageData data((*workspace)->store(), (*workspace)->evidence());
  CommandRunner commands(**workspace, data, session.user);
  http::RouteTable table;
  evidence::api::add_evidence_routes(table, data, about_of(**workspace));
  const auto directory = (*workspace)->store().directory();
  strategy::api::add_strategy_routes(table, {data, (*workspace)->strategies(), directory});
  table.add(http::commands_route([&](const http::CommandRequest& request, http::CommandOutput& output) {
    return commands.run(request, output);
  }));

  http::DispatcherSettings dispatcher;
  dispatcher.pages = std::move(*built);
  dispatcher.generation = [&] {
    return std::to_string(data.generation()) + "-" + strategy::api::files_stamp(directory);
  };
  dispatcher.log = [&](std::string_view words) { session.err << "headrow: " << words << std::endl; };
  http::ServerSettings settings;
  settings.port = arguments.port;
  settings.socket = directory / "headrow.sock";
  auto server = http::Server::start(settings, std::move(table), std::move(dispatcher));
  if (!server) return report(session, server.error());
  data.warm();
  session.out << fmt::format("Headrow answers on http://127.0.0.1:{}/ for {}", (*server)->port(),
                             arguments.directory)
              << std::endl;
  signals.wait();
  (*server)->stop();
  return kDone;
}

}  // namespace headrow::app
