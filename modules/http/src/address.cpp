#include "headrow/http/address.hpp"

#include <cstdint>
#include <optional>

namespace headrow::http {
namespace {

int hex_value(char digit) {
  if (digit >= '0' && digit <= '9') return digit - '0';
  if (digit >= 'a' && digit <= 'f') return digit - 'a' + 10;
  if (digit >= 'A' && digit <= 'F') return digit - 'A' + 10;
  return -1;
}

std::optional<char> escaped_byte(std::string_view text, std::size_t at) {
  if (at + 2 >= text.size()) return std::nullopt;
  const int high = hex_value(text[at + 1]);
  const int low = hex_value(text[at + 2]);
  if (high < 0 || low < 0) return std::nullopt;
  return static_cast<char>(high * 16 + low);
}

/// Bytes that follow a lead byte; -1 when it cannot lead.
int followers(unsigned char lead) {
  if (lead < 0x80) return 0;
  if (lead >= 0xC2 && lead <= 0xDF) return 1;
  if (lead >= 0xE0 && lead <= 0xEF) return 2;
  if (lead >= 0xF0 && lead <= 0xF4) return 3;
  return -1;
}

Result<void> read_query(std::string_view text, Request& request) {
  while (!text.empty()) {
    const auto end = text.find('&');
    const auto part = text.substr(0, end);
    text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
    if (part.empty()) continue;
    const auto equals = part.find('=');
    auto name = decode_part(part.substr(0, equals), true);
    if (!name) return tl::unexpected(name.error());
    auto value = decode_part(equals == std::string_view::npos ? "" : part.substr(equals + 1), true);
    if (!value) return tl::unexpected(value.error());
    request.query.emplace_back(std::move(*name), std::move(*value));
  }
  return {};
}

}  // namespace

bool is_utf8(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const int count = followers(static_cast<unsigned char>(text[i]));
    if (count < 0 || i + static_cast<std::size_t>(count) >= text.size() + (count == 0 ? 1U : 0U))
      return false;
    std::uint32_t value = static_cast<unsigned char>(text[i]) & (count == 0 ? 0x7FU : 0x3FU >> count);
    for (int k = 1; k <= count; ++k) {
      const auto byte = static_cast<unsigned char>(text[i + static_cast<std::size_t>(k)]);
      if ((byte & 0xC0U) != 0x80U) return false;
      value = value << 6U | (byte & 0x3FU);
    }
    if ((count == 2 && (value < 0x800 || (value >= 0xD800 && value <= 0xDFFF))) ||
        (count == 3 && (value < 0x10000 || value > 0x10FFFF))) {
      return false;
    }
    i += static_cast<std::size_t>(count) + 1;
  }
  return true;
}

Result<std::string> decode_part(std::string_view text, bool plus_is_blank) {
  std::string decoded;
  decoded.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%') {
      const auto byte = escaped_byte(text, i);
      if (!byte || *byte == '\0') {
        return fail(ProblemCode::BadUsage,
                    "The address holds a % that no two hexadecimal digits follow, or a %00.");
      }
      decoded += *byte;
      i += 2;
    } else {
      decoded += plus_is_blank && text[i] == '+' ? ' ' : text[i];
    }
  }
  if (!is_utf8(decoded)) return fail(ProblemCode::BadUsage, "The address holds bytes that are not UTF-8.");
  return decoded;
}

Result<void> read_target(std::string_view target, Request& request) {
  request.target = target;
  if (target.empty() || target.front() != '/') {
    return fail(ProblemCode::BadUsage, "The address must begin with a slash.");
  }
  target = target.substr(0, target.find('#'));
  const auto mark = target.find('?');
  auto path = decode_part(target.substr(0, mark), false);
  if (!path) return tl::unexpected(path.error());
  request.path = std::move(*path);
  return mark == std::string_view::npos ? Result<void>() : read_query(target.substr(mark + 1), request);
}

}  // namespace headrow::http
