#include "headrow/records/access.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace headrow::records {
namespace {

bool in_force(const HeldGrant& grant, Day today) {
  return (!grant.from || *grant.from <= today) && (!grant.until || today <= *grant.until);
}

bool gives(const HeldGrant& grant, Permission permission, Day today) {
  return grant.permissions.has(permission) && in_force(grant, today);
}

bool reaches_place(const HeldGrant& grant, const PlaceCode& place) {
  if (grant.scope_kind == ScopeKind::City) return true;
  return !place.empty() && grant.places && grant.places->contains(place);
}

bool reaches_child(const HeldGrant& grant, const Subject& subject) {
  const bool year = grant.year_groups.empty() ||
                    std::ranges::find(grant.year_groups, subject.year_group) != grant.year_groups.end();
  const bool kind = grant.children == ChildrenOf::All ||
                    std::ranges::find(subject.kinds, grant.children) != subject.kinds.end();
  return year && kind;
}

/// For SQL: ids and codes are ours or were checked, and are quoted all the same.
std::string sql_text(std::string_view text) {
  std::string out = "'";
  for (const char letter : text) {
    out += letter;
    if (letter == '\'') out += letter;
  }
  return out + "'";
}

std::string one_of(const std::string& column, const std::vector<std::string>& values) {
  std::string list;
  for (const auto& value : values) list += (list.empty() ? "" : ", ") + sql_text(value);
  return fmt::format("{} IN ({})", column, list);
}

std::string part_condition(const ReachPart& part, const ReachColumns& columns) {
  if (!part.child.empty()) {
    return columns.child.empty() ? "1=0" : fmt::format("{} = {}", columns.child, sql_text(part.child));
  }
  if (!part.everywhere && part.places.empty()) return "1=0";
  std::string place = part.everywhere ? "1=1" : one_of(columns.place, part.places);
  // A list that does not know its children's years and kinds shows none of them to who is narrowed by these.
  std::string child = "1=1";
  if (!part.year_groups.empty())
    child = columns.year_group.empty() ? "1=0" : one_of(columns.year_group, part.year_groups);
  if (part.children != ChildrenOf::All) {
    child += columns.kinds.empty()
                 ? " AND 1=0"
                 : fmt::format(" AND {} LIKE '%|{}|%'", columns.kinds, children_of_text(part.children));
  }
  if (columns.child.empty() || child == "1=1") return place;
  return fmt::format("{} AND ({} = '' OR ({}))", place, columns.child, child);
}

}  // namespace

void PlaceIndex::add(const PlaceCode& scope, const PlaceCode& place) {
  auto& places = within_[scope];
  if (!places) places = std::make_shared<PlaceCodes>(PlaceCodes{scope});
  places->insert(place);
}

std::shared_ptr<const PlaceCodes> PlaceIndex::within(const PlaceCode& scope) const {
  const auto at = within_.find(scope);
  if (at != within_.end()) return at->second;
  return std::make_shared<const PlaceCodes>(PlaceCodes{scope});
}

bool may(const Principal& principal, Permission permission, const PlaceCode& place, const Subject& subject,
         Day today) {
  if (principal.kind == Principal::Kind::Operator) return true;
  return std::ranges::any_of(principal.grants, [&](const HeldGrant& grant) {
    if (!gives(grant, permission, today)) return false;
    if (grant.scope_kind == ScopeKind::Child) return !subject.child.empty() && subject.child == grant.scope;
    return reaches_place(grant, place) && (subject.child.empty() || reaches_child(grant, subject));
  });
}

bool may_somewhere(const Principal& principal, Permission permission, Day today) {
  return principal.kind == Principal::Kind::Operator ||
         std::ranges::any_of(principal.grants,
                             [&](const HeldGrant& grant) { return gives(grant, permission, today); });
}

Reach reach(const Principal& principal, Permission permission, Day today) {
  if (principal.kind == Principal::Kind::Operator) return {ReachPart{true, {}, {}, ChildrenOf::All, ""}};
  Reach reached;
  for (const HeldGrant& grant : principal.grants) {
    if (!gives(grant, permission, today)) continue;
    ReachPart part;
    if (grant.scope_kind == ScopeKind::Child) {
      part.child = grant.scope;
    } else {
      part.everywhere = grant.scope_kind == ScopeKind::City;
      if (!part.everywhere && grant.places) part.places.assign(grant.places->begin(), grant.places->end());
      std::erase(part.places, PlaceCode());  // "" stands for the whole city, which no place reaches
      std::ranges::sort(part.places);
      part.year_groups = grant.year_groups;
      part.children = grant.children;
    }
    reached.push_back(std::move(part));
  }
  return reached;
}

std::string sql_condition(const Reach& reach, const ReachColumns& columns) {
  if (reach.empty()) return "(1=0)";
  std::string condition;
  for (const ReachPart& part : reach) {
    condition += fmt::format("{}({})", condition.empty() ? "" : " OR ", part_condition(part, columns));
  }
  return "(" + condition + ")";
}

std::string child_kinds_text(const std::vector<ChildrenOf>& kinds) {
  std::string text;
  for (const ChildrenOf kind : kinds)
    text += fmt::format("{}{}", text.empty() ? "|" : "", children_of_text(kind)) + "|";
  return text;
}

}  // namespace headrow::records
