#pragma once

#include <functional>
#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace headrow::records {
struct Principal;
}

namespace headrow::http {

enum class Method : unsigned char { Get, Head, Post, Other };
std::string_view method_text(Method method);  ///< "GET", "HEAD", "POST", "" for Other
Method read_method(std::string_view text);

/// How a request came in: over TCP, or through the data folder's socket, which only its owner can open.
enum class Channel : unsigned char { Tcp, LocalSocket };

struct Header {
  std::string name;
  std::string value;
};

/// Names of header fields are compared without regard to case.
bool same_header_name(std::string_view a, std::string_view b);

/// Who asks, as the cookie, the token or the socket shows.
struct Asker {
  std::shared_ptr<const records::Principal> principal;  ///< never null once the dispatcher has looked
  std::string session;                                  ///< id of the session of a cookie; "" without one
  std::string change_token;                             ///< what changes made with the cookie must carry
};

/// What was asked. `path` and `query` are percent-decoded valid UTF-8; `target` is as sent.
struct Request {
  Method method = Method::Get;
  Channel channel = Channel::Tcp;
  bool secure = false;  ///< came over TLS, to here or to the proxy in front
  std::string address;  ///< of the machine that asks; through the socket, the name of its user
  std::string id;       ///< 16 hexadecimal digits, given by the dispatcher: the log and the answer carry them
  Asker asker;
  std::string target;
  std::string path;
  std::vector<std::pair<std::string, std::string>> query;
  std::vector<std::pair<std::string, std::string>>
      variables;  ///< values of the {names} of the route's pattern
  std::vector<Header> headers;
  std::string body;
  std::shared_ptr<const nlohmann::ordered_json> json;  ///< the body, once it was held against its shape

  /// "" when absent.
  std::string_view header(std::string_view name) const;
  std::string_view parameter(std::string_view name) const;
  std::string_view variable(std::string_view name) const;
};

/// Takes the bytes of an answer that is written while the work goes on; false once the asker has gone away.
using ByteSink = std::function<bool(std::string_view bytes)>;

/// What is answered. The body is shared, so that files of the pages are sent without being copied.
struct Response {
  int status = 200;
  std::string content_type;
  std::shared_ptr<const std::string> body;  ///< null is empty
  std::vector<Header> headers;
  bool without_body = false;                    ///< HEAD: the length is told, the bytes are not sent
  std::function<void(const ByteSink&)> stream;  ///< instead of `body`: written while the work goes on

  std::string_view text() const { return body ? std::string_view(*body) : std::string_view(); }
  std::string_view header(std::string_view name) const;
};

Response text_response(std::string content_type, std::string body);

}  // namespace headrow::http
