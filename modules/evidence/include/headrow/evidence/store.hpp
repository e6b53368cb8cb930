#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "headrow/base/result.hpp"

namespace headrow::evidence {

class Database;

/// A data folder's evidence store (DIR/evidence.duckdb) and kept sources (DIR/sources). One process at a
/// time: opening a second time fails with Conflict and a message that says who holds it.
class Store {
public:
  /// Makes DIR (which may exist, empty) with an empty store; Conflict when it holds one already.
  static Result<std::unique_ptr<Store>> create(const std::filesystem::path& directory);
  /// Opens what `create` made; NotFound when DIR holds no store. A store of another schema version is refused
  /// with what to do (sources can be replayed).
  static Result<std::unique_ptr<Store>> open(const std::filesystem::path& directory);
  ~Store();

  const std::filesystem::path& directory() const { return directory_; }
  std::filesystem::path source_file(const std::string& sha256) const;
  Database& database() { return *database_; }

private:
  Store(std::filesystem::path directory, std::unique_ptr<Database> database);
  std::filesystem::path directory_;
  std::unique_ptr<Database> database_;
};

}  // namespace headrow::evidence
