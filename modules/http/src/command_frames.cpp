#include "command_frames.hpp"

#include <fmt/format.h>

#include <charconv>

#include "headrow/http/json.hpp"

namespace headrow::http {

std::string command_text(const CommandRequest& command) {
  const Json json{{"arguments", command.arguments},
                  {"directory", command.directory},
                  {"error_is_terminal", command.error_is_terminal}};
  return json.dump();
}

Problem command_refused(int status, const std::string& body) {
  const auto json = Json::parse(body, nullptr, false);
  const auto detail = json.is_object() ? json.value("detail", std::string()) : std::string();
  const auto code = status == 503 ? ProblemCode::Unavailable : ProblemCode::Failed;
  return {code, detail.empty() ? fmt::format("The server answered with status {}.", status) : detail};
}

void FrameReader::feed(std::string_view bytes) {
  while (!bytes.empty()) {
    if (left_ > 0) {
      const auto part = bytes.substr(0, left_);
      error_ ? output_.error(part) : output_.out(part);
      left_ -= part.size();
      bytes.remove_prefix(part.size());
    } else if (const auto end = bytes.find('\n'); end != std::string_view::npos) {
      line_ += bytes.substr(0, end);
      bytes.remove_prefix(end + 1);
      begin(line_);
      line_.clear();
    } else {
      line_ += bytes;
      return;
    }
  }
}

void FrameReader::begin(std::string_view line) {
  const auto blank = line.find(' ');
  if (blank == std::string_view::npos) return;
  const auto number = line.substr(blank + 1);
  if (line.starts_with("exit ")) {
    int status = 0;
    std::from_chars(number.data(), number.data() + number.size(), status);
    status_ = status;
  } else {
    error_ = line.starts_with("error ");
    std::from_chars(number.data(), number.data() + number.size(), left_);
  }
}

}  // namespace headrow::http
