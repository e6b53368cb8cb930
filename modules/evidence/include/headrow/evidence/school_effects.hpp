#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "headrow/evidence/children.hpp"
#include "headrow/stats/interval.hpp"

namespace headrow::evidence {

/// A result that schools are compared in, given what their pupils bring.
enum class EffectStage : unsigned char {
  KeyStage2,  ///< mean of the scaled scores in reading and maths, on the early learning goals reached at five
  KeyStage4   ///< attainment 8, on the mean of the scaled scores at eleven
};

/// What a school adds to what its pupils bring, shrunk by its size.
struct SchoolEffect {
  PlaceId school = 0;
  double effect = 0;         ///< points of the result
  stats::Interval interval;  ///< 95%
  std::size_t pupils = 0;
};

/// All schools of one year, and the model they come from.
struct SchoolEffects {
  EffectStage stage = EffectStage::KeyStage4;
  int year = 0;
  std::vector<SchoolEffect> schools;  ///< largest effect first
  double intraclass_correlation = 0;
};

/// Fits a random intercept for each school, on prior attainment, meals in six years, SEN support, plan, first
/// language and sex, over pupils who count in official figures and whose prior attainment is on record
/// (stats/random_intercept.hpp). The latest year that can be told, or `year`. nullopt where none can: results
/// without a test five or six years before, fewer than two schools. Throws what the store throws as Failed.
Result<std::optional<SchoolEffects>> school_effects(const Store& store, EffectStage stage,
                                                    std::optional<int> year = std::nullopt);

}  // namespace headrow::evidence
