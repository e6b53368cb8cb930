#pragma once

#include <span>
#include <string>
#include <string_view>

#include "headrow/strategy/scorecard.hpp"
#include "stage_figures.hpp"

namespace headrow::strategy {

/// The verdict of a statement from those of its stages: the least favourable (docs/strategies.md).
Verdict rolled_up(std::span<const Verdict> stages);

/// "2 of 6 stages met, 3 off track, 1 no longer published"; "" with one stage or none.
std::string rollup_words(std::span<const Verdict> stages, std::string_view country);

/// Fetches the figures of a statement's stages, judges each and rolls them up.
Result<StatementResult> statement_result(const ScorecardContext& context, const Statement& statement,
                                         const Judgements& judgements, int as_of);

}  // namespace headrow::strategy
