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

constexpr int kOldestHeadcount = 2;  // years

/// The row as a count. `lent` is the period whose headcount it took, when not its own.
struct Count {
  stats::Proportion part;
  std::optional<Period> lent;
};

std::optional<Count> count_of(const FigureSeries& series, std::size_t index, double scale) {
  const evidence::EvidenceRow& row = series.rows[index];
  if (has_counts(row)) return Count{{known(row.numerator), known(row.denominator)}, {}};
  const evidence::EvidenceRow* headcount = headcount_row(series, index);
  const double share = known(row.value) / scale;
  if (headcount == nullptr || share < 0 || share > 1) return std::nullopt;
  Count count{{share * known(headcount->denominator), known(headcount->denominator)}, {}};
  if (headcount != &row) count.lent = headcount->period;
  return count;
}

/// Sums of counts with Wilson's interval; false when one of the three cannot be counted.
bool pool_counts(PooledFigure& made, const FigureSeries& series, std::span<const std::size_t> three) {
  const auto scale = share_scale(series.unit);
  if (!scale) return false;
  std::vector<stats::Proportion> parts;
  double weighted = 0;
  for (const std::size_t index : three) {
    const auto count = count_of(series, index, *scale);
    if (!count) return false;
    parts.push_back(count->part);
    weighted += known(series.rows[index].value) * count->part.denominator;
    if (count->lent) made.headcount_of = count->lent;
  }
  const auto pooled = stats::pooled(parts);
  if (!pooled) return false;
  const stats::Interval share = stats::wilson_interval(pooled->numerator, pooled->denominator);
  made.value = weighted / pooled->denominator;
  // The published shares are rounded: the interval is that of the figure that is spoken.
  const double spoken = pooled->numerator > 0 ? made.value / pooled->share() : *scale;
  made.interval = {spoken * share.lower, spoken * share.upper};
  made.counted = true;
  return true;
}

/// The mean of three values with Student's t.
void pool_values(PooledFigure& made, const FigureSeries& series, std::span<const std::size_t> three) {
  const double count = static_cast<double>(three.size());
  double squares = 0;
  bool below_nought = false;
  for (const std::size_t index : three) {
    const double value = known(series.rows[index].value);
    squares += std::pow(value - made.value, 2);
    below_nought = below_nought || value < 0;
  }
  // Three equal rounded figures have no spread of their own; what rounding hides is left.
  const double spread = std::max(std::sqrt(squares / (count - 1)), rounding_unit(series) / std::sqrt(12.0));
  const double half = kStudentTwo * spread / std::sqrt(count);
  // Shares and rates end at nought.
  const double lower = below_nought ? made.value - half : std::max(0.0, made.value - half);
  made.interval = {lower, made.value + half};
}

}  // namespace

std::optional<double> share_scale(std::string_view unit) {
  if (unit == "%") return 100;
  constexpr std::string_view kPer = "per ";
  if (!unit.starts_with(kPer)) return std::nullopt;
  double scale = 0;
  for (const char c : unit.substr(kPer.size())) {
    if (c == ',') continue;
    if (c < '0' || c > '9') break;
    scale = 10 * scale + (c - '0');
  }
  return scale > 0 ? std::optional(scale) : std::nullopt;
}

const evidence::EvidenceRow* headcount_row(const FigureSeries& series, std::size_t index) {
  const Period& period = series.rows[index].period;
  for (std::size_t i = index + 1; i-- > 0;) {
    const evidence::EvidenceRow& row = series.rows[i];
    if (row.period.last + kOldestHeadcount < period.last) break;
    if (row.denominator && *row.denominator > 0) return &row;
  }
  return nullptr;
}

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
  for (const std::size_t index : three) {
    made.value += known(series.rows[index].value) / static_cast<double>(three.size());
    made.england += known(series.rows[index].england) / static_cast<double>(three.size());
  }
  made.first = series.rows[three.front()].period;
  made.last = series.rows[three.back()].period;
  if (pool_counts(made, series, three)) return made;
  made.headcount_of.reset();
  pool_values(made, series, three);
  return made;
}

bool is_evidence(const FigureSeries& series, const PooledFigure& pooled) {
  return pooled.counted || !share_scale(series.unit);
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
  const std::string headcount = pooled.headcount_of ? fmt::format(", counted with the headcount of {}",
                                                                  period_text(*pooled.headcount_of))
                                                    : std::string();
  return fmt::format("{} over {} to {} (between {} and {}{}), {} {}",
                     figure_words(pooled.value, series.unit, decimals), period_text(pooled.first),
                     period_text(pooled.last), bare(pooled.interval.lower), bare(pooled.interval.upper),
                     headcount, question.country_name, bare(pooled.england));
}

}  // namespace headrow::strategy
