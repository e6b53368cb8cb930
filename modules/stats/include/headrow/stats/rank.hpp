#pragma once

#include <optional>
#include <span>
#include <vector>

#include "headrow/stats/quantile.hpp"

namespace headrow::stats {

/// Which end of a measure is good.
enum class Better : unsigned char { High, Low };

/// Competition ranks ("1224") in the order of `values`: the best is 1, ties share the better rank. The
/// Department's local authority interactive tool, R/fn_analysis.R: rank(ties.method = "min"). Values are
/// compared to their last digit, as there.
std::vector<int> competition_ranks(std::span<const double> values, Better better);

/// Quartile band of one value, 'A' (best) to 'D', as the Department's local authority interactive tool bands
/// (its user guide; R/fn_analysis.R, calculate_quartile_band): a value on a cut belongs to the lower quarter
/// of the values. So with high values good, A lies strictly above the upper quartile; with low values good, A
/// reaches up to and including the lower quartile. Value and cuts are compared to ten decimals, so that
/// binary noise cannot break a tie.
char quartile_band(double value, const Quartiles& cuts, Better better);

/// From `value` to the cut of the next better band (cut minus value); nullopt in band A. With low values good
/// the cut itself belongs to the better band; with high values good the band begins strictly above it, so
/// whoever stands on the cut has distance 0 and still needs any rise at all.
std::optional<double> distance_to_better_band(double value, const Quartiles& cuts, Better better);

/// True when there are at least two values and all are the same: such a column cannot rank anybody.
bool constant(std::span<const double> values);

}  // namespace headrow::stats
