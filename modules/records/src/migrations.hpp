#pragma once

#include <string>
#include <vector>

#include "headrow/base/result.hpp"

namespace soci {
class session;
}

namespace headrow::records {

/// A file of modules/records/migrations: "0001_core.sql", and beside it what only one kind of database
/// understands ("0001_core.sqlite.sql").
struct MigrationFile {
  std::string name;
  std::string sql;
};
const std::vector<MigrationFile>& migration_files();

/// The number of the newest migration.
int newest_migration();

/// Runs the migrations that a store has not seen, in the order of their numbers, inside the transaction that
/// is open on the session. Conflict when the store has seen one that is not of this programme. What the
/// database refuses is thrown.
Result<void> migrate(soci::session& sql, bool postgresql, const std::string& now);

}  // namespace headrow::records
