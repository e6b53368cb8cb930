#pragma once

#include <string>
#include <vector>

#include "headrow/http/command_channel.hpp"
#include "session.hpp"

namespace headrow::app {

/// Whether a command line begins with --server: its command is run by a server elsewhere.
bool names_server(const std::vector<std::string>& arguments);

/// Runs `--server URL [--token-file FILE] [--trust FILE] COMMAND ...` and returns its exit status. Without
/// --token-file the token comes from the environment, HEADROW_TOKEN. The command names no data folder: the
/// server has one.
int run_remotely(const std::vector<std::string>& arguments, Session& session, http::CommandOutput& output);

}  // namespace headrow::app
