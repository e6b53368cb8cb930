#include "outbound.hpp"

#include <curl/curl.h>
#include <fmt/format.h>

#include <cctype>
#include <memory>
#include <mutex>

namespace headrow::sign_in {
namespace {

constexpr long kPatience = 10;
constexpr std::size_t kLongest = std::size_t{1024} * 1024;

using Handle = std::unique_ptr<CURL, decltype(&curl_easy_cleanup)>;

std::size_t take(char* bytes, std::size_t size, std::size_t count, void* into) {
  auto& body = *static_cast<std::string*>(into);
  if (body.size() + size * count > kLongest) return 0;
  body.append(bytes, size * count);
  return size * count;
}

bool is_safe(const std::string& url) {
  if (url.starts_with("https://")) return true;
  for (const char* host : {"http://127.0.0.1", "http://localhost", "http://[::1]"}) {
    const std::string_view rest =
        url.starts_with(host) ? std::string_view(url).substr(std::string_view(host).size()) : "x";
    if (rest.empty() || rest.front() == ':' || rest.front() == '/') return true;
  }
  return false;
}

Result<std::string> perform(const Handle& curl, const std::string& url) {
  if (!is_safe(url)) return fail(ProblemCode::Unavailable, "A provider is asked over TLS alone.");
  std::string body;
  curl_easy_setopt(curl.get(), CURLOPT_URL, url.c_str());
  curl_easy_setopt(curl.get(), CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(curl.get(), CURLOPT_FOLLOWLOCATION, 0L);
  curl_easy_setopt(curl.get(), CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(curl.get(), CURLOPT_TIMEOUT, kPatience);
  curl_easy_setopt(curl.get(), CURLOPT_WRITEFUNCTION, &take);
  curl_easy_setopt(curl.get(), CURLOPT_WRITEDATA, &body);
  const CURLcode done = curl_easy_perform(curl.get());
  if (done != CURLE_OK)
    return fail(ProblemCode::Unavailable,
                fmt::format("The provider does not answer: {}.", curl_easy_strerror(done)));
  long status = 0;
  curl_easy_getinfo(curl.get(), CURLINFO_RESPONSE_CODE, &status);
  if (status != 200)
    return fail(ProblemCode::Unavailable, fmt::format("The provider answers with status {}.", status));
  return body;
}

Handle new_handle() {
  static std::once_flag started;
  std::call_once(started, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
  return {curl_easy_init(), &curl_easy_cleanup};
}

}  // namespace

std::string url_encoded(const std::string& text) {
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = std::isalnum(byte) != 0 || c == '-' || c == '.' || c == '_' || c == '~';
    out += plain ? std::string(1, c) : fmt::format("%{:02X}", byte);
  }
  return out;
}

Result<std::string> fetch(const std::string& url) {
  return perform(new_handle(), url);
}

Result<std::string> send_form(const std::string& url, const std::map<std::string, std::string>& form,
                              const std::string& user, const std::string& password) {
  const Handle curl = new_handle();
  std::string body;
  for (const auto& [name, value] : form) body += (body.empty() ? "" : "&") + name + "=" + url_encoded(value);
  // RFC 6749, 2.3.1: both are encoded before they are joined.
  const std::string both = url_encoded(user) + ":" + url_encoded(password);
  curl_easy_setopt(curl.get(), CURLOPT_POSTFIELDSIZE, static_cast<long>(body.size()));
  curl_easy_setopt(curl.get(), CURLOPT_COPYPOSTFIELDS, body.c_str());
  curl_easy_setopt(curl.get(), CURLOPT_HTTPAUTH, CURLAUTH_BASIC);
  curl_easy_setopt(curl.get(), CURLOPT_USERPWD, both.c_str());
  return perform(curl, url);
}

}  // namespace headrow::sign_in
