#pragma once

#include <functional>

#include "headrow/records/jobs.hpp"
#include "record_rooms.hpp"
#include "workspace.hpp"

namespace headrow::app {

/// Adds the long work that pages can ask for: loading what lies in DIR/inbox, making the evidence store anew,
/// checking the audit. `alone` runs a piece of work while no command and no other job does.
void add_job_kinds(RecordRooms& rooms, Workspace& workspace,
                   const std::function<void(const std::function<void()>&)>& alone);

}  // namespace headrow::app
