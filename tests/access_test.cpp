// Every route by every role, in scope, out of scope, signed out and after the grant has ended: made from the
// table that the server uses, and expected from the catalogue of roles alone.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "headrow/evidence/store.hpp"
#include "headrow/http/dispatcher.hpp"
#include "headrow/http/json.hpp"
#include "headrow/test/scratch_folder.hpp"
#include "record_rooms.hpp"
#include "served_folder.hpp"
#include "served_routes.hpp"
#include "workspace.hpp"

namespace headrow::app {
namespace {

using records::HeldGrant;
using records::Permission;
using records::Principal;
using records::Role;
using records::ScopeKind;

enum class Situation : unsigned char { InScope, OutOfScope, SignedOut, Expired };

/// A server's routes over an empty folder, asked by whoever the test says.
class Server {
public:
  Server() {
    auto made = evidence::Store::create(folder_ / "data");
    if (!made) throw std::runtime_error(describe(made.error()));
    made->reset();
    workspace_ = std::move(Workspace::open(folder_ / "data").value());
    rooms_ = std::move(RecordRooms::open(folder_ / "data", settings_, false).value());
    served_ = std::make_unique<ServedFolder>(*workspace_, *rooms_);
    http::DispatcherSettings settings;
    settings.identify = [this](const http::Request&) { return asker; };
    settings.today = london_today;
    letters_ =
        std::make_unique<Letters>(rooms_->database(), records::MailSettings{}, "", [](const std::string&) {});
    auto table = served_routes(*served_, settings_, *letters_, {});
    http::add_operations_routes(table, metrics_, []() -> Result<void> { return {}; });
    dispatcher_ = std::make_unique<http::Dispatcher>(std::move(table), std::move(settings));
  }

  const std::vector<http::Route>& routes() const { return dispatcher_->table().routes(); }
  const records::Roles& roles() { return rooms_->people().roles(); }
  RecordRooms& rooms() { return *rooms_; }

  http::Response ask(const http::Route& route, const std::string& id = "none") const {
    http::Request request;
    request.method = route.method;
    request.headers = {{"Host", "localhost"}};
    request.target = route.pattern;
    for (const auto& variable : route.variables) {
      const std::string name = "{" + variable.name + "}";
      request.target.replace(request.target.find(name), name.size(), id);
    }
    return dispatcher_->answer(std::move(request));
  }

  http::Asker asker;

private:
  test::ScratchFolder folder_;
  Settings settings_;
  http::Metrics metrics_;
  std::unique_ptr<Letters> letters_;
  std::unique_ptr<Workspace> workspace_;
  std::unique_ptr<RecordRooms> rooms_;
  std::unique_ptr<ServedFolder> served_;
  std::unique_ptr<http::Dispatcher> dispatcher_;
};

std::shared_ptr<const Principal> holder(const Role& role, ScopeKind kind, Situation situation) {
  Principal principal;
  principal.grants.emplace_back();  // what everybody holds
  for (const auto permission : {Permission::SignIn, Permission::ReadPublished})
    principal.grants[0].permissions.add(permission);
  if (situation == Situation::SignedOut) return std::make_shared<const Principal>(std::move(principal));
  principal.kind = Principal::Kind::Person;
  principal.id = "somebody";
  principal.grants[0].permissions.add(Permission::OwnAccount);
  HeldGrant grant;
  grant.role = role.code;
  grant.scope_kind = kind;
  grant.permissions = role.permissions;
  grant.scope = situation == Situation::OutOfScope ? "elsewhere" : "here";
  if (kind != ScopeKind::City && kind != ScopeKind::Child)
    grant.places = std::make_shared<const records::PlaceCodes>(records::PlaceCodes{grant.scope});
  if (situation == Situation::Expired) grant.until = london_today() - std::chrono::days(1);
  principal.grants.push_back(std::move(grant));
  return std::make_shared<const Principal>(std::move(principal));
}

/// 0: let through to the handler, whatever that answers.
int expected(const http::Route& route, const Role& role, ScopeKind kind, Situation situation) {
  const Permission wanted = *route.permission;
  if (wanted == Permission::RunCommands) return 403;
  if (wanted == Permission::SignIn || wanted == Permission::ReadPublished) return 0;
  if (situation == Situation::SignedOut) return 401;
  if (wanted == Permission::OwnAccount) return 0;
  const bool held = situation != Situation::Expired && role.permissions.has(wanted);
  return held && (!route.whole_city || kind == ScopeKind::City) ? 0 : 403;
}

/// The status with which the table refused, 0 when it did not.
int refusal_of(const http::Response& response) {
  if (response.status != 401 && response.status != 403) return 0;
  const std::string code = http::Json::parse(response.text())["code"];
  return code == "sign-in-needed" || code == "not-allowed" ? response.status : 0;
}

TEST(Access, OfEveryRouteByEveryRoleIsAsTheCatalogueSays) {
  Server server;
  long combinations = 0;
  for (const auto& route : server.routes()) {
    for (const Role& role : server.roles().all()) {
      const auto kinds = role.scopes.empty() ? std::vector<ScopeKind>{ScopeKind::School} : role.scopes;
      for (const ScopeKind kind : kinds) {
        for (const auto situation :
             {Situation::InScope, Situation::OutOfScope, Situation::SignedOut, Situation::Expired}) {
          server.asker.principal = holder(role, kind, situation);
          const auto response = server.ask(route);
          ASSERT_EQ(refusal_of(response), expected(route, role, kind, situation))
              << http::method_text(route.method) << " " << route.pattern << " by " << role.code << " of "
              << scope_kind_text(kind) << ", situation " << static_cast<int>(situation) << ": "
              << response.text();
          ++combinations;
        }
      }
    }
  }
  std::cout << "access test: " << combinations << " combinations of " << server.routes().size()
            << " routes and " << server.roles().all().size() << " roles\n";
  RecordProperty("combinations", static_cast<int>(combinations));
  EXPECT_GT(combinations, 5000);
}

/// What is out of scope answers byte for byte as what does not exist.
TEST(Access, ARecordOutOfScopeAnswersAsOneThatDoesNotExist) {
  Server server;
  const Role& head = *server.roles().find("headteacher");
  server.asker.principal = holder(head, ScopeKind::School, Situation::InScope);
  const auto task = server.rooms().tasks().add(
      *server.asker.principal, {"Visit", "here", "", "", "headteacher", ""}, "records", {}, london_today());
  ASSERT_TRUE(task) << describe(task.error());
  for (const auto& route : server.routes()) {
    if (route.method != http::Method::Get || !route.pattern.starts_with("/api/v1/tasks/{id}")) continue;
    server.asker.principal = holder(head, ScopeKind::School, Situation::InScope);
    EXPECT_EQ(server.ask(route, task->id).status, 200) << route.pattern;
    server.asker.principal = holder(head, ScopeKind::School, Situation::OutOfScope);
    const auto hidden = server.ask(route, task->id), unknown = server.ask(route, records::new_id());
    EXPECT_EQ(hidden.status, 404) << route.pattern;
    EXPECT_EQ(hidden.text(), unknown.text()) << route.pattern;
  }
}

}  // namespace
}  // namespace headrow::app
