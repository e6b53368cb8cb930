#include "forwarded.hpp"

#include <arpa/inet.h>

#include <array>

namespace headrow::http {
namespace {

/// The last of the values of a field: those before it were written by who asked.
std::string last_value(const Request& request, std::string_view name) {
  std::string_view last;
  for (const auto& header : request.headers)
    if (same_header_name(header.name, name)) last = header.value;
  if (const auto comma = last.rfind(','); comma != std::string_view::npos) last.remove_prefix(comma + 1);
  const auto begin = last.find_first_not_of(" \t");
  if (begin == std::string_view::npos) return "";
  return std::string(last.substr(begin, last.find_last_not_of(" \t") - begin + 1));
}

bool is_address(const std::string& text) {
  std::array<unsigned char, sizeof(in6_addr)> bytes{};
  return ::inet_pton(AF_INET, text.c_str(), bytes.data()) == 1 ||
         ::inet_pton(AF_INET6, text.c_str(), bytes.data()) == 1;
}

}  // namespace

bool on_loopback(std::string_view address) {
  return address.empty() || address.starts_with("127.") || address == "::1";
}

void take_forwarded(Request& request) {
  if (request.channel != Channel::Tcp || !on_loopback(request.address)) return;
  if (auto address = last_value(request, "X-Forwarded-For"); is_address(address))
    request.address = std::move(address);
  request.secure = request.secure || last_value(request, "X-Forwarded-Proto") == "https";
}

}  // namespace headrow::http
