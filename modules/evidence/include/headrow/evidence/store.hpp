#pragma once

#include <filesystem>
#include <memory>
#include <mutex>
#include <string>

#include "headrow/base/result.hpp"

namespace headrow::evidence {

class Database;

/// Which stores may be opened. A store of another version can only be rebuilt; nothing else may be asked of
/// it.
enum class StoreVersions : unsigned char { ThisProgram, Any };

/// A data folder's evidence store (DIR/evidence.duckdb) and kept sources (DIR/sources). One process at a
/// time: opening a second time fails with Conflict and a message that says who holds it.
class Store {
public:
  /// Makes DIR (which may exist, empty) with an empty store; Conflict when it holds one already.
  static Result<std::unique_ptr<Store>> create(const std::filesystem::path& directory);
  /// Opens what `create` made; NotFound when DIR holds no store. Conflict, with what to do, for a store of a
  /// version that is not asked for.
  static Result<std::unique_ptr<Store>> open(const std::filesystem::path& directory,
                                             StoreVersions versions = StoreVersions::ThisProgram);
  ~Store();

  const std::filesystem::path& directory() const { return directory_; }
  std::filesystem::path source_file(const std::string& sha256) const;
  /// Stays the same store for who holds it, also when `replace_by` puts another in its place.
  std::shared_ptr<Database> database() const;

  /// Writes what is in the store to a file that is not there yet. Nobody may write to the store meanwhile;
  /// questions may go on.
  Result<void> copy_to(const std::filesystem::path& file) const;

  /// An empty store over the same kept sources, which is gone with its object unless it replaces this one.
  Result<std::unique_ptr<Store>> beside() const;
  /// Puts a store that `beside` made into this one's place, at once and on disk: a process killed meanwhile
  /// leaves one or the other. Nobody may write to either; questions may go on. Failed or Conflict leave this
  /// store as it was.
  Result<void> replace_by(std::unique_ptr<Store> other);

private:
  Store(std::filesystem::path directory, std::filesystem::path file, std::shared_ptr<Database> database);
  std::filesystem::path directory_;
  std::filesystem::path file_;  ///< of the database
  mutable std::mutex mutex_;    ///< guards database_
  std::shared_ptr<Database> database_;
};

}  // namespace headrow::evidence
