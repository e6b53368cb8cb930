#include <fmt/format.h>

#include <algorithm>

#include "audit_rows.hpp"
#include "headrow/records/audit.hpp"
#include "headrow/records/statement.hpp"

namespace headrow::records {
namespace {

/// The conditions of a query and the values that they bind.
struct Conditions {
  std::string text = "1=1";
  std::vector<std::string> values;

  void add(std::string_view comparison, const std::string& value) {
    if (value.empty()) return;
    text += fmt::format(" AND {} {}", comparison, value_name(values.size()));
    values.push_back(value);
  }
};

Conditions conditions_of(const AuditQuery& query) {
  Conditions conditions;
  conditions.add("actor =", query.actor);
  conditions.add("action =", query.action);
  conditions.add("record =", query.record);
  conditions.add("outcome =", query.outcome);
  conditions.add("at >=", query.from);
  // The day itself is meant too: every instant of it begins with its ten characters.
  conditions.add("substr(at, 1, 10) <=", query.until);
  return conditions;
}

template <typename Kind>
Kind kind_of(std::string_view text, std::string_view (*text_of)(Kind), int count) {
  for (int i = 0; i < count; ++i)
    if (text_of(static_cast<Kind>(i)) == text) return static_cast<Kind>(i);
  return static_cast<Kind>(0);
}

AuditEntry entry_of(const std::vector<std::string>& row) {
  AuditEntry entry;
  entry.number = std::stoll(row[0]);
  entry.at = row[1];
  entry.actor = {kind_of(row[2], actor_kind_text, 4), row[3], row[4], row[5]};
  entry.event = {row[6], row[7], row[8], kind_of(row[9], outcome_text, 3), row[10]};
  entry.hash = row[11];
  return entry;
}

}  // namespace

std::vector<std::string> audit_row(const AuditEntry& entry) {
  return {entry.at,
          std::string(actor_kind_text(entry.actor.kind)),
          entry.actor.id,
          entry.actor.address,
          entry.actor.request,
          entry.event.action,
          entry.event.record_class,
          entry.event.record,
          std::string(outcome_text(entry.event.outcome)),
          entry.event.detail};
}

AuditPage search_audit(soci::session& sql, const AuditQuery& query) {
  const Conditions conditions = conditions_of(query);
  AuditPage page;
  page.total = static_cast<long>(
      one_number(sql, "SELECT COUNT(*) FROM audit WHERE " + conditions.text, conditions.values));
  std::string columns = "CAST(number AS TEXT)";
  for (const std::string_view column : kAuditFields) columns += fmt::format(", {}", column);
  const long size = std::clamp(query.page_size, 1L, 10'000L);
  const long skipped = (std::max(query.page, 1L) - 1) * size;
  for_each_row(
      sql,
      fmt::format("SELECT {}, hash FROM audit WHERE {} ORDER BY audit.number DESC LIMIT {} OFFSET {}",
                  columns, conditions.text, size, skipped),
      conditions.values, kAuditFields.size() + 2,
      [&](const std::vector<std::string>& row) { page.entries.push_back(entry_of(row)); });
  return page;
}

}  // namespace headrow::records
