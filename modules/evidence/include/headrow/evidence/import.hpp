#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "headrow/base/finding.hpp"
#include "headrow/base/progress.hpp"
#include "headrow/base/result.hpp"

namespace headrow::evidence {

class Catalogue;
class Store;

struct ImportOptions {
  std::vector<std::filesystem::path> paths;  ///< files, or folders that are searched
  std::vector<std::string> except;           ///< folders or files left out, by name
  std::string dataset;                       ///< layout to use whatever the columns say; "" recognises
  std::string period;  ///< for layouts without a period column; "" asks the layout's pattern
  std::string loaded_by;
  std::optional<std::chrono::sys_seconds> loaded_at;  ///< UTC; absent takes the store's clock
  bool dry_run = false;
  bool all_or_nothing = false;
};

enum class FileOutcome : unsigned char { Loaded, Unchanged, PassedOver, Refused, WouldLoad };
std::string_view file_outcome_text(FileOutcome outcome);  ///< "loaded", "unchanged", "passed over", ...

struct FileReport {
  std::filesystem::path file;
  FileOutcome outcome = FileOutcome::Refused;
  std::string dataset;  ///< layout code, "" when none fits
  std::string dataset_title;
  std::string period;  ///< where the layout has no period column: what was used, and whence
  std::string status;  ///< final, revised, provisional
  std::string sha256;
  std::string reason;  ///< of Refused and PassedOver, for a person
  std::uint64_t rows = 0, figures = 0, quarantined = 0;
};

struct ImportReport {
  std::vector<FileReport> files;
  std::vector<Finding> findings;
  bool stopped = false;  ///< somebody asked for an end, and files were left
};

/// Recognises, checks and loads files: registers, dictionaries and sidecars first, then figures; documents
/// are passed over by name. Each file is one transaction (all of them one with all_or_nothing): a refused
/// file leaves no trace. Loading the same bytes again changes nothing. Work that is stopped passes over the
/// files that are left. The Result fails only when the work could not be done at all (path missing, store
/// unwritable); bad files are in the report.
Result<ImportReport> import_files(Store& store, const Catalogue& catalogue, const ImportOptions& options,
                                  Progress& progress);

}  // namespace headrow::evidence
