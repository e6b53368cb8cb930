#pragma once

#include <filesystem>
#include <string>

#include "headrow/base/result.hpp"

namespace headrow::app {

/// The first line of a file: a passphrase is never an argument, which everybody on the machine may read.
/// BadInput for a file without one or with fewer than 12 letters.
Result<std::string> read_passphrase(const std::filesystem::path& file);

}  // namespace headrow::app
