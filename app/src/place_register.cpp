#include "place_register.hpp"

#include "headrow/evidence/memberships.hpp"

namespace headrow::app {

using evidence::PlaceKind;
using records::ScopeKind;

std::shared_ptr<const records::PlaceIndex> place_index(Workspace& workspace) {
  auto index = std::make_shared<records::PlaceIndex>();
  for (const auto& [member, within] : evidence::current_memberships(workspace.store()))
    index->add(within, member);
  return index;
}

std::string place_name(Workspace& workspace, const std::string& code) {
  const auto place = workspace.evidence().place(code);
  return place ? place->name : "";
}

bool scope_known(Workspace& workspace, ScopeKind kind, const std::string& code) {
  if (kind == ScopeKind::Alliance || kind == ScopeKind::Child) return true;
  const auto place = workspace.evidence().place(code);
  if (!place) return false;
  switch (kind) {
    case ScopeKind::School:
      return place->kind == PlaceKind::School;
    case ScopeKind::Trust:
      return place->kind == PlaceKind::Trust;
    default:
      return place->kind == PlaceKind::Ward || place->kind == PlaceKind::PlanningArea ||
             place->kind == PlaceKind::District || place->kind == PlaceKind::Authority;
  }
}

}  // namespace headrow::app
