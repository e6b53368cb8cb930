#pragma once

#include "database.hpp"
#include "headrow/base/progress.hpp"
#include "headrow/evidence/catalogue.hpp"

namespace headrow::evidence::children {

/// Makes the roll-ups of every academic year that is due anew (rollup.sql), each in a transaction of its own:
/// a killed process leaves years due and nothing half done. Years are due once a file about children that
/// touches them is loaded. Throws DatabaseError.
void roll_up(Connection& connection, const Catalogue& catalogue, Progress& progress);

}  // namespace headrow::evidence::children
