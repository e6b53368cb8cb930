#include <algorithm>

#include "headrow/records/days.hpp"
#include "headrow/records/people.hpp"

namespace headrow::records {
namespace {

std::vector<std::string> words_of(const std::string& list) {
  std::vector<std::string> words;
  std::size_t from = 0;
  while (from < list.size()) {
    const std::size_t comma = std::min(list.find(',', from), list.size());
    words.push_back(list.substr(from, comma - from));
    from = comma + 1;
  }
  return words;
}

/// What is held by being who one is, in the whole city.
HeldGrant held_by_all(std::initializer_list<Permission> permissions) {
  HeldGrant grant;
  for (const Permission permission : permissions) grant.permissions.add(permission);
  return grant;
}

/// nullopt for a grant that this programme's catalogue no longer knows: it then gives nothing.
std::optional<HeldGrant> held_grant(const Record& record, const Roles& roles, const PlaceIndex& places) {
  const Role* role = roles.find(record["role"]);
  const auto kind = read_scope_kind(record["scope_kind"]);
  if (role == nullptr || !kind) return std::nullopt;
  HeldGrant held;
  held.role = role->code;
  held.scope_kind = *kind;
  held.scope = record["scope"];
  held.year_groups = words_of(record["year_groups"]);
  held.from = read_day(record["from_day"]);
  held.until = read_day(record["until_day"]);
  held.permissions = role->permissions;
  held.children = role->children;
  if (*kind != ScopeKind::City && *kind != ScopeKind::Child) held.places = places.within(held.scope);
  return held;
}

}  // namespace

void Principals::use_places(std::shared_ptr<const PlaceIndex> places) {
  {
    const std::lock_guard lock(mutex_);
    places_ = std::move(places);
  }
  people_.changed();
}

void Principals::open_public_area(bool open) {
  const std::lock_guard lock(mutex_);
  public_area_ = open;
}

std::shared_ptr<const Principal> Principals::public_principal() const {
  const std::lock_guard lock(mutex_);
  Principal everybody;
  everybody.grants.push_back(public_area_ ? held_by_all({Permission::SignIn, Permission::ReadPublished})
                                          : held_by_all({Permission::SignIn}));
  return std::make_shared<const Principal>(std::move(everybody));
}

std::shared_ptr<const Principal> Principals::person(std::string_view id) const {
  return made(id, Principal::Kind::Person);
}

std::shared_ptr<const Principal> Principals::client(std::string_view id) const {
  return made(id, Principal::Kind::Client);
}

std::shared_ptr<const Principal> Principals::made(std::string_view id, Principal::Kind kind) const {
  const std::uint64_t generation = people_.generation();
  std::shared_ptr<const PlaceIndex> places;
  {
    const std::lock_guard lock(mutex_);
    if (generation_ != generation) kept_.clear();
    generation_ = generation;
    if (const auto at = kept_.find(id); at != kept_.end())
      return at->second->kind == kind ? at->second : nullptr;
    places = places_;
  }
  const bool person = kind == Principal::Kind::Person;
  const auto record = people_.database().read(
      [&](soci::session& sql) { return find_record(sql, person ? person_class() : client_class(), id); });
  if (!record || (*record)["state"] == "left" || (*record)["state"] == "ended") return nullptr;
  auto principal = std::make_shared<Principal>();
  principal->kind = kind;
  principal->id = record->id;
  principal->name = (*record)["name"];
  principal->grants.push_back(
      person ? held_by_all({Permission::SignIn, Permission::OwnAccount, Permission::ReadPublished})
             : held_by_all({Permission::SignIn, Permission::ReadPublished}));
  for (const Record& grant : people_.grants_of(id)) {
    if (grant["state"] != "current") continue;
    if (auto held = held_grant(grant, people_.roles(), *places))
      principal->grants.push_back(std::move(*held));
  }
  const std::lock_guard lock(mutex_);
  if (generation_ == generation) kept_[principal->id] = principal;
  return principal;
}

}  // namespace headrow::records
