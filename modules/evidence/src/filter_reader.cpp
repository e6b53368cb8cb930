#include "filter_reader.hpp"

#include "words.hpp"

namespace headrow::evidence {

namespace {

bool means_everyone(std::string_view value) {
  const std::string word = lowered(trimmed(value));
  return word.empty() || word == "total" || word == "all";
}

}  // namespace

FilterWords::FilterWords(const Catalogue& catalogue) {
  for (const Dimension& dimension : catalogue.dimensions()) {
    Known known;
    known.dimension = &dimension;
    for (const DimensionValue& value : dimension.values) {
      for (const std::string& synonym : value.synonyms)
        known.values.emplace(lowered(trimmed(synonym)), &value);
    }
    for (const DimensionValue& value : dimension.values) {
      known.values.emplace(lowered(value.title), &value);
      known.values.emplace(lowered(value.code), &value);
    }
    for (const std::string& heading : dimension.columns) {
      found_or_made(by_heading_, lowered(trimmed(heading))).push_back(dimensions_.size());
    }
    found_or_made(by_heading_, dimension.code).push_back(dimensions_.size());
    dimensions_.push_back(std::move(known));
  }
}

std::optional<Group::Part> FilterWords::part(std::string_view heading, std::string_view topic,
                                             std::string_view value) const {
  const auto listed = by_heading_.find(lowered(trimmed(heading)));
  const bool with_topic = !means_everyone(topic);
  const std::string both = std::string(trimmed(topic)) + ": " + std::string(trimmed(value));
  const std::string alone = lowered(trimmed(value));
  if (listed != by_heading_.end()) {
    for (const std::string& text : {with_topic ? lowered(both) : alone, alone}) {
      for (const std::size_t index : listed->second) {
        const Known& known = dimensions_[index];
        const auto found = known.values.find(text);
        if (found == known.values.end()) continue;
        if (found->second->code == known.dimension->total) return std::nullopt;
        return Group::Part(known.dimension->code, found->second->code);
      }
    }
  }
  if (means_everyone(value)) return std::nullopt;
  const bool one_dimension = listed != by_heading_.end() && listed->second.size() == 1;
  return Group::Part(one_dimension ? dimensions_[listed->second.front()].dimension->code : code_word(heading),
                     with_topic ? both : std::string(trimmed(value)));
}

std::int32_t FilterReader::read_group(const RowSource& rows, const Group& more) const {
  Group group = more;
  for (const FilterColumn& filter : filters_) {
    const std::string_view topic = filter.topic ? rows.cell(*filter.topic) : std::string_view();
    const auto part = words_.part(filter.heading, topic, rows.cell(filter.column));
    if (!part) continue;
    const std::string_view already = group.value(part->first);
    // Two filters that speak of one characteristic and disagree keep both their words, so that no two groups
    // fall into one.
    const bool clash = !already.empty() && already != part->second;
    group = group.with(clash ? code_word(filter.heading) : part->first, part->second);
  }
  return names_.group(group.text());
}

std::int32_t FilterReader::group_of(const RowSource& rows, const Group& more) {
  key_ = more.everyone() ? std::string() : more.text();
  for (const FilterColumn& filter : filters_) {
    const std::string_view cell = rows.cell(filter.column);
    if (cell.empty()) {
      findings_.add("filter-blank", rows.line(), filter.heading, "",
                    "The filter has no value; it is taken as not said.");
    }
    key_ += cell;
    key_ += '\x1f';
    if (filter.topic) key_ += rows.cell(*filter.topic);
    key_ += '\x1e';
  }
  const auto known = known_.find(key_);
  if (known != known_.end()) return known->second;
  const std::int32_t group = read_group(rows, more);
  known_.emplace(key_, group);
  return group;
}

}  // namespace headrow::evidence
