#pragma once

#include <string>
#include <string_view>

#include "headrow/base/result.hpp"
#include "headrow/http/message.hpp"

namespace headrow::http {

/// Percent-decodes one part of an address; `plus_is_blank` as forms write queries. BadUsage for broken
/// escapes, NUL and bytes that are not UTF-8.
Result<std::string> decode_part(std::string_view text, bool plus_is_blank);

/// Splits a request target ("/api/v1/measure?place=383") into path and query of `request`.
Result<void> read_target(std::string_view target, Request& request);

bool is_utf8(std::string_view text);

}  // namespace headrow::http
