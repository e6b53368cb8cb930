#include "comparable.hpp"
#include "known.hpp"

#include <algorithm>
#include <cmath>

namespace headrow::strategy {

namespace {

constexpr std::size_t kPeriodsLookedAt = 5;

/// How many decimals a value needs, at most `most`.
int decimals_of(double value, int most) {
  for (int decimals = 0; decimals < most; ++decimals) {
    const double scaled = value * std::pow(10.0, decimals);
    if (std::abs(scaled - std::round(scaled)) < 1e-6) return decimals;
  }
  return most;
}

}  // namespace

double direction(const FigureSeries& series) {
  return series.polarity == evidence::Polarity::LowIsGood ? -1.0 : 1.0;
}

bool is_comparable_alone(const evidence::EvidenceRow& row) {
  return row.value && row.scored && row.status != evidence::Status::Provisional;
}

bool is_comparable(const evidence::EvidenceRow& row) {
  return is_comparable_alone(row) && row.england;
}

std::vector<std::size_t> comparable_rows(const FigureSeries& series) {
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i < series.rows.size(); ++i) {
    if (is_comparable(series.rows[i])) found.push_back(i);
  }
  return found;
}

double rounding_unit(const FigureSeries& series) {
  int decimals = 0;
  std::size_t seen = 0;
  for (std::size_t i = series.rows.size(); i-- > 0 && seen < kPeriodsLookedAt;) {
    const evidence::EvidenceRow& row = series.rows[i];
    if (!is_comparable_alone(row)) continue;
    ++seen;
    decimals = std::max(decimals, decimals_of(known(row.value), series.decimals));
    if (row.england) decimals = std::max(decimals, decimals_of(known(row.england), series.decimals));
  }
  return std::pow(10.0, -(seen == 0 ? series.decimals : decimals));
}

const evidence::EvidenceRow* comparable_at(const FigureSeries& series, const Period& period) {
  for (const evidence::EvidenceRow& row : series.rows) {
    if (row.period == period && is_comparable(row)) return &row;
  }
  return nullptr;
}

std::optional<std::size_t> latest_shown(const FigureSeries& series) {
  for (std::size_t i = series.rows.size(); i-- > 0;) {
    if (series.rows[i].value) return i;
  }
  return std::nullopt;
}

double against_england(const FigureSeries& series, const evidence::EvidenceRow& row) {
  return direction(series) * (known(row.value) - known(row.england));
}

std::optional<double> first_quartile_cut(const FigureSeries& series, const evidence::EvidenceRow& row) {
  return series.polarity == evidence::Polarity::LowIsGood ? row.quartiles[1] : row.quartiles[3];
}

std::optional<double> quartile_against_england(const FigureSeries& series, const evidence::EvidenceRow& row) {
  const auto cut = first_quartile_cut(series, row);
  if (!cut || !row.england) return std::nullopt;
  return direction(series) * (*cut - known(row.england));
}

bool in_first_quartile(const FigureSeries& series, const evidence::EvidenceRow& row) {
  const auto cut = first_quartile_cut(series, row);
  return cut && !row.constant && direction(series) * (known(row.value) - *cut) > kNoise;
}

bool is_stale(const RuleQuestion& question, const evidence::EvidenceRow& row) {
  return row.period.last + question.stale_after < question.as_of;
}

const evidence::Break* last_break(const FigureSeries& series, const Period& period) {
  const evidence::Break* found = nullptr;
  for (const evidence::Break& one : series.breaks) {
    if (one.period <= period && (found == nullptr || found->period < one.period)) found = &one;
  }
  return found;
}

}  // namespace headrow::strategy
