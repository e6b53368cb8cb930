#pragma once

#include <string>
#include <string_view>

namespace headrow::http::test {

/// Sends bytes to a port of 127.0.0.1 as they are and returns all that comes until the other side closes; ""
/// when it closes without a word.
std::string exchange(unsigned short port, std::string_view bytes);

/// The same with a file of a local socket.
std::string exchange(const std::string& socket, std::string_view bytes);

/// GET with Host and Connection: close; `more` are further header lines, each ending in CRLF.
std::string get(unsigned short port, std::string_view target, std::string_view more = "");

std::string body_of(std::string_view answer);

}  // namespace headrow::http::test
