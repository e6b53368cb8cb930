#pragma once

#include <memory>
#include <string>

#include "headrow/records/database.hpp"

namespace soci {
class session;
}

namespace headrow::records {

/// What a connection may do.
enum class Access : unsigned char { Write, Read };

/// Opens a connection to a store and sets what all of ours have: for SQLite write-ahead logging, foreign
/// keys, every commit flushed to disk, and patience with a busy file. Throws soci::soci_error.
std::unique_ptr<soci::session> connect(const std::string& location, Access access);

/// Begins a transaction that sees one state of the store throughout.
void begin_reading(soci::session& sql, bool postgresql);

/// One sentence about what a database refused, without the values that were in the statement.
std::string refusal_text(const std::exception& error);

}  // namespace headrow::records
