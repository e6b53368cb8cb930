#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "headrow/strategy/rules.hpp"

/// Which periods of a figure may be scored, and how one period stands.
namespace headrow::strategy {

/// Differences smaller than this are binary noise of published decimals.
inline constexpr double kNoise = 1e-9;

/// Periods further apart than this neither follow one another nor are pooled: a figure of seven years ago
/// beside this year's is not two years running.
inline constexpr int kFarApart = 3;  // years

/// +1 when high is good, -1 when low is: times a difference, more is better.
double direction(const FigureSeries& series);

/// The step that the figures are published in, as they stand: 1 where a measure with a decimal is published
/// in whole percentages. The finest that the place's or England's last five comparable figures show.
double rounding_unit(const FigureSeries& series);

/// A final or revised figure of a period that may be scored; England's beside it is asked for unless `alone`.
bool is_comparable(const evidence::EvidenceRow& row);
bool is_comparable_alone(const evidence::EvidenceRow& row);

/// Indices of the comparable rows, in time order.
std::vector<std::size_t> comparable_rows(const FigureSeries& series);

/// The comparable row of exactly this period; nullptr when there is none.
const evidence::EvidenceRow* comparable_at(const FigureSeries& series, const Period& period);

/// Index of the latest row with a value, comparable or not.
std::optional<std::size_t> latest_shown(const FigureSeries& series);

/// direction x (place - England): more is better, at least 0 is at least as good as England. The row is
/// comparable.
double against_england(const FigureSeries& series, const evidence::EvidenceRow& row);

/// direction x (first quartile's cut - England), missing where there are no quartiles.
std::optional<double> quartile_against_england(const FigureSeries& series, const evidence::EvidenceRow& row);

/// Strictly better than the cut of the best quarter of authorities: published whole percentages tie.
bool in_first_quartile(const FigureSeries& series, const evidence::EvidenceRow& row);

/// The cut of the best quarter in the measure's unit.
std::optional<double> first_quartile_cut(const FigureSeries& series, const evidence::EvidenceRow& row);

/// Ended too long before the scorecard's year to settle anything.
bool is_stale(const RuleQuestion& question, const evidence::EvidenceRow& row);

/// The last break of definition at or before `period`; nullptr when there is none.
const evidence::Break* last_break(const FigureSeries& series, const Period& period);

}  // namespace headrow::strategy
