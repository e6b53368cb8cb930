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

DatabaseSettings settings_of(const fs::path& directory) {
  DatabaseSettings settings;
  settings.temp_directory = directory / "evidence.temporary";
  return settings;
}

/// What a killed process left of its overflow; the store itself is put right by the database's own log.
void remove_overflow(const fs::path& directory) {
  std::error_code ignored;
  fs::remove_all(directory / "evidence.temporary", ignored);
}

Result<void> check_version(Database& database, const fs::path& directory) {
  Connection connection = database.connect();
  Rows tables = connection.query("SELECT 1 FROM duckdb_tables() WHERE table_name = 'store_version'");
  int found = 0;
  if (tables.next_chunk()) {
    Rows rows = connection.query("SELECT version FROM store_version");
    if (rows.next_chunk()) found = rows.column<std::int32_t>(0)[0];
  }
  if (found == kSchemaVersion) return {};
  return fail(ProblemCode::Conflict,
              fmt::format("The evidence store was written by another version of Headrow (store version {}, "
                          "this program reads {}). "
                          "Make a new data folder with 'headrow init' and import the published files again; "
                          "copies of all that "
                          "were loaded stand in its folder 'sources'.",
                          found, kSchemaVersion),
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

void write_schema(Database& database) {
  Connection connection = database.connect();
  Transaction transaction(connection);
  connection.run(kSchema);
  connection.query("INSERT INTO store_version VALUES (?)", kSchemaVersion);
  transaction.commit();
}

}  // namespace

Store::Store(fs::path directory, std::unique_ptr<Database> database)
    : directory_(std::move(directory)), database_(std::move(database)) {}

Store::~Store() = default;

Result<std::unique_ptr<Store>> Store::create(const fs::path& directory) {
  if (fs::exists(directory / kFileName)) {
    return fail(ProblemCode::Conflict, "The folder already holds a store of evidence.", in_file(directory));
  }
  if (auto made = make_directory(directory); !made) return tl::unexpected(made.error());
  // Made under another name first: a store either has its whole schema or is not there.
  const fs::path unfinished = directory / "evidence.new";
  std::error_code error;
  fs::remove(unfinished, error);
  fs::remove(unfinished.string() + ".wal", error);
  auto database = Database::open(unfinished, settings_of(directory));
  if (!database) return tl::unexpected(database.error());
  try {
    write_schema(**database);
    database->reset();
  } catch (const DatabaseError& failure) {
    return tl::unexpected(failure.problem());
  }
  fs::rename(unfinished, directory / kFileName, error);
  if (error) {
    return fail(ProblemCode::Failed, fmt::format("The store cannot be made: {}.", error.message()),
                in_file(directory));
  }
  return open(directory);
}

Result<std::unique_ptr<Store>> Store::open(const fs::path& directory) {
  if (!fs::exists(directory / kFileName)) {
    return fail(ProblemCode::NotFound, "The folder holds no store of evidence. Make one with 'headrow init'.",
                in_file(directory));
  }
  auto database = Database::open(directory / kFileName, settings_of(directory));
  if (!database) return tl::unexpected(database.error());
  remove_overflow(directory);
  try {
    if (auto checked = check_version(**database, directory); !checked) return tl::unexpected(checked.error());
    Connection connection = (*database)->connect();
    if (auto settled = settle_kept_sources(connection, directory); !settled)
      return tl::unexpected(settled.error());
  } catch (const DatabaseError& failure) {
    return tl::unexpected(failure.problem());
  }
  return std::unique_ptr<Store>(new Store(directory, std::move(*database)));
}

fs::path Store::source_file(const std::string& sha256) const {
  return directory_ / "sources" / sha256;
}

}  // namespace headrow::evidence
