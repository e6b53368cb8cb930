#pragma once

#include <chrono>
#include <cstddef>
#include <mutex>
#include <string>
#include <unordered_map>

namespace headrow::sign_in {

/// How failures under one key slow the next try: so many are free, then each waits twice as long as the one
/// before, up to the longest.
struct Slowing {
  int free = 5;
  std::chrono::seconds first{1};
  std::chrono::seconds longest{900};
};

/// Counts failures by key and says how long the next try must wait. A key that has been quiet for an hour
/// is forgotten, and of too many keys the quieter half. Thread-safe.
class Throttle {
public:
  explicit Throttle(std::size_t most_keys = 100'000) : most_keys_(most_keys) {}

  /// Nought when a try may be made now.
  std::chrono::seconds wait(const std::string& key, const Slowing& slowing,
                            std::chrono::sys_seconds now) const;
  void failed(const std::string& key, std::chrono::sys_seconds now);
  void succeeded(const std::string& key);

private:
  struct Failures {
    int count = 0;
    std::chrono::sys_seconds last;
  };
  void forget(std::chrono::sys_seconds now);

  std::size_t most_keys_;
  mutable std::mutex mutex_;
  std::unordered_map<std::string, Failures> failures_;
};

}  // namespace headrow::sign_in
