#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "common_passwords.hpp"
#include "headrow/sign_in/passphrase.hpp"

namespace headrow::sign_in {
namespace {

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
}

std::string lower_case(std::string_view text) {
  std::string lowered(text);
  for (char& c : lowered)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return lowered;
}

/// Without what people put round a word to make it look like none: "!!password1234" is "password".
std::string_view core_of(std::string_view text) {
  while (!text.empty() && !is_letter(text.front())) text.remove_prefix(1);
  while (!text.empty() && !is_letter(text.back())) text.remove_suffix(1);
  return text;
}

/// The shortest piece of which the whole is a repetition: "abcabcabc" is "abc".
std::string_view repeated_piece(std::string_view text) {
  for (std::size_t size = 1; size <= text.size() / 2; ++size) {
    if (text.size() % size != 0) continue;
    bool all = true;
    for (std::size_t at = size; all && at < text.size(); at += size)
      all = text.substr(at, size) == text.substr(0, size);
    if (all) return text.substr(0, size);
  }
  return text;
}

/// UTF-8 marks every byte of a letter but its first.
std::size_t letters_of(std::string_view text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xc0U) != 0x80U; }));
}

bool is_common(std::string_view lowered) {
  for (const auto candidate :
       {lowered, core_of(lowered), repeated_piece(lowered), repeated_piece(core_of(lowered))})
    if (candidate.size() <= 3 || is_common_password(candidate)) return true;
  return false;
}

bool is_holders_own(std::string_view lowered, std::string_view name, std::string_view email) {
  const auto core = core_of(lowered);
  const std::string own_name = lower_case(name), own_email = lower_case(email);
  std::string joined = own_name;
  std::erase(joined, ' ');
  const auto mailbox = std::string_view(own_email).substr(0, own_email.find('@'));
  return std::ranges::any_of(std::initializer_list<std::string_view>{own_name, joined, own_email, mailbox},
                             [&](std::string_view own) { return own == lowered || core_of(own) == core; });
}

}  // namespace

Result<void> check_passphrase(std::string_view passphrase, std::string_view name, std::string_view email) {
  const auto refuse = [](std::string message) {
    return fail(ProblemCode::BadInput, std::move(message), {"", 0, "passphrase", ""});
  };
  if (letters_of(passphrase) < kShortestPassphrase) {
    return refuse(
        fmt::format("Use at least {} characters. A few words that only you would put together are "
                    "easy to remember.",
                    kShortestPassphrase));
  }
  if (passphrase.size() > kLongestPassphrase)
    return refuse(fmt::format("Use at most {} characters.", kLongestPassphrase));
  const std::string lowered = lower_case(passphrase);
  if (is_common(lowered))
    return refuse(
        "This is one of the first that anybody would guess. Use a few words that do not belong together.");
  if (is_holders_own(lowered, name, email)) return refuse("Do not use your name or e-mail address.");
  return {};
}

}  // namespace headrow::sign_in
