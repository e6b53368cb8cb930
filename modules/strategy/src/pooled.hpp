#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
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
  bool counted = false;  ///< Wilson's interval of counts; else Student's t over three values
  /// The newest period whose headcount stood in for that of a later period, which is not published.
  std::optional<Period> headcount_of;
};

/// How many of this unit one of one is: 100 of "%", 10,000 of "per 10,000 children". Nothing for averages and
/// numbers, which no count of children makes.
std::optional<double> share_scale(std::string_view unit);

/// A row with a headcount: this one, or else the newest at most two years before it. Headcounts change slowly
/// and come out later than shares. nullptr when there is none.
const evidence::EvidenceRow* headcount_row(const FigureSeries& series, std::size_t index);

/// The three given comparable rows (indices, in time order) as one. Sums of numerators and denominators with
/// Wilson's interval where all are known, a headcount that is not published being that of `headcount_row`;
/// else the mean of three with Student's t on two degrees of freedom.
PooledFigure pooled_figure(const FigureSeries& series, std::span<const std::size_t> three);

/// The rows with numerators and denominators where `count` has how many children the published share is:
/// those whose publisher gives the share and the number as two figures.
std::vector<evidence::EvidenceRow> with_counts(const FigureSeries& series, const FigureSeries* count);

/// Whether a figure that is better or no different may be called so: three yearly shares that happen to lie
/// close together are no evidence, their counts are.
bool is_evidence(const FigureSeries& series, const PooledFigure& pooled);

/// Worse than England as the interval has it, better, or no different.
enum class Against : unsigned char { Worse, NoDifferent, Better };
Against pooled_against_england(const FigureSeries& series, const PooledFigure& pooled);

/// "8.1% over 2022/23 to 2024/25 (7.2% to 9.1%), England 8.9%"
std::string pooled_words(const RuleQuestion& question, const FigureSeries& series,
                         const PooledFigure& pooled);

}  // namespace headrow::strategy
