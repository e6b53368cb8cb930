#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "headrow/base/result.hpp"
#include "headrow/records/database.hpp"

namespace headrow::records {

class ChildKeys;

/// How a field is kept.
enum class FieldKind : unsigned char {
  Plain,     ///< as it is
  Personal,  ///< as it is; part of what a person may ask for, emptied when their record is destroyed
  Sealed     ///< under the key of the child it is about: destroying the key reaches every version and backup
};

struct RecordField {
  std::string name;  ///< also the column's
  FieldKind kind = FieldKind::Plain;
};

/// A kind of record with its own table: the columns of every record (id, version, created_at, created_by,
/// changed_at, changed_by) and one of text for each field.
struct RecordClass {
  std::string name;  ///< also the table's
  std::vector<RecordField> fields;
  /// The field with the public id of the child under whose key Sealed fields lie; "id" when the record is the
  /// child's own; "" without sealed fields.
  std::string child_field = {};
  /// Fields with the public id of a person or child whom a record is about: what such a person may ask for.
  std::vector<std::string> subject_fields = {};
};

using Fields = std::map<std::string, std::string, std::less<>>;

struct Record {
  std::string id;  ///< public: 26 letters and digits that tell nothing
  std::int64_t version = 1;
  std::string created_at, created_by, changed_at, changed_by;
  Fields fields;  ///< every field of the class; sealed ones as they are kept
  const std::string& operator[](std::string_view name) const;
};

/// What a record was from `changed_at` until the next version.
struct RecordVersion {
  std::int64_t version = 0;
  std::string changed_at, changed_by, reason;
  Fields fields;
};

/// 130 random bits in Crockford's base 32.
std::string new_id();

/// Adds a record, version 1, and an entry "create CLASS" of the audit. Fields that are not given are empty;
/// unknown ones are a programmer's slip (std::logic_error). `keys` may be null for classes without sealed
/// fields.
Result<Record> create_record(Transaction& transaction, const RecordClass& kind, const Fields& fields,
                             const Actor& actor, ChildKeys* keys = nullptr, const std::string& reason = "");

/// Changes the given fields of a record from `version`, keeping the earlier version, and enters "change
/// CLASS" in the audit. Conflict when the record has moved on since `version`; NotFound. Fields that are
/// equal change nothing: then no version is made.
Result<Record> change_record(Transaction& transaction, const RecordClass& kind, std::string_view id,
                             std::int64_t version, const Fields& fields, const std::string& reason,
                             const Actor& actor, ChildKeys* keys = nullptr);

/// Takes a record away with every version of it, and enters "delete CLASS" in the audit.
void delete_record(Transaction& transaction, const RecordClass& kind, std::string_view id,
                   const Actor& actor);

/// Empties the personal and sealed fields of a record in every version of it, and enters "empty CLASS" in the
/// audit.
void empty_record(Transaction& transaction, const RecordClass& kind, std::string_view id, const Actor& actor);

std::optional<Record> find_record(soci::session& sql, const RecordClass& kind, std::string_view id);

/// Records that fulfil a condition of ours, such as "state = :a AND (…)"; `values` are bound to :a, :b, ...
/// in their order. `tail` is ours too: "ORDER BY due LIMIT 50 OFFSET 100".
std::vector<Record> find_records(soci::session& sql, const RecordClass& kind, const std::string& condition,
                                 const std::vector<std::string>& values, const std::string& tail = "");
long count_records(soci::session& sql, const RecordClass& kind, const std::string& condition,
                   const std::vector<std::string>& values);

/// Every version, newest first; the first of them is the record as it stands.
std::vector<RecordVersion> record_history(soci::session& sql, const RecordClass& kind, std::string_view id);

/// The fields with sealed ones in clear; sealed fields whose key was destroyed are left out. Reading a
/// child's record is an event: the caller enters it in the audit.
Fields clear_fields(const RecordClass& kind, const Record& record, const ChildKeys& keys);

}  // namespace headrow::records
