#pragma once

#include <cstddef>
#include <string_view>

namespace headrow::formats {

/// How many bytes from the front are ASCII.
std::size_t ascii_prefix(std::string_view text);

/// Checks UTF-8 that comes in pieces, by table 3-7 of the Unicode standard (well-formed byte sequences).
class Utf8Check {
public:
  /// False as soon as a byte cannot stand where it does; then it stays false.
  bool feed(std::string_view piece);
  /// True when everything so far is well formed and no character is cut short.
  bool complete() const { return valid_ && missing_ == 0; }

private:
  void take(unsigned char byte);

  bool valid_ = true;
  int missing_ = 0;             ///< bytes that the current character still needs
  unsigned char least_ = 0x80;  ///< bounds of the next one
  unsigned char most_ = 0xBF;
};

inline bool is_utf8(std::string_view text) {
  Utf8Check check;
  return check.feed(text) && check.complete();
}

}  // namespace headrow::formats
