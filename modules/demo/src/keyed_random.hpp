#pragma once

#include <cmath>
#include <cstdint>
#include <string_view>

namespace headrow::demo {

/// Random numbers that depend only on a seed and on what they are for, so that adding a file or a measure
/// changes no other. SplitMix64 (Steele, Lea and Flood 2014) over an FNV-1a hash of the words.
class KeyedRandom {
public:
  explicit KeyedRandom(std::uint64_t seed) : state_(seed) {}

  /// The generator for something more particular: random("urn", 5) never equals random("urn", 6).
  KeyedRandom of(std::string_view word, std::uint64_t number = 0) const {
    std::uint64_t hash = 1469598103934665603ULL ^ state_;
    for (const char letter : word) hash = (hash ^ static_cast<unsigned char>(letter)) * 1099511628211ULL;
    return KeyedRandom(mixed(hash + 0x9e3779b97f4a7c15ULL * (number + 1)));
  }

  /// Uniform in [0, 1).
  double uniform() { return static_cast<double>(next() >> 11) * 0x1.0p-53; }

  /// Normal with mean 0 and standard deviation 1, cut at three (Box and Muller 1958).
  double normal() {
    const double radius = std::sqrt(-2 * std::log(1 - uniform()));
    const double value = radius * std::cos(2 * 3.14159265358979323846 * uniform());
    return value < -3 ? -3 : value > 3 ? 3 : value;
  }

  /// A whole number from `low` to `high`, both possible.
  int between(int low, int high) { return low + static_cast<int>(uniform() * (high - low + 1)); }

private:
  static std::uint64_t mixed(std::uint64_t x) {
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9ULL;
    x = (x ^ (x >> 27)) * 0x94d049bb133111ebULL;
    return x ^ (x >> 31);
  }
  std::uint64_t next() { return mixed(state_ += 0x9e3779b97f4a7c15ULL); }

  std::uint64_t state_;
};

}  // namespace headrow::demo
