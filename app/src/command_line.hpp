#pragma once

#include <string>
#include <vector>

#include "session.hpp"

namespace headrow::app {

/// Runs one command line (without the program's name) and returns its exit status. Never throws.
int run_command_line(const std::vector<std::string>& arguments, Session& session);

/// The data folder that a command line names, "" when it names none (measures, demo, --help) or must own it
/// (init, serve). Used to find the server that holds it.
std::string data_folder_of(const std::vector<std::string>& arguments);

}  // namespace headrow::app
