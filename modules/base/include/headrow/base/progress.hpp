#pragma once

#include <cstdint>
#include <string_view>

namespace headrow {

/// Told how far long work has come. Implementations decide whether anybody sees it; calls are cheap and may
/// be many.
class Progress {
public:
  virtual ~Progress() = default;
  /// A new piece of work begins; `total` in its own unit (bytes of a file), 0 when not known.
  virtual void begin(std::string_view what, std::uint64_t total) = 0;
  virtual void advance(std::uint64_t done, std::uint64_t rows) = 0;
  virtual void end() = 0;
  /// Whether somebody wants the work to end: it does so at the next place where nothing is half-done.
  virtual bool stop_asked() const { return false; }
};

/// For callers that do not care.
class NoProgress final : public Progress {
public:
  void begin(std::string_view, std::uint64_t) override {}
  void advance(std::uint64_t, std::uint64_t) override {}
  void end() override {}
};

}  // namespace headrow
