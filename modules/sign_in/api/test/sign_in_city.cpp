#include "sign_in_city.hpp"

#include <gtest/gtest.h>

#include "headrow/records/data_subjects.hpp"
#include "headrow/records/days.hpp"
#include "headrow/sign_in/one_time_code.hpp"

namespace headrow::sign_in::api {
namespace {

std::string from_base32(const std::string& typed) {
  constexpr std::string_view kAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  std::string bytes;
  unsigned buffer = 0;
  int bits = 0;
  for (const char letter : typed) {
    if (letter == ' ') continue;
    buffer = buffer << 5U | static_cast<unsigned>(kAlphabet.find(letter));
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      bytes += static_cast<char>(buffer >> static_cast<unsigned>(bits) & 0xffU);
    }
  }
  return bytes;
}

void keep_cookies(Browser& browser, const http::Response& response) {
  for (const auto& header : response.headers) {
    if (header.name != "Set-Cookie") continue;
    const auto equals = header.value.find('='), end = header.value.find(';');
    const std::string name = header.value.substr(0, equals);
    if (header.value.find("Max-Age=0") != std::string::npos) {
      browser.cookies.erase(name);
    } else {
      browser.cookies[name] = header.value.substr(equals + 1, end - equals - 1);
    }
  }
}

}  // namespace

City::City() {
  Settings settings;
  settings.clock = [this] { return now; };
  settings.cost = {1, std::size_t{8} * 1024 * 1024};
  sign_in = std::make_unique<SignIn>(people, principals, records::new_sealing_key(), std::move(settings));
  single_sign_on = std::make_unique<SingleSignOn>(std::vector<IdentityProvider>{}, *sign_in);
  gatekeeper = std::make_unique<Gatekeeper>(*sign_in);
  const auto today = [this] { return records::london_day(now); };
  const auto place_name = [](const std::string&) { return std::string("A school"); };
  const auto address = [](const http::Request&) { return std::string("https://headrow.example.org"); };
  http::RouteTable table;
  records::api::RecordPages pages{
      store.database(),    people, principals, tasks, notices, jobs,    retention, today, place_name,
      store.anchor_file(), {},     {},         {},    {},      address, {},        {}};
  pages.invite = [this](const std::string& person,
                        const http::Request& request) -> Result<records::api::RecordPages::Invitation> {
    const auto link = sign_in->invite(person, origin_of(request).actor);
    if (!link) return tl::unexpected(link.error());
    return records::api::RecordPages::Invitation{invitation_url("https://headrow.example.org", link->token),
                                                 "then"};
  };
  pages.sign_in = [this](const std::string& person) {
    return records::api::SignInSummary{sign_in->accounts().find(person).has_second_factor, ""};
  };
  pages.make_token = [this](const std::string& client, const records::Actor& actor) {
    return sign_in->machine_tokens().make(client, actor);
  };
  pages.token_last_used = [](const std::string&) { return std::string(); };
  pages.export_subject = [this](const std::string& subject, const records::Actor& actor) {
    return records::export_subject(store.database(), {&records::person_class(), &records::grant_class()},
                                   person_tables(), *keys, subject, actor);
  };
  pages.other_changes = [](const std::string&) { return std::vector<records::api::Change>(); };
  records::api::add_record_routes(table, pages);
  SignInPages entry{*sign_in, *single_sign_on, notices, today, place_name, address};
  entry.send_link = [this](const std::string& email, const std::string& url) { letters[email] = url; };
  add_sign_in_routes(table, entry);
  http::DispatcherSettings dispatching;
  dispatching.hosts = {"headrow.example.org"};
  dispatching.identify = [this](const http::Request& request) { return gatekeeper->identify(request); };
  dispatching.today = today;
  dispatching.log = [](std::string_view words) { ADD_FAILURE() << words; };
  dispatcher = std::make_unique<http::Dispatcher>(std::move(table), std::move(dispatching));
}

http::Response City::ask(Browser& browser, http::Method method, const std::string& path,
                         const std::string& body) {
  http::Request request;
  request.method = method;
  request.target = "/api/v1/" + path;
  request.address = browser.address;
  request.secure = true;
  request.headers = {{"Host", "headrow.example.org"}, {"User-Agent", "A browser"}};
  std::string cookies;
  for (const auto& [name, value] : browser.cookies)
    cookies += (cookies.empty() ? "" : "; ") + name + "=" + value;
  if (!cookies.empty()) request.headers.push_back({"Cookie", cookies});
  if (!browser.change_token.empty()) request.headers.push_back({"X-Headrow-Token", browser.change_token});
  if (method == http::Method::Post) request.headers.push_back({"Content-Type", "application/json"});
  request.body = body;
  auto response = dispatcher->answer(std::move(request));
  keep_cookies(browser, response);
  return response;
}

http::Response City::get(Browser& browser, const std::string& path) {
  return ask(browser, http::Method::Get, path, "");
}

http::Response City::post(Browser& browser, const std::string& path, const http::Json& body) {
  return ask(browser, http::Method::Post, path, body.dump());
}

int City::change(Browser& browser, const std::string& path, const http::Json& body) {
  const int status = post(browser, path, body).status;
  (void)me(browser);
  return status;
}

http::Json City::me(Browser& browser) {
  auto json = http::Json::parse(get(browser, "me").text());
  browser.change_token = json["token"];
  return json;
}

std::string City::person(const std::string& name, const records::NewGrant& grant,
                         const std::string& passphrase) {
  const auto added = people.add(name, name + "@example.org", {grant}, records::tester());
  EXPECT_TRUE(added) << describe(added.error());
  if (!passphrase.empty()) {
    const auto link = sign_in->invite(added->id, records::tester());
    const auto entered = sign_in->accept_invitation(link->token, passphrase, {records::tester(), "", ""});
    EXPECT_TRUE(entered);
    EXPECT_TRUE(sign_in->sessions().end_all(added->id, records::tester()));
  }
  return added->id;
}

std::string City::code_of(const std::string& typed) const {
  return authenticator_code(from_base32(typed), now.time_since_epoch().count() / 30);
}

Browser City::signed_in(const std::string& name, const records::NewGrant& grant) {
  person(name, grant, kPassphrase);
  Browser browser;
  EXPECT_EQ(change(browser, "sign-in", {{"email", name + "@example.org"}, {"passphrase", kPassphrase}}), 200);
  if (me(browser)["second_factor"] == "must-set-up") {
    secrets[name] = http::Json::parse(post(browser, "account/second-factor/begin").text())["secret"];
    EXPECT_EQ(change(browser, "account/second-factor/confirm", {{"code", code_of(secrets[name])}}), 200);
  }
  EXPECT_TRUE(me(browser)["signed_in"].get<bool>()) << name;
  return browser;
}

}  // namespace headrow::sign_in::api
