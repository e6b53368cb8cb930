#include "series_block.hpp"

#include <algorithm>
#include <bit>
#include <cmath>

#include "headrow/stats/published_share.hpp"
#include "headrow/stats/rank.hpp"
#include "series_choice.hpp"

namespace headrow::evidence {

namespace {

/// A rank or a quarter among fewer authorities is no picture of the country: some files hold an extract of
/// two.
constexpr std::size_t kFewestRanked = 4;

/// The provisional figure that the speaking one displaced, where it was another.
const RawFigure* displaced_by(const RawFigure& spoken, Contenders contenders,
                              const std::vector<Origin>& origins) {
  if (spoken.status == Status::Provisional) return nullptr;
  for (const RawFigure& other : contenders) {
    if (other.status == Status::Provisional && differ(spoken, other, origins)) return &other;
  }
  return nullptr;
}

void add_disagreements(const MeasureAndGroup& what, Contenders contenders, const std::vector<Origin>& origins,
                       std::vector<Disagreement>& out) {
  const RawFigure& spoken = contenders.front();
  for (const RawFigure& other : contenders.subspan(1)) {
    const bool displaced = other.status == Status::Provisional && spoken.status != Status::Provisional;
    if (displaced || other.source == spoken.source || !spoken.value || !other.value) continue;
    if (!differ(spoken, other, origins)) continue;
    out.push_back({what.measure->code, what.group, spoken.place, period_from_code(spoken.period),
                   *spoken.value, *other.value, SourceRef{spoken.source, spoken.line},
                   SourceRef{other.source, other.line}});
  }
}

/// True when `value` has no more than `decimals`, binary noise aside.
bool has_only(double value, int decimals) {
  const double units = value * std::pow(10.0, decimals);
  return std::abs(units - std::round(units)) < 1e-6;
}

/// The decimals that a period's figures of each origin are published to. A measure's decimals are the most
/// there are: a publisher that gives whole percentages in one file and decimals in the next shows it in the
/// figures.
std::vector<std::int8_t> published_decimals(std::span<const RawFigure> of_period,
                                            const std::vector<Origin>& origins) {
  std::vector<std::int8_t> decimals(origins.size(), 0);
  for (std::size_t i = 0; i < origins.size(); ++i) {
    if (origins[i].worked_out) decimals[i] = stats::kUnrounded;
  }
  for (const RawFigure& figure : of_period) {
    const auto origin = static_cast<std::size_t>(figure.origin);
    std::int8_t& most = decimals[origin];
    while (figure.value && most < stats::kUnrounded && !has_only(*figure.value, most)) {
      most = most < origins[origin].decimals ? static_cast<std::int8_t>(most + 1) : stats::kUnrounded;
    }
  }
  return decimals;
}

std::span<const RawFigure> figures_of(std::int32_t period, const std::vector<RawFigure>& in_order) {
  const auto range = std::ranges::equal_range(in_order, period, {}, &RawFigure::period);
  return {range.begin(), range.end()};
}

Cell cell_of(const RawFigure& figure, std::int8_t decimals) {
  Cell cell;
  cell.value = figure.value;
  cell.symbol = figure.symbol;
  cell.status = figure.status;
  cell.label = figure.label;
  cell.source = figure.source;
  cell.line = figure.line;
  cell.decimals = decimals;
  return cell;
}

/// False when `counts` would make another share than the one that speaks: a later release counts anew.
bool fit(const Counts& counts, const Cell& spoken, const Measure& measure) {
  if (measure.kind != MeasureKind::Proportion || !spoken.value) return true;
  if (!counts.numerator || !counts.denominator) return true;
  return make_share(counts, *spoken.value, spoken.decimals, measure);
}

/// The counts beside the figure that speaks, else beside another source's that says the same: the interactive
/// tool has none, the release it was taken from has.
Counts counts_of(Contenders contenders, const Cell& cell, const Measure& measure, const RawFigures& raw) {
  const RawFigure& spoken = contenders.front();
  for (const RawFigure& figure : contenders) {
    const bool own = &figure == &spoken;
    if (!own && (!spoken.value || !figure.value || differ(spoken, figure, raw.origins))) continue;
    const Counts counts = counts_beside(figure, raw);
    if (!own && !fit(counts, cell, measure)) continue;
    if (counts.numerator || counts.denominator) return counts;
  }
  return {};
}

bool ranks_authorities(const MeasureAndGroup& what) {
  if (what.polarity == Polarity::Neither) return false;
  // The most or fewest children of all say how large an authority is; only a publisher ranks by that.
  return what.measure->kind != MeasureKind::Count || what.only != nullptr;
}

}  // namespace

Block::Block(const MeasureAndGroup& what, RawFigures raw, const Register& words,
             std::vector<Disagreement>* disagreements) {
  std::vector<RawFigure> spoken;
  std::vector<std::int8_t> decimals;
  for_each_place_and_period(raw, words, [&](Contenders contenders) {
    const RawFigure& figure = contenders.front();
    if (spoken.empty() || spoken.back().period != figure.period)
      decimals = published_decimals(figures_of(figure.period, raw.figures), raw.origins);
    Cell cell = cell_of(figure, decimals[static_cast<std::size_t>(figure.origin)]);
    const Counts counts = counts_of(contenders, cell, *what.measure, raw);
    if (counts.numerator || counts.denominator) {
      cell.counts = static_cast<std::int32_t>(counts_.size());
      counts_.push_back(counts);
    }
    if (const RawFigure* other = displaced_by(figure, contenders, raw.origins)) {
      cell.displaced = static_cast<std::int32_t>(displaced_.size());
      displaced_.push_back(*other->value);
    }
    if (disagreements != nullptr) add_disagreements(what, contenders, raw.origins, *disagreements);
    spoken.push_back(figure);
    cells_.push_back(cell);
  });
  lay_out(spoken);
  rank(what, words);
}

void Block::lay_out(const std::vector<RawFigure>& figures) {
  for (const RawFigure& figure : figures) {
    if (codes_.empty() || codes_.back() != figure.period) codes_.push_back(figure.period);
    places_.push_back(figure.place);
  }
  std::sort(places_.begin(), places_.end());
  places_.erase(std::unique(places_.begin(), places_.end()), places_.end());
  number_places();
  for (const std::int32_t code : codes_) periods_.push_back({period_from_code(code), {}, 0, false});
  grid_.assign(places_.size() * codes_.size(), -1);
  std::size_t period = 0;
  for (std::size_t i = 0; i < figures.size(); ++i) {
    while (codes_[period] != figures[i].period) ++period;
    grid_[at(row_of(figures[i].place)) * codes_.size() + period] = static_cast<std::int32_t>(i);
  }
}

void Block::number_places() {
  slots_.assign(std::bit_ceil(2 * places_.size() + 1), -1);
  for (std::size_t row = 0; row < places_.size(); ++row) {
    std::size_t slot = static_cast<std::size_t>(places_[row]) & (slots_.size() - 1);
    while (slots_[slot] >= 0) slot = (slot + 1) & (slots_.size() - 1);
    slots_[slot] = static_cast<std::int32_t>(row);
  }
}

std::int32_t Block::row_of(PlaceId place) const {
  std::size_t slot = static_cast<std::size_t>(place) & (slots_.size() - 1);
  while (slots_[slot] >= 0 && places_[at(slots_[slot])] != place) slot = (slot + 1) & (slots_.size() - 1);
  return slots_[slot];
}

void Block::rank(const MeasureAndGroup& what, const Register& words) {
  std::vector<std::size_t> authority_rows;
  for (std::size_t row = 0; row < places_.size(); ++row) {
    const Place* place = words.areas().find(places_[row]);
    if (place != nullptr && place->kind == PlaceKind::Authority) authority_rows.push_back(row);
  }
  std::vector<std::int32_t> ranked;
  for (std::size_t period = 0; period < codes_.size(); ++period) {
    ranked.clear();
    for (const std::size_t row : authority_rows) {
      const std::int32_t index = grid_[row * codes_.size() + period];
      if (index >= 0 && cells_[at(index)].value) ranked.push_back(index);
    }
    rank_period(period, what, ranked);
  }
}

void Block::rank_period(std::size_t period, const MeasureAndGroup& what,
                        std::span<const std::int32_t> authorities) {
  std::vector<double> values;
  values.reserve(authorities.size());
  for (const std::int32_t index : authorities) values.push_back(cells_[at(index)].value.value_or(0));
  PeriodSummary& summary = periods_[period];
  if (values.size() < kFewestRanked && what.only == nullptr) return;
  summary.ranked = static_cast<int>(values.size());
  summary.quartiles = stats::quartiles(values);
  summary.constant = stats::constant(values);
  const auto& quartiles = summary.quartiles;
  if (!quartiles || summary.constant || !ranks_authorities(what)) return;
  const auto better = what.polarity == Polarity::HighIsGood ? stats::Better::High : stats::Better::Low;
  const std::vector<int> ranks = stats::competition_ranks(values, better);
  for (std::size_t i = 0; i < authorities.size(); ++i) {
    Cell& cell = cells_[at(authorities[i])];
    cell.rank = static_cast<std::int16_t>(ranks[i]);
    if (what.banded) cell.band = stats::quartile_band(values[i], *quartiles, better);
  }
}

const Cell* Block::cell(std::size_t period, PlaceId place) const {
  const std::int32_t row = row_of(place);
  if (row < 0) return nullptr;
  const std::int32_t index = grid_[at(row) * codes_.size() + period];
  return index < 0 ? nullptr : &cells_[at(index)];
}

std::optional<double> Block::value(std::size_t period, PlaceId place) const {
  const Cell* found = cell(period, place);
  return found == nullptr ? std::nullopt : found->value;
}

std::optional<std::size_t> Block::index_of(const Period& period) const {
  const auto found = std::lower_bound(codes_.begin(), codes_.end(), period_code(period));
  if (found == codes_.end() || *found != period_code(period)) return std::nullopt;
  return static_cast<std::size_t>(found - codes_.begin());
}

}  // namespace headrow::evidence
