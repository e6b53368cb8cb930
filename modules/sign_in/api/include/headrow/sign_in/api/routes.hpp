#pragma once

#include <functional>
#include <string>
#include <vector>

#include "headrow/http/route.hpp"
#include "headrow/records/api/routes.hpp"
#include "headrow/sign_in/sign_in.hpp"
#include "headrow/sign_in/single_sign_on.hpp"

namespace headrow::sign_in::api {

/// An account of the demonstration, as the sign-in page shows it.
struct DemonstrationAccount {
  std::string email, passphrase, role, title, scope_name;
};

/// What the pages of signing in are made of. All of it outlives the routes.
struct SignInPages {
  SignIn& sign_in;
  SingleSignOn& single_sign_on;
  records::NoticeSettings& notices;
  std::function<records::Day()> today;
  std::function<std::string(const std::string& code)> place_name;
  std::function<std::string(const http::Request&)> address;  ///< "https://host" that the pages go by
  bool public_area = false;
  std::vector<DemonstrationAccount> accounts = {};  ///< on loopback only
  /// Sends a link to its holder's own address.
  std::function<void(const std::string& email, const std::string& url)> send_link = {};
};

/// Adds the routes of docs/people-api.md that are about signing in and out, invitations and one's own
/// account.
void add_sign_in_routes(http::RouteTable& table, const SignInPages& pages);

/// The address of an invitation. The token stands behind the hash sign, which browsers send to nobody.
std::string invitation_url(const std::string& address, const std::string& token);

/// Answers somebody who was let in: the cookies, and what is next.
http::Response entered_response(const http::Request& request, const Entered& entered);
/// Where a try comes from.
Origin origin_of(const http::Request& request);

}  // namespace headrow::sign_in::api
