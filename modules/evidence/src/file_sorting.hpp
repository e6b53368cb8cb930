#pragma once

#include <vector>

#include "file_load.hpp"

namespace headrow::evidence {

/// The files of an import, told apart before anything is loaded.
struct SortedFiles {
  std::vector<RecognisedFile> recognised;  ///< in the order of loading
  std::vector<FileReport> others;          ///< unchanged, passed over, refused
  bool any_refused = false;
};

/// Sorts files into unchanged ones (their bytes are loaded), documents, files that no layout fits (a finding
/// says so), and recognised ones: registers first, then what explains columns, then figures; files of a
/// rebuild as they were loaded.
SortedFiles sort_files(ImportSession& session, const std::vector<GivenFile>& given,
                       std::vector<Finding>& findings);

}  // namespace headrow::evidence
