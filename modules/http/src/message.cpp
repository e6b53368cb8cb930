#include "headrow/http/message.hpp"

#include <algorithm>

namespace headrow::http {
namespace {

char lower(char letter) {
  return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
}

std::string_view header_of(const std::vector<Header>& headers, std::string_view name) {
  const auto found =
      std::ranges::find_if(headers, [&](const Header& h) { return same_header_name(h.name, name); });
  return found == headers.end() ? std::string_view() : std::string_view(found->value);
}

std::string_view value_of(const std::vector<std::pair<std::string, std::string>>& pairs,
                          std::string_view name) {
  const auto found = std::ranges::find(pairs, name, &std::pair<std::string, std::string>::first);
  return found == pairs.end() ? std::string_view() : std::string_view(found->second);
}

}  // namespace

bool same_header_name(std::string_view a, std::string_view b) {
  return std::ranges::equal(a, b, [](char left, char right) { return lower(left) == lower(right); });
}

std::string_view method_text(Method method) {
  switch (method) {
    case Method::Get:
      return "GET";
    case Method::Head:
      return "HEAD";
    case Method::Post:
      return "POST";
    case Method::Other:
      break;
  }
  return "";
}

Method read_method(std::string_view text) {
  for (const Method method : {Method::Get, Method::Head, Method::Post}) {
    if (text == method_text(method)) return method;
  }
  return Method::Other;
}

std::string_view Request::header(std::string_view name) const {
  return header_of(headers, name);
}
std::string_view Request::parameter(std::string_view name) const {
  return value_of(query, name);
}
std::string_view Request::variable(std::string_view name) const {
  return value_of(variables, name);
}
std::string_view Response::header(std::string_view name) const {
  return header_of(headers, name);
}

Response text_response(std::string content_type, std::string body) {
  Response response;
  response.content_type = std::move(content_type);
  response.body = std::make_shared<const std::string>(std::move(body));
  return response;
}

}  // namespace headrow::http
