#pragma once

#include <optional>
#include <string>

#include "headrow/http/json.hpp"
#include "headrow/sign_in/api/routes.hpp"

namespace headrow::sign_in::api {

using http::Json;
using http::Request;
using http::Response;
using http::Shape;

inline constexpr std::string_view kSessionCookie = "headrow_session";
inline constexpr std::string_view kDeviceCookie = "headrow_device";
inline constexpr std::string_view kSingleSignOnCookie = "headrow_single_sign_on";

// cookies.cpp
std::string_view cookie_of(const Request& request, std::string_view name);
void set_session_cookie(const Request& request, Response& response, const std::string& token);
void set_device_cookie(const Request& request, Response& response, const std::string& device);
void clear_session_cookie(const Request& request, Response& response);
/// Binds what was begun at a provider to the browser; "" takes it away.
void set_single_sign_on_cookie(const Request& request, Response& response, const std::string& browser);

// entry_answers.cpp
/// 401 `wrong-credentials` in the words given, 429 with Retry-After, or the problem.
Response refused_response(const Refused& refused, const std::string& wrong_words);
/// Leaves the cookies of somebody who was let in.
void set_entered_cookies(const Request& request, Response& response, const Entered& entered);
/// The session of a request, whole or not yet; and the answer where there is none.
std::optional<Session> session_of(const SignInPages& pages, const Request& request);
Response session_needed();
http::Route entry_route(std::string pattern, std::string operation, std::string summary);
std::string text_of(const Request& request, const char* name);
Shape next_shape();

// one a file
void add_me(http::RouteTable& table, const SignInPages& pages);
void add_entries(http::RouteTable& table, const SignInPages& pages);
void add_invitations(http::RouteTable& table, const SignInPages& pages);
void add_single_sign_on(http::RouteTable& table, const SignInPages& pages);
void add_account(http::RouteTable& table, const SignInPages& pages);

}  // namespace headrow::sign_in::api
