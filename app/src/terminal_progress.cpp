#include "terminal_progress.hpp"

#include <fmt/format.h>

namespace headrow::app {

void TerminalProgress::begin(std::string_view what, std::uint64_t total) {
  what_ = what;
  total_ = total;
  began_ = drawn_ = Clock::now();
}

void TerminalProgress::advance(std::uint64_t done, std::uint64_t rows) {
  using namespace std::chrono;
  const auto now = Clock::now();
  if (now - drawn_ < milliseconds(100)) return;
  drawn_ = now;
  const double spent = duration<double>(now - began_).count();
  std::string line = fmt::format("\r\x1b[K{}: {} rows", what_, fmt::group_digits(rows));
  if (total_ > 0 && done > 0) {
    const double share = static_cast<double>(done) / static_cast<double>(total_);
    line += fmt::format(", {:.0f}%, {:.0f} s left", 100 * share, spent * (1 - share) / share);
  }
  out_ << line << std::flush;
}

void TerminalProgress::end() {
  out_ << "\r\x1b[K" << std::flush;
}

}  // namespace headrow::app
