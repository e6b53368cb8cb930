#include "folder_backup.hpp"

#include <fmt/format.h>
#include <stdlib.h>

#include <fstream>
#include <sstream>

#include "headrow/formats/sealed_folder.hpp"

namespace headrow::app {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kContent = "headrow data folder";
constexpr std::array<const char*, 7> kSmallFiles = {
    "audit.anchor", "secret.key",         "settings.toml",      "judgements.toml",
    "changes.json", "demonstration.toml", "single_sign_on.toml"};
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

Result<BackupReport> sealed_into(std::ofstream& out, const std::string& passphrase, const fs::path& directory,
                                 const fs::path& copies, const std::string& anchor) {
  auto writer = formats::SealedFolderWriter::begin(out, kContent, passphrase);
  if (!writer) return tl::unexpected(writer.error());
  if (const auto packed = pack(**writer, directory, copies, anchor); !packed)
    return tl::unexpected(packed.error());
  BackupReport report;
  report.files = (*writer)->entries().size();
  for (const auto& entry : (*writer)->entries()) report.bytes += entry.bytes;
  return report;
}

}  // namespace

Result<BackupReport> back_up(const fs::path& directory, Workspace& workspace, RecordRooms& rooms,
                             const fs::path& file, const std::string& passphrase) {
  if (fs::exists(file)) return fail(ProblemCode::Conflict, "The file is there already.", {file.string()});
  const Beside copies(fs::absolute(directory), "backup");
  const auto begun = std::chrono::steady_clock::now();
  const std::string anchor = content_of(directory / "audit.anchor");
  if (auto copied = rooms.database().copy_to((copies.path() / "records.sqlite").string()); !copied)
    return tl::unexpected(copied.error());
  if (auto copied = workspace.store().copy_to(copies.path() / "evidence.duckdb"); !copied)
    return tl::unexpected(copied.error());
  const auto copied_in =
      std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - begun);

  const fs::path unfinished = file.string() + ".unfinished";
  std::ofstream out(unfinished, std::ios::binary | std::ios::trunc);
  if (!out) return fail(ProblemCode::Failed, "The file cannot be written.", {file.string()});
  fs::permissions(unfinished, fs::perms::owner_read | fs::perms::owner_write);
  auto report = sealed_into(out, passphrase, directory, copies.path(), anchor);
  out.close();
  if (!report || !out) {
    std::error_code ignored;
    fs::remove(unfinished, ignored);
    if (!report) return report;
    return fail(ProblemCode::Failed, "The file could not be written to its end.", {file.string()});
  }
  fs::rename(unfinished, file);
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
  fs::create_directories(unpacked.path() / "sources");
  fs::permissions(unpacked.path(), fs::perms::owner_all);
  fs::rename(unpacked.path(), absolute);
  return entries->size();
}

}  // namespace headrow::app
