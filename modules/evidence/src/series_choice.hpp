#pragma once

#include <functional>
#include <span>
#include <vector>

#include "series_block.hpp"

namespace headrow::evidence {

/// The figures of one place and period, the one that speaks first.
using Contenders = std::span<const RawFigure>;

/// Works out values (scale, numerator / denominator) and sorts by period, place and who speaks; then calls
/// `each` with the figures of one place and period at a time. Groups in which nobody that was asked for has a
/// figure are passed over.
void for_each_place_and_period(RawFigures& raw, const Register& words,
                               const std::function<void(Contenders)>& each);

/// What stands in the numerator and denominator columns beside a figure.
Counts counts_beside(const RawFigure& figure, const RawFigures& raw);

/// What a proportion is a share of in its measure's unit: 100 for percentages, else 1.
double share_whole(const Measure& measure);

/// True when numerator and denominator are known and make the share that is published to `decimals`.
bool make_share(const Counts& counts, double value, int decimals, const Measure& measure);

/// True when two published figures cannot be one figure rounded differently: they differ by more than half a
/// unit in the last decimal that both are published to.
bool differ(const RawFigure& a, const RawFigure& b, const std::vector<Origin>& origins);

}  // namespace headrow::evidence
