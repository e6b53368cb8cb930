#include <fmt/format.h>

#include "parts.hpp"

namespace headrow::sign_in::api {
namespace {

constexpr int kDeviceDays = 180;
constexpr int kMinutesToFinish = 10;

void set_cookie(const Request& request, Response& response, std::string_view name, std::string_view value,
                const std::string& attributes) {
  response.headers.push_back({"Set-Cookie", fmt::format("{}={}; HttpOnly; {}{}", name, value, attributes,
                                                        request.secure ? "; Secure" : "")});
}

}  // namespace

std::string_view cookie_of(const Request& request, std::string_view name) {
  std::string_view left = request.header("Cookie");
  while (!left.empty()) {
    const auto end = left.find(';');
    auto pair = left.substr(0, end);
    left.remove_prefix(end == std::string_view::npos ? left.size() : end + 1);
    while (pair.starts_with(' ')) pair.remove_prefix(1);
    if (pair.size() > name.size() && pair.starts_with(name) && pair[name.size()] == '=')
      return pair.substr(name.size() + 1);
  }
  return {};
}

void set_session_cookie(const Request& request, Response& response, const std::string& token) {
  set_cookie(request, response, kSessionCookie, token, "Path=/; SameSite=Lax");
}

void set_device_cookie(const Request& request, Response& response, const std::string& device) {
  set_cookie(request, response, kDeviceCookie, device,
             fmt::format("Path=/api/v1/sign-in; SameSite=Strict; Max-Age={}", kDeviceDays * 24 * 3600));
}

void clear_session_cookie(const Request& request, Response& response) {
  set_cookie(request, response, kSessionCookie, "", "Path=/; SameSite=Lax; Max-Age=0");
}

void set_single_sign_on_cookie(const Request& request, Response& response, const std::string& browser) {
  set_cookie(request, response, kSingleSignOnCookie, browser,
             fmt::format("Path=/api/v1/sign-in/single; SameSite=Lax; Max-Age={}",
                         browser.empty() ? 0 : kMinutesToFinish * 60));
}

}  // namespace headrow::sign_in::api
