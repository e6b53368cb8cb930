#pragma once

#include <optional>
#include <string>
#include <vector>

#include "headrow/evidence/evidence.hpp"

namespace headrow::evidence::api {

/// A group of pupils against its others, here and in the country, in one period.
struct Gap {
  std::string characteristic;  ///< code of the dimension
  std::string title;           ///< of the dimension
  Group group, other;
  EvidenceRow ours;
  std::optional<double> ours_other, country_other;
};

/// The gaps of a measure at a place: each group that adds one characteristic of children to `what`, in the
/// given period or, where it has no figure then, its newest. A characteristic is one of children when its
/// dimension's total is all pupils or all children. Its other is the value no or none; of two values such as
/// girls and boys the second; else everyone.
std::vector<Gap> find_gaps(const Evidence& evidence, const MeasureAndGroup& what, const Place& place,
                           const Period& period);

}  // namespace headrow::evidence::api
