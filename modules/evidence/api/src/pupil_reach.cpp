#include "pupil_reach.hpp"

#include <algorithm>

namespace headrow::evidence::api {

namespace {

void narrow(ChildrenReach& part, records::ChildrenOf kind) {
  switch (kind) {
    case records::ChildrenOf::All:
      return;
    case records::ChildrenOf::LookedAfter:
      part.group = part.group.with("social_care", "looked_after");
      return;
    case records::ChildrenOf::SpecialNeeds:
      part.group = part.group.with("sen", "any");
      return;
    case records::ChildrenOf::AlternativeProvision:
      part.group = part.group.with("school_type", "alternative_provision");
      return;
    case records::ChildrenOf::EarlyYears:
      if (part.year_groups.empty()) part.year_groups = {"nursery", "reception"};
      return;
  }
}

}  // namespace

std::vector<ChildrenReach> reach_of(const records::Principal& principal, records::Day today) {
  std::vector<ChildrenReach> found;
  if (principal.kind == records::Principal::Kind::Operator) {
    found.push_back({true, {}, {}, {}});
    return found;
  }
  for (const records::ReachPart& granted :
       records::reach(principal, records::Permission::ReadChildren, today)) {
    if (!granted.child.empty()) continue;
    ChildrenReach part;
    part.everywhere = granted.everywhere;
    part.schools = granted.places;
    for (const std::string& group : granted.year_groups)
      part.year_groups.push_back(group == "R" ? "reception" : group);
    narrow(part, granted.children);
    found.push_back(std::move(part));
  }
  return found;
}

bool reaches_everywhere(const std::vector<ChildrenReach>& reach) {
  return std::any_of(reach.begin(), reach.end(), [](const ChildrenReach& part) { return part.everywhere; });
}

namespace {

bool has_school(const ChildrenReach& part, std::string_view urn) {
  return part.everywhere || std::find(part.schools.begin(), part.schools.end(), urn) != part.schools.end();
}

}  // namespace

bool reaches_school(const std::vector<ChildrenReach>& reach, std::string_view urn) {
  return std::any_of(reach.begin(), reach.end(),
                     [&](const ChildrenReach& part) { return has_school(part, urn); });
}

bool reaches_whole_school(const std::vector<ChildrenReach>& reach, std::string_view urn) {
  return std::any_of(reach.begin(), reach.end(), [&](const ChildrenReach& part) {
    return has_school(part, urn) && part.year_groups.empty() && part.group.parts().empty();
  });
}

}  // namespace headrow::evidence::api
