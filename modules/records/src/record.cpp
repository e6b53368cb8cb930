#include "headrow/records/record.hpp"

#include <fmt/format.h>
#include <soci/soci.h>
#include <sodium.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "headrow/records/child_keys.hpp"
#include "headrow/records/statement.hpp"

namespace headrow::records {
namespace {

constexpr std::size_t kOwnColumns = 6;

std::vector<std::string> columns_of(const RecordClass& kind) {
  std::vector<std::string> columns = {"id",         "version",    "created_at",
                                      "created_by", "changed_at", "changed_by"};
  for (const auto& field : kind.fields) columns.push_back(field.name);
  return columns;
}

std::string listed(const std::vector<std::string>& columns) {
  std::string list;
  for (const auto& column : columns) list += (list.empty() ? "" : ", ") + sql_name(column);
  return list;
}

Record record_of(const RecordClass& kind, const std::vector<std::string>& row) {
  Record record{row[0], std::stoll(row[1]), row[2], row[3], row[4], row[5], {}};
  for (std::size_t i = 0; i < kind.fields.size(); ++i)
    record.fields[kind.fields[i].name] = row[kOwnColumns + i];
  return record;
}

const RecordField& field_of(const RecordClass& kind, std::string_view name) {
  const auto at = std::ranges::find(kind.fields, name, &RecordField::name);
  if (at == kind.fields.end())
    throw std::logic_error(fmt::format("The class {} has no field {}", kind.name, name));
  return *at;
}

std::string context_of(const RecordClass& kind, std::string_view field) {
  return fmt::format("{}.{}", kind.name, field);
}

const std::string& child_of(const RecordClass& kind, const Record& record) {
  return kind.child_field == "id" ? record.id : record[kind.child_field];
}

/// Puts a field's new text into the record, sealed where it must be. A sealed text that says the same again
/// stays as it is, since sealing anew would look like a change.
Result<void> put_field(const RecordClass& kind, Record& record, const std::string& name,
                       const std::string& text, ChildKeys* keys) {
  std::string& kept = record.fields[name];
  if (field_of(kind, name).kind != FieldKind::Sealed || text.empty()) {
    kept = text;
    return {};
  }
  if (keys == nullptr) throw std::logic_error("A sealed field is written without the keys of children");
  const std::string& child = child_of(kind, record);
  if (child.empty()) throw std::logic_error("A sealed field is written without its child");
  const std::string context = context_of(kind, name);
  if (!kept.empty() && keys->open_sealed(child, context, kept) == text) return {};
  auto sealed = keys->seal(child, context, text);
  if (!sealed) return tl::unexpected(sealed.error());
  kept = std::move(*sealed);
  return {};
}

/// Fields of no child first: among them is the id of the child under whose key the others are sealed.
Result<void> put_fields(const RecordClass& kind, Record& record, const Fields& fields, ChildKeys* keys) {
  for (const bool sealed : {false, true}) {
    for (const auto& [name, text] : fields) {
      if ((field_of(kind, name).kind == FieldKind::Sealed) != sealed) continue;
      if (auto put = put_field(kind, record, name, text, keys); !put) return put;
    }
  }
  return {};
}

void keep_version(soci::session& sql, const RecordClass& kind, const Record& record,
                  const std::string& reason) {
  nlohmann::json fields = nlohmann::json::object();
  for (const auto& [name, text] : record.fields) fields[name] = text;
  execute(
      sql,
      fmt::format("INSERT INTO record_version (class, id, version, changed_at, changed_by, reason, fields) "
                  "VALUES (:a, :b, {}, :c, :d, :e, :f)",
                  record.version),
      {kind.name, record.id, record.changed_at, record.changed_by, reason, fields.dump()});
}

void insert(soci::session& sql, const RecordClass& kind, const Record& record) {
  std::vector<std::string> values = {record.id, record.created_at, record.created_by, record.changed_at,
                                     record.changed_by};
  std::string places = fmt::format(":a, {}", record.version);
  for (std::size_t i = 1; i < values.size(); ++i) places += ", " + value_name(i);
  for (const auto& field : kind.fields) {
    places += ", " + value_name(values.size());
    values.push_back(record[field.name]);
  }
  execute(
      sql,
      fmt::format("INSERT INTO {} ({}) VALUES ({})", sql_name(kind.name), listed(columns_of(kind)), places),
      values);
}

void update(soci::session& sql, const RecordClass& kind, const Record& record) {
  std::vector<std::string> values = {record.id, record.changed_at, record.changed_by};
  std::string changes = fmt::format("version = {}, changed_at = :b, changed_by = :c", record.version);
  for (const auto& field : kind.fields) {
    changes += fmt::format(", {} = {}", sql_name(field.name), value_name(values.size()));
    values.push_back(record[field.name]);
  }
  execute(sql, fmt::format("UPDATE {} SET {} WHERE id = :a", sql_name(kind.name), changes), values);
}

}  // namespace

const std::string& Record::operator[](std::string_view name) const {
  static const std::string nothing;
  const auto at = fields.find(name);
  return at == fields.end() ? nothing : at->second;
}

std::string new_id() {
  constexpr std::string_view kAlphabet = "0123456789abcdefghjkmnpqrstvwxyz";
  std::string id(26, '\0');
  randombytes_buf(id.data(), id.size());
  for (char& letter : id) letter = kAlphabet[static_cast<unsigned char>(letter) % kAlphabet.size()];
  return id;
}

Result<Record> create_record(Transaction& transaction, const RecordClass& kind, const Fields& fields,
                             const Actor& actor, ChildKeys* keys, const std::string& reason) {
  Record record;
  record.id = new_id();
  record.created_at = record.changed_at = transaction.now();
  record.created_by = record.changed_by = actor.id;
  for (const auto& field : kind.fields) record.fields[field.name];
  if (const auto put = put_fields(kind, record, fields, keys); !put) return tl::unexpected(put.error());
  insert(transaction.sql(), kind, record);
  keep_version(transaction.sql(), kind, record, reason);
  transaction.audit(actor, {"create " + kind.name, kind.name, record.id});
  return record;
}

Result<Record> change_record(Transaction& transaction, const RecordClass& kind, std::string_view id,
                             std::int64_t version, const Fields& fields, const std::string& reason,
                             const Actor& actor, ChildKeys* keys) {
  const auto found = find_record(transaction.sql(), kind, id);
  if (!found) return fail(ProblemCode::NotFound, "There is no such record.");
  if (found->version != version) {
    return fail(ProblemCode::Conflict,
                fmt::format("The record was changed meanwhile: it is at version {}, you changed version {}.",
                            found->version, version));
  }
  Record record = *found;
  if (const auto put = put_fields(kind, record, fields, keys); !put) return tl::unexpected(put.error());
  if (record.fields == found->fields) return record;
  ++record.version;
  record.changed_at = transaction.now();
  record.changed_by = actor.id;
  update(transaction.sql(), kind, record);
  keep_version(transaction.sql(), kind, record, reason);
  transaction.audit(actor, {"change " + kind.name, kind.name, record.id, Outcome::Done,
                            fmt::format("version {}", record.version)});
  return record;
}

std::optional<Record> find_record(soci::session& sql, const RecordClass& kind, std::string_view id) {
  auto found = find_records(sql, kind, "id = :a", {std::string(id)});
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

std::vector<Record> find_records(soci::session& sql, const RecordClass& kind, const std::string& condition,
                                 const std::vector<std::string>& values, const std::string& tail) {
  std::vector<Record> records;
  std::vector<std::string> columns = columns_of(kind);
  std::string list = listed(columns);
  list.replace(list.find("\"version\""), std::string_view("\"version\"").size(), "CAST(version AS TEXT)");
  for_each_row(sql, fmt::format("SELECT {} FROM {} WHERE {} {}", list, sql_name(kind.name), condition, tail),
               values, columns.size(),
               [&](const std::vector<std::string>& row) { records.push_back(record_of(kind, row)); });
  return records;
}

long count_records(soci::session& sql, const RecordClass& kind, const std::string& condition,
                   const std::vector<std::string>& values) {
  return static_cast<long>(one_number(
      sql, fmt::format("SELECT COUNT(*) FROM {} WHERE {}", sql_name(kind.name), condition), values));
}

std::vector<RecordVersion> record_history(soci::session& sql, const RecordClass& kind, std::string_view id) {
  std::vector<RecordVersion> versions;
  for_each_row(sql,
               "SELECT CAST(version AS TEXT), changed_at, changed_by, reason, fields FROM record_version "
               "WHERE class = :a AND id = :b ORDER BY record_version.version DESC",
               {kind.name, std::string(id)}, 5, [&](const std::vector<std::string>& row) {
                 RecordVersion version{std::stoll(row[0]), row[1], row[2], row[3], {}};
                 const auto fields = nlohmann::json::parse(row[4]);
                 for (const auto& [name, text] : fields.items())
                   version.fields[name] = text.get<std::string>();
                 versions.push_back(std::move(version));
               });
  return versions;
}

Fields clear_fields(const RecordClass& kind, const Record& record, const ChildKeys& keys) {
  Fields clear;
  for (const auto& [name, kind_of_field] : kind.fields) {
    const std::string& kept = record[name];
    if (kind_of_field != FieldKind::Sealed || kept.empty()) {
      clear[name] = kept;
    } else if (const auto text = keys.open_sealed(child_of(kind, record), context_of(kind, name), kept)) {
      clear[name] = *text;
    }
  }
  return clear;
}

}  // namespace headrow::records
