#include "gaps.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "headrow/evidence/catalogue.hpp"

namespace headrow::evidence::api {
namespace {

constexpr std::size_t kMostGaps = 40;

bool of_children(const Dimension& dimension) {
  const auto total = std::ranges::find(dimension.values, dimension.total, &DimensionValue::code);
  return total != dimension.values.end() && (total->title == "All pupils" || total->title == "All children");
}

bool is_other(const std::string& value) {
  return value == "no" || value == "none";
}

/// Values that have figures, by characteristic, in the order of the dimension.
using Values = std::vector<std::pair<const Dimension*, std::vector<std::string>>>;

Values values_with_figures(const Evidence& evidence, const MeasureAndGroup& what) {
  std::map<std::string, std::vector<std::string>> found;
  for (const auto& group : evidence.groups(*what.measure)) {
    if (group.parts().size() != what.group.parts().size() + 1) continue;
    for (const auto& [characteristic, value] : group.parts()) {
      if (what.group.value(characteristic).empty() && what.group.with(characteristic, value) == group) {
        found[characteristic].push_back(value);
      }
    }
  }
  Values values;
  for (const auto& dimension : evidence.catalogue().dimensions()) {
    const auto entry = found.find(dimension.code);
    if (entry == found.end() || !of_children(dimension)) continue;
    std::vector<std::string> ordered;
    for (const auto& value : dimension.values) {
      if (std::ranges::find(entry->second, value.code) != entry->second.end()) ordered.push_back(value.code);
    }
    if (!ordered.empty()) values.emplace_back(&dimension, std::move(ordered));
  }
  return values;
}

struct Pair {
  const Dimension* dimension = nullptr;
  Group group, other;
};

std::vector<Pair> pairs_of(const MeasureAndGroup& what, const Values& values) {
  std::vector<Pair> pairs;
  for (const auto& [dimension, codes] : values) {
    const auto other = std::ranges::find_if(codes, is_other);
    const bool two_sided = other == codes.end() && codes.size() == 2;
    const Group against = other != codes.end() ? what.group.with(dimension->code, *other)
                          : two_sided          ? what.group.with(dimension->code, codes.back())
                                               : what.group;
    for (const auto& code : codes) {
      const auto group = what.group.with(dimension->code, code);
      if (group != against && pairs.size() < kMostGaps) pairs.push_back({dimension, group, against});
    }
  }
  return pairs;
}

MeasureAndGroup as_group(const Evidence& evidence, const MeasureAndGroup& what, const Group& group) {
  auto found = evidence.find(what.measure->code, group);
  if (found) return *found;
  auto same = what;
  same.group = group;
  same.only = nullptr;
  return same;
}

/// The row of the period, or the newest one with a value before it.
std::optional<EvidenceRow> row_by(const std::vector<EvidenceRow>& series, const Period& period) {
  std::optional<EvidenceRow> found;
  for (const auto& row : series) {
    if (row.value && row.period <= period) found = row;
  }
  return found;
}

const EvidenceRow* row_of(const std::vector<EvidenceRow>& series, const Period& period) {
  const auto found = std::ranges::find(series, period, &EvidenceRow::period);
  return found == series.end() ? nullptr : &*found;
}

}  // namespace

std::vector<Gap> find_gaps(const Evidence& evidence, const MeasureAndGroup& what, const Place& place,
                           const Period& period) {
  const auto pairs = pairs_of(what, values_with_figures(evidence, what));
  std::vector<MeasureAndGroup> wanted;
  for (const auto& pair : pairs) {
    wanted.push_back(as_group(evidence, what, pair.group));
    wanted.push_back(as_group(evidence, what, pair.other));
  }
  evidence.prepare(wanted);
  std::vector<Gap> gaps;
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    const auto ours = row_by(evidence.series(wanted[2 * i], place.id), period);
    if (!ours) continue;
    const auto others = evidence.series(wanted[2 * i + 1], place.id);
    const EvidenceRow* other = row_of(others, ours->period);
    Gap gap{
        pairs[i].dimension->code, pairs[i].dimension->title, pairs[i].group, pairs[i].other, *ours, {}, {}};
    if (other) gap.ours_other = other->value;
    if (other) gap.country_other = other->england;
    gaps.push_back(std::move(gap));
  }
  return gaps;
}

}  // namespace headrow::evidence::api
