#include "connection.hpp"

#include <fmt/format.h>
#include <soci/postgresql/soci-postgresql.h>
#include <soci/soci.h>
#include <soci/sqlite3/soci-sqlite3.h>

#include <stdexcept>

namespace headrow::records {
namespace {

std::unique_ptr<soci::session> connect_sqlite(const std::string& file, Access access) {
  if (file.find('"') != std::string::npos)
    throw std::runtime_error("a quotation mark in the path of the record store");
  auto sql = std::make_unique<soci::session>(soci::sqlite3, fmt::format("dbname=\"{}\" timeout=10", file));
  // SQLite opens a file that it may not write without a word, and fails at the first change.
  const auto* backend = static_cast<soci::sqlite3_session_backend*>(sql->get_backend());
  if (access == Access::Write && sqlite_api::sqlite3_db_readonly(backend->conn_, "main") == 1)
    throw std::runtime_error(file + " cannot be written: look at its owner and its permissions");
  std::string mode;
  *sql << "PRAGMA journal_mode = WAL", soci::into(mode);
  if (mode != "wal") throw std::runtime_error("write-ahead logging is not possible on this file system");
  *sql << "PRAGMA synchronous = FULL";
  *sql << "PRAGMA foreign_keys = ON";
  *sql << "PRAGMA secure_delete = ON";  // what is destroyed leaves no bytes behind in the file
  if (access == Access::Read) *sql << "PRAGMA query_only = ON";
  return sql;
}

std::unique_ptr<soci::session> connect_postgresql(const std::string& location, Access access) {
  auto sql = std::make_unique<soci::session>(soci::postgresql, location);
  *sql << "SET client_min_messages = warning";
  if (access == Access::Read) *sql << "SET default_transaction_read_only = on";
  return sql;
}

}  // namespace

bool names_postgresql(const std::string& location) {
  return location.starts_with("postgresql://") || location.starts_with("postgres://");
}

std::unique_ptr<soci::session> connect(const std::string& location, Access access) {
  return names_postgresql(location) ? connect_postgresql(location, access) : connect_sqlite(location, access);
}

void begin_reading(soci::session& sql, bool postgresql) {
  sql << (postgresql ? "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY" : "BEGIN");
}

std::string refusal_text(const std::exception& error) {
  const auto* database = dynamic_cast<const soci::soci_error*>(&error);
  return database != nullptr ? database->get_error_message() : error.what();
}

}  // namespace headrow::records
