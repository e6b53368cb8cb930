#pragma once

#include "headrow/base/result.hpp"
#include "workspace.hpp"

namespace headrow::app {

/// After a load: keeps, for the place that each strategy was written for, what the load changed on its
/// scorecard.
Result<void> keep_changes(Workspace& workspace);

}  // namespace headrow::app
