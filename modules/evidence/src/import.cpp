#include "headrow/evidence/import.hpp"

#include <fmt/format.h>

#include "headrow/evidence/catalogue.hpp"
#include "import_run.hpp"

namespace headrow::evidence {

std::string_view file_outcome_text(FileOutcome outcome) {
  switch (outcome) {
    case FileOutcome::Loaded:
      return "loaded";
    case FileOutcome::Unchanged:
      return "unchanged";
    case FileOutcome::PassedOver:
      return "passed over";
    case FileOutcome::Refused:
      return "refused";
    case FileOutcome::WouldLoad:
      return "would load";
  }
  return "refused";
}

Result<ImportReport> import_files(Store& store, const Catalogue& catalogue, const ImportOptions& options,
                                  Progress& progress) {
  const auto given = given_files(options);
  if (!given) return tl::unexpected(given.error());
  if (!options.dataset.empty() && catalogue.layout(options.dataset) == nullptr) {
    return fail(ProblemCode::BadUsage, fmt::format("There is no layout '{}'.", options.dataset));
  }
  RunKind kind = options.all_or_nothing ? RunKind::AllOrNothing : RunKind::FileByFile;
  if (options.dry_run) kind = RunKind::DryRun;
  return load_files(store, catalogue, *given, kind, progress);
}

}  // namespace headrow::evidence
