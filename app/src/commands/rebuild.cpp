#include "headrow/evidence/rebuild.hpp"

#include "commands.hpp"
#include "import_output.hpp"
#include "keep_changes.hpp"
#include "open_workspace.hpp"
#include "report_problem.hpp"
#include "terminal_progress.hpp"

namespace headrow::app {
namespace {

int refused(Session& session) {
  session.err << "headrow: Not every kept file can be read any more, so the store was left as it was. "
                 "Put right what is said above, or go without those files with --without-refused.\n";
  return kFailed;
}

}  // namespace

int rebuild_command(Session& session, const RebuildArguments& arguments) {
  auto workspace = OpenWorkspace::of(session, arguments.directory, evidence::StoreVersions::Any);
  if (!workspace) return report(session, workspace.error());
  TerminalProgress drawn(session.err);
  NoProgress silent;
  Progress& progress = session.terminal ? static_cast<Progress&>(drawn) : silent;
  const auto done = evidence::rebuild(
      workspace->get().store(), workspace->get().catalogue(),
      arguments.without_refused ? evidence::RefusedFiles::GoWithout : evidence::RefusedFiles::KeepOldStore,
      progress);
  if (!done) return report(session, done.error());
  workspace->get().evidence().refresh();
  print_import(session, done->import, arguments.format);
  if (!done->replaced) return refused(session);
  if (const auto kept = keep_changes(workspace->get()); !kept) return report(session, kept.error());
  const std::size_t loaded = count_files(done->import, evidence::FileOutcome::Loaded);
  return loaded == done->import.files.size() ? kDone : kPartlyLoaded;
}

}  // namespace headrow::app
