#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <string>

#include "record_rooms.hpp"
#include "workspace.hpp"

namespace headrow::app {

struct BackupReport {
  std::size_t files = 0;
  std::uint64_t bytes = 0;
  std::chrono::milliseconds copied_in{};  ///< for so long no file was loaded
};

/// Writes a data folder, both stores as they are at one moment each, into one file under a passphrase
/// (docs/decisions/0013), and the keys of children into `children-ID.keys` beside it, in place of those of
/// the backup before. The caller sees to it that no file is loaded meanwhile; people may go on. Conflict when
/// the file is there already, or the records lie in PostgreSQL. A backup that fails leaves no file.
Result<BackupReport> back_up(const std::filesystem::path& directory, Workspace& workspace, RecordRooms& rooms,
                             const std::filesystem::path& file, const std::string& passphrase);

/// Puts a backup into a folder that is not there or empty, after everything in it was held against its
/// manifest, with the keys of children that lie beside it. What goes wrong leaves the folder as it was.
/// Returns how many files it has.
Result<std::size_t> restore(const std::filesystem::path& file, const std::filesystem::path& directory,
                            const std::string& passphrase);

}  // namespace headrow::app
