#include "response_head.hpp"

#include <fmt/format.h>

#include <iterator>

namespace headrow::http {

std::string_view reason_phrase(int status) {
  switch (status) {
    case 200:
      return "OK";
    case 302:
      return "Found";
    case 304:
      return "Not Modified";
    case 400:
      return "Bad Request";
    case 401:
      return "Unauthorized";
    case 403:
      return "Forbidden";
    case 404:
      return "Not Found";
    case 405:
      return "Method Not Allowed";
    case 408:
      return "Request Timeout";
    case 409:
      return "Conflict";
    case 413:
      return "Content Too Large";
    case 414:
      return "URI Too Long";
    case 415:
      return "Unsupported Media Type";
    case 421:
      return "Misdirected Request";
    case 422:
      return "Unprocessable Content";
    case 429:
      return "Too Many Requests";
    case 431:
      return "Request Header Fields Too Large";
    case 503:
      return "Service Unavailable";
    default:
      return "Internal Server Error";
  }
}

std::string response_head(const Response& response, std::string_view connection) {
  std::string head;
  const auto to = std::back_inserter(head);
  fmt::format_to(to, "HTTP/1.1 {} {}\r\nConnection: {}\r\n", response.status, reason_phrase(response.status),
                 connection);
  if (!response.stream && response.status != 304)
    fmt::format_to(to, "Content-Length: {}\r\n", response.text().size());
  if (!response.content_type.empty()) fmt::format_to(to, "Content-Type: {}\r\n", response.content_type);
  for (const auto& header : response.headers) fmt::format_to(to, "{}: {}\r\n", header.name, header.value);
  head += "\r\n";
  return head;
}

}  // namespace headrow::http
