// Check digits of pupils' and learners' numbers. UPN: govtalk.gov.uk data standards catalogue,
// UniquePupilNumber 2.0; ULN: HESA student record, field C17051.
#include <fmt/format.h>
#include <algorithm>

#include "headrow/base/identifiers.hpp"
#include "text.hpp"

namespace headrow {

namespace {

// A letter's place in this list is its value; I, O and S are never used, so that nobody misreads a digit.
constexpr std::string_view kUpnLetters = "ABCDEFGHJKLMNPQRTUVWXYZ";
constexpr int kUpnModulus = 23;

std::optional<int> upn_value(char c) {
  if (text::is_digit(c)) return c - '0';
  const std::size_t value = kUpnLetters.find(c);
  if (value == std::string_view::npos) return std::nullopt;
  return static_cast<int>(value);
}

tl::unexpected<Problem> bad_upn(std::string_view published, const std::string& why) {
  return fail(ProblemCode::BadInput, fmt::format("'{}' is not a unique pupil number: {}.", published, why));
}

}  // namespace

std::optional<char> upn_check_letter(std::string_view body) {
  if (body.size() != 12 || !text::all_digits(body.substr(0, 11))) return std::nullopt;
  int sum = 0;
  for (std::size_t i = 0; i < body.size(); ++i) {
    const auto value = upn_value(body[i]);
    if (!value) return std::nullopt;
    sum += static_cast<int>(i + 2) * *value;
  }
  return kUpnLetters[static_cast<std::size_t>(sum % kUpnModulus)];
}

Result<Upn> UpnTag::read(std::string_view published) {
  std::string t(text::trimmed(published));
  std::transform(t.begin(), t.end(), t.begin(), text::upper);
  if (t.size() != 13) return bad_upn(published, "it has 13 characters, such as B801200005001");
  const auto expected = upn_check_letter(std::string_view(t).substr(1));
  if (kUpnLetters.find(t.front()) == std::string_view::npos || !expected) {
    return bad_upn(published, "it has a letter, eleven digits, and a digit or letter (never I, O or S)");
  }
  if (t.front() != *expected) {
    return bad_upn(published,
                   fmt::format("its other twelve characters ask for the check letter {}", *expected));
  }
  return Upn(std::move(t));
}

Result<Uln> UlnTag::read(std::string_view published) {
  const std::string_view t = text::trimmed(published);
  const auto bad = [&](const std::string& why) {
    return fail(ProblemCode::BadInput,
                fmt::format("'{}' is not a unique learner number: {}.", published, why));
  };
  if (t.size() != 10 || !text::all_digits(t) || t.front() == '0') {
    return bad("it has ten digits and does not begin with 0");
  }
  int sum = 0;
  for (int i = 0; i < 9; ++i) sum += (10 - i) * (t[static_cast<std::size_t>(i)] - '0');
  const int remainder = sum % 11;
  if (remainder == 0) return bad("no number begins with these nine digits");
  const int check = 10 - remainder;
  if (t.back() - '0' != check)
    return bad(fmt::format("its first nine digits ask for the last digit {}", check));
  return Uln(std::string(t));
}

}  // namespace headrow
