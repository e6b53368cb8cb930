#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace headrow::text {

inline bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
inline bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
inline char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}
inline char upper(char c) {
  return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}
inline bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/// Without blanks at either end; the no-break space of copied spreadsheets (C2 A0) counts as one.
inline std::string_view trimmed(std::string_view t) {
  constexpr std::string_view no_break = "\xC2\xA0";
  for (;;) {
    if (!t.empty() && is_blank(t.front())) {
      t.remove_prefix(1);
    } else if (t.starts_with(no_break)) {
      t.remove_prefix(no_break.size());
    } else {
      break;
    }
  }
  for (;;) {
    if (!t.empty() && is_blank(t.back())) {
      t.remove_suffix(1);
    } else if (t.ends_with(no_break)) {
      t.remove_suffix(no_break.size());
    } else {
      return t;
    }
  }
}

/// Equal but for the case of A to Z; `lowered` is written in lower case.
inline bool equals_in_any_case(std::string_view t, std::string_view lowered) {
  if (t.size() != lowered.size()) return false;
  for (std::size_t i = 0; i < t.size(); ++i) {
    if (lower(t[i]) != lowered[i]) return false;
  }
  return true;
}

inline bool all_digits(std::string_view t) {
  for (const char c : t) {
    if (!is_digit(c)) return false;
  }
  return !t.empty();
}

/// The number that a short run of digits writes; nullopt when anything else stands there or it is longer
/// than 9.
inline std::optional<int> whole_number(std::string_view t) {
  if (!all_digits(t) || t.size() > 9) return std::nullopt;
  int value = 0;
  for (const char c : t) value = value * 10 + (c - '0');
  return value;
}

}  // namespace headrow::text
