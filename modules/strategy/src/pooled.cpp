#include "pooled.hpp"

#include <fmt/format.h>

#include <cmath>

#include "comparable.hpp"
#include "headrow/stats/pool.hpp"
#include "known.hpp"
#include "wording.hpp"

namespace headrow::strategy {
namespace {

/// Student's t, two degrees of freedom, 97.5th centile (R: qt(0.975, 2)).
constexpr double kStudentTwo = 4.302653;

bool has_counts(const evidence::EvidenceRow& row) {
  return row.numerator && row.denominator && *row.denominator > 0 && *row.numerator >= 0 &&
         *row.numerator <= *row.denominator;
}

/// Published value for a share of one: 100 where percentages are published.
double scale_of(double published, const stats::Proportion& pooled) {
  return pooled.numerator > 0 ? published / pooled.share() : 100.0;
}

}  // namespace

std::vector<evidence::EvidenceRow> with_counts(const FigureSeries& series, const FigureSeries* count) {
  std::vector<evidence::EvidenceRow> rows(series.rows.begin(), series.rows.end());
  if (count == nullptr) return rows;
  for (evidence::EvidenceRow& row : rows) {
    if (!row.value || known(row.value) <= 0 || has_counts(row)) continue;
    for (const evidence::EvidenceRow& number : count->rows) {
      if (number.period != row.period || !number.value) continue;
      row.numerator = number.value;
      row.denominator = known(number.value) / known(row.value) * 100;
    }
  }
  return rows;
}

PooledFigure pooled_figure(const FigureSeries& series, std::span<const std::size_t> three) {
  PooledFigure made;
  std::vector<stats::Proportion> parts;
  double sum = 0;
  double england = 0;
  double weighted = 0;
  for (const std::size_t index : three) {
    const evidence::EvidenceRow& row = series.rows[index];
    sum += known(row.value);
    england += known(row.england);
    if (!has_counts(row)) continue;
    parts.push_back({*row.numerator, *row.denominator});
    weighted += known(row.value) * *row.denominator;
  }
  const double count = static_cast<double>(three.size());
  made.first = series.rows[three.front()].period;
  made.last = series.rows[three.back()].period;
  made.england = england / count;
  made.value = sum / count;
  if (const auto pooled = parts.size() == three.size() ? stats::pooled(parts) : std::nullopt) {
    made.value = weighted / pooled->denominator;
    const double scale = scale_of(made.value, *pooled);
    const stats::Interval share = stats::wilson_interval(pooled->numerator, pooled->denominator);
    made.interval = {scale * share.lower, scale * share.upper};
    return made;
  }
  double squares = 0;
  bool below_nought = false;
  for (const std::size_t index : three) {
    const double value = *series.rows[index].value;
    squares += std::pow(value - made.value, 2);
    below_nought = below_nought || value < 0;
  }
  // Three equal rounded figures have no spread of their own; what rounding hides is left.
  const double spread = std::max(std::sqrt(squares / (count - 1)), rounding_unit(series) / std::sqrt(12.0));
  const double half = kStudentTwo * spread / std::sqrt(count);
  // Shares and rates end at nought.
  const double lower = below_nought ? made.value - half : std::max(0.0, made.value - half);
  made.interval = {lower, made.value + half};
  return made;
}

Against pooled_against_england(const FigureSeries& series, const PooledFigure& pooled) {
  if (pooled.interval.contains(pooled.england)) return Against::NoDifferent;
  return direction(series) * (pooled.value - pooled.england) > 0 ? Against::Better : Against::Worse;
}

std::string pooled_words(const RuleQuestion& question, const FigureSeries& series,
                         const PooledFigure& pooled) {
  // Small rates need the decimal more that three years together can carry.
  const int decimals = series.decimals == 0 ? 1 : series.decimals + (series.decimals > 1 ? 1 : 0);
  const auto bare = [&](double value) {
    return figure_words(value, series.unit == "%" ? "%" : "", decimals);
  };
  return fmt::format("{} over {} to {} (between {} and {}), {} {}",
                     figure_words(pooled.value, series.unit, decimals), period_text(pooled.first),
                     period_text(pooled.last), bare(pooled.interval.lower), bare(pooled.interval.upper),
                     question.country_name, bare(pooled.england));
}

}  // namespace headrow::strategy
