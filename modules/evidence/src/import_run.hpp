#pragma once

#include <vector>

#include "headrow/base/progress.hpp"
#include "headrow/base/result.hpp"
#include "headrow/evidence/import.hpp"
#include "import_files.hpp"

namespace headrow::evidence {

/// Whether each file is a transaction of its own, all are one, or all are one that is taken back. A replay
/// goes file by file, reads copies that are kept already, and fails as soon as the store does.
enum class RunKind : unsigned char { FileByFile, AllOrNothing, DryRun, Replay };

/// What `import_files` promises, for files that are known already. Fails only when the store does.
Result<ImportReport> load_files(Store& store, const Catalogue& catalogue, const std::vector<GivenFile>& given,
                                RunKind kind, Progress& progress);

}  // namespace headrow::evidence
