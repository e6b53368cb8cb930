#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "headrow/base/result.hpp"
#include "headrow/evidence/evidence.hpp"
#include "headrow/strategy/rules.hpp"
#include "headrow/strategy/strategy.hpp"

/// The figures that a strategy's stages look at, fetched for one place.
namespace headrow::strategy {

/// One figure of the place over time.
struct FigureRows {
  evidence::MeasureAndGroup what;
  std::vector<evidence::EvidenceRow> rows;  ///< in time order
  std::vector<RegionRank> region_ranks;     ///< where a rule asks for them
};

struct StageFigure {
  const BoundFigure* bound = nullptr;
  std::shared_ptr<const FigureRows> figure;
};

struct StageFigures {
  const Stage* stage = nullptr;
  const Rule* rule = nullptr;
  std::vector<StageFigure> figures;
};

/// What one scorecard has fetched: several statements look at the same figure.
using FetchedFigures = std::map<std::string, std::shared_ptr<const FigureRows>>;

/// Whose scorecard it is, and by what it is judged.
struct ScorecardContext {
  const Strategy* strategy = nullptr;
  const evidence::Evidence* evidence = nullptr;
  evidence::Place place;
  std::string country_name;
  std::string neighbour_set;
  FetchedFigures* fetched = nullptr;
};

/// Every measure that the strategy is bound to, with its group. NotFound or BadUsage as Evidence::find has
/// them.
Result<std::vector<evidence::MeasureAndGroup>> bound_measures(const Strategy& strategy,
                                                              const evidence::Evidence& evidence);

Result<StageFigures> fetch_stage(const ScorecardContext& context, const Stage& stage);

/// What the stage's rule is asked as of a year: rows that had ended by then. Refers to `figures`.
RuleQuestion question_as_of(const ScorecardContext& context, const StageFigures& figures, int as_of);

}  // namespace headrow::strategy
