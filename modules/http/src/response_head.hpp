#pragma once

#include <string>
#include <string_view>

#include "headrow/http/message.hpp"

namespace headrow::http {

std::string_view reason_phrase(int status);

/// Status line and header fields of a response, with its length where it is known, and the blank line.
std::string response_head(const Response& response, std::string_view connection);

}  // namespace headrow::http
