#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "headrow/stats/interval.hpp"
#include "headrow/strategy/rules.hpp"

/// Small numbers: three comparable years as one, with an interval.
namespace headrow::strategy {

struct PooledFigure {
  double value = 0;
  stats::Interval interval;  ///< 95%
  double england = 0;        ///< mean of England's three
  Period first, last;
};

/// The three given comparable rows (indices, in time order) as one. Sums of numerators and denominators with
/// Wilson's interval where all are known; else the mean of three with Student's t on two degrees of freedom.
PooledFigure pooled_figure(const FigureSeries& series, std::span<const std::size_t> three);

/// The rows with numerators and denominators where `count` has how many children the published share is:
/// those whose publisher gives the share and the number as two figures.
std::vector<evidence::EvidenceRow> with_counts(const FigureSeries& series, const FigureSeries* count);

/// Worse than England as the interval has it, better, or no different.
enum class Against : unsigned char { Worse, NoDifferent, Better };
Against pooled_against_england(const FigureSeries& series, const PooledFigure& pooled);

/// "8.1% over 2022/23 to 2024/25 (7.2% to 9.1%), England 8.9%"
std::string pooled_words(const RuleQuestion& question, const FigureSeries& series,
                         const PooledFigure& pooled);

}  // namespace headrow::strategy
