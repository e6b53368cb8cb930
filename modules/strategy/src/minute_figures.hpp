#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "headrow/strategy/minute.hpp"
#include "headrow/strategy/scorecard.hpp"

/// What the lines of a director's first minute are made from.
namespace headrow::strategy {

/// One figure of the scorecard, told once though several statements look at it.
struct MinuteFigure {
  const StatementResult* statement = nullptr;
  const StageResult* stage = nullptr;
  std::string_view country;  ///< name of what it is compared with
  int oldest = 0;            ///< calendar year: what ended before it is no news of the scorecard's year
};

/// Every stage that has a figure, the first statement that shows it speaking for it. The scorecard
/// outlives them.
std::vector<MinuteFigure> minute_figures(const Scorecard& scorecard, const Strategy& strategy);

/// A comparable period: by how much the place is better (more than 0) than England, or than none where a
/// number of places is counted.
struct Lead {
  const TrendPoint* point = nullptr;
  double better = 0;
};

/// Comparable periods from 2014/15 on, in time order. Empty for figures without a good direction.
std::vector<Lead> leads_of(const StageResult& stage);

/// The latest comparable period is too old for the minute to speak of it: it settles no verdict either.
bool is_old(const MinuteFigure& figure, const std::vector<Lead>& leads);

/// True where a number is compared with none, not with a country's.
bool counts_places(const StageResult& stage);

/// In children: a move of a share of known people, or of people or places themselves.
std::optional<double> children_of(const StageResult& stage, double move);

/// A line with everything but its text and children.
MinuteLine line_about(const MinuteFigure& figure, const TrendPoint& point);

}  // namespace headrow::strategy
