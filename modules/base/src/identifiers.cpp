#include "headrow/base/identifiers.hpp"

#include <fmt/format.h>

#include "text.hpp"

namespace headrow {

namespace {

/// Trimmed, and without the ".0" that spreadsheets add to codes.
std::string_view code_as_copied(std::string_view published) {
  std::string_view t = text::trimmed(published);
  if (t.ends_with(".0")) t.remove_suffix(2);
  return t;
}

tl::unexpected<Problem> not_a(std::string_view kind, std::string_view value, std::string_view shape) {
  return fail(ProblemCode::BadInput, fmt::format("'{}' is not {}: {}.", value, kind, shape));
}

bool is_authority_number(std::string_view t) {
  return t.size() == 3 && text::all_digits(t) && t >= "201" && t <= "998";
}

}  // namespace

Result<AuthorityNumber> AuthorityNumberTag::read(std::string_view published) {
  const std::string_view t = code_as_copied(published);
  if (!is_authority_number(t)) {
    return not_a("a local authority number", published, "it has three digits, from 201 to 998");
  }
  return AuthorityNumber(std::string(t));
}

Result<GssCode> GssCodeTag::read(std::string_view published) {
  const std::string_view t = text::trimmed(published);
  if (t.size() != 9 || !text::is_letter(t.front()) || !text::all_digits(t.substr(1))) {
    return not_a("a GSS code", published, "it has a letter and eight digits, such as E08000035");
  }
  std::string code(t);
  code.front() = text::upper(code.front());
  return GssCode(std::move(code));
}

Result<Urn> UrnTag::read(std::string_view published) {
  const std::string_view t = code_as_copied(published);
  if (t.size() != 6 || !text::all_digits(t) || t.front() == '0') {
    return not_a("a school's unique reference number", published,
                 "it has six digits and does not begin with 0");
  }
  return Urn(std::string(t));
}

Result<Laestab> LaestabTag::read(std::string_view published) {
  const std::string_view t = code_as_copied(published);
  if (t.size() == 8 && (t[3] == '/' || t[3] == '-')) return join(t.substr(0, 3), t.substr(4));
  if (t.size() == 7) return join(t.substr(0, 3), t.substr(3));
  return not_a("a LAESTAB", published, "it has seven digits, such as 3834027 or 383/4027");
}

Result<Laestab> LaestabTag::join(std::string_view authority, std::string_view establishment) {
  const std::string_view first = code_as_copied(authority);
  const std::string_view second = code_as_copied(establishment);
  if (!is_authority_number(first) || second.size() != 4 || !text::all_digits(second)) {
    return not_a(
        "a LAESTAB", fmt::format("{}/{}", authority, establishment),
        "it joins an authority number of three digits, from 201 to 998, and an establishment number of four");
  }
  return Laestab(std::string(first).append(second));
}

}  // namespace headrow
