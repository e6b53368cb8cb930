// 200 signed-in connections for 30 seconds, nine reads to one audited write, each in its own scope, every
// commit flushed to disk. The baseline in the same run are the same connections asking who is signed in,
// without a session. Then the same work once more while 16 people sign in over and over.
//
//   headrow_signed_in_bench [SECONDS]
#include <atomic>
#include <chrono>
#include <fstream>
#include <future>

#include "headrow/evidence/store.hpp"
#include "headrow/http/server.hpp"
#include "headrow/sign_in/accounts.hpp"
#include "headrow/sign_in/api/gatekeeper.hpp"
#include "headrow/sign_in/passphrase.hpp"
#include "headrow/test/scratch_folder.hpp"
#include "http_client.hpp"
#include "record_rooms.hpp"
#include "served_folder.hpp"
#include "served_routes.hpp"
#include "workspace.hpp"

namespace {

using namespace headrow;
using Clock = std::chrono::steady_clock;

constexpr std::size_t kConnections = 200;
constexpr std::size_t kStorm = 16;
constexpr const char* kPassphrase = "orbit kettle lamp meadow";

template <typename T>
T got(Result<T> result) {
  if (!result) throw std::runtime_error(describe(result.error()));
  return std::move(*result);
}

struct Holder {
  std::string headers, school, task, email;
};

/// A headteacher each, of a school each, with a session and a task.
std::vector<Holder> sign_in_all(app::RecordRooms& rooms) {
  std::vector<Holder> holders;
  const records::Actor actor{records::Principal::Kind::Operator, "bench", "", ""};
  sign_in::Accounts accounts(rooms.database(), {});
  const std::string hash = got(sign_in::PassphraseHasher().hash(kPassphrase));
  for (std::size_t i = 0; i < kConnections; ++i) {
    const std::string school = std::to_string(100'000 + i);
    const std::string email = fmt::format("h{}@example.org", i);
    const auto person =
        got(rooms.people().add("Head", email, {{"headteacher", records::ScopeKind::School, school}}, actor));
    got(rooms.database().write([&](records::Transaction& transaction) -> Result<bool> {
      accounts.set_passphrase(transaction, person.id, hash);
      return true;
    }));
    const auto session =
        got(rooms.sign_in().sessions().begin(person.id, sign_in::Means::Passphrase, true, "", ""));
    const auto principal = rooms.principals().person(person.id);
    const auto task =
        got(rooms.tasks().add(*principal, {"Visit", school, "", "2027-01-01", "headteacher", ""}, "records",
                              actor, app::london_today()));
    holders.push_back({fmt::format("Cookie: headrow_session={}\r\nX-Headrow-Token: {}\r\n", session.token,
                                   session.session.change_token),
                       school, task.id, email});
  }
  return holders;
}

/// One request of a holder: a task list, a task, the account; every tenth makes a task.
int ask_one(bench::HttpClient& client, const Holder& holder, std::size_t turn) {
  switch (turn % 10) {
    case 0:
      return client.ask(
          "POST", "/api/v1/tasks", holder.headers,
          fmt::format(
              R"({{"title":"Call back","place":"{}","subject":"","due":"","owner_role":"headteacher",)"
              R"("owner_person":""}})",
              holder.school));
    case 1:
    case 4:
    case 7:
      return client.ask("GET", "/api/v1/tasks/" + holder.task, holder.headers);
    case 2:
    case 5:
    case 8:
      return client.ask("GET", "/api/v1/tasks?whose=team", holder.headers);
    default:
      return client.ask("GET", "/api/v1/me", holder.headers);
  }
}

/// People who sign in, each in their turn, until `stop`.
bench::Timing storm(unsigned short port, const std::vector<Holder>& holders, const std::atomic<bool>& stop) {
  return bench::ask_at_once(
      kStorm, port, [&](auto& client, std::size_t i, std::size_t turn) -> std::optional<int> {
        if (stop) return std::nullopt;
        const auto& holder = holders[(i + turn * kStorm) % holders.size()];
        return client.ask("POST", "/api/v1/sign-in", "",
                          fmt::format(R"({{"email":"{}","passphrase":"{}"}})", holder.email, kPassphrase));
      });
}

/// All connections, for so long.
template <typename Ask>
bench::Timing run_for(double seconds, unsigned short port, const Ask& ask) {
  const auto end =
      Clock::now() + std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(seconds));
  return bench::ask_at_once(kConnections, port,
                            [&](auto& client, std::size_t i, std::size_t turn) -> std::optional<int> {
                              if (Clock::now() >= end) return std::nullopt;
                              return ask(client, i, i + turn);  // so that not all write at once
                            });
}

}  // namespace

int main(int count, char** words) {
  const double seconds = count > 1 ? std::atof(words[1]) : 30;
  const test::ScratchFolder folder;
  got(evidence::Store::create(folder / "data")).reset();
  const auto workspace = got(app::Workspace::open(folder / "data"));
  const app::Settings settings;
  const auto rooms = got(app::RecordRooms::open(folder / "data", settings, false));
  app::ServedFolder served(*workspace, *rooms);
  rooms->people().know_scopes_by(nullptr);  // the schools are no register's
  const auto holders = sign_in_all(*rooms);
  const sign_in::api::Gatekeeper gatekeeper(rooms->sign_in());
  app::Letters letters(rooms->database(), {}, "", [](const std::string&) {});
  http::DispatcherSettings dispatcher;
  dispatcher.identify = [&](const http::Request& request) { return gatekeeper.identify(request); };
  dispatcher.today = app::london_today;
  http::ServerSettings server_settings;
  server_settings.port = 0;
  const auto server = got(http::Server::start(
      server_settings, app::served_routes(served, settings, letters, {}), std::move(dispatcher)));

  const auto baseline =
      run_for(std::min(seconds, 5.0), server->port(),
              [](auto& client, std::size_t, std::size_t) { return client.ask("GET", "/api/v1/me", ""); });
  bench::print("not signed in (the baseline)", baseline);
  const auto work = [&](auto& client, std::size_t i, std::size_t turn) {
    return ask_one(client, holders[i], turn);
  };
  const auto signed_in = run_for(seconds, server->port(), work);
  bench::print("signed in, one in ten a write", signed_in);
  fmt::print("{:.2f} of the baseline's requests a second; 99th centile promised under 100 ms, none refused\n",
             signed_in.per_second() / baseline.per_second());
  std::atomic<bool> stop = false;
  auto signing_in = std::async(std::launch::async, [&] { return storm(server->port(), holders, stop); });
  const auto in_storm = run_for(seconds, server->port(), work);
  stop = true;
  bench::print("the same in a storm of sign-ins", in_storm);
  bench::print("the sign-ins", signing_in.get());
  fmt::print("{:.2f} of the requests a second without the storm\n",
             in_storm.per_second() / signed_in.per_second());
  const auto check = rooms->database().read([](soci::session& sql) { return records::check_audit(sql); });
  fmt::print("the audit has {} entries and {}\n", check.entries,
             check.broken == 0 ? "holds" : "does not hold");
  return signed_in.refused + in_storm.refused == 0 && check.broken == 0 ? 0 : 1;
}
