#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "evidence_register.hpp"
#include "headrow/evidence/evidence.hpp"
#include "headrow/evidence/measure.hpp"

namespace headrow::evidence {

/// Where in the store figures of one measure and group stand: an indicator and a population, with what turns
/// the published figure into the measure's.
struct Origin {
  int order = 0;           ///< of the binding in its measure
  std::int32_t value = 0;  ///< indicator of the value; of the first numerator where it is worked out
  std::int32_t population = 0;
  bool worked_out = false;  ///< numerator / denominator rather than a published value
  std::vector<std::int32_t> numerators, denominators;  ///< indicators to be added up; empty when not known
  double scale = 1;
  int decimals = 1;              ///< to which it is published
  std::optional<YearKind> year;  ///< the kind of year its labels mean, where the file does not say it itself
  bool asked = true;  ///< false for a column that may not speak, since another was asked for by its own name
};

/// Every place in the loaded figures where `what` may stand, in the order of its measure's bindings. Bindings
/// to files that are not loaded are left out.
std::vector<Origin> origins_of(const MeasureAndGroup& what, const Register& words);

/// The group that a row's own group is under a binding; nullopt when the binding does not take such rows.
std::optional<Group> group_under(const Binding& binding, const Group& row);

}  // namespace headrow::evidence
