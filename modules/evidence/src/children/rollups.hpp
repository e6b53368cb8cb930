#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "children/expression.hpp"
#include "headrow/evidence/catalogue.hpp"

namespace headrow::evidence::children {

/// A roll-up as measures see it: a table of children/schema.sql with a row for each pupil and year (and term,
/// stage or month), what the pupil was then, and what is counted.
struct Rollup {
  std::string_view name;
  std::span<const ExpressionColumn> columns;  ///< that definitions may name
  bool of_schools = true;                     ///< rows have a school
};

const Rollup* rollup(std::string_view name);

/// The characteristics by which every roll-up can be asked: columns named as their dimensions.
std::span<const std::string_view> characteristics();

/// A definition turned into SQL over its roll-up.
struct CompiledDefinition {
  const Rollup* rollup = nullptr;
  std::string where;        ///< flag; "true" when the definition has none
  std::string numerator;    ///< number; a flag counts as 0 or 1
  std::string denominator;  ///< likewise; "1" when the definition has none
  bool of_flags = false;    ///< numerator is a flag and the denominator counts rows: a proportion of pupils
};

/// BadInput names the key and what is wrong with it.
Result<CompiledDefinition> compile(const PupilDefinition& definition);

}  // namespace headrow::evidence::children
