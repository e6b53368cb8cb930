#pragma once

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <future>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "headrow/base/result.hpp"

namespace headrow::sign_in {

inline constexpr std::size_t kShortestPassphrase = 12;  ///< letters
inline constexpr std::size_t kLongestPassphrase = 256;  ///< bytes

/// Whether a passphrase is good enough for its holder: long enough, not one letter over and over, and neither
/// a common password nor the holder's own name or address with a few signs round it (NIST SP
/// 800-63B, 5.1.1.2: length and a list, no rules of composition). BadInput says what to do.
Result<void> check_passphrase(std::string_view passphrase, std::string_view name, std::string_view email);

/// What a hash costs: passes over so many bytes of memory, by argon2id (RFC 9106).
struct HashCost {
  std::uint64_t passes = 3;
  std::size_t memory = std::size_t{64} * 1024 * 1024;
};

/// Hashes and compares passphrases on one thread, with a short queue before it: a storm of sign-ins waits or
/// is sent away, and never takes memory or processors from the rest.
class PassphraseHasher {
public:
  explicit PassphraseHasher(HashCost cost = {}, std::size_t waiting = 32);
  ~PassphraseHasher();

  /// The hash, with salt and cost in it, as libsodium writes them. Unavailable when the queue is full.
  Result<std::string> hash(const std::string& passphrase);
  /// Whether the passphrase is that of the hash; "" is the hash of nobody, which takes as long and is wrong.
  Result<bool> matches(const std::string& hash, const std::string& passphrase);
  /// Whether a hash was made at another cost than today's and should be made again.
  bool is_outdated(const std::string& hash) const;

private:
  Result<void> on_thread(std::function<void()> work);
  void loop();

  HashCost cost_;
  std::size_t waiting_;
  std::string of_nobody_;
  std::mutex mutex_;
  std::condition_variable asked_;
  std::deque<std::packaged_task<void()>> queue_;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace headrow::sign_in
