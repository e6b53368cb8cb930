#pragma once

#include <memory>
#include <string>

#include "headrow/records/database.hpp"
#include "headrow/records/record.hpp"
#include "headrow/records/roles.hpp"
#include "headrow/test/scratch_folder.hpp"

namespace headrow::records {

/// A record store of its own for one test: a file of SQLite, or a database of the PostgreSQL server that the
/// test programme was started beside (on_postgresql).
class TestStore {
public:
  TestStore();
  ~TestStore();

  Database& database() { return *database_; }
  /// Closes the store and opens it again, as a server does that was stopped and started.
  void reopen();
  void close() { database_.reset(); }
  Result<void> open_again();

  static bool on_postgresql();
  std::string location() const { return location_; }
  std::string anchor_file() const { return (folder_.path() / "audit.anchor").string(); }
  /// Runs a statement past the record store, as somebody with the file or the database's password could.
  void tamper(const std::string& statement) const;

  std::string now = "2026-03-03T09:30:00.000Z";  ///< what the store takes the time to be
private:
  test::ScratchFolder folder_;
  std::string location_;
  std::unique_ptr<Database> database_;
};

const Roles& test_roles();
/// The principal that tests act as.
Actor tester();

}  // namespace headrow::records
