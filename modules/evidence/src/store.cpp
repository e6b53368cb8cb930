#include "headrow/evidence/store.hpp"

#include <fmt/format.h>

#include <system_error>

#include "database.hpp"
#include "kept_sources.hpp"
#include "schema.hpp"
#include "where.hpp"

namespace headrow::evidence {

namespace {

namespace fs = std::filesystem;

constexpr const char* kFileName = "evidence.duckdb";
constexpr const char* kBesideName = "evidence.rebuilding";

// Where a database keeps what does not fit in memory, and its log, both beside its file.
fs::path overflow_of(const fs::path& file) {
  return file.string() + ".temporary";
}
fs::path log_of(const fs::path& file) {
  return file.string() + ".wal";
}

DatabaseSettings settings_of(const fs::path& file) {
  DatabaseSettings settings;
  settings.temp_directory = overflow_of(file);
  return settings;
}

void remove_database(const fs::path& file) {
  std::error_code ignored;
  fs::remove(file, ignored);
  fs::remove(log_of(file), ignored);
  fs::remove_all(overflow_of(file), ignored);
}

/// What a killed process left; the store itself is put right by the database's own log.
void remove_leftovers(const fs::path& directory) {
  std::error_code ignored;
  fs::remove_all(overflow_of(directory / kFileName), ignored);
  remove_database(directory / kBesideName);
}

int version_of(Database& database) {
  Connection connection = database.connect();
  Rows tables = connection.query("SELECT 1 FROM duckdb_tables() WHERE table_name = 'store_version'");
  if (!tables.next_chunk()) return 0;
  Rows rows = connection.query("SELECT version FROM store_version");
  return rows.next_chunk() ? rows.column<std::int32_t>(0)[0] : 0;
}

Result<void> check_version(Database& database, StoreVersions wanted, const fs::path& directory) {
  const int found = version_of(database);
  const bool can_rebuild = found >= kFirstRebuildableVersion && found <= kSchemaVersion;
  if (found == kSchemaVersion || (wanted == StoreVersions::Any && can_rebuild)) return {};
  return fail(ProblemCode::Conflict,
              fmt::format("The evidence store was written by another version of Headrow (store version {}, "
                          "this program reads {}). {}",
                          found, kSchemaVersion,
                          can_rebuild ? "Make it anew from its kept sources with 'headrow rebuild'."
                                      : "Make a new data folder with 'headrow init' and import the published "
                                        "files again; copies of all that were loaded stand in its folder "
                                        "'sources'."),
              in_file(directory));
}

Result<void> make_directory(const fs::path& directory) {
  std::error_code error;
  fs::create_directories(directory / "sources", error);
  if (error) {
    return fail(ProblemCode::Failed, fmt::format("The data folder cannot be made: {}.", error.message()),
                in_file(directory));
  }
  return {};
}

/// A database with the schema and nothing in it, in place of whatever bears that name.
Result<std::shared_ptr<Database>> make_database(const fs::path& file) {
  remove_database(file);
  auto database = Database::open(file, settings_of(file));
  if (!database) return tl::unexpected(database.error());
  Connection connection = (*database)->connect();
  Transaction transaction(connection);
  connection.run(kSchema);
  connection.query("INSERT INTO store_version VALUES (?, 0)", kSchemaVersion);
  transaction.commit();
  return std::shared_ptr<Database>(std::move(*database));
}

tl::unexpected<Problem> cannot_be_made(const std::error_code& error, const fs::path& directory) {
  return fail(ProblemCode::Failed, fmt::format("The store cannot be made: {}.", error.message()),
              in_file(directory));
}

}  // namespace

Store::Store(fs::path directory, fs::path file, std::shared_ptr<Database> database)
    : directory_(std::move(directory)), file_(std::move(file)), database_(std::move(database)) {}

Store::~Store() {
  database_.reset();
  if (file_.filename() == kBesideName) remove_database(file_);
}

Result<std::unique_ptr<Store>> Store::create(const fs::path& directory) {
  if (fs::exists(directory / kFileName)) {
    return fail(ProblemCode::Conflict, "The folder already holds a store of evidence.", in_file(directory));
  }
  if (auto made = make_directory(directory); !made) return tl::unexpected(made.error());
  // Made under another name first: a store either has its whole schema or is not there.
  const fs::path unfinished = directory / "evidence.new";
  try {
    if (auto database = make_database(unfinished); !database) return tl::unexpected(database.error());
  } catch (const DatabaseError& failure) {
    return tl::unexpected(failure.problem());
  }
  std::error_code error;
  fs::rename(unfinished, directory / kFileName, error);
  if (error) return cannot_be_made(error, directory);
  return open(directory);
}

Result<std::unique_ptr<Store>> Store::open(const fs::path& directory, StoreVersions versions) {
  const fs::path file = directory / kFileName;
  if (!fs::exists(file)) {
    return fail(ProblemCode::NotFound, "The folder holds no store of evidence. Make one with 'headrow init'.",
                in_file(directory));
  }
  auto database = Database::open(file, settings_of(file));
  if (!database) return tl::unexpected(database.error());
  remove_leftovers(directory);
  try {
    if (auto checked = check_version(**database, versions, directory); !checked)
      return tl::unexpected(checked.error());
    Connection connection = (*database)->connect();
    if (auto settled = settle_kept_sources(connection, directory); !settled)
      return tl::unexpected(settled.error());
  } catch (const DatabaseError& failure) {
    return tl::unexpected(failure.problem());
  }
  return std::unique_ptr<Store>(new Store(directory, file, std::move(*database)));
}

fs::path Store::source_file(const std::string& sha256) const {
  return directory_ / "sources" / sha256;
}

std::shared_ptr<Database> Store::database() const {
  const std::lock_guard lock(mutex_);
  if (!database_) throw DatabaseError({ProblemCode::Failed, "The store is closed. Start the program again."});
  return database_;
}

Result<void> Store::copy_to(const std::filesystem::path& file) const {
  try {
    database()->connect().run("CHECKPOINT");
    std::filesystem::copy_file(file_, file);
  } catch (const DatabaseError& error) {
    return tl::unexpected(error.problem());
  } catch (const std::filesystem::filesystem_error& error) {
    return fail(ProblemCode::Failed, std::string("The copy failed: ") + error.code().message() + ".",
                {file.string()});
  }
  return {};
}

Result<std::unique_ptr<Store>> Store::beside() const {
  try {
    auto database = make_database(directory_ / kBesideName);
    if (!database) return tl::unexpected(database.error());
    return std::unique_ptr<Store>(new Store(directory_, directory_ / kBesideName, std::move(*database)));
  } catch (const DatabaseError& failure) {
    return tl::unexpected(failure.problem());
  }
}

Result<void> Store::replace_by(std::unique_ptr<Store> other) {
  try {
    // A log that stayed behind would be taken for that of the store which comes under its name.
    Connection old = database()->connect();
    old.run("CHECKPOINT");
    other->database_.reset();
    if (fs::exists(log_of(file_)) || fs::exists(log_of(other->file_))) {
      return fail(ProblemCode::Conflict, "The store is being written to. Try again.", in_file(directory_));
    }
    std::error_code error;
    fs::rename(other->file_, file_, error);
    if (error) return cannot_be_made(error, directory_);
    flush_folder(directory_);
    // Whoever still reads the old store may finish; it needs no memory to speak of.
    old.attempt("SET memory_limit = '16MB'");
  } catch (const DatabaseError& failure) {
    return tl::unexpected(failure.problem());
  }
  const std::lock_guard lock(mutex_);
  // Nothing may be written to the old store any more, so it is let go whether the new one opens or not.
  database_.reset();
  auto opened = Database::open(file_, settings_of(file_));
  if (!opened) return tl::unexpected(opened.error());
  database_ = std::move(*opened);
  return {};
}

}  // namespace headrow::evidence
