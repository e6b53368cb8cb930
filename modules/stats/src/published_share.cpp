#include "headrow/stats/published_share.hpp"

#include <algorithm>
#include <cmath>

namespace headrow::stats {

namespace {

// Far below one unit of a last decimal, far above the noise of binary fractions.
constexpr double kHair = 1e-3;
constexpr double kHairOfAPerson = 1e-6;

double unit_of(const PublishedShare& share) {
  return std::pow(10.0, -share.decimals);
}

/// The published value nearest to `target`, in units, that is good enough.
double good_enough(const ShareTarget& target, double unit, Better better) {
  const double units = target.value / unit;
  if (better == Better::High)
    return target.strictly_beyond ? std::floor(units + kHair) + 1 : std::ceil(units - kHair);
  return target.strictly_beyond ? std::ceil(units - kHair) - 1 : std::floor(units + kHair);
}

/// The fewest people with whom a high share is good enough, the most with whom a low one is.
struct PeopleRange {
  double least = 0, most = 0;
};

PeopleRange exactly_enough(double denominator, double whole, const ShareTarget& target) {
  const double people = target.value / whole * denominator;
  if (target.strictly_beyond)
    return {std::floor(people + kHairOfAPerson) + 1, std::ceil(people - kHairOfAPerson) - 1};
  return {std::ceil(people - kHairOfAPerson), std::floor(people + kHairOfAPerson)};
}

/// Halves go upwards: from half a unit below the wanted value a share is published as it, up to but not at
/// half a unit above.
PeopleRange enough_when_rounded(double denominator, const PublishedShare& share, const ShareTarget& target,
                                Better better) {
  const double unit = unit_of(share);
  const double wanted = good_enough(target, unit, better);
  const double people_a_unit = unit / share.whole * denominator;
  return {std::ceil((wanted - 0.5) * people_a_unit - kHairOfAPerson),
          std::ceil((wanted + 0.5) * people_a_unit - kHairOfAPerson) - 1};
}

}  // namespace

bool bears_out(double numerator, double denominator, const PublishedShare& share) {
  if (denominator <= 0) return false;
  const double unit = unit_of(share);
  return std::abs(numerator / denominator * share.whole - share.value) <= (0.5 + kHair) * unit;
}

RoundingRange rounding_range(const PublishedShare& share) {
  const double half = unit_of(share) / 2;
  return {share.value - half, share.value + half};
}

double fewest_to_reach(double numerator, double denominator, const PublishedShare& share,
                       const ShareTarget& target, Better better) {
  const PeopleRange enough = share.decimals >= kUnrounded
                                 ? exactly_enough(denominator, share.whole, target)
                                 : enough_when_rounded(denominator, share, target, better);
  return better == Better::High ? std::max(0.0, std::ceil(enough.least - numerator - kHairOfAPerson))
                                : std::max(0.0, std::ceil(numerator - enough.most - kHairOfAPerson));
}

}  // namespace headrow::stats
