#pragma once

#include <chrono>
#include <ostream>
#include <string>

#include "headrow/base/progress.hpp"

namespace headrow::app {

/// Draws one line that is written over: what is being done, per cent, rows, time left. Draws at most ten
/// times a second.
class TerminalProgress final : public Progress {
public:
  explicit TerminalProgress(std::ostream& out) : out_(out) {}
  void begin(std::string_view what, std::uint64_t total) override;
  void advance(std::uint64_t done, std::uint64_t rows) override;
  void end() override;

private:
  using Clock = std::chrono::steady_clock;
  std::ostream& out_;
  std::string what_;
  std::uint64_t total_ = 0;
  Clock::time_point began_, drawn_;
};

}  // namespace headrow::app
