#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "evidence_register.hpp"
#include "words.hpp"

namespace headrow::evidence {

namespace {

constexpr std::string_view kAreas = "kind IN (0, 1, 2, 3)";
constexpr std::string_view kOthers = "kind NOT IN (0, 1, 2, 3)";

/// What people write as the code of a place, and what stands beside it.
void give_code(Place& place, std::string_view scheme, std::string_view code) {
  const bool school = place.kind == PlaceKind::School;
  if (scheme == (school ? "laestab" : "authority")) {
    place.number = code;
  } else if (scheme == (school ? "urn" : place.kind == PlaceKind::Trust ? "trust" : "gss")) {
    place.code = code;
  }
}

}  // namespace

PlaceTable PlaceTable::areas(Connection& connection) {
  return PlaceTable(connection, kAreas);
}

PlaceTable PlaceTable::others(Connection& connection) {
  return PlaceTable(connection, kOthers);
}

PlaceTable::PlaceTable(Connection& connection, std::string_view condition) {
  Rows rows = connection.query(
      fmt::format("SELECT place_id, kind, name, open FROM place WHERE {} ORDER BY place_id", condition));
  while (rows.next_chunk()) {
    for (std::size_t i = 0; i < rows.size(); ++i) {
      Place place;
      place.id = rows.column<std::int32_t>(0)[i];
      place.kind = static_cast<PlaceKind>(rows.column<std::int8_t>(1)[i]);
      place.name = rows.text(2, i);
      place.open = rows.column<bool>(3)[i];
      index_.emplace(place.id, places_.size());
      places_.push_back(std::move(place));
    }
  }
  read_codes(connection, condition);
  read_memberships(connection, condition);
  // Widest kind first: "London" is the region before any district of that name.
  std::vector<const Place*> by_kind;
  by_kind.reserve(places_.size());
  for (const Place& place : places_) by_kind.push_back(&place);
  std::sort(by_kind.begin(), by_kind.end(), [](const Place* a, const Place* b) {
    return std::tuple(!a->open, a->kind, a->id) < std::tuple(!b->open, b->kind, b->id);
  });
  for (const Place* place : by_kind) names_.emplace(lowered(trimmed(place->name)), place->id);
}

void PlaceTable::read_codes(Connection& connection, std::string_view condition) {
  // Oldest first, so that the latest code of a place is the one that stays.
  Rows rows = connection.query(fmt::format(
      "SELECT c.scheme, c.code, c.place_id FROM place_code c JOIN place p USING (place_id) WHERE {} "
      "ORDER BY c.valid_until IS NULL, c.valid_until, c.valid_from NULLS FIRST, c.code DESC",
      condition));
  while (rows.next_chunk()) {
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const auto found = index_.find(rows.column<std::int32_t>(2)[i]);
      if (found == index_.end()) continue;
      give_code(places_[found->second], rows.text(0, i), rows.text(1, i));
      codes_[std::string(rows.text(1, i))] = found->first;
    }
  }
  for (Place& place : places_) {
    if (place.code.empty()) place.code = place.number;
  }
}

void PlaceTable::read_memberships(Connection& connection, std::string_view condition) {
  // What stays is read last: current before ended, a register's word before what figures taught.
  Rows rows =
      connection.query(fmt::format("SELECT m.kind, m.place_id, m.parent_id FROM membership m JOIN place p "
                                   "USING (place_id) WHERE m.kind IN "
                                   "('region', 'authority') AND p.{} ORDER BY m.valid_until IS NULL, "
                                   "m.register_said, m.valid_from NULLS FIRST, "
                                   "m.source_id DESC",
                                   condition));
  while (rows.next_chunk()) {
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const auto found = index_.find(rows.column<std::int32_t>(1)[i]);
      if (found == index_.end()) continue;
      Place& place = places_[found->second];
      (rows.text(0, i) == "region" ? place.region : place.authority) = rows.column<std::int32_t>(2)[i];
    }
  }
}

const Place* PlaceTable::find(PlaceId id) const {
  const auto found = index_.find(id);
  return found == index_.end() ? nullptr : &places_[found->second];
}

const Place* PlaceTable::by_code(std::string_view code) const {
  const auto found = codes_.find(std::string(code));
  return found == codes_.end() ? nullptr : find(found->second);
}

const Place* PlaceTable::by_name(std::string_view name) const {
  const auto found = names_.find(lowered(trimmed(name)));
  return found == names_.end() ? nullptr : find(found->second);
}

}  // namespace headrow::evidence
