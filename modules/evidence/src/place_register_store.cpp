// How the register of places is read from the store and written back.
#include <fmt/format.h>

#include "place_register.hpp"

namespace headrow::evidence {

namespace {

std::optional<Day> day_at(const Rows& rows, std::size_t column, std::size_t row) {
  const auto days = rows.optional<std::int32_t>(column, row);
  return days ? std::optional(Day{*days}) : std::nullopt;
}

std::optional<std::int32_t> days_of(const std::optional<Day>& day) {
  return day ? std::optional(day->days) : std::nullopt;
}

CodeScheme scheme_of(std::string_view text) {
  for (const CodeScheme scheme :
       {CodeScheme::Gss, CodeScheme::Authority, CodeScheme::Urn, CodeScheme::Laestab, CodeScheme::Trust}) {
    if (code_scheme_text(scheme) == text) return scheme;
  }
  return CodeScheme::Other;
}

}  // namespace

PlaceRegister::PlaceRegister(Connection& connection) : places_(1) {
  read_places(connection);
  read_codes(connection);
  read_memberships(connection);
  written_places_ = places_.size();
}

void PlaceRegister::read_places(Connection& connection) {
  Rows rows = connection.query(
      "SELECT place_id, kind, name, name_rank = 0, name_age, open, opened, closed FROM place ORDER BY "
      "place_id");
  while (rows.next_chunk()) {
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const PlaceId id = rows.column<std::int32_t>(0)[i];
      if (static_cast<std::size_t>(id) >= places_.size()) places_.resize(static_cast<std::size_t>(id) + 1);
      KnownPlace& place = places_[static_cast<std::size_t>(id)];
      place.kind = static_cast<PlaceKind>(rows.column<std::int8_t>(1)[i]);
      place.name = std::string(rows.text(2, i));
      place.naming = {rows.column<bool>(3)[i], rows.column<std::int32_t>(4)[i]};
      place.open = rows.column<bool>(5)[i];
      place.opened = day_at(rows, 6, i);
      place.closed = day_at(rows, 7, i);
      if (place.naming.register_said) ++registered_[static_cast<std::size_t>(place.kind)];
      if (place.kind == PlaceKind::Country && !country_) country_ = id;
      note_name(id);
    }
  }
}

void PlaceRegister::read_codes(Connection& connection) {
  Rows rows = connection.query("SELECT scheme, code, place_id FROM place_code ORDER BY place_id");
  while (rows.next_chunk()) {
    for (std::size_t i = 0; i < rows.size(); ++i) {
      note_code(scheme_of(rows.text(0, i)), rows.text(1, i), rows.column<std::int32_t>(2)[i]);
    }
  }
}

void PlaceRegister::read_memberships(Connection& connection) {
  Rows rows = connection.query("SELECT kind, place_id, parent_id, register_said FROM membership");
  while (rows.next_chunk()) {
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const PlaceId place = rows.column<std::int32_t>(1)[i];
      const bool said = rows.column<bool>(3)[i];
      memberships_[membership_key(rows.text(0, i), place, rows.column<std::int32_t>(2)[i])] = said;
      if (said) said_by_register_.insert(membership_key(rows.text(0, i), place, 0));
    }
  }
}

void PlaceRegister::write(Connection& connection) {
  write_places(connection);
  write_codes(connection);
  write_memberships(connection);
  write_merges(connection);
}

void PlaceRegister::write_places(Connection& connection) {
  auto append = [&](Appender& appender, PlaceId id) {
    const KnownPlace& place = this->place(id);
    appender.set<std::int32_t>(0, id);
    appender.set<std::int8_t>(1, static_cast<std::int8_t>(place.kind));
    appender.set_text(2, place.name);
    appender.set<std::int8_t>(3, place.naming.register_said ? 0 : 1);
    appender.set<std::int32_t>(4, place.naming.age);
    appender.set<bool>(5, place.open);
    appender.set_optional<std::int32_t>(6, days_of(place.opened));
    appender.set_optional<std::int32_t>(7, days_of(place.closed));
    appender.end_row();
  };
  if (places_.size() > written_places_) {
    Appender appender(connection, "place");
    for (std::size_t id = written_places_; id < places_.size(); ++id)
      append(appender, static_cast<PlaceId>(id));
    appender.close();
    written_places_ = places_.size();
  }
  if (changed_.empty()) return;
  connection.run("CREATE OR REPLACE TEMP TABLE changed_place AS SELECT * FROM place LIMIT 0");
  {
    Appender appender(connection, "changed_place");
    for (const PlaceId id : changed_) append(appender, id);
    appender.close();
  }
  connection.run(
      "UPDATE place SET kind = c.kind, name = c.name, name_rank = c.name_rank, name_age = c.name_age, open = "
      "c.open, "
      "opened = c.opened, closed = c.closed FROM changed_place c WHERE place.place_id = c.place_id");
  connection.run("DROP TABLE changed_place");
  changed_.clear();
}

void PlaceRegister::write_codes(Connection& connection) {
  if (new_codes_.empty()) return;
  Appender appender(connection, "place_code");
  for (const NewCode& code : new_codes_) {
    appender.set_text(0, code_scheme_text(code.scheme));
    appender.set_text(1, code.code);
    appender.set<std::int32_t>(2, code.place);
    const KnownPlace& place = this->place(code.place);
    appender.set_optional<std::int32_t>(3, days_of(place.opened));
    appender.set_optional<std::int32_t>(4, days_of(place.closed));
    appender.end_row();
  }
  appender.close();
  new_codes_.clear();
}

void PlaceRegister::write_sole_memberships(Connection& connection) {
  if (sole_memberships_.empty()) return;
  connection.run(
      "CREATE OR REPLACE TEMP TABLE sole_membership (kind TEXT, place_id INTEGER, parent_id INTEGER)");
  {
    Appender appender(connection, "sole_membership");
    for (const StoredMembership& membership : sole_memberships_) {
      appender.set_text(0, membership.kind);
      appender.set<std::int32_t>(1, membership.place);
      appender.set<std::int32_t>(2, membership.parent);
      appender.end_row();
    }
    appender.close();
  }
  connection.run(
      "DELETE FROM membership WHERE EXISTS (SELECT 1 FROM sole_membership s WHERE s.kind = membership.kind "
      "AND s.place_id = membership.place_id AND s.parent_id <> membership.parent_id)");
  connection.run("DROP TABLE sole_membership");
  sole_memberships_.clear();
}

void PlaceRegister::write_memberships(Connection& connection) {
  if (new_memberships_.empty()) return write_sole_memberships(connection);
  {
    Appender appender(connection, "membership");
    for (const StoredMembership& membership : new_memberships_) {
      appender.set_text(0, membership.kind);
      appender.set<std::int32_t>(1, membership.place);
      appender.set<std::int32_t>(2, membership.parent);
      appender.set_optional<std::int32_t>(3, days_of(membership.from));
      appender.set_optional<std::int32_t>(4, days_of(membership.until));
      appender.set<bool>(5, membership.register_said);
      appender.set<std::int32_t>(6, membership.source);
      appender.end_row();
    }
    appender.close();
  }
  new_memberships_.clear();
  // What figures taught gives way to what a register says, whichever came first.
  connection.run(
      "DELETE FROM membership WHERE NOT register_said AND EXISTS (SELECT 1 FROM membership said "
      "WHERE said.kind = membership.kind AND said.place_id = membership.place_id AND said.register_said)");
  write_sole_memberships(connection);
}

void PlaceRegister::write_merges(Connection& connection) {
  for (const auto& [from, into] : merges_) {
    for (const char* table : {"area_figure", "school_figure", "place_text", "place_code", "membership",
                              "neighbour", "boundary"}) {
      connection.query(fmt::format("UPDATE {} SET place_id = ? WHERE place_id = ?", table), into, from);
    }
    connection.query("UPDATE membership SET parent_id = ? WHERE parent_id = ?", into, from);
    connection.query("UPDATE neighbour SET neighbour_id = ? WHERE neighbour_id = ?", into, from);
    connection.query("DELETE FROM place WHERE place_id = ?", from);
  }
  merges_.clear();
}

}  // namespace headrow::evidence
