#pragma once

#include <chrono>
#include <cstddef>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

namespace headrow::http {

/// So many requests a second in the long run, and so many at once. Nought a second is no limit.
struct RateLimit {
  double a_second = 0;
  double at_once = 0;
};

/// Counts requests by key as a bucket that fills steadily and is emptied by each request. Holds a bounded
/// number of keys: those whose bucket is full again are forgotten first, then all. Thread-safe.
class RateLimiter {
public:
  using Clock = std::chrono::steady_clock;

  explicit RateLimiter(RateLimit limit, std::size_t most_keys = 100'000)
      : limit_(limit), most_keys_(most_keys) {}

  /// Nought when the request may be answered, which it then counts as; else after how long the next may.
  std::chrono::milliseconds take(std::string_view key, Clock::time_point now = Clock::now());

private:
  struct Bucket {
    double left = 0;
    Clock::time_point filled;
  };
  void forget(Clock::time_point now);
  double left_in(const Bucket& bucket, Clock::time_point now) const;

  RateLimit limit_;
  std::size_t most_keys_;
  std::mutex mutex_;
  std::unordered_map<std::string, Bucket> buckets_;
};

}  // namespace headrow::http
