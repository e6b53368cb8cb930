#include "utf8.hpp"

#include <cstdint>
#include <cstring>

namespace headrow::formats {

std::size_t ascii_prefix(std::string_view text) {
  constexpr std::uint64_t high_bits = 0x8080808080808080ULL;
  std::size_t at = 0;
  for (; at + 8 <= text.size(); at += 8) {
    std::uint64_t eight = 0;
    std::memcpy(&eight, text.data() + at, 8);
    if ((eight & high_bits) != 0) break;
  }
  while (at < text.size() && static_cast<unsigned char>(text[at]) < 0x80) ++at;
  return at;
}

bool Utf8Check::feed(std::string_view piece) {
  std::size_t at = 0;
  while (valid_ && at < piece.size()) {
    if (missing_ == 0) at += ascii_prefix(piece.substr(at));
    if (at < piece.size()) take(static_cast<unsigned char>(piece[at++]));
  }
  return valid_;
}

void Utf8Check::take(unsigned char byte) {
  if (missing_ > 0) {
    valid_ = byte >= least_ && byte <= most_;
    --missing_;
    least_ = 0x80;
    most_ = 0xBF;
  } else if (byte >= 0xC2 && byte <= 0xDF) {
    missing_ = 1;
  } else if (byte >= 0xE0 && byte <= 0xEF) {
    missing_ = 2;
    if (byte == 0xE0) least_ = 0xA0;
    if (byte == 0xED) most_ = 0x9F;
  } else if (byte >= 0xF0 && byte <= 0xF4) {
    missing_ = 3;
    if (byte == 0xF0) least_ = 0x90;
    if (byte == 0xF4) most_ = 0x8F;
  } else {
    valid_ = byte < 0x80;
  }
}

}  // namespace headrow::formats
