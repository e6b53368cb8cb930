#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "database.hpp"
#include "headrow/base/result.hpp"
#include "headrow/evidence/import.hpp"

namespace headrow::evidence {

/// The sidecar of a file of open data: what it says of the columns goes into the store with the file.
struct GivenSidecar {
  std::string name;
  std::filesystem::path bytes;  ///< where it is read
  std::string sha256;           ///< "" until they are looked at
};

/// What a rebuild knows of a file from when it was loaded.
struct LoadedBefore {
  std::int32_t source = 0;  ///< the number it keeps
  std::string sha256;       ///< of the kept copy
  std::optional<GivenSidecar> sidecar;
};

/// A file that was given, or found in a folder that was, with all that was said of it.
struct GivenFile {
  std::filesystem::path path;
  std::string shown;            ///< below the folder that was given; the file's name when it was given itself
  std::filesystem::path bytes;  ///< where it is read: the path itself, or the copy that was kept
  std::string dataset, period;  ///< as in ImportOptions
  std::string loaded_by;
  std::optional<Instant> loaded_at;    ///< UTC; absent takes the store's clock
  std::optional<LoadedBefore> before;  ///< of a rebuild
};

/// All files of the paths, folders searched through, in the order of their names; without those excepted.
/// NotFound when a path is not there.
Result<std::vector<GivenFile>> given_files(const ImportOptions& options);

/// Why a file is passed over by its name ("a document, not data"); "" when it is not.
std::string passed_over_reason(const std::filesystem::path& file);

/// What the sidecar of a data file is called: a.csv or a.csv.gz has a.meta.csv.
std::string sidecar_name(const std::filesystem::path& data);

/// The sidecar that lies beside a data file, its bytes not looked at yet; nullopt when there is none.
std::optional<GivenSidecar> sidecar_beside(const std::filesystem::path& data);

}  // namespace headrow::evidence
