#pragma once

#include <string>

#include "headrow/base/result.hpp"
#include "headrow/http/message.hpp"

namespace headrow::http {

/// The HTTP status of a problem: one table for the whole program.
int status_of(ProblemCode code);

/// application/problem+json (RFC 9457): {type, title, status, code, detail, where?}.
Response problem_response(const Problem& problem);

/// The same for what only HTTP knows: "method-not-allowed" 405, "too-large" 413, ...
Response problem_response(int status, const std::string& code, const std::string& title,
                          const std::string& detail);

}  // namespace headrow::http
