#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "question_state.hpp"

namespace headrow::evidence {

namespace {

bool any_value(const Block& block, std::size_t period) {
  return std::any_of(block.places().begin(), block.places().end(),
                     [&](PlaceId place) { return block.value(period, place).has_value(); });
}

std::optional<Period> newest(const Block& block, const auto& has_values) {
  for (std::size_t period = block.periods().size(); period-- > 0;) {
    if (has_values(period)) return block.periods()[period].period;
  }
  return std::nullopt;
}

/// True when a source that speaks gives the period this label.
bool published_as(const Block& block, std::size_t period, std::string_view label, const Register& words) {
  return std::any_of(block.places().begin(), block.places().end(), [&](PlaceId place) {
    const Cell* cell = block.cell(period, place);
    return cell != nullptr && words.label(cell->label) == label;
  });
}

bool means(std::string_view label, const Period& period) {
  if (period_text(period) == label) return true;
  const auto read = read_period(label, period.kind);
  return read && *read == period;
}

std::string names_of(const std::vector<PeriodSummary>& periods) {
  std::vector<std::string> names;
  names.reserve(periods.size());
  for (const PeriodSummary& summary : periods) names.push_back(period_text(summary.period));
  return fmt::format("{}", fmt::join(names, ", "));
}

}  // namespace

std::vector<Period> Evidence::periods(const MeasureAndGroup& what) const {
  const auto block = state_->block(what).block;
  std::vector<Period> found;
  for (const PeriodSummary& summary : block->periods()) found.push_back(summary.period);
  return found;
}

std::vector<PlaceValue> Evidence::authority_values(const MeasureAndGroup& what, const Period& period) const {
  const auto [words, block] = state_->block(what);
  std::vector<PlaceValue> values;
  const auto index = block->index_of(period);
  if (!index) return values;
  for (const PlaceId id : block->places()) {
    const Place* place = words->areas().find(id);  // never the schools: they are read only when asked for
    if (place == nullptr || place->kind != PlaceKind::Authority) continue;
    if (const auto value = block->value(*index, id)) values.push_back({id, *value});
  }
  return values;
}

std::optional<Period> Evidence::latest_period(const MeasureAndGroup& what) const {
  const auto block = state_->block(what).block;
  const auto of_authorities = newest(*block, [&](std::size_t p) { return block->periods()[p].ranked > 0; });
  return of_authorities ? of_authorities
                        : newest(*block, [&](std::size_t p) { return any_value(*block, p); });
}

Result<Period> Evidence::find_period(const MeasureAndGroup& what, std::string_view label) const {
  const auto [words, block] = state_->block(what);
  const auto& periods = block->periods();
  for (std::size_t i = periods.size(); i-- > 0;) {
    if (published_as(*block, i, label, *words)) return periods[i].period;
  }
  for (std::size_t i = periods.size(); i-- > 0;) {
    if (means(label, periods[i].period)) return periods[i].period;
  }
  if (periods.empty()) {
    return fail(ProblemCode::NotFound,
                fmt::format("No figures of '{}' are loaded. Load a file that holds it with "
                            "'headrow import', or ask for another group.",
                            what.as_asked));
  }
  return fail(ProblemCode::NotFound, fmt::format("'{}' has no figures for the period '{}'. It has: {}.",
                                                 what.as_asked, label, names_of(periods)));
}

std::vector<Group> Evidence::groups(const Measure& measure) const {
  const auto words = state_->words();
  const auto populations = state_->populations();
  std::set<Group> found;
  for (const Binding& binding : measure.bindings) {
    const std::string column =
        binding.column.empty() ? binding.numerator.substr(0, binding.numerator.find(" + ")) : binding.column;
    const IndicatorNote* indicator = words->indicator(binding.dataset, column);
    if (indicator == nullptr) continue;
    const auto of_indicator = populations->find(indicator->id);
    if (of_indicator == populations->end()) continue;
    for (const LoadedPopulation& loaded : of_indicator->second) {
      const Group* row = words->group(loaded.population);
      if (row == nullptr) continue;
      if (auto group = group_under(binding, *row)) found.insert(*std::move(group));
    }
  }
  return {found.begin(), found.end()};  // everyone has no parts and so comes first
}

}  // namespace headrow::evidence
