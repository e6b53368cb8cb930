#pragma once

#include "headrow/strategy/scorecard.hpp"
#include "stage_figures.hpp"

namespace headrow::strategy {

/// One stage as the scorecard shows it: the rule's answer with the figures it rests on and their trend.
StageResult stage_result(const ScorecardContext& context, const StageFigures& figures, int as_of);

}  // namespace headrow::strategy
