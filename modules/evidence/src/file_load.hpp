#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>

#include "file_findings.hpp"
#include "file_period.hpp"
#include "headrow/base/progress.hpp"
#include "headrow/evidence/catalogue.hpp"
#include "headrow/evidence/import.hpp"
#include "import_files.hpp"
#include "kept_sources.hpp"
#include "names.hpp"
#include "place_register.hpp"

namespace headrow::evidence {

/// What stays the same from file to file of one import.
struct ImportSession {
  Connection& connection;
  const Catalogue& catalogue;
  Progress& progress;
  std::filesystem::path directory;        ///< of the store: what it knows pupils by stands there
  std::unique_ptr<PlaceRegister> places;  ///< both are read anew after a file was taken back
  std::unique_ptr<Names> names;
};

/// A file that was recognised.
struct RecognisedFile {
  GivenFile given;
  Digest digest;
  const Layout* layout = nullptr;
  std::optional<GivenSidecar> sidecar;  ///< of open data that has one
  FileReport report;
};

/// Reads one file into the store, within the transaction that is open, from `bytes` (the kept copy, or the
/// file itself in a dry run). Everything wrong is in the findings; the caller commits or rolls back by them.
/// Throws DatabaseError when the store fails.
void load_file(ImportSession& session, RecognisedFile& file, const std::filesystem::path& bytes,
               FileFindings& findings);

}  // namespace headrow::evidence
