#pragma once

#include <filesystem>
#include <vector>

#include "headrow/sign_in/api/routes.hpp"
#include "record_rooms.hpp"
#include "workspace.hpp"

namespace headrow::app {

/// Whether a data folder has accounts of the demonstration. While it has, its server stays on loopback.
bool has_demonstration(const std::filesystem::path& directory);

/// The accounts as DIR/demonstration.toml keeps them, empty without the file.
Result<std::vector<sign_in::api::DemonstrationAccount>> demonstration_accounts(
    const std::filesystem::path& directory);

/// Makes an invented person for each role, in a scope of the kind the role has, all with one random
/// passphrase, and keeps what they are in DIR/demonstration.toml (mode 0600). Conflict when there are any
/// already, or real people.
Result<std::vector<sign_in::api::DemonstrationAccount>> make_demonstration(
    const std::filesystem::path& directory, RecordRooms& rooms, Workspace& workspace);

}  // namespace headrow::app
