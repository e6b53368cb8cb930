#include <fmt/format.h>
#include <malloc.h>

#include <mutex>

#include "commands.hpp"
#include "demonstration.hpp"
#include "headrow/http/server.hpp"
#include "headrow/sign_in/api/gatekeeper.hpp"
#include "headrow/strategy/api/routes.hpp"
#include "job_kinds.hpp"
#include "report_problem.hpp"
#include "request_log.hpp"
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

/// Counts every answer, and writes a line for it where that is wanted.
class Observed {
public:
  Observed(Session& session, const std::string& log)
      : session_(session), logs_(log == "json" || (log == "auto" && !session.terminal)) {}

  http::Metrics& metrics() { return metrics_; }

  void note(const http::Finished& finished) {
    metrics_.note(finished);
    if (logs_) write(log_line(finished, records::utc_now()));
  }
  void write(std::string_view words) {
    const std::lock_guard one_line(mutex_);
    session_.err << words << std::endl;
  }

private:
  Session& session_;
  const bool logs_;
  http::Metrics metrics_;
  std::mutex mutex_;
};

http::ServerSettings server_settings_of(const Settings& settings, const std::filesystem::path& directory,
                                        std::uint16_t port) {
  http::ServerSettings server;
  server.address = settings.address;
  server.port = port;
  if (!settings.certificate.empty()) {
    server.certificate = directory / settings.certificate;
    server.key = directory / settings.key;
  }
  server.socket = directory / "headrow.sock";
  return server;
}

Result<void> refuse_open_demonstration(const Settings& settings, const std::filesystem::path& directory) {
  if (!has_demonstration(directory) || !settings.beyond_loopback()) return {};
  return fail(ProblemCode::Conflict,
              "There are accounts of the demonstration in this folder, with passphrases that everybody may "
              "read. It is "
              "served on loopback only: begin with a new folder.",
              {(directory / "demonstration.toml").string()});
}

/// Serves an opened folder until a signal ends it.
int serve(Session& session, const ServeArguments& arguments, const Settings& settings, Workspace& workspace,
          RecordRooms& rooms, std::vector<sign_in::api::DemonstrationAccount> accounts,
          const http::StopSignals& signals) {
  auto built = pages();
  if (!built) return report(session, built.error());
  const auto directory = workspace.store().directory();
  ServedFolder folder(workspace, rooms);
  add_job_kinds(rooms, workspace, [&](const std::function<void()>& work) { folder.alone(work); });
  const sign_in::api::Gatekeeper gatekeeper(rooms.sign_in());
  Observed observed(session, arguments.log);
  Letters letters(rooms.database(), settings.mail, settings.public_address,
                  [&](const std::string& words) { observed.write("headrow: " + words); });
  auto table = served_routes(folder, settings, letters, std::move(accounts));
  http::add_operations_routes(table, observed.metrics(), [&]() -> Result<void> {
    rooms.database().read([](soci::session& sql) { records::read_audit_head(sql); });
    return {};
  });

  http::DispatcherSettings dispatcher;
  dispatcher.pages = std::move(*built);
  dispatcher.generation = [&] {
    return std::to_string(folder.data().generation()) + "-" + strategy::api::files_stamp(directory);
  };
  dispatcher.identify = [&](const http::Request& request) { return gatekeeper.identify(request); };
  dispatcher.today = london_today;
  dispatcher.after = [&](const http::Finished& finished) { observed.note(finished); };
  dispatcher.log = [&](std::string_view words) { observed.write(fmt::format("headrow: {}", words)); };
  if (const std::string host = settings.public_host(); !host.empty()) dispatcher.hosts.push_back(host);
  dispatcher.behind_proxy = settings.behind_proxy;
  dispatcher.by_address = {200, 2000};
  dispatcher.by_principal = {50, 500};
  auto server = http::Server::start(server_settings_of(settings, directory, arguments.port), std::move(table),
                                    std::move(dispatcher));
  if (!server) return report(session, server.error());
  if (const auto started = rooms.jobs().start(); !started) return report(session, started.error());
  folder.data().warm();
  session.out << fmt::format("Headrow answers on {}://{}:{}/ for {}",
                             settings.certificate.empty() ? "http" : "https", settings.address,
                             (*server)->port(), arguments.directory)
              << std::endl;
  signals.wait();
  rooms.jobs().stop();
  (*server)->stop();
  return kDone;
}

}  // namespace

int serve_command(Session& session, const ServeArguments& arguments) {
  keep_memory_small();
  const http::StopSignals signals;  // before any thread, so that all leave them alone
  const auto directory = session.path(arguments.directory);
  auto workspace = Workspace::open(directory);
  if (!workspace) return report(session, workspace.error());
  const auto settings = read_settings(directory);
  if (!settings) return report(session, settings.error());
  if (const auto closed = refuse_open_demonstration(*settings, directory); !closed)
    return report(session, closed.error());
  auto accounts = demonstration_accounts(directory);
  if (!accounts) return report(session, accounts.error());
  auto rooms = RecordRooms::open(directory, *settings, !accounts->empty());
  if (!rooms) return report(session, rooms.error());
  (*rooms)->principals().open_public_area(settings->public_area);
  return serve(session, arguments, *settings, **workspace, **rooms, std::move(*accounts), signals);
}

}  // namespace headrow::app
