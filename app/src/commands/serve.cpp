#include <fmt/format.h>
#include <malloc.h>

#include "commands.hpp"
#include "demonstration.hpp"
#include "headrow/http/server.hpp"
#include "headrow/sign_in/api/gatekeeper.hpp"
#include "headrow/strategy/api/routes.hpp"
#include "job_kinds.hpp"
#include "report_problem.hpp"
#include "served_folder.hpp"
#include "served_routes.hpp"

namespace headrow::app {
namespace {

/// Gives what an answer needed back to the machine when it is sent. Left alone, each worker keeps the most it
/// ever used, which for whole scorecards is a fifth of the server's memory.
void keep_memory_small() {
  mallopt(M_ARENA_MAX, 2);
  mallopt(M_MMAP_THRESHOLD, 64 * 1024);
  mallopt(M_TRIM_THRESHOLD, 128 * 1024);
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
  const auto directory = session.path(arguments.directory);
  auto workspace = Workspace::open(directory);
  if (!workspace) return report(session, workspace.error());
  auto built = pages();
  if (!built) return report(session, built.error());
  const auto settings = read_settings(directory);
  if (!settings) return report(session, settings.error());
  auto accounts = demonstration_accounts(directory);
  if (!accounts) return report(session, accounts.error());
  if (!accounts->empty() && !settings->on_loopback()) {
    return report(
        session,
        {ProblemCode::Conflict,
         "There are accounts of the demonstration in this folder, with passphrases that everybody may "
         "read. It is served on loopback only: begin with a new folder.",
         {(directory / "demonstration.toml").string()}});
  }
  auto rooms = RecordRooms::open(directory, *settings, !accounts->empty());
  if (!rooms) return report(session, rooms.error());
  (*rooms)->principals().open_public_area(settings->public_area);

  ServedFolder folder(**workspace, **rooms);
  const auto alone = [&](const std::function<void()>& work) { folder.alone(work); };
  add_job_kinds(**rooms, **workspace, alone);
  const sign_in::api::Gatekeeper gatekeeper((*rooms)->sign_in());
  auto table = served_routes(folder, *settings, std::move(*accounts));

  http::DispatcherSettings dispatcher;
  dispatcher.pages = std::move(*built);
  dispatcher.generation = [&] {
    return std::to_string(folder.data().generation()) + "-" + strategy::api::files_stamp(directory);
  };
  dispatcher.identify = [&](const http::Request& request) { return gatekeeper.identify(request); };
  dispatcher.today = london_today;
  dispatcher.log = [&](std::string_view words) { session.err << "headrow: " << words << std::endl; };
  http::ServerSettings server_settings;
  server_settings.port = arguments.port;
  server_settings.socket = directory / "headrow.sock";
  auto server = http::Server::start(server_settings, std::move(table), std::move(dispatcher));
  if (!server) return report(session, server.error());
  if (const auto started = (*rooms)->jobs().start(); !started) return report(session, started.error());
  folder.data().warm();
  session.out << fmt::format("Headrow answers on http://127.0.0.1:{}/ for {}", (*server)->port(),
                             arguments.directory)
              << std::endl;
  signals.wait();
  (*rooms)->jobs().stop();
  (*server)->stop();
  return kDone;
}

}  // namespace headrow::app
