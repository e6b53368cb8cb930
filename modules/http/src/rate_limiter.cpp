#include "headrow/http/rate_limiter.hpp"

#include <algorithm>
#include <cmath>

namespace headrow::http {

double RateLimiter::left_in(const Bucket& bucket, Clock::time_point now) const {
  const double seconds = std::chrono::duration<double>(now - bucket.filled).count();
  return std::min(limit_.at_once, bucket.left + std::max(0.0, seconds) * limit_.a_second);
}

std::chrono::milliseconds RateLimiter::take(std::string_view key, Clock::time_point now) {
  if (limit_.a_second <= 0) return std::chrono::milliseconds(0);
  const std::lock_guard lock(mutex_);
  if (buckets_.size() >= most_keys_) forget(now);
  const auto [at, is_new] = buckets_.try_emplace(std::string(key), Bucket{limit_.at_once, now});
  Bucket& bucket = at->second;
  bucket = {left_in(bucket, now), now};
  if (bucket.left >= 1) {
    bucket.left -= 1;
    return std::chrono::milliseconds(0);
  }
  return std::chrono::milliseconds(static_cast<long>(std::ceil(1000 * (1 - bucket.left) / limit_.a_second)));
}

void RateLimiter::forget(Clock::time_point now) {
  std::erase_if(buckets_, [&](const auto& entry) { return left_in(entry.second, now) >= limit_.at_once; });
  if (buckets_.size() >= most_keys_) buckets_.clear();
}

}  // namespace headrow::http
