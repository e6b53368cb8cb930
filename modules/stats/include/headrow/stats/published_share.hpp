#pragma once

#include "headrow/stats/rank.hpp"

namespace headrow::stats {

/// Decimals of a share that nobody rounded.
constexpr int kUnrounded = 10;

/// A share as it is published: of `whole` (100 for percentages), rounded to `decimals`, halves upwards.
struct PublishedShare {
  double value = 0;
  double whole = 100;
  int decimals = 0;
};

/// True when numerator / denominator, rounded, is the published value.
bool bears_out(double numerator, double denominator, const PublishedShare& share);

/// Where the unrounded value of a published share can lie: half a unit of its last decimal to either side.
struct RoundingRange {
  double lower = 0, upper = 0;
};
RoundingRange rounding_range(const PublishedShare& share);

/// What a share has to get to.
struct ShareTarget {
  double value = 0;
  bool strictly_beyond = false;  ///< to be the value is not enough
};

/// The fewest people more (high is better) or fewer (low is better) in `numerator` of `denominator` with whom
/// the share would be published as at least as good as `target`; 0 when it is already. `decimals` of `share`
/// are those that it will be published to. What people read decides a band, so rounding counts: of 10,000 at
/// 58%, with a cut that 59% does not pass, 150 more are not enough, since the share must be published as 60%.
double fewest_to_reach(double numerator, double denominator, const PublishedShare& share,
                       const ShareTarget& target, Better better);

}  // namespace headrow::stats
