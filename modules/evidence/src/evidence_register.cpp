#include "evidence_register.hpp"

#include <algorithm>

namespace headrow::evidence {

namespace {

std::string indicator_key(std::string_view dataset, std::string_view name) {
  std::string key(dataset);
  key += '\n';
  key += name;
  return key;
}

PlaceTable read_areas(Database& database) {
  Connection connection = database.connect();
  return PlaceTable::areas(connection);
}

}  // namespace

Register::Register(std::shared_ptr<Database> database, std::span<const WiderRegion> wider_regions)
    : database_(std::move(database)), areas_(read_areas(*database_)) {
  Connection connection = connect();
  for (const Place& place : areas_.all()) {
    if (place.kind == PlaceKind::Country && !england_) england_ = place.id;
  }
  note_wider_regions(wider_regions);
  read_sources(connection);
  read_words(connection);
  read_indicators(connection);
  read_neighbours(connection);
}

void Register::note_wider_regions(std::span<const WiderRegion> wider_regions) {
  for (const WiderRegion& wider : wider_regions) {
    const Place* region = areas_.by_code(wider.region);
    const Place* within = areas_.by_code(wider.within);
    if (region != nullptr && within != nullptr) wider_regions_.emplace(region->id, within->id);
  }
}

std::optional<PlaceId> Register::wider_region(PlaceId region) const {
  const auto found = wider_regions_.find(region);
  if (found == wider_regions_.end()) return std::nullopt;
  return found->second;
}

void Register::read_sources(Connection& connection) {
  std::vector<SourceNote> notes;
  Rows rows = connection.query(
      "SELECT source_id, file, dataset, published, last_period FROM source ORDER BY file, sha256");
  while (rows.next_chunk()) {
    for (std::size_t i = 0; i < rows.size(); ++i) {
      SourceNote note;
      note.id = rows.column<std::int32_t>(0)[i];
      note.file = rows.text(1, i);
      note.dataset = rows.text(2, i);
      note.published = rows.optional<std::int32_t>(3, i).value_or(INT32_MIN);
      note.last_period = rows.optional<std::int32_t>(4, i).value_or(INT32_MIN);
      notes.push_back(std::move(note));
    }
  }
  std::int32_t order = 0;
  for (SourceNote& note : notes) {
    note.file_order = order++;
    sources_.emplace(note.id, std::move(note));
  }
}

void Register::read_words(Connection& connection) {
  Rows labels = connection.query("SELECT label_id, label FROM period_label");
  while (labels.next_chunk()) {
    for (std::size_t i = 0; i < labels.size(); ++i) {
      labels_.emplace(labels.column<std::int32_t>(0)[i], labels.text(1, i));
    }
  }
  Rows groups = connection.query("SELECT group_id, description FROM population");
  while (groups.next_chunk()) {
    for (std::size_t i = 0; i < groups.size(); ++i) {
      const std::int32_t id = groups.column<std::int32_t>(0)[i];
      const std::string text(groups.text(1, i));
      populations_.emplace(text, id);
      if (auto group = Group::read(text)) groups_.emplace(id, *std::move(group));
    }
  }
}

void Register::read_indicators(Connection& connection) {
  Rows rows = connection.query("SELECT indicator_id, dataset, name, title, unit, decimals FROM indicator");
  while (rows.next_chunk()) {
    for (std::size_t i = 0; i < rows.size(); ++i) {
      IndicatorNote note;
      note.id = rows.column<std::int32_t>(0)[i];
      note.dataset = rows.text(1, i);
      note.name = rows.text(2, i);
      note.title = rows.text(3, i);
      note.unit = rows.text(4, i);
      if (const auto decimals = rows.optional<std::int8_t>(5, i)) note.decimals = *decimals;
      indicator_index_.emplace(indicator_key(note.dataset, note.name), indicators_.size());
      indicators_.push_back(std::move(note));
    }
  }
}

void Register::read_neighbours(Connection& connection) {
  Rows sets = connection.query("SELECT set_code, title FROM neighbour_set ORDER BY set_code");
  while (sets.next_chunk()) {
    for (std::size_t i = 0; i < sets.size(); ++i) {
      sets_.push_back({std::string(sets.text(0, i)), std::string(sets.text(1, i))});
    }
  }
  Rows rows = connection.query(
      "SELECT set_code, place_id, neighbour_id, rank, closeness FROM neighbour ORDER BY rank");
  while (rows.next_chunk()) {
    for (std::size_t i = 0; i < rows.size(); ++i) {
      neighbours_[std::string(rows.text(0, i))][rows.column<std::int32_t>(1)[i]].push_back(
          {rows.column<std::int32_t>(2)[i], rows.column<std::int8_t>(3)[i], std::string(rows.text(4, i))});
    }
  }
}

const PlaceTable& Register::others() const {
  std::call_once(others_once_, [this] {
    Connection connection = connect();
    others_ = std::make_unique<PlaceTable>(PlaceTable::others(connection));
  });
  return *others_;
}

const Place* Register::place(PlaceId id) const {
  const Place* area = areas_.find(id);
  return area != nullptr ? area : others().find(id);
}

const SourceNote* Register::source(std::int32_t id) const {
  const auto found = sources_.find(id);
  return found == sources_.end() ? nullptr : &found->second;
}

const std::string& Register::label(std::int32_t id) const {
  static const std::string none;
  const auto found = labels_.find(id);
  return found == labels_.end() ? none : found->second;
}

std::optional<std::int32_t> Register::population(const std::string& group) const {
  const auto found = populations_.find(group);
  if (found == populations_.end()) return std::nullopt;
  return found->second;
}

const Group* Register::group(std::int32_t population) const {
  const auto found = groups_.find(population);
  return found == groups_.end() ? nullptr : &found->second;
}

const IndicatorNote* Register::indicator(std::string_view dataset, std::string_view name) const {
  const auto found = indicator_index_.find(indicator_key(dataset, name));
  return found == indicator_index_.end() ? nullptr : &indicators_[found->second];
}

std::span<const Neighbour> Register::neighbours(PlaceId place, std::string_view set) const {
  if (sets_.empty()) return {};
  const auto of_set = neighbours_.find(set.empty() ? sets_.back().code : std::string(set));
  if (of_set == neighbours_.end()) return {};
  const auto found = of_set->second.find(place);
  if (found == of_set->second.end()) return {};
  return found->second;
}

}  // namespace headrow::evidence
