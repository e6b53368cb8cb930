#include "headrow/http/json.hpp"

#include <algorithm>
#include <charconv>

#include "headrow/base/figure.hpp"

namespace headrow::http {
namespace {

constexpr std::ptrdiff_t kSignificantDigits = 15;

/// The number without the binary noise behind its fifteenth digit. The writer of the library gives 17 digits,
/// and not always the shortest.
std::string without_noise(std::string_view number) {
  const auto digits = std::ranges::count_if(number, [](char c) { return c >= '0' && c <= '9'; });
  double value = 0;
  if (digits <= kSignificantDigits || number.find_first_of(".e") == std::string_view::npos ||
      std::from_chars(number.data(), number.data() + number.size(), value).ec != std::errc()) {
    return std::string(number);
  }
  return number_text(value);
}

/// Where the string that begins at `at` ends, behind its quotation mark.
std::size_t end_of_string(std::string_view text, std::size_t at) {
  for (++at; at < text.size() && text[at] != '"'; ++at) {
    if (text[at] == '\\') ++at;
  }
  return at + 1;
}

}  // namespace

std::string json_text(const Json& json, int indent) {
  // Published files are checked to be UTF-8 when they are read; a stray byte must still not cost the page.
  const std::string dumped = json.dump(indent, ' ', false, Json::error_handler_t::replace);
  const std::string_view text = dumped;
  std::string made;
  made.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at + 1;
    if (text[at] == '"') {
      end = end_of_string(text, at);
    } else if (text[at] == '-' || (text[at] >= '0' && text[at] <= '9')) {
      end = std::min(text.find_first_not_of("+-.0123456789eE", at), text.size());
      made += without_noise(text.substr(at, end - at));
      at = end;
      continue;
    }
    made += text.substr(at, end - at);
    at = end;
  }
  return made;
}

Response json_response(const Json& json) {
  return text_response("application/json", json_text(json));
}

}  // namespace headrow::http
