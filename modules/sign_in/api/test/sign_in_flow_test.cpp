#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <future>

#include "sign_in_city.hpp"

namespace headrow::sign_in::api {
namespace {

using namespace std::chrono_literals;
using http::Json;
using records::NewGrant;
using records::ScopeKind;
using ::testing::HasSubstr;

const NewGrant kDirector = {"director", ScopeKind::City, ""};
const NewGrant kAdministrator = {"administrator", ScopeKind::City, ""};
const NewGrant kHead = {"headteacher", ScopeKind::School, "107853"};
const NewGrant kParent = {"parent-or-carer", ScopeKind::Child, "c1"};
const NewGrant kLeadMember = {"lead-member", ScopeKind::City, ""};

class SignInFlow : public ::testing::Test {
protected:
  Json credentials(const std::string& name, const std::string& passphrase = kPassphrase) {
    return {{"email", name + "@example.org"}, {"passphrase", passphrase}};
  }
  static std::string next_of(const http::Response& response) {
    return Json::parse(response.text()).value("next", "");
  }
  static std::string code_of(const http::Response& response) {
    return Json::parse(response.text()).value("code", "");
  }

  City city;
  Browser browser;
};

TEST_F(SignInFlow, AnInvitationLeadsInWithASecondFactor) {
  Browser administrator = city.signed_in("admin", kAdministrator);
  const auto added = city.post(
      administrator, "people",
      {{"name", "Ada"},
       {"email", "ada@example.org"},
       {"grants", Json::array({{{"role", "headteacher"}, {"scope_kind", "school"}, {"scope", "107853"}}})}});
  ASSERT_EQ(added.status, 200) << added.text();
  const std::string url = Json::parse(added.text())["invitation"]["url"];
  ASSERT_THAT(url, HasSubstr("/invitation#"));
  const std::string token = url.substr(url.find('#') + 1);

  const auto looked = Json::parse(city.post(browser, "invitations/look", {{"token", token}}).text());
  EXPECT_EQ(looked["name"], "Ada");
  EXPECT_EQ(looked["second_factor"], true);
  EXPECT_EQ(
      city.post(browser, "invitations/accept", {{"token", token}, {"passphrase", "password1234"}}).status,
      422);
  const auto accepted =
      city.post(browser, "invitations/accept", {{"token", token}, {"passphrase", kPassphrase}});
  ASSERT_EQ(accepted.status, 200) << accepted.text();
  EXPECT_EQ(next_of(accepted), "set-up-second-factor");
  EXPECT_EQ(city.me(browser)["signed_in"], false);
  EXPECT_EQ(city.get(browser, "tasks").status, 401) << "not before the second factor";

  const auto begun = Json::parse(city.post(browser, "account/second-factor/begin").text());
  EXPECT_THAT(begun["uri"].get<std::string>(), HasSubstr("otpauth://totp/Headrow:ada%40example.org"));
  EXPECT_EQ(city.post(browser, "account/second-factor/confirm", {{"code", "000000"}}).status, 401);
  const auto confirmed =
      city.post(browser, "account/second-factor/confirm", {{"code", city.code_of(begun["secret"])}});
  ASSERT_EQ(confirmed.status, 200) << confirmed.text();
  EXPECT_EQ(Json::parse(confirmed.text())["recovery_codes"].size(), 10U);
  EXPECT_EQ(city.me(browser)["signed_in"], true);
  EXPECT_EQ(city.get(browser, "tasks").status, 200);
  EXPECT_EQ(city.get(browser, "people").status, 403);

  Browser second;
  EXPECT_EQ(city.post(second, "invitations/accept", {{"token", token}, {"passphrase", kPassphrase}}).status,
            401)
      << "an invitation works once";
}

TEST_F(SignInFlow, AskForTheCodeOfTheAuthenticatorOnce) {
  city.signed_in("ada", kHead);
  city.now += 60s;
  const auto entered = city.post(browser, "sign-in", credentials("ada"));
  EXPECT_EQ(next_of(entered), "second-factor");
  city.me(browser);
  EXPECT_EQ(city.get(browser, "tasks").status, 401);
  EXPECT_EQ(city.change(browser, "sign-in/second-factor", {{"code", "123456"}}), 401);
  const std::string code = city.code_of(city.secret_of("ada"));
  EXPECT_EQ(city.change(browser, "sign-in/second-factor", {{"code", code}}), 200);
  EXPECT_EQ(city.get(browser, "tasks").status, 200);

  Browser other;
  EXPECT_EQ(city.change(other, "sign-in", credentials("ada")), 200);
  EXPECT_EQ(city.change(other, "sign-in/second-factor", {{"code", code}}), 401)
      << "somebody looked over the shoulder";
}

TEST_F(SignInFlow, TakeEachRecoveryCodeOnce) {
  city.person("ada", kHead, kPassphrase);
  ASSERT_EQ(city.change(browser, "sign-in", credentials("ada")), 200);
  const std::string secret = Json::parse(city.post(browser, "account/second-factor/begin").text())["secret"];
  const auto codes =
      Json::parse(city.post(browser, "account/second-factor/confirm", {{"code", city.code_of(secret)}})
                      .text())["recovery_codes"];
  for (const int expected : {200, 401}) {
    Browser lost;
    EXPECT_EQ(city.change(lost, "sign-in", credentials("ada")), 200);
    EXPECT_EQ(city.change(lost, "sign-in/second-factor", {{"code", codes[3]}}), expected);
  }
}

TEST_F(SignInFlow, SayTheSameOfAWrongAddressAndAWrongPassphrase) {
  city.person("ada", kHead, kPassphrase);
  const auto wrong = city.post(browser, "sign-in", credentials("ada", "wrong wrong wrong"));
  const auto unknown = city.post(browser, "sign-in", credentials("nobody"));
  EXPECT_EQ(wrong.status, 401);
  EXPECT_EQ(wrong.text(), unknown.text());
  EXPECT_EQ(wrong.header("Set-Cookie"), "");
}

TEST_F(SignInFlow, SlowGuessingAndNotTheHolder) {
  city.person("ada", kLeadMember, kPassphrase);
  ASSERT_EQ(city.change(browser, "sign-in", credentials("ada")),
            200);  // her own browser is known from here on
  city.change(browser, "sign-out");
  Browser stranger;
  stranger.address = "203.0.113.9";
  for (int i = 0; i < 5; ++i)
    EXPECT_EQ(city.post(stranger, "sign-in", credentials("ada", "guess guess guess")).status, 401);
  const auto slowed = city.post(stranger, "sign-in", credentials("ada", "guess guess guess"));
  EXPECT_EQ(slowed.status, 429);
  EXPECT_EQ(slowed.header("Retry-After"), "1");
  // From very many addresses the account itself slows down, and its holder's browser does not.
  for (int i = 0; i < 120; ++i) {
    Browser bot;
    bot.address = "198.51.100." + std::to_string(i);
    (void)city.post(bot, "sign-in", credentials("ada", "guess guess guess"));
  }
  Browser fresh;
  fresh.address = "192.0.2.1";
  EXPECT_EQ(city.post(fresh, "sign-in", credentials("ada")).status, 429);
  EXPECT_EQ(city.post(browser, "sign-in", credentials("ada")).status, 200);
  city.now += 16s;
  EXPECT_EQ(city.post(fresh, "sign-in", credentials("ada")).status, 200) << "slowed, never locked out";
}

TEST_F(SignInFlow, EndSessionsAtOnceWithTheGrant) {
  Browser administrator = city.signed_in("admin", kAdministrator);
  Browser head = city.signed_in("ada", kHead);
  ASSERT_EQ(city.get(head, "tasks").status, 200);
  const auto found = Json::parse(city.get(administrator, "people?search=ada").text())["people"];
  const Json& grant = found[0]["grants"][0];
  EXPECT_EQ(city.change(administrator, "grants/" + grant["id"].get<std::string>() + "/end",
                        {{"version", grant["version"]}, {"reason", "moved on"}}),
            200);
  EXPECT_EQ(city.get(head, "tasks").status, 401);
  EXPECT_EQ(city.me(head)["signed_in"], false);
}

TEST_F(SignInFlow, EndEverythingWhenAPersonLeaves) {
  Browser administrator = city.signed_in("admin", kAdministrator);
  Browser head = city.signed_in("ada", kHead);
  const auto person = Json::parse(city.get(administrator, "people?search=ada").text())["people"][0];
  EXPECT_EQ(city.change(administrator, "people/" + person["id"].get<std::string>() + "/leave",
                        {{"version", person["version"]}, {"reason", "retired"}}),
            200);
  EXPECT_EQ(city.get(head, "tasks").status, 401);
  EXPECT_EQ(city.post(browser, "sign-in", credentials("ada")).status, 401);
}

TEST_F(SignInFlow, TakeNoCookieThatWasSignedOut) {
  Browser head = city.signed_in("ada", kHead);
  const Browser stolen = head;
  EXPECT_EQ(city.change(head, "sign-out"), 200);
  EXPECT_TRUE(head.cookies.count("headrow_session") == 0);
  Browser thief = stolen;
  EXPECT_EQ(city.get(thief, "tasks").status, 401);
}

TEST_F(SignInFlow, ChangeTheCookieWithEachStep) {
  city.person("ada", kHead, kPassphrase);
  browser.cookies["headrow_session"] = "planted-by-somebody-else";
  ASSERT_EQ(city.change(browser, "sign-in", credentials("ada")), 200);
  const std::string first = browser.cookies["headrow_session"];
  EXPECT_NE(first, "planted-by-somebody-else");
  const std::string secret = Json::parse(city.post(browser, "account/second-factor/begin").text())["secret"];
  ASSERT_EQ(city.change(browser, "account/second-factor/confirm", {{"code", city.code_of(secret)}}), 200);
  EXPECT_NE(browser.cookies["headrow_session"], first);
}

TEST_F(SignInFlow, MarkTheCookieForTlsAndScriptsKeepOut) {
  city.person("ada", kLeadMember, kPassphrase);
  const auto response = city.post(browser, "sign-in", credentials("ada"));
  const std::string cookie(response.header("Set-Cookie"));
  for (const char* attribute : {"headrow_session=", "HttpOnly", "SameSite=Lax", "Secure", "Path=/"})
    EXPECT_THAT(cookie, HasSubstr(attribute));
  EXPECT_THAT(cookie, ::testing::Not(HasSubstr("Max-Age")));
}

TEST_F(SignInFlow, NeedTheTokenForEveryChange) {
  Browser administrator = city.signed_in("admin", kAdministrator);
  administrator.change_token = "";
  const auto refused = city.post(administrator, "people",
                                 {{"name", "Eve"}, {"email", "eve@example.org"}, {"grants", Json::array()}});
  EXPECT_EQ(refused.status, 403);
  EXPECT_EQ(code_of(refused), "token-needed");
  EXPECT_EQ(city.people.find_by_email("eve@example.org"), std::nullopt);
}

TEST_F(SignInFlow, SignOutEverywhere) {
  Browser first = city.signed_in("ada", kHead);
  Browser second;
  city.now += 60s;
  ASSERT_EQ(city.change(second, "sign-in", credentials("ada")), 200);
  ASSERT_EQ(city.change(second, "sign-in/second-factor", {{"code", city.code_of(city.secret_of("ada"))}}),
            200);
  EXPECT_EQ(Json::parse(city.get(second, "account/sessions").text())["sessions"].size(), 2U);
  EXPECT_EQ(city.change(second, "account/sessions/end", {{"id", "all"}}), 200);
  EXPECT_EQ(city.me(first)["signed_in"], false);
  EXPECT_EQ(city.me(second)["signed_in"], false);
}

TEST_F(SignInFlow, ChangeThePassphraseAndEndOtherSessions) {
  Browser ada = city.signed_in("ada", kHead);
  city.now += 60s;
  Browser elsewhere;
  ASSERT_EQ(city.change(elsewhere, "sign-in", credentials("ada")), 200);
  EXPECT_EQ(
      city.change(ada, "account/passphrase", {{"current", "wrong"}, {"passphrase", "another four words"}}),
      401);
  EXPECT_EQ(city.change(ada, "account/passphrase", {{"current", kPassphrase}, {"passphrase", "short"}}), 422);
  EXPECT_EQ(city.change(ada, "account/passphrase",
                        {{"current", kPassphrase}, {"passphrase", "another four words"}}),
            200);
  EXPECT_EQ(city.me(ada)["signed_in"], true);
  EXPECT_EQ(
      city.post(elsewhere, "sign-in/second-factor", {{"code", city.code_of(city.secret_of("ada"))}}).status,
      401);
  EXPECT_EQ(city.post(browser, "sign-in", credentials("ada")).status, 401);
}

TEST_F(SignInFlow, GiveParentsTheirOwnChildByALinkThatWorksOnce) {
  city.person("pat", kParent);
  EXPECT_EQ(city.post(browser, "sign-in/link", {{"email", "pat@example.org"}}).text(),
            city.post(browser, "sign-in/link", {{"email", "nobody@example.org"}}).text());
  ASSERT_EQ(city.letters.size(), 1U);
  const std::string url = city.letters["pat@example.org"];
  const std::string token = url.substr(url.find('#') + 1);
  EXPECT_EQ(next_of(city.post(browser, "sign-in/link/redeem", {{"token", token}})), "done");
  const Json me = city.me(browser);
  EXPECT_EQ(me["signed_in"], true);
  EXPECT_THAT(me["permissions"].dump(), HasSubstr("read-children"));
  Browser replayed;
  EXPECT_EQ(city.post(replayed, "sign-in/link/redeem", {{"token", token}}).status, 401);
}

TEST_F(SignInFlow, AParentsLinkIsNoWayRoundTheSecondFactor) {
  const std::string pat = city.person("pat", kParent);
  ASSERT_TRUE(city.people.grant(pat, kDirector, "", records::tester()));
  city.post(browser, "sign-in/link", {{"email", "pat@example.org"}});
  const std::string url = city.letters["pat@example.org"];
  ASSERT_EQ(city.change(browser, "sign-in/link/redeem", {{"token", url.substr(url.find('#') + 1)}}), 200);
  EXPECT_EQ(city.me(browser)["roles"].size(), 1U);
  EXPECT_EQ(city.get(browser, "jobs").status, 403) << "what the director may is not in the link";
}

TEST_F(SignInFlow, LinksAreTooOldAfterAQuarterOfAnHour) {
  city.person("pat", kParent);
  city.post(browser, "sign-in/link", {{"email", "pat@example.org"}});
  const std::string url = city.letters["pat@example.org"];
  city.now += 15min;
  EXPECT_EQ(city.post(browser, "sign-in/link/redeem", {{"token", url.substr(url.find('#') + 1)}}).status,
            401);
}

TEST_F(SignInFlow, MachinesShowTheirToken) {
  Browser administrator = city.signed_in("admin", kAdministrator);
  const auto made = Json::parse(
      city.post(administrator, "clients",
                {{"name", "Timetable"},
                 {"grants", Json::array({{{"role", "analyst"}, {"scope_kind", "city"}, {"scope", ""}}})}})
          .text());
  const auto ask = [&](const std::string& token) {
    http::Request request;
    request.target = "/api/v1/jobs";
    request.headers = {{"Host", "localhost"}, {"Authorization", "Bearer " + token}};
    return city.dispatcher->answer(std::move(request)).status;
  };
  EXPECT_EQ(ask(made["token"]), 200);
  EXPECT_EQ(ask("made-up"), 401);
  EXPECT_EQ(city.change(administrator, "clients/" + made["client"]["id"].get<std::string>() + "/end",
                        {{"version", 1}, {"reason", "replaced"}}),
            200);
  EXPECT_EQ(ask(made["token"]), 401);
}

TEST_F(SignInFlow, WhoLeavesSeesNoMoreOfWhatTheyWatched) {
  std::promise<void> left, watched;
  city.jobs.add_kind(
      {"slow", "Slow", "", true, {}, [&](records::JobContext& context) -> Result<records::JobResult> {
         left.get_future().wait();
         context.progress().begin("after leaving", 1);
         watched.get_future().wait();
         return records::JobResult{"Done."};
       }});
  ASSERT_TRUE(city.jobs.start());
  const auto job = city.jobs.ask("slow", {}, records::tester());
  Browser director = city.signed_in("dora", kDirector);
  const auto answer = city.get(director, "jobs/" + job->id + "/events");
  ASSERT_TRUE(answer.stream);
  std::string seen;
  answer.stream([&](std::string_view bytes) {
    if (seen.empty()) {
      const auto person = city.people.find_by_email("dora@example.org");
      EXPECT_TRUE(city.people.leave(person->id, person->version, "left", records::tester()));
      left.set_value();
    }
    seen += bytes;
    return true;
  });
  watched.set_value();
  EXPECT_THAT(seen, ::testing::StartsWith("event: job"));
  EXPECT_THAT(seen, ::testing::Not(::testing::HasSubstr("after leaving")));
}

TEST_F(SignInFlow, ANewGrantThatNeedsASecondFactorWaitsForIt) {
  const std::string pat = city.person("pat", {"governor", ScopeKind::School, "107853"}, kPassphrase);
  ASSERT_EQ(city.change(browser, "sign-in", credentials("pat")), 200);
  ASSERT_TRUE(city.people.grant(pat, kDirector, "", records::tester()));
  EXPECT_EQ(city.me(browser)["second_factor"], "must-set-up");
  EXPECT_EQ(city.get(browser, "jobs").status, 401);
}

TEST_F(SignInFlow, EveryWayInAndOutIsAudited) {
  city.person("ada", kLeadMember, kPassphrase);
  (void)city.post(browser, "sign-in", credentials("ada", "wrong wrong wrong"));
  ASSERT_EQ(city.change(browser, "sign-in", credentials("ada")), 200);
  ASSERT_EQ(city.change(browser, "sign-out"), 200);
  const auto page =
      city.store.database().read([](soci::session& sql) { return records::search_audit(sql, {}); });
  std::string all;
  for (const auto& entry : page.entries)
    all += entry.event.action + " " + std::string(records::outcome_text(entry.event.outcome)) + "; ";
  EXPECT_THAT(all, ::testing::StartsWith("end session done; sign in done; sign in refused; "));
  const auto check = city.store.database().read([](soci::session& sql) { return records::check_audit(sql); });
  EXPECT_EQ(check.broken, 0);
}

}  // namespace
}  // namespace headrow::sign_in::api
