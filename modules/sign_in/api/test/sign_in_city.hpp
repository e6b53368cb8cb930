#pragma once

#include <map>
#include <memory>
#include <string>

#include "headrow/http/dispatcher.hpp"
#include "headrow/http/json.hpp"
#include "headrow/records/jobs.hpp"
#include "headrow/sign_in/api/gatekeeper.hpp"
#include "headrow/sign_in/api/routes.hpp"
#include "test_store.hpp"

namespace headrow::sign_in::api {

/// A browser: it keeps cookies and sends the change token that `me` gave.
struct Browser {
  std::map<std::string, std::string> cookies;
  std::string change_token;
  std::string address = "127.0.0.1";
};

/// A server with people, without a network.
class City {
public:
  City();

  http::Response get(Browser& browser, const std::string& path);
  http::Response post(Browser& browser, const std::string& path,
                      const http::Json& body = http::Json::object());
  /// Status of a POST; the browser learns its new token afterwards.
  int change(Browser& browser, const std::string& path, const http::Json& body = http::Json::object());
  http::Json me(Browser& browser);

  /// Adds a person with a role and returns their id; `passphrase` accepts their invitation right away.
  std::string person(const std::string& name, const records::NewGrant& grant,
                     const std::string& passphrase = "");
  /// A browser in which the person is signed in, with the second factor where their role asks for one.
  Browser signed_in(const std::string& name, const records::NewGrant& grant);
  std::string code_of(const std::string& typed_secret) const;  ///< of the authenticator, now
  std::string secret_of(const std::string& person_name) const { return secrets.at(person_name); }

  std::chrono::sys_seconds now{std::chrono::seconds(1'772'530'000)};
  std::map<std::string, std::string> letters;  ///< links by e-mail address
  std::map<std::string, std::string> secrets;  ///< authenticators by name, as typed
  records::TestStore store;
  records::People people{store.database(), records::test_roles()};
  records::Principals principals{people};
  records::NoticeSettings notices{store.database()};
  records::Tasks tasks{people, principals};
  records::Jobs jobs{store.database()};
  test::ScratchFolder folder;
  std::unique_ptr<records::ChildKeys> keys = std::move(*records::ChildKeys::open(folder / "keys.sqlite"));
  records::Retention retention{
      store.database(),
      *keys,
      {&records::person_class()},
      person_tables(),
      {{"person", "Left", "", "state", {"left"}, 24, records::RetentionAction::Empty, "two years"}}};
  std::unique_ptr<SignIn> sign_in;
  std::unique_ptr<SingleSignOn> single_sign_on;
  std::unique_ptr<Gatekeeper> gatekeeper;
  std::unique_ptr<http::Dispatcher> dispatcher;

private:
  http::Response ask(Browser& browser, http::Method method, const std::string& path, const std::string& body);
};

inline const std::string kPassphrase = "kettle lamp orbit";

}  // namespace headrow::sign_in::api
