#include "headrow/base/group.hpp"

#include <fmt/format.h>
#include <algorithm>

#include "text.hpp"

namespace headrow {

namespace {

auto position(const std::vector<Group::Part>& parts, std::string_view characteristic) {
  return std::lower_bound(parts.begin(), parts.end(), characteristic,
                          [](const Group::Part& part, std::string_view name) { return part.first < name; });
}

bool needs_quotes(std::string_view word) {
  return word.empty() || word != text::trimmed(word) || word.find_first_of("&=\"") != std::string_view::npos;
}

void append_word(std::string& out, std::string_view word) {
  if (!needs_quotes(word)) {
    out += word;
    return;
  }
  out += '"';
  for (const char c : word) {
    out += c;
    if (c == '"') out += c;
  }
  out += '"';
}

/// Takes the words and marks of a group expression from its front.
class Scanner {
public:
  explicit Scanner(std::string_view rest) : rest_(text::trimmed(rest)) {}

  bool done() const { return rest_.empty(); }

  bool take(char mark) {
    if (!rest_.starts_with(mark)) return false;
    rest_ = text::trimmed(rest_.substr(1));
    return true;
  }

  /// A word up to the next mark, or a quoted one; nullopt when a quote is not closed or nothing stands there.
  std::optional<std::string> word() {
    if (rest_.starts_with('"')) return quoted();
    const std::string_view found = text::trimmed(rest_.substr(0, rest_.find_first_of("&=\"")));
    rest_ = text::trimmed(rest_.substr(std::min(rest_.find_first_of("&=\""), rest_.size())));
    if (found.empty()) return std::nullopt;
    return std::string(found);
  }

private:
  std::optional<std::string> quoted() {
    std::string out;
    for (std::size_t i = 1; i < rest_.size(); ++i) {
      if (rest_[i] != '"') {
        out += rest_[i];
      } else if (i + 1 < rest_.size() && rest_[i + 1] == '"') {
        out += rest_[i++];
      } else {
        rest_ = text::trimmed(rest_.substr(i + 1));
        return out;
      }
    }
    return std::nullopt;
  }

  std::string_view rest_;
};

tl::unexpected<Problem> not_a_group(std::string_view whole, std::string_view why) {
  return fail(
      ProblemCode::BadUsage,
      fmt::format("The group '{}' cannot be read: {}. Write characteristic=value, joined by &, such as "
                  "fsm=yes & sex=f.",
                  whole, why));
}

}  // namespace

Result<Group> Group::read(std::string_view whole) {
  Group group;
  Scanner scan(whole);
  if (scan.done() || text::equals_in_any_case(text::trimmed(whole), "everyone")) return group;
  do {
    const auto characteristic = scan.word();
    if (!characteristic || characteristic->empty()) return not_a_group(whole, "a characteristic is missing");
    if (!scan.take('=')) return not_a_group(whole, fmt::format("'{}' has no = after it", *characteristic));
    const auto value = scan.word();
    if (!value)
      return not_a_group(whole, fmt::format("'{}' has no value, or a quote is not closed", *characteristic));
    const auto at = position(group.parts_, *characteristic);
    if (at != group.parts_.end() && at->first == *characteristic) {
      return not_a_group(whole, fmt::format("'{}' stands in it twice", *characteristic));
    }
    group.parts_.emplace(at, *characteristic, *value);
  } while (scan.take('&'));
  if (!scan.done()) return not_a_group(whole, "an & is missing between two parts");
  return group;
}

Group Group::with(std::string characteristic, std::string value) const {
  Group result = *this;
  const auto at = result.parts_.begin() + (position(result.parts_, characteristic) - result.parts_.cbegin());
  if (at != result.parts_.end() && at->first == characteristic) {
    at->second = std::move(value);
  } else {
    result.parts_.emplace(at, std::move(characteristic), std::move(value));
  }
  return result;
}

Result<Group> Group::joined(const Group& other) const {
  Group result = *this;
  for (const auto& [characteristic, value] : other.parts_) {
    const auto at = position(result.parts_, characteristic);
    if (at == result.parts_.end() || at->first != characteristic) {
      result.parts_.emplace(at, characteristic, value);
    } else if (at->second != value) {
      return fail(ProblemCode::BadUsage,
                  fmt::format("A group cannot be both {0}={1} and {0}={2}. Leave one of them out.",
                              characteristic, at->second, value));
    }
  }
  return result;
}

std::string_view Group::value(std::string_view characteristic) const {
  const auto at = position(parts_, characteristic);
  return at != parts_.end() && at->first == characteristic ? std::string_view(at->second)
                                                           : std::string_view();
}

std::string Group::text() const {
  std::string out;
  for (const auto& [characteristic, value] : parts_) {
    if (!out.empty()) out += " & ";
    append_word(out, characteristic);
    out += '=';
    append_word(out, value);
  }
  return out;
}

}  // namespace headrow
