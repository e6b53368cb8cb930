#include "folder_backup.hpp"

#include <fmt/format.h>
#include <stdlib.h>

#include <fstream>
#include <functional>
#include <sstream>

#include "headrow/formats/sealed_folder.hpp"
#include "headrow/formats/sha256.hpp"

namespace headrow::app {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kContent = "headrow data folder";
constexpr std::string_view kKeysContent = "headrow keys of children";
constexpr const char* kKeysStore = "keys.sqlite";
constexpr std::array<const char*, 9> kSmallFiles = {
    "audit.anchor", "secret.key",         "pupils.key",          "settings.toml", "judgements.toml",
    "changes.json", "demonstration.toml", "single_sign_on.toml", "retention.toml"};
/// What the settings' `password_file` and `client_secret_file` name.
constexpr std::string_view kSecretFiles = ".secret";

/// A folder beside the data, gone with its object.
class Beside {
public:
  explicit Beside(const fs::path& directory, const char* what) {
    std::string pattern =
        (directory.parent_path() / fmt::format(".{}-{}-XXXXXX", directory.filename().string(), what))
            .string();
    if (::mkdtemp(pattern.data()) == nullptr)
      throw fs::filesystem_error("no folder", pattern, std::error_code(errno, std::generic_category()));
    path_ = pattern;
  }
  Beside(const Beside&) = delete;
  Beside& operator=(const Beside&) = delete;
  ~Beside() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  const fs::path& path() const { return path_; }

private:
  fs::path path_;
};

std::string content_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

/// Everything that belongs to a folder, as it is packed. The note of the audit's end comes from before the
/// copy: what is written meanwhile comes after it.
Result<void> pack(formats::SealedFolderWriter& out, const fs::path& directory, const fs::path& copies,
                  const std::string& anchor) {
  for (const char* store : {"records.sqlite", "evidence.duckdb"})
    if (auto added = out.add(store, copies / store); !added) return added;
  for (const char* name : kSmallFiles) {
    if (!fs::exists(directory / name)) continue;
    const bool is_anchor = std::string_view(name) == "audit.anchor";
    const auto added = is_anchor ? out.add_bytes(name, anchor) : out.add(name, directory / name);
    if (!added) return added;
  }
  for (const auto& file : fs::directory_iterator(directory)) {
    if (!file.is_regular_file() || file.path().extension() != kSecretFiles) continue;
    if (auto added = out.add(file.path().filename().string(), file.path()); !added) return added;
  }
  for (const auto& source : fs::directory_iterator(directory / "sources")) {
    if (auto added = out.add("sources/" + source.path().filename().string(), source.path()); !added)
      return added;
  }
  return out.finish();
}

/// A file that is written whole under another name before it takes its place.
class Unfinished {
public:
  explicit Unfinished(fs::path file) : file_(std::move(file)), path_(file_.string() + ".unfinished") {}
  Unfinished(const Unfinished&) = delete;
  Unfinished& operator=(const Unfinished&) = delete;
  ~Unfinished() {
    std::error_code ignored;
    fs::remove(path_, ignored);
  }

  Result<BackupReport> write(std::string_view content, const std::string& passphrase,
                             const std::function<Result<void>(formats::SealedFolderWriter&)>& fill) const {
    std::ofstream out(path_, std::ios::binary | std::ios::trunc);
    if (!out) return fail(ProblemCode::Failed, "The file cannot be written.", {file_.string()});
    fs::permissions(path_, fs::perms::owner_read | fs::perms::owner_write);
    auto writer = formats::SealedFolderWriter::begin(out, content, passphrase);
    if (!writer) return tl::unexpected(writer.error());
    if (const auto filled = fill(**writer); !filled) return tl::unexpected(filled.error());
    out.close();
    if (!out) return fail(ProblemCode::Failed, "The file could not be written to its end.", {file_.string()});
    BackupReport report;
    report.files = (*writer)->entries().size();
    for (const auto& entry : (*writer)->entries()) report.bytes += entry.bytes;
    return report;
  }
  void put_in_place() const { fs::rename(path_, file_); }

private:
  fs::path file_, path_;
};

/// Both stores and the keys of children. The keys come last: whatever a copied record is sealed under is
/// there.
Result<void> copy_stores(Workspace& workspace, RecordRooms& rooms, const fs::path& copies) {
  if (auto copied = rooms.database().copy_to((copies / "records.sqlite").string()); !copied) return copied;
  if (auto copied = workspace.store().copy_to(copies / "evidence.duckdb"); !copied) return copied;
  return rooms.child_keys().copy_to(copies / kKeysStore);
}

/// The file of keys beside the backups of a folder. It is named after the folder's own secret, so that the
/// backups of two folders may lie together.
Result<fs::path> keys_file(const fs::path& backup, const fs::path& directory) {
  const auto sum = formats::sha256_of_file(directory / "secret.key");
  if (!sum) return tl::unexpected(sum.error());
  return fs::absolute(backup).parent_path() / fmt::format("children-{}.keys", sum->substr(0, 8));
}

/// Unpacks the keys that lie beside a backup into a folder.
Result<void> unpack_keys(const fs::path& keys, const std::string& passphrase, const fs::path& folder) {
  std::ifstream in(keys, std::ios::binary);
  if (!in) {
    return fail(
        ProblemCode::NotFound,
        "The keys of children are not beside the backup: without them nothing of a child can be read. Put "
        "the newest file of this name there.",
        {keys.string()});
  }
  const auto unpacked = formats::unpack_sealed(in, kKeysContent, passphrase, folder);
  if (unpacked) return {};
  Problem problem = unpacked.error();
  problem.where.file = keys.string();
  return tl::unexpected(std::move(problem));
}

}  // namespace

Result<BackupReport> back_up(const fs::path& directory, Workspace& workspace, RecordRooms& rooms,
                             const fs::path& file, const std::string& passphrase) {
  if (fs::exists(file)) return fail(ProblemCode::Conflict, "The file is there already.", {file.string()});
  const Beside copies(fs::absolute(directory), "backup");
  const auto begun = std::chrono::steady_clock::now();
  const std::string anchor = content_of(directory / "audit.anchor");
  if (const auto copied = copy_stores(workspace, rooms, copies.path()); !copied)
    return tl::unexpected(copied.error());
  const auto copied_in =
      std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - begun);

  const auto keys_at = keys_file(file, directory);
  if (!keys_at) return tl::unexpected(keys_at.error());
  const Unfinished keys(*keys_at), backup(file);
  auto sealed_keys =
      keys.write(kKeysContent, passphrase, [&](formats::SealedFolderWriter& out) -> Result<void> {
        if (auto added = out.add(kKeysStore, copies.path() / kKeysStore); !added) return added;
        return out.finish();
      });
  if (!sealed_keys) return sealed_keys;
  auto report = backup.write(kContent, passphrase, [&](formats::SealedFolderWriter& out) {
    return pack(out, directory, copies.path(), anchor);
  });
  if (!report) return report;
  keys.put_in_place();
  backup.put_in_place();
  report->copied_in = copied_in;
  return report;
}

Result<std::size_t> restore(const fs::path& file, const fs::path& directory, const std::string& passphrase) {
  if (fs::exists(directory) && (!fs::is_directory(directory) || !fs::is_empty(directory)))
    return fail(ProblemCode::Conflict, "A backup is put into an empty folder, and this one is not.",
                {directory.string()});
  std::ifstream in(file, std::ios::binary);
  if (!in) return fail(ProblemCode::NotFound, "There is no such file.", {file.string()});
  const fs::path absolute = fs::absolute(directory);
  const Beside unpacked(absolute, "restore");
  const auto entries = formats::unpack_sealed(in, kContent, passphrase, unpacked.path());
  if (!entries) return tl::unexpected(entries.error());
  const auto keys_at = keys_file(file, unpacked.path());
  if (!keys_at) return tl::unexpected(keys_at.error());
  const Beside keys(absolute, "restore-keys");
  if (const auto found = unpack_keys(*keys_at, passphrase, keys.path()); !found)
    return tl::unexpected(found.error());
  fs::rename(keys.path() / kKeysStore, unpacked.path() / kKeysStore);
  fs::create_directories(unpacked.path() / "sources");
  fs::permissions(unpacked.path(), fs::perms::owner_all);
  fs::rename(unpacked.path(), absolute);
  return entries->size() + 1;
}

}  // namespace headrow::app
