#include <fmt/format.h>

#include "commands.hpp"
#include "folder_backup.hpp"
#include "open_records.hpp"
#include "open_workspace.hpp"
#include "passphrase_file.hpp"
#include "report_problem.hpp"

namespace headrow::app {

int backup_command(Session& session, const BackupArguments& arguments) {
  const auto passphrase = read_passphrase(session.path(arguments.passphrase_file));
  if (!passphrase) return report(session, passphrase.error());
  auto workspace = OpenWorkspace::of(session, arguments.directory);
  if (!workspace) return report(session, workspace.error());
  auto rooms = OpenRecords::of(session, arguments.directory);
  if (!rooms) return report(session, rooms.error());
  const auto done = back_up(session.path(arguments.directory), workspace->get(), rooms->get(),
                            session.path(arguments.file), *passphrase);
  if (!done) return report(session, done.error());
  session.out << fmt::format(
      "Sealed {} files of {} bytes into {}. Both stores were copied in {} ms; no file was loaded "
      "meanwhile.\n",
      done->files, done->bytes, arguments.file, done->copied_in.count());
  return kDone;
}

int restore_command(Session& session, const BackupArguments& arguments) {
  const auto passphrase = read_passphrase(session.path(arguments.passphrase_file));
  if (!passphrase) return report(session, passphrase.error());
  const auto files = restore(session.path(arguments.file), session.path(arguments.directory), *passphrase);
  if (!files) return report(session, files.error());
  session.out << fmt::format(
      "Put {} files into {}, each as it was when it was sealed. headrow check {} looks at them.\n", *files,
      arguments.directory, arguments.directory);
  return kDone;
}

}  // namespace headrow::app
