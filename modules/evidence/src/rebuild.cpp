#include "headrow/evidence/rebuild.hpp"

#include <algorithm>

#include "headrow/evidence/sources.hpp"
#include "headrow/evidence/store.hpp"
#include "import_run.hpp"

namespace headrow::evidence {

namespace {

GivenFile replay_at(const Rows& rows, std::size_t i, const Store& store) {
  const auto text = [&](std::size_t column) { return std::string(rows.text(column, i)); };
  GivenFile file;
  LoadedBefore before;
  before.source = rows.column<std::int32_t>(0)[i];
  before.sha256 = text(1);
  file.shown = text(2);
  file.path = text(3);
  file.bytes = store.source_file(before.sha256);
  file.dataset = text(4);
  file.period = text(5);
  file.loaded_by = text(6);
  file.loaded_at = Instant{rows.column<std::int64_t>(7)[i]};
  if (!rows.null(8, i)) {
    before.sidecar = GivenSidecar{sidecar_name(file.path), store.source_file(text(8)), text(8)};
  }
  file.before = std::move(before);
  return file;
}

/// The loaded files as they were given, in the order of loading; from a store of any version that can be
/// rebuilt.
std::vector<GivenFile> read_replays(const Store& store) {
  Connection connection = store.database()->connect();
  Rows rows = connection.query(
      "SELECT source_id, sha256, file, path, given_dataset, given_period, loaded_by, loaded_at, sidecar FROM "
      "source ORDER BY source_id");
  std::vector<GivenFile> replays;
  while (rows.next_chunk()) {
    for (std::size_t i = 0; i < rows.size(); ++i) replays.push_back(replay_at(rows, i, store));
  }
  return replays;
}

/// Answers that were made from the old store must look older than those from the new one.
void go_on_from(Store& old, Store& rebuilt) {
  const std::int64_t before = load_generation(old) + 1;
  rebuilt.database()->connect().query("UPDATE store_version SET generation_before = ?", before);
}

Result<RebuildReport> replay(Store& store, const Catalogue& catalogue, RefusedFiles refused,
                             Progress& progress) {
  const std::vector<GivenFile> replays = read_replays(store);
  auto rebuilt = store.beside();
  if (!rebuilt) return tl::unexpected(rebuilt.error());
  go_on_from(store, **rebuilt);
  auto loaded = load_files(**rebuilt, catalogue, replays, RunKind::Replay, progress);
  if (!loaded) return tl::unexpected(loaded.error());
  RebuildReport report{*std::move(loaded), false};
  const bool all = std::all_of(report.import.files.begin(), report.import.files.end(),
                               [](const FileReport& file) { return file.outcome == FileOutcome::Loaded; });
  // Work that was stopped has not read every file, so nobody can know which it would go without.
  if (!all && (refused == RefusedFiles::KeepOldStore || report.import.stopped)) return report;
  if (auto replaced = store.replace_by(*std::move(rebuilt)); !replaced)
    return tl::unexpected(replaced.error());
  report.replaced = true;
  return report;
}

}  // namespace

Result<RebuildReport> rebuild(Store& store, const Catalogue& catalogue, RefusedFiles refused,
                              Progress& progress) {
  try {
    return replay(store, catalogue, refused, progress);
  } catch (const DatabaseError& failure) {
    return tl::unexpected(failure.problem());
  }
}

}  // namespace headrow::evidence
