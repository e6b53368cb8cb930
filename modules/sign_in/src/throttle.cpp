#include "headrow/sign_in/throttle.hpp"

#include <algorithm>
#include <vector>

namespace headrow::sign_in {
namespace {

constexpr std::chrono::hours kQuiet{1};

std::chrono::seconds pause_after(int failures, const Slowing& slowing) {
  if (failures < slowing.free) return std::chrono::seconds(0);
  const int doublings = std::min(failures - slowing.free, 20);
  return std::min(slowing.first * (1 << doublings), slowing.longest);
}

}  // namespace

std::chrono::seconds Throttle::wait(const std::string& key, const Slowing& slowing,
                                    std::chrono::sys_seconds now) const {
  const std::lock_guard lock(mutex_);
  const auto at = failures_.find(key);
  if (at == failures_.end() || now - at->second.last > kQuiet) return std::chrono::seconds(0);
  const auto ready = at->second.last + pause_after(at->second.count, slowing);
  return std::max(ready - now, std::chrono::seconds(0));
}

void Throttle::failed(const std::string& key, std::chrono::sys_seconds now) {
  const std::lock_guard lock(mutex_);
  if (failures_.size() >= most_keys_ && !failures_.contains(key)) forget(now);
  Failures& failures = failures_[key];
  if (now - failures.last > kQuiet) failures.count = 0;
  ++failures.count;
  failures.last = std::max(failures.last, now);
}

void Throttle::succeeded(const std::string& key) {
  const std::lock_guard lock(mutex_);
  failures_.erase(key);
}

void Throttle::forget(std::chrono::sys_seconds now) {
  std::erase_if(failures_, [&](const auto& entry) { return now - entry.second.last > kQuiet; });
  if (failures_.size() < most_keys_) return;
  std::vector<std::chrono::sys_seconds> times;
  times.reserve(failures_.size());
  for (const auto& [key, failures] : failures_) times.push_back(failures.last);
  const auto middle = times.begin() + static_cast<std::ptrdiff_t>(times.size() / 2);
  std::ranges::nth_element(times, middle);
  std::erase_if(failures_, [limit = *middle](const auto& entry) { return entry.second.last <= limit; });
}

}  // namespace headrow::sign_in
