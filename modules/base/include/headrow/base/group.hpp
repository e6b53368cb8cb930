#pragma once

#include <compare>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "headrow/base/result.hpp"

namespace headrow {

/// A group of pupils: a set of characteristic=value, sorted by characteristic, each at most once. Empty is
/// everyone.
class Group {
public:
  using Part = std::pair<std::string, std::string>;

  Group() = default;

  /// Reads "fsm=yes & sex=f" (blanks round "&" and "=" do not matter; "" and "everyone" are everyone).
  /// BadUsage names what is wrong. Values may be quoted with double quotes, and must be where they hold "&"
  /// or "=".
  static Result<Group> read(std::string_view text);

  /// The same group with one characteristic set (replaced where it stood).
  Group with(std::string characteristic, std::string value) const;

  /// All parts of both; BadUsage when they give one characteristic two values.
  Result<Group> joined(const Group& other) const;

  bool everyone() const { return parts_.empty(); }
  const std::vector<Part>& parts() const { return parts_; }
  /// The value of one characteristic; "" when the group does not speak of it.
  std::string_view value(std::string_view characteristic) const;

  /// Canonical text that `read` understands: "fsm=yes & sex=f"; "" for everyone.
  std::string text() const;

  auto operator<=>(const Group&) const = default;

private:
  std::vector<Part> parts_;
};

}  // namespace headrow
