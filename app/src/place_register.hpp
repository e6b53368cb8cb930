#pragma once

#include <memory>
#include <string>

#include "headrow/records/access.hpp"
#include "headrow/records/roles.hpp"
#include "workspace.hpp"

namespace headrow::app {

/// Which places lie in which, as the registers that are loaded say.
std::shared_ptr<const records::PlaceIndex> place_index(Workspace& workspace);

/// The name of a place by its code, "" when nothing goes by it.
std::string place_name(Workspace& workspace, const std::string& code);

/// Whether a grant may be given in a scope: a school, trust or area that a register knows. Alliances and
/// children are no places of the public registers.
bool scope_known(Workspace& workspace, records::ScopeKind kind, const std::string& code);

}  // namespace headrow::app
