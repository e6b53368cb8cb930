#include <fmt/format.h>
#include <malloc.h>

#include <mutex>

#include "command_line.hpp"
#include "commands.hpp"
#include "demonstration.hpp"
#include "headrow/evidence/api/routes.hpp"
#include "headrow/http/command_channel.hpp"
#include "headrow/http/server.hpp"
#include "headrow/records/api/routes.hpp"
#include "headrow/records/days.hpp"
#include "headrow/sign_in/api/gatekeeper.hpp"
#include "headrow/sign_in/api/routes.hpp"
#include "headrow/strategy/api/routes.hpp"
#include "job_kinds.hpp"
#include "output_stream.hpp"
#include "place_register.hpp"
#include "record_rooms.hpp"
#include "report_problem.hpp"
#include "version.hpp"
#include "workspace.hpp"

namespace headrow::app {
namespace {

/// The stores of a data folder as one server holds them. Commands of the socket and jobs work on them one at
/// a time; pages go on meanwhile.
class ServedFolder {
public:
  ServedFolder(Workspace& workspace, RecordRooms& rooms)
      : workspace_(workspace), rooms_(rooms), data_(workspace.store(), workspace.evidence()) {
    use_register();
    rooms_.people().know_scopes_by([this](records::ScopeKind kind, const std::string& code) {
      return scope_known(workspace_, kind, code);
    });
  }

  evidence::api::PageData& data() { return data_; }

  int run(const http::CommandRequest& request, http::CommandOutput& output) {
    int status = kFailed;
    alone([&] {
      OutputStream out([&](std::string_view bytes) { return output.out(bytes); });
      OutputStream err([&](std::string_view bytes) { return output.error(bytes); });
      Session session{out,         err,    request.error_is_terminal, request.directory, request.user,
                      &workspace_, &rooms_};
      status = run_command_line(request.arguments, session);
      out.flush();
      err.flush();
    });
    note_command(request, status);
    return status;
  }

  void alone(const std::function<void()>& work) {
    const std::lock_guard one_at_a_time(mutex_);
    const auto before = data_.generation();
    work();
    data_.refresh();
    if (data_.generation() != before) use_register();
  }

private:
  void use_register() { rooms_.principals().use_places(place_index(workspace_)); }

  /// Of what was typed, the subcommand alone: the rest may hold names.
  void note_command(const http::CommandRequest& request, int status) {
    const records::Actor actor{records::Principal::Kind::Operator, request.user, "socket", request.id};
    const std::string command = request.arguments.empty() ? "" : request.arguments.front();
    (void)rooms_.database().write([&](records::Transaction& transaction) -> Result<void> {
      transaction.audit(
          actor, {"run command", "", "", status == kDone ? records::Outcome::Done : records::Outcome::Failed,
                  command});
      return {};
    });
  }

  Workspace& workspace_;
  RecordRooms& rooms_;
  evidence::api::PageData data_;
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

records::Day today() {
  return records::london_day(std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()));
}

/// What links begin with: the address that the authority set, else the one by which the server was asked.
std::string address_of(const Settings& settings, const http::Request& request) {
  if (!settings.public_address.empty()) return settings.public_address;
  return fmt::format("{}://{}", request.secure ? "https" : "http", request.header("Host"));
}

/// Files that were loaded since an instant, as the pages of what changed show them.
std::vector<records::api::Change> loads_since(const evidence::api::PageData& data, const std::string& since) {
  std::vector<records::api::Change> changes;
  for (const auto& source : data.sources()->all()) {
    // The figures' clock writes whole seconds, the records' thousandths.
    const std::string at = source.loaded_at.substr(0, 19) + ".000Z";
    if (at > since) changes.push_back({at, "Loaded: " + source.file, fmt::format("/sources/{}", source.id)});
  }
  return changes;
}

records::api::RecordPages record_pages(RecordRooms& rooms, Workspace& workspace, ServedFolder& folder,
                                       const Settings& settings) {
  const auto address = [settings](const http::Request& request) { return address_of(settings, request); };
  records::api::RecordPages pages{rooms.database(),
                                  rooms.people(),
                                  rooms.principals(),
                                  rooms.tasks(),
                                  rooms.notices(),
                                  rooms.jobs(),
                                  today,
                                  {},
                                  {},
                                  {},
                                  {},
                                  {},
                                  {},
                                  address,
                                  {}};
  pages.place_name = [&](const std::string& code) { return place_name(workspace, code); };
  pages.anchor_file = rooms.anchor_file().string();
  pages.invite = [&rooms, address](
                     const std::string& person,
                     const http::Request& request) -> Result<records::api::RecordPages::Invitation> {
    const auto link = rooms.sign_in().invite(person, sign_in::api::origin_of(request).actor);
    if (!link) return tl::unexpected(link.error());
    return records::api::RecordPages::Invitation{sign_in::api::invitation_url(address(request), link->token),
                                                 records::instant_text(link->expires)};
  };
  pages.sign_in = [&](const std::string& person) {
    const auto account = rooms.sign_in().accounts().find(person);
    return records::api::SignInSummary{account.has_second_factor, account.last_signed_in};
  };
  pages.make_token = [&](const std::string& client, const records::Actor& actor) {
    return rooms.sign_in().machine_tokens().make(client, actor);
  };
  pages.token_last_used = [&](const std::string& client) {
    return rooms.sign_in().machine_tokens().last_used(client);
  };
  pages.other_changes = [&folder](const std::string& since) { return loads_since(folder.data(), since); };
  return pages;
}

sign_in::api::SignInPages sign_in_pages(RecordRooms& rooms, Workspace& workspace, const Settings& settings,
                                        std::vector<sign_in::api::DemonstrationAccount> accounts) {
  sign_in::api::SignInPages pages{rooms.sign_in(),      rooms.notices(),     today, {}, {},
                                  settings.public_area, std::move(accounts), {},    {}};
  pages.place_name = [&](const std::string& code) { return place_name(workspace, code); };
  pages.address = [settings](const http::Request& request) { return address_of(settings, request); };
  return pages;
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
  http::RouteTable table;
  evidence::api::add_evidence_routes(table, folder.data(), about_of(**workspace));
  strategy::api::add_strategy_routes(table, {folder.data(), (*workspace)->strategies(), directory});
  records::api::add_record_routes(table, record_pages(**rooms, **workspace, folder, *settings));
  sign_in::api::add_sign_in_routes(table,
                                   sign_in_pages(**rooms, **workspace, *settings, std::move(*accounts)));
  table.add(http::commands_route([&](const http::CommandRequest& request, http::CommandOutput& output) {
    return folder.run(request, output);
  }));

  http::DispatcherSettings dispatcher;
  dispatcher.pages = std::move(*built);
  dispatcher.generation = [&] {
    return std::to_string(folder.data().generation()) + "-" + strategy::api::files_stamp(directory);
  };
  dispatcher.identify = [&](const http::Request& request) { return gatekeeper.identify(request); };
  dispatcher.today = today;
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
