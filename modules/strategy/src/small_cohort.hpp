#pragma once

#include <optional>

#include "headrow/strategy/rules.hpp"
#include "settle.hpp"

/// Few children: three comparable periods as one, and "no different" unless the interval says otherwise.
namespace headrow::strategy {

/// Of fewer children than these no single year is judged: one child is then over three percentage points.
inline constexpr double kFewestChildren = 30;

/// What the interval has to lie beyond for the goal to be met.
enum class SmallGoal : unsigned char {
  Compared,        ///< what the settlement compares with
  ComparedAndCut,  ///< and the first quartile's cut; beyond the former alone is half
  CutAlone         ///< both, with no half, and the latest period must hold the rule by itself too
};

/// The rule's answer where the latest comparable period is known to be of fewer than kFewestChildren; nullopt
/// otherwise, or when that period is stale. No data where three periods cannot be pooled, and where the
/// interval tells no difference. `settlement` is complete but for its figures and goal.
std::optional<RuleAnswer> judge_small_cohort(const RuleQuestion& question, const FigureSeries& main,
                                             const Settlement& settlement, SmallGoal goal);

}  // namespace headrow::strategy
