#pragma once

#include <filesystem>

#include "headrow/http/command_channel.hpp"

namespace headrow::app {

/// Makes of a command that was typed elsewhere, without a data folder, the one that is run on `directory`:
/// import reads files of its inbox by their names. NotAllowed for who may not do the same on the pages;
/// BadUsage for commands that are for the machine alone, and for paths of it.
Result<http::CommandRequest> permit_remote(http::CommandRequest command, const records::Principal& asker,
                                           const std::filesystem::path& directory, records::Day today);

}  // namespace headrow::app
