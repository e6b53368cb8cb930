#include "windows_1252.hpp"

#include <array>
#include <cstdint>
#include <cstring>

#include "utf8.hpp"

namespace headrow::formats {

namespace {

// Bytes 80 to 9F; from A0 on a byte is its own code point.
constexpr std::array<std::uint16_t, 32> kC1 = {
    0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x008D, 0x017D, 0x008F, 0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178};

}  // namespace

std::size_t windows_1252_to_utf8(std::string_view text, char* to) {
  char* out = to;
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t plain = ascii_prefix(text.substr(at));
    std::memcpy(out, text.data() + at, plain);
    out += plain;
    at += plain;
    if (at == text.size()) break;
    const auto byte = static_cast<unsigned char>(text[at++]);
    const unsigned point = byte < 0xA0 ? kC1.at(byte - 0x80U) : byte;
    if (point < 0x800) {
      *out++ = static_cast<char>(0xC0 | (point >> 6));
    } else {
      *out++ = static_cast<char>(0xE0 | (point >> 12));
      *out++ = static_cast<char>(0x80 | ((point >> 6) & 0x3F));
    }
    *out++ = static_cast<char>(0x80 | (point & 0x3F));
  }
  return static_cast<std::size_t>(out - to);
}

}  // namespace headrow::formats
