#include "headrow/records/data_subjects.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "headrow/records/statement.hpp"

namespace headrow::records {
namespace {

using Json = nlohmann::ordered_json;

constexpr long kMostEntries = 10'000;

Json fields_json(const RecordClass& kind, Record record, Fields fields, const ChildKeys& keys) {
  record.fields = std::move(fields);
  Json json = Json::object();
  for (const auto& [name, text] : clear_fields(kind, record, keys)) json[name] = text;
  return json;
}

/// A record with every version. Who changed it is told only where it was they themselves.
Json record_json(soci::session& sql, const RecordClass& kind, const Record& record, const ChildKeys& keys,
                 const std::string& subject) {
  Json versions = Json::array();
  for (RecordVersion& version : record_history(sql, kind, record.id)) {
    versions.push_back({{"version", version.version},
                        {"changed_at", version.changed_at},
                        {"by_themselves", version.changed_by == subject},
                        {"reason", version.reason},
                        {"fields", fields_json(kind, record, std::move(version.fields), keys)}});
  }
  return {{"class", kind.name},
          {"id", record.id},
          {"fields", fields_json(kind, record, record.fields, keys)},
          {"versions", std::move(versions)}};
}

std::string about(const RecordClass& kind) {
  std::string condition;
  for (const auto& field : kind.subject_fields)
    condition += fmt::format("{}{} = :a", condition.empty() ? "" : " OR ", sql_name(field));
  return condition;
}

Json records_json(soci::session& sql, const RecordClasses& classes, const ChildKeys& keys,
                  const std::string& subject) {
  Json list = Json::array();
  for (const RecordClass* kind : classes) {
    if (kind->subject_fields.empty()) continue;
    for (const Record& record : find_records(sql, *kind, about(*kind), {subject}, "ORDER BY created_at, id"))
      list.push_back(record_json(sql, *kind, record, keys, subject));
  }
  return list;
}

Json table_json(soci::session& sql, const PersonTable& table, const std::string& subject) {
  std::string columns;
  for (const auto& column : table.shown) columns += (columns.empty() ? "" : ", ") + sql_name(column);
  Json rows = Json::array();
  for_each_row(sql, fmt::format("SELECT {} FROM {} WHERE person = :a", columns, sql_name(table.table)),
               {subject}, table.shown.size(), [&](const std::vector<std::string>& row) {
                 Json json = Json::object();
                 for (std::size_t i = 0; i < row.size(); ++i) json[table.shown[i]] = row[i];
                 rows.push_back(std::move(json));
               });
  return rows;
}

Json audit_json(soci::session& sql, const AuditQuery& query) {
  Json list = Json::array();
  for (const AuditEntry& entry : search_audit(sql, query).entries) {
    list.push_back({{"at", entry.at},
                    {"action", entry.event.action},
                    {"outcome", outcome_text(entry.event.outcome)},
                    {"detail", entry.event.detail}});
  }
  return list;
}

}  // namespace

Result<std::string> export_subject(Database& database, const RecordClasses& classes,
                                   const std::vector<PersonTable>& tables, const ChildKeys& keys,
                                   const std::string& subject, const Actor& actor) {
  Json json = database.read([&](soci::session& sql) {
    Json all{{"about", subject}, {"records", records_json(sql, classes, keys, subject)}};
    for (const PersonTable& table : tables)
      if (!table.shown.empty()) all["tables"][table.table] = table_json(sql, table, subject);
    AuditQuery by, of;
    by.actor = of.record = subject;
    by.page_size = of.page_size = kMostEntries;
    all["what_they_did"] = audit_json(sql, by);
    all["what_was_done_to_their_record"] = audit_json(sql, of);
    return all;
  });
  if (json["records"].empty()) return fail(ProblemCode::NotFound, "Nobody is known by this.");
  return database.write([&](Transaction& transaction) -> Result<std::string> {
    transaction.audit(actor, {"export data", "", subject});
    json["made_at"] = transaction.now();
    return json.dump(2) + "\n";
  });
}

}  // namespace headrow::records
