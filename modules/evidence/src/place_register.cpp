#include "place_register.hpp"

#include <algorithm>

#include "days.hpp"
#include "words.hpp"

namespace headrow::evidence {

namespace {

std::size_t index_of(PlaceKind kind) {
  return static_cast<std::size_t>(kind);
}
std::size_t index_of(CodeScheme scheme) {
  return static_cast<std::size_t>(scheme);
}

/// True when `given` outranks `present`: a register before figures, then the newer register.
bool outranks(const Naming& given, const Naming& present) {
  if (given.register_said != present.register_said) return given.register_said;
  return given.age > present.age;
}

}  // namespace

std::string_view code_scheme_text(CodeScheme scheme) {
  switch (scheme) {
    case CodeScheme::Gss:
      return "gss";
    case CodeScheme::Authority:
      return "authority";
    case CodeScheme::Urn:
      return "urn";
    case CodeScheme::Laestab:
      return "laestab";
    case CodeScheme::Trust:
      return "trust";
    case CodeScheme::Other:
      return "other";
  }
  return "other";
}

std::optional<PlaceId> PlaceRegister::find(CodeScheme scheme, std::string_view code) const {
  const auto& codes = codes_[index_of(scheme)];
  const auto found = codes.find(code);
  if (found == codes.end()) return std::nullopt;
  return found->second;
}

std::optional<PlaceId> PlaceRegister::find_laestab(std::string_view code,
                                                   const std::optional<Period>& period) const {
  const auto found = laestabs_.find(code);
  if (found == laestabs_.end()) return std::nullopt;
  const std::vector<PlaceId>& candidates = found->second;
  if (candidates.size() == 1) return candidates.front();
  constexpr std::int32_t kLongAgo = -1000000;
  const std::optional<std::int32_t> middle =
      period ? std::optional((first_day(*period).days + last_day(*period).days) / 2) : std::nullopt;
  PlaceId best = candidates.front();
  auto rank = [&](PlaceId id) {
    const KnownPlace& place = this->place(id);
    const std::int32_t opened = place.opened ? place.opened->days : kLongAgo;
    const bool was_open = middle && opened <= *middle && (!place.closed || place.closed->days >= *middle) &&
                          (place.open || place.closed);
    return std::make_tuple(was_open, place.open, opened, id);
  };
  for (const PlaceId id : candidates) {
    if (rank(id) > rank(best)) best = id;
  }
  return best;
}

std::optional<PlaceId> PlaceRegister::find_name(PlaceKind kind, std::string_view name) const {
  const auto& names = names_[index_of(kind)];
  const auto found = names.find(compared_name(name));
  if (found == names.end()) return std::nullopt;
  return found->second;
}

void PlaceRegister::touch(PlaceId id) {
  if (static_cast<std::size_t>(id) < written_places_) changed_.insert(id);
}

void PlaceRegister::note_name(PlaceId id) {
  const KnownPlace& place = this->place(id);
  // Names of schools repeat and are never looked up.
  if (place.kind == PlaceKind::School || place.kind == PlaceKind::Trust || place.name.empty()) return;
  names_[index_of(place.kind)].emplace(compared_name(place.name), id);
}

PlaceId PlaceRegister::add(PlaceKind kind, std::string_view name, const Naming& naming) {
  const PlaceId id = static_cast<PlaceId>(places_.size());
  places_.push_back({kind, std::string(name), naming, true, std::nullopt, std::nullopt});
  if (naming.register_said) ++registered_[index_of(kind)];
  if (kind == PlaceKind::Country && !country_) country_ = id;
  note_name(id);
  return id;
}

void PlaceRegister::note_code(CodeScheme scheme, std::string_view code, PlaceId id) {
  codes_[index_of(scheme)].emplace(std::string(code), id);
  if (scheme == CodeScheme::Laestab) found_or_made(laestabs_, code).push_back(id);
  if (scheme == CodeScheme::Authority) numbered_.insert(id);
  if (scheme == CodeScheme::Gss) coded_.insert(id);
}

void PlaceRegister::add_code(PlaceId id, CodeScheme scheme, std::string_view code) {
  if (scheme == CodeScheme::Laestab) {
    const std::vector<PlaceId>& known = found_or_made(laestabs_, code);
    if (std::find(known.begin(), known.end(), id) != known.end()) return;
  } else if (find(scheme, code)) {
    return;
  }
  note_code(scheme, code, id);
  new_codes_.push_back({scheme, std::string(code), id});
}

void PlaceRegister::say_name(PlaceId id, std::string_view name, const Naming& naming) {
  KnownPlace& place = places_[static_cast<std::size_t>(id)];
  const bool takes = !name.empty() && (outranks(naming, place.naming) ||
                                       (naming == place.naming && (place.name.empty() || name < place.name)));
  if (!takes || (place.name == name && place.naming == naming)) return;
  if (naming.register_said && !place.naming.register_said) ++registered_[index_of(place.kind)];
  place.name = std::string(name);
  place.naming = naming;
  note_name(id);
  touch(id);
}

void PlaceRegister::say_kind(PlaceId id, PlaceKind kind) {
  KnownPlace& place = places_[static_cast<std::size_t>(id)];
  if (place.kind == kind) return;
  place.kind = kind;
  note_name(id);
  touch(id);
}

void PlaceRegister::say_open(PlaceId id, bool open, std::optional<Day> opened, std::optional<Day> closed) {
  KnownPlace& place = places_[static_cast<std::size_t>(id)];
  place.open = open;
  if (opened) place.opened = opened;
  place.closed = closed;
  touch(id);
}

void PlaceRegister::merge(PlaceId from, PlaceId into) {
  for (TextMap<PlaceId>& codes : codes_) {
    for (auto& [code, id] : codes) {
      if (id == from) id = into;
    }
  }
  for (TextMap<PlaceId>& names : names_) {
    for (auto& [name, id] : names) {
      if (id == from) id = into;
    }
  }
  for (NewCode& code : new_codes_) {
    if (code.place == from) code.place = into;
  }
  if (country_ == from) country_ = into;
  if (numbered_.count(from) != 0) numbered_.insert(into);
  if (coded_.count(from) != 0) coded_.insert(into);
  const KnownPlace absorbed = place(from);
  say_name(into, absorbed.name, absorbed.naming);
  merges_.emplace_back(from, into);
}

std::uint64_t PlaceRegister::membership_key(std::string_view kind, PlaceId place, PlaceId parent) {
  const std::uint64_t first = kind.empty() ? 0 : static_cast<unsigned char>(kind.front());
  return first << 56 | static_cast<std::uint64_t>(static_cast<std::uint32_t>(place) & 0xFFFFFFF) << 28 |
         (static_cast<std::uint32_t>(parent) & 0xFFFFFFF);
}

void PlaceRegister::add_membership(const Membership& membership, std::int32_t source) {
  const std::uint64_t any_parent = membership_key(membership.kind, membership.place, 0);
  if (!membership.register_said && said_by_register_.count(any_parent) != 0) return;
  if (membership.register_said) said_by_register_.insert(any_parent);
  const std::uint64_t key = membership_key(membership.kind, membership.place, membership.parent);
  if (membership.sole) {
    sole_memberships_.push_back(
        {std::string(membership.kind), membership.place, membership.parent, true, {}, {}, source});
  }
  const auto [known, is_new] = memberships_.emplace(key, membership.register_said);
  if (!is_new && (known->second || !membership.register_said)) return;
  known->second = membership.register_said;
  new_memberships_.push_back({std::string(membership.kind), membership.place, membership.parent,
                              membership.register_said, membership.from, membership.until, source});
}

}  // namespace headrow::evidence
