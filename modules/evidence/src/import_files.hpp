#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "headrow/base/result.hpp"
#include "headrow/evidence/import.hpp"

namespace headrow::evidence {

/// A file that was given, or found in a folder that was.
struct GivenFile {
  std::filesystem::path path;
  std::string shown;  ///< below the folder that was given; the file's name when it was given itself
};

/// All files of the paths, folders searched through, in the order of their names; without those excepted.
/// NotFound when a path is not there.
Result<std::vector<GivenFile>> given_files(const ImportOptions& options);

/// Why a file is passed over by its name ("a document, not data"); "" when it is not.
std::string passed_over_reason(const std::filesystem::path& file);

}  // namespace headrow::evidence
