#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "headrow/base/result.hpp"

namespace headrow {

/// A text identifier that cannot be mistaken for another kind. Made only by its `read`, so what exists is
/// well formed.
template <typename Tag>
class Identifier {
public:
  const std::string& text() const { return text_; }
  auto operator<=>(const Identifier&) const = default;

private:
  friend Tag;
  explicit Identifier(std::string text) : text_(std::move(text)) {}
  std::string text_;
};

/// Three digits, 201 to 998 ("383"). Accepts blanks round it and "383.0" as copied spreadsheets have it.
struct AuthorityNumberTag {
  static Result<Identifier<AuthorityNumberTag>> read(std::string_view text);
};
using AuthorityNumber = Identifier<AuthorityNumberTag>;

/// The nine-character code of the Office for National Statistics: a letter and eight digits ("E08000035").
struct GssCodeTag {
  static Result<Identifier<GssCodeTag>> read(std::string_view text);
};
using GssCode = Identifier<GssCodeTag>;

/// A school's unique reference number: six digits, the first not nought. Accepts "107852.0".
struct UrnTag {
  static Result<Identifier<UrnTag>> read(std::string_view text);
};
using Urn = Identifier<UrnTag>;

/// Authority number and four-digit establishment number, seven digits; accepts "383/4027" and "383-4027".
struct LaestabTag {
  static Result<Identifier<LaestabTag>> read(std::string_view text);
  static Result<Identifier<LaestabTag>> join(std::string_view authority, std::string_view establishment);
};
using Laestab = Identifier<LaestabTag>;

/// Unique pupil number, 13 characters, trimmed and upper-cased. Refused when its shape or its check letter is
/// wrong; the message names the letter that the other twelve ask for (standards: sum of position x value, mod
/// 23).
struct UpnTag {
  static Result<Identifier<UpnTag>> read(std::string_view text);
};
using Upn = Identifier<UpnTag>;
/// The letter that positions 2 to 13 ask for; nullopt when a character is impossible. `body` has 12
/// characters.
std::optional<char> upn_check_letter(std::string_view body);

/// Unique learner number, 10 digits, first not nought (weights 10 to 2, mod 11).
struct UlnTag {
  static Result<Identifier<UlnTag>> read(std::string_view text);
};
using Uln = Identifier<UlnTag>;

}  // namespace headrow
