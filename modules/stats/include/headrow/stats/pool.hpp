#pragma once

#include <optional>
#include <span>

#include "headrow/stats/comparison.hpp"

namespace headrow::stats {

/// Several years' proportions as one: sum of numerators over sum of denominators. nullopt when there is
/// nothing to divide by. Small cohorts are pooled so before they are compared (Public Health England,
/// "Technical guide: small numbers").
std::optional<Proportion> pooled(std::span<const Proportion> parts);

/// The plain mean of those that have a value, each counting once; nullopt when none has. The way the
/// Department's interactive tool gives the statistical neighbours' figure.
std::optional<double> mean_of_known(std::span<const std::optional<double>> values);

}  // namespace headrow::stats
