#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "headrow/http/command_channel.hpp"

namespace headrow::http {

/// A command as it is sent.
std::string command_text(const CommandRequest& command);

/// What a server that did not run a command said instead.
Problem command_refused(int status, const std::string& body);

/// Puts frames back into what was written, however the bytes were cut on their way.
class FrameReader {
public:
  explicit FrameReader(CommandOutput& output) : output_(output) {}

  void feed(std::string_view bytes);

  /// Once the last frame has come.
  std::optional<int> status() const { return status_; }

private:
  void begin(std::string_view line);

  CommandOutput& output_;
  std::string line_;
  std::size_t left_ = 0;
  bool error_ = false;
  std::optional<int> status_;
};

}  // namespace headrow::http
