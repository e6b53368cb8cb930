#include <algorithm>
#include <cmath>

#include "headrow/stats/comparison.hpp"
#include "headrow/stats/pool.hpp"
#include "headrow/stats/published_share.hpp"
#include "headrow/stats/rank.hpp"
#include "question_state.hpp"
#include "series_choice.hpp"

namespace headrow::evidence {

namespace {

// The baseline of a series is its first period from the year in which the strategies of 2016 were written.
constexpr int kBaselineYear = 2015;  // in which the academic year 2014/15 ends

bool comparable(const Period& a, const Period& b) {
  return a.kind == b.kind && a.part == b.part && a.number == b.number && a.last - a.first == b.last - b.first;
}

bool never_scored(const Measure& measure, const Period& period) {
  for (const NotScored& rule : measure.not_scored) {
    for (const Period& left_out : rule.periods) {
      if (left_out.kind == period.kind && left_out.first == period.first && left_out.last == period.last)
        return true;
    }
  }
  return false;
}

/// A difference of two published decimals without its binary noise (45.1 - 44.8 is 0.3).
double difference(double a, double b) {
  return rounded(a - b, 10);
}

stats::Better better_of(const MeasureAndGroup& what) {
  return what.polarity == Polarity::LowIsGood ? stats::Better::Low : stats::Better::High;
}

/// A number of children of one authority is not to be set beside that of a whole country or region: only the
/// publisher, asked by its own column's name, does so.
bool totals_stand_beside(const MeasureAndGroup& what) {
  return what.measure->kind != MeasureKind::Count || what.only != nullptr;
}

/// The region that an authority is compared with in a period: its own, or the one around it where no source
/// has a row of its own.
std::optional<PlaceId> region_of(PlaceId authority, const Block& block, std::size_t period,
                                 const Register& words) {
  const Place* place = words.areas().find(authority);
  if (place == nullptr || !place->region) return std::nullopt;
  const auto wider = words.wider_region(*place->region);
  const bool silent = block.cell(period, *place->region) == nullptr;
  return wider && silent && block.cell(period, *wider) != nullptr ? wider : place->region;
}

void add_totals(EvidenceRow& row, const Block& block, std::size_t period, const Register& words) {
  if (const auto england = words.england()) row.england = block.value(period, *england);
  row.region_place = region_of(row.place, block, period, words);
  if (row.region_place) row.region = block.value(period, *row.region_place);
}

void add_neighbours(EvidenceRow& row, const Block& block, std::size_t period, const Register& words,
                    std::string_view neighbour_set) {
  std::vector<std::optional<double>> values;
  for (const Neighbour& neighbour : words.neighbours(row.place, neighbour_set)) {
    values.push_back(block.value(period, neighbour.place));
  }
  row.neighbours = stats::mean_of_known(values);
  if (!values.empty()) {
    row.neighbour_set =
        neighbour_set.empty() ? words.neighbour_sets().back().code : std::string(neighbour_set);
  }
}

void add_rank(EvidenceRow& row, const PeriodSummary& summary, const Cell& cell) {
  row.ranked = summary.ranked;
  row.constant = summary.constant;
  row.band = cell.band;
  if (cell.rank > 0) row.rank = cell.rank;
  if (const auto& q = summary.quartiles)
    row.quartiles = {q->minimum, q->lower, q->median, q->upper, q->maximum};
}

void add_past(EvidenceRow& row, const Block& block, std::size_t period) {
  for (std::size_t earlier = period; earlier-- > 0;) {
    const Period& other = block.periods()[earlier].period;
    const auto value = block.value(earlier, row.place);
    if (!value || !comparable(other, row.period)) continue;
    row.previous_period = other;
    row.periods_between = periods_between(other, row.period);
    if (row.value) row.change = difference(*row.value, *value);
    break;
  }
  for (std::size_t first = 0; first <= period; ++first) {
    const Period& other = block.periods()[first].period;
    const auto value = block.value(first, row.place);
    if (!value || other.last < kBaselineYear || !comparable(other, row.period)) continue;
    row.baseline_period = other;
    row.baseline = value;
    break;
  }
}

/// A proportion and the children it was counted over.
struct CountedShare {
  double numerator = 0, denominator = 0;
  stats::PublishedShare share;
};

/// The numerator is the published one where it makes the published share, else what the share says it is.
/// nullopt where it is not known how many children the share is of.
std::optional<CountedShare> counted_share(const Measure& measure, const std::optional<double>& value,
                                          const Counts& counts, int decimals) {
  if (measure.kind != MeasureKind::Proportion || !value || counts.denominator.value_or(0) <= 0)
    return std::nullopt;
  CountedShare counted{0, counts.denominator.value_or(0), {*value, share_whole(measure), decimals}};
  counted.numerator = *value / counted.share.whole * counted.denominator;
  if (counts.numerator && make_share(counts, *value, decimals, measure))
    counted.numerator = *counts.numerator;
  if (counted.numerator < 0 || counted.numerator > counted.denominator) return std::nullopt;
  return counted;
}

/// Where the country's share lies: exactly where its counts make it, else anywhere that rounds to it.
stats::RoundingRange country_range(double value, const Counts* counts, const Measure& measure, int decimals) {
  const stats::PublishedShare share{value, share_whole(measure), decimals};
  if (counts != nullptr && counts->numerator && counts->denominator &&
      make_share(*counts, value, decimals, measure)) {
    const double exact = *counts->numerator / *counts->denominator * share.whole;
    return {exact, exact};
  }
  return stats::rounding_range(share);
}

/// Percentages and shares are compared by Wilson's interval, where it is known how many children they are of.
stats::Interval interval_of(const CountedShare& counted) {
  const stats::Interval shares = stats::wilson_interval(counted.numerator, counted.denominator);
  return {shares.lower * counted.share.whole, shares.upper * counted.share.whole};
}

Significance significance_of(const stats::Interval& ours, const stats::RoundingRange& country) {
  if (stats::compare_with_benchmark(ours, country.upper) == stats::Comparison::Above)
    return Significance::Above;
  if (stats::compare_with_benchmark(ours, country.lower) == stats::Comparison::Below)
    return Significance::Below;
  return Significance::NoDifferent;
}

void add_interval(EvidenceRow& row, const CountedShare& counted, const MeasureAndGroup& what,
                  const Block& block, std::size_t period, const Register& words) {
  const stats::Interval interval = interval_of(counted);
  row.lower = interval.lower;
  row.upper = interval.upper;
  const auto england = words.england();
  if (!england || row.place == *england) return;  // nothing stands above itself
  const Cell* country = block.cell(period, *england);
  if (country == nullptr || !country->value) return;
  row.significance = significance_of(
      interval, country_range(*country->value, block.counts(*country), *what.measure, country->decimals));
}

/// How many children the next band is away, in band A the country.
void add_children(EvidenceRow& row, const CountedShare& counted, const MeasureAndGroup& what) {
  stats::ShareTarget target;
  const stats::Better better = better_of(what);
  if (row.distance_band) {
    // In a better band is what lies strictly above its cut; of two low figures the one at the cut.
    target = {counted.share.value + *row.distance_band, better == stats::Better::High};
  } else if (row.england) {
    target = {*row.england, false};
  } else {
    return;
  }
  row.children =
      stats::fewest_to_reach(counted.numerator, counted.denominator, counted.share, target, better);
}

void add_distances(EvidenceRow& row, const MeasureAndGroup& what, const PeriodSummary& summary) {
  if (!row.value) return;
  if (row.england && what.measure->kind != MeasureKind::Count)
    row.distance_england = difference(*row.england, *row.value);
  if (what.polarity == Polarity::Neither) return;
  if (row.band != '-' && summary.quartiles) {
    const auto distance = stats::distance_to_better_band(*row.value, *summary.quartiles, better_of(what));
    if (distance) row.distance_band = difference(*distance, 0);
  }
}

}  // namespace

EvidenceRow make_row(const MeasureAndGroup& what, const Block& block, std::size_t period, PlaceId place,
                     const Cell& cell, const Register& words, std::string_view neighbour_set) {
  const PeriodSummary& summary = block.periods()[period];
  EvidenceRow row;
  row.measure = what.measure->code;
  row.group = what.group;
  row.place = place;
  row.period = summary.period;
  row.label = words.label(cell.label);
  row.value = cell.value;
  row.symbol = cell.symbol;
  row.status = cell.status;
  row.source = {cell.source, cell.line};
  row.scored = !never_scored(*what.measure, summary.period);
  const Counts* known = block.counts(cell);
  const Counts counts = known != nullptr ? *known : Counts{};
  row.numerator = counts.numerator;
  row.denominator = counts.denominator;
  if (const auto displaced = block.displaced(cell)) row.revision = "provisional " + number_text(*displaced);
  if (totals_stand_beside(what)) add_totals(row, block, period, words);
  add_neighbours(row, block, period, words, neighbour_set);
  add_rank(row, summary, cell);
  add_past(row, block, period);
  add_distances(row, what, summary);
  if (const auto counted = counted_share(*what.measure, cell.value, counts, cell.decimals)) {
    add_interval(row, *counted, what, block, period, words);
    if (what.polarity != Polarity::Neither) add_children(row, *counted, what);
  }
  return row;
}

}  // namespace headrow::evidence
