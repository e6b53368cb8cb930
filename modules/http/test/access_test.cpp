#include "headrow/http/access.hpp"

#include <gtest/gtest.h>

namespace headrow::http {
namespace {

using records::Permission;
using records::Principal;

const records::Day kToday = std::chrono::sys_days(std::chrono::year(2026) / 3 / 3);

Route route_with(Permission permission, Method method = Method::Get) {
  Route route;
  route.method = method;
  route.permission = permission;
  return route;
}

records::HeldGrant grant_of(Permission permission, records::ScopeKind kind) {
  records::HeldGrant grant;
  grant.scope_kind = kind;
  grant.permissions.add(permission);
  return grant;
}

Request asked_by(Principal::Kind kind, std::vector<records::HeldGrant> grants = {}) {
  Principal principal;
  principal.kind = kind;
  principal.grants = std::move(grants);
  Request request;
  request.headers = {{"Host", "headrow.example.org"}};
  request.asker.principal = std::make_shared<const Principal>(std::move(principal));
  return request;
}

int status(const Route& route, const Request& request) {
  const auto refused = refusal(route, request, kToday);
  return refused ? refused->status : 200;
}

TEST(Access, AsksForSignInFirstAndForTheGrantThen) {
  const Route route = route_with(Permission::ReadPeople);
  EXPECT_EQ(status(route, asked_by(Principal::Kind::Public)), 401);
  EXPECT_EQ(status(route, asked_by(Principal::Kind::Person)), 403);
  const auto holder =
      asked_by(Principal::Kind::Person, {grant_of(Permission::ReadPeople, records::ScopeKind::School)});
  EXPECT_EQ(status(route, holder), 200);
  EXPECT_EQ(status(route_with(Permission::ManagePeople), holder), 403);
}

TEST(Access, OfTheWholeCityIsNotThatOfASchool) {
  Route route = route_with(Permission::RunJobs);
  route.whole_city = true;
  EXPECT_EQ(status(route, asked_by(Principal::Kind::Person,
                                   {grant_of(Permission::RunJobs, records::ScopeKind::School)})),
            403);
  EXPECT_EQ(status(route, asked_by(Principal::Kind::Person,
                                   {grant_of(Permission::RunJobs, records::ScopeKind::City)})),
            200);
}

TEST(Access, EndsWithTheGrant) {
  auto grant = grant_of(Permission::ReadPeople, records::ScopeKind::City);
  grant.until = kToday - std::chrono::days(1);
  EXPECT_EQ(status(route_with(Permission::ReadPeople), asked_by(Principal::Kind::Person, {grant})), 403);
}

TEST(Access, ToCommandsIsTheOperatorsAlone) {
  const Route route = route_with(Permission::RunCommands, Method::Post);
  EXPECT_EQ(status(route, asked_by(Principal::Kind::Public)), 403);
  EXPECT_EQ(status(route, asked_by(Principal::Kind::Person)), 403);
  EXPECT_EQ(status(route, asked_by(Principal::Kind::Operator)), 200);
}

TEST(Access, TakesNoChangeWithoutItsToken) {
  const Route route = route_with(Permission::WriteTasks, Method::Post);
  auto request =
      asked_by(Principal::Kind::Person, {grant_of(Permission::WriteTasks, records::ScopeKind::City)});
  request.asker.session = "s";
  request.asker.change_token = "secret-token";
  EXPECT_EQ(status(route, request), 403);
  for (const char* wrong : {"", "secret-tokem", "secret-token2", "secret"}) {
    auto forged = request;
    forged.headers.push_back({"X-Headrow-Token", wrong});
    EXPECT_EQ(status(route, forged), 403) << wrong;
  }
  request.headers.push_back({"X-Headrow-Token", "secret-token"});
  EXPECT_EQ(status(route, request), 200);
}

TEST(Access, TakesNoChangeFromAnotherSite) {
  const Route route = route_with(Permission::SignIn, Method::Post);
  const auto with = [](std::vector<Header> headers) {
    auto request =
        asked_by(Principal::Kind::Public, {grant_of(Permission::SignIn, records::ScopeKind::City)});
    for (auto& header : headers) request.headers.push_back(std::move(header));
    return request;
  };
  EXPECT_EQ(status(route, with({})), 200);
  EXPECT_EQ(
      status(route, with({{"Origin", "https://headrow.example.org"}, {"Sec-Fetch-Site", "same-origin"}})),
      200);
  EXPECT_EQ(status(route, with({{"Origin", "https://evil.example.org"}})), 403);
  EXPECT_EQ(status(route, with({{"Origin", "null"}})), 403);
  EXPECT_EQ(status(route, with({{"Sec-Fetch-Site", "cross-site"}})), 403);
  EXPECT_EQ(status(route, with({{"Sec-Fetch-Site", "same-site"}})), 403);
}

}  // namespace
}  // namespace headrow::http
