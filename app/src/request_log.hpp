#pragma once

#include <string>

#include "headrow/http/metrics.hpp"

namespace headrow::app {

/// One line of JSON for an answer: when, request id, method, route, status, milliseconds, bytes, and what
/// kind of principal asked. No name, address or target: a log is read by more people than what it tells of.
std::string log_line(const http::Finished& finished, const std::string& now);

}  // namespace headrow::app
