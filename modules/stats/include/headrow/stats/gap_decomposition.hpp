#pragma once

#include <optional>
#include <span>

namespace headrow::stats {

/// Two groups of one school: how many pupils, and the mean of their results (any number where nobody is).
struct SchoolGroups {
  double others = 0, mean_of_others = 0;
  double disadvantaged = 0, mean_of_disadvantaged = 0;
};

/// whole = between + within.
struct GapDecomposition {
  double whole = 0;    ///< mean of all others less mean of all disadvantaged
  double between = 0;  ///< because the groups go to different schools
  double within = 0;   ///< because they fare differently in the same school
};

/// Parts a city's gap. Each pupil's result is their school's mean and the rest; the gap between the groups'
/// school means is the part between schools, the gap between their rests the part within. (Oaxaca and
/// Blinder's decomposition with the pooled coefficients of the schools: D. Neumark, Journal of Human
/// Resources 23, 1988.) A school that only one group attends adds to the part between alone. nullopt where
/// either group is empty.
std::optional<GapDecomposition> decompose_gap(std::span<const SchoolGroups> schools);

}  // namespace headrow::stats
