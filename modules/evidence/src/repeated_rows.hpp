#pragma once

#include <cstdint>
#include <utility>
#include <vector>

namespace headrow::evidence {

/// Remembers the keys of the rows of one file and notes which rows have a key that stood before. Keys are
/// 64-bit hashes: what is noted is only suspected, and the figures themselves decide.
class RepeatedRows {
public:
  /// Mixes one more number into a key; begin with 0.
  static std::uint64_t mixed(std::uint64_t key, std::uint64_t number) {
    key ^= number + 0x9E3779B97F4A7C15ULL + (key << 6) + (key >> 2);
    key *= 0xBF58476D1CE4E5B9ULL;
    return key ^ (key >> 31);
  }

  void note(std::uint64_t key, std::int32_t line);
  /// First and later line of each suspected pair.
  const std::vector<std::pair<std::int32_t, std::int32_t>>& pairs() const { return pairs_; }

private:
  struct Slot {
    std::uint64_t key = 0;
    std::int32_t line = 0;  ///< 0: the slot is free
  };
  void grow();
  Slot& slot_of(std::uint64_t key);

  std::vector<Slot> slots_;
  std::size_t used_ = 0;
  std::vector<std::pair<std::int32_t, std::int32_t>> pairs_;
};

}  // namespace headrow::evidence
