#pragma once

#include <optional>
#include <span>
#include <vector>

namespace headrow::stats {

/// Ranks from 1 (the lowest value); values that are equal share the mean of their ranks.
std::vector<double> mean_ranks(std::span<const double> values);

/// The Department for Education's disadvantage gap index of pupils of a whole nation: 20 times the mean rank
/// of the others less that of the disadvantaged, divided by the number of pupils. From -10 to 10; 0 is no
/// gap, 10 that every disadvantaged pupil stands below every other. `disadvantaged` says of each value whose
/// it is. It needs ranks and no scale, so it survives a change of tests. nullopt where either group is
/// empty. Department for Education, "Measuring disadvantaged pupils' attainment gaps over time" (SFR
/// 40/2014).
std::optional<double> gap_index(std::span<const double> values, const std::vector<bool>& disadvantaged);

}  // namespace headrow::stats
