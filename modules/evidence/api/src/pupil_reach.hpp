#pragma once

#include <string_view>
#include <vector>

#include "headrow/evidence/children.hpp"
#include "headrow/records/access.hpp"

namespace headrow::evidence::api {

/// Whose children a principal may see counted, in the words of the children's roll-ups. What was granted of
/// one child alone counts nobody.
std::vector<ChildrenReach> reach_of(const records::Principal& principal, records::Day today);

bool reaches_everywhere(const std::vector<ChildrenReach>& reach);
bool reaches_school(const std::vector<ChildrenReach>& reach, std::string_view urn);
/// Whether all children of a school are within reach, not those of some years or groups alone.
bool reaches_whole_school(const std::vector<ChildrenReach>& reach, std::string_view urn);

}  // namespace headrow::evidence::api
