#include "series_origin.hpp"

#include <algorithm>
#include <optional>

namespace headrow::evidence {

namespace {

bool holds(const Group& group, const Group::Part& part) {
  const auto& parts = group.parts();
  return std::find(parts.begin(), parts.end(), part) != parts.end();
}

bool holds_all(const Group& group, const Group& wanted) {
  return std::all_of(wanted.parts().begin(), wanted.parts().end(),
                     [&](const Group::Part& part) { return holds(group, part); });
}

Group without(const Group& group, const Group& taken) {
  Group left;
  for (const Group::Part& part : group.parts()) {
    if (!holds(taken, part)) left = left.with(part.first, part.second);
  }
  return left;
}

/// The own group of rows that stand for `asked` under a binding; nullopt when it has none.
std::optional<Group> row_group(const Binding& binding, const Group& asked) {
  if (!holds_all(asked, binding.group)) return std::nullopt;
  auto row = without(asked, binding.group).joined(binding.where);
  if (!row) return std::nullopt;
  return *std::move(row);
}

/// "a + b" as its parts; nullopt when one of them is not loaded.
std::optional<std::vector<std::int32_t>> parts_of(const std::string& dataset, const std::string& sum,
                                                  const Register& words) {
  std::vector<std::int32_t> found;
  std::string_view rest = sum;
  constexpr std::string_view kPlus = " + ";
  while (!rest.empty()) {
    const auto plus = rest.find(kPlus);
    const IndicatorNote* part = words.indicator(dataset, rest.substr(0, plus));
    if (part == nullptr) return std::nullopt;
    found.push_back(part->id);
    rest = plus == std::string_view::npos ? std::string_view() : rest.substr(plus + kPlus.size());
  }
  return found;
}

std::optional<Origin> origin_of(const Binding& binding, const MeasureAndGroup& what, const Register& words) {
  const auto row = row_group(binding, what.group);
  if (!row) return std::nullopt;
  const auto population = words.population(row->text());
  if (!population) return std::nullopt;
  Origin origin;
  origin.population = *population;
  origin.scale = binding.scale;
  origin.decimals = binding.decimals.value_or(what.measure->decimals);
  origin.year = binding.year;
  const auto numerators = parts_of(binding.dataset, binding.numerator, words);
  const auto denominators = parts_of(binding.dataset, binding.denominator, words);
  if (numerators) origin.numerators = *numerators;
  if (denominators) origin.denominators = *denominators;
  origin.worked_out = binding.column.empty();
  if (origin.worked_out) {
    if (origin.numerators.empty() || origin.denominators.empty()) return std::nullopt;
    origin.value = origin.numerators.front();
    return origin;
  }
  const IndicatorNote* value = words.indicator(binding.dataset, binding.column);
  if (value == nullptr) return std::nullopt;
  origin.value = value->id;
  return origin;
}

}  // namespace

std::optional<Group> group_under(const Binding& binding, const Group& row) {
  if (!holds_all(row, binding.where)) return std::nullopt;
  auto group = without(row, binding.where).joined(binding.group);
  if (!group) return std::nullopt;
  return *std::move(group);
}

std::vector<Origin> origins_of(const MeasureAndGroup& what, const Register& words) {
  std::vector<Origin> found;
  int order = 0;
  const auto& bindings = what.measure->bindings;
  for (const Binding& binding : bindings) {
    ++order;
    if (auto origin = origin_of(binding, what, words)) {
      origin->order = order;
      origin->asked = what.only == nullptr || what.only == &binding;
      found.push_back(*std::move(origin));
    }
  }
  return found;
}

}  // namespace headrow::evidence
