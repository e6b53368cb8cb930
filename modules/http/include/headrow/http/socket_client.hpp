#pragma once

#include <filesystem>
#include <optional>

#include "headrow/base/result.hpp"
#include "headrow/http/command_channel.hpp"

namespace headrow::http {

/// Has the server behind `socket` run a command, writing what it writes as it comes, and returns its exit
/// status. nullopt when no server listens there (no such file, or one that a dead process left behind).
/// Unavailable when the server is busy, Failed when the connection broke before the exit status came.
Result<std::optional<int>> run_on_server(const std::filesystem::path& socket, const CommandRequest& command,
                                         CommandOutput& output);

}  // namespace headrow::http
