#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "headrow/base/result.hpp"
#include "headrow/http/message.hpp"

namespace headrow::http {

/// Reads one HTTP/1.1 request or response from bytes as they come. Both a length and chunks, and a length
/// given twice, are refused: they are how one message is smuggled inside another.
class MessageParser {
public:
  enum class Kind : unsigned char { Request, Response };
  /// `limit` in bytes of the whole message, 0 for none. `body` is told of each piece of the body as it comes;
  /// without it the body is kept.
  MessageParser(Kind kind, std::size_t limit, std::function<void(std::string_view)> body = {});
  ~MessageParser();

  /// True once the message is whole. BadInput when it is no message or too long.
  Result<bool> feed(std::string_view bytes);
  /// The other side closed: true when that ends the message.
  bool end();

  Request request() const;
  int status() const;  ///< of a response; 0 until it is known
  const std::string& body() const;

private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace headrow::http
