#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "headrow/records/record.hpp"
#include "headrow/records/statement.hpp"

namespace headrow::records {
namespace {

/// The columns that are emptied, as assignments; "" for a class without any.
std::string emptied_columns(const RecordClass& kind) {
  std::string assignments;
  for (const RecordField& field : kind.fields) {
    if (field.kind == FieldKind::Plain) continue;
    assignments += fmt::format("{}{} = ''", assignments.empty() ? "" : ", ", sql_name(field.name));
  }
  return assignments;
}

void empty_version(soci::session& sql, const RecordClass& kind, std::string_view id,
                   const RecordVersion& version) {
  nlohmann::json fields = nlohmann::json::object();
  for (const auto& [name, text] : version.fields) fields[name] = text;
  for (const RecordField& field : kind.fields)
    if (field.kind != FieldKind::Plain) fields[field.name] = "";
  execute(sql,
          fmt::format("UPDATE record_version SET fields = :a, reason = '' WHERE class = :b AND id = :c AND "
                      "record_version.version = {}",
                      version.version),
          {fields.dump(), kind.name, std::string(id)});
}

}  // namespace

void delete_record(Transaction& transaction, const RecordClass& kind, std::string_view id,
                   const Actor& actor) {
  execute(transaction.sql(), fmt::format("DELETE FROM {} WHERE id = :a", sql_name(kind.name)),
          {std::string(id)});
  execute(transaction.sql(), "DELETE FROM record_version WHERE class = :a AND id = :b",
          {kind.name, std::string(id)});
  transaction.audit(actor, {"delete " + kind.name, kind.name, std::string(id)});
}

void empty_record(Transaction& transaction, const RecordClass& kind, std::string_view id,
                  const Actor& actor) {
  const std::string emptied = emptied_columns(kind);
  if (!emptied.empty())
    execute(transaction.sql(), fmt::format("UPDATE {} SET {} WHERE id = :a", sql_name(kind.name), emptied),
            {std::string(id)});
  for (const RecordVersion& version : record_history(transaction.sql(), kind, id))
    empty_version(transaction.sql(), kind, id, version);
  transaction.audit(actor, {"empty " + kind.name, kind.name, std::string(id)});
}

}  // namespace headrow::records
