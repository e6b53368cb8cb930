#include "headrow/records/retention.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

#include "headrow/records/people.hpp"
#include "headrow/records/statement.hpp"

namespace headrow::records {
namespace {

/// A day so many months later; the last of the month where it has no such day.
Day months_later(Day day, int months) {
  const std::chrono::year_month_day date(day);
  const auto later = date + std::chrono::months(months);
  return later.ok() ? Day(later) : Day(later.year() / later.month() / std::chrono::last);
}

/// Not listed yet: a record that was looked at comes back only when its item lapsed.
std::string unlisted(const RecordClass& kind) {
  return fmt::format(
      "NOT EXISTS (SELECT 1 FROM retention_item WHERE record_class = '{0}' AND record = {1}.id AND "
      "retention_item.state <> 'lapsed')",
      kind.name, sql_name(kind.name));
}

bool has_field(const RecordClass& kind, std::string_view name) {
  return std::ranges::find(kind.fields, name, &RecordField::name) != kind.fields.end();
}

Problem destroyed_already() {
  return {ProblemCode::Conflict, "The record was destroyed already.", {}};
}

}  // namespace

const RecordClass& retention_item_class() {
  static const RecordClass kind = {"retention_item",
                                   {{"record_class"},
                                    {"record"},
                                    {"began"},
                                    {"due"},
                                    {"action"},
                                    {"state"},
                                    {"hold_until"},
                                    {"reviewed_by"}},
                                   ""};
  return kind;
}

const RetentionRule* Retention::rule_of(std::string_view record_class) const {
  const auto at = std::ranges::find(rules_, record_class, &RetentionRule::record_class);
  return at == rules_.end() ? nullptr : &*at;
}

const RecordClass& Retention::class_of(std::string_view name) const {
  for (const RecordClass* kind : classes_)
    if (kind->name == name) return *kind;
  throw std::logic_error(fmt::format("There is no class {}", name));
}

/// The day from which a record's time runs: that of a field, or of the version in which a field last took one
/// of the rule's values. nullopt while it does not run.
std::optional<Day> Retention::began(soci::session& sql, const RetentionRule& rule,
                                    const Record& record) const {
  if (!rule.since.empty()) return read_day(record[rule.since]);
  const auto is = [&](const Fields& fields) {
    const auto at = fields.find(rule.when);
    return at != fields.end() && std::ranges::find(rule.is, at->second) != rule.is.end();
  };
  if (!is(record.fields)) return std::nullopt;
  std::string at = record.changed_at;
  for (const RecordVersion& version : record_history(sql, class_of(rule.record_class), record.id)) {
    if (!is(version.fields)) break;
    at = version.changed_at;
  }
  return read_day(at.substr(0, 10));
}

/// Records whose time may have ended: a first choice in SQL.
std::vector<Record> Retention::candidates(soci::session& sql, const RetentionRule& rule, Day today) const {
  const RecordClass& kind = class_of(rule.record_class);
  const std::string latest = day_text(months_later(today, -rule.months) + std::chrono::days(3));
  std::string condition = unlisted(kind);
  if (has_field(kind, "restricted")) condition += " AND restricted <> 'yes'";
  std::vector<std::string> values = {latest};
  if (!rule.since.empty()) {
    condition += fmt::format(" AND {0} <> '' AND {0} <= :a", sql_name(rule.since));
  } else {
    condition += fmt::format(" AND created_at <= :a AND {} IN (", sql_name(rule.when));
    for (const auto& value : rule.is) {
      condition += (values.size() == 1 ? "" : ", ") + value_name(values.size());
      values.push_back(value);
    }
    condition += ")";
  }
  return find_records(sql, kind, condition, values);
}

Result<long> Retention::list_due(Day today, const Actor& actor) {
  return database_.write([&](Transaction& transaction) -> Result<long> {
    long listed = 0;
    for (const RetentionRule& rule : rules_) {
      for (const Record& record : candidates(transaction.sql(), rule, today)) {
        const auto start = began(transaction.sql(), rule, record);
        if (!start || months_later(*start, rule.months) > today) continue;
        const auto made = create_record(transaction, retention_item_class(),
                                        {{"record_class", rule.record_class},
                                         {"record", record.id},
                                         {"began", day_text(*start)},
                                         {"due", day_text(months_later(*start, rule.months))},
                                         {"action", std::string(retention_action_text(rule.action))},
                                         {"state", "due"}},
                                        actor);
        if (!made) return tl::unexpected(made.error());
        ++listed;
      }
    }
    for (const Record& held : find_records(transaction.sql(), retention_item_class(),
                                           "state = 'held' AND hold_until < :a", {day_text(today)})) {
      const auto changed = change_record(transaction, retention_item_class(), held.id, held.version,
                                         {{"state", "due"}, {"hold_until", ""}}, "the hold has ended", actor);
      if (!changed) return tl::unexpected(changed.error());
      ++listed;
    }
    return listed;
  });
}

Retention::ItemPage Retention::items(const std::string& state, long page, long page_size) const {
  return database_.read([&](soci::session& sql) {
    const std::string condition = state.empty() ? "1 = 1" : "state = :a";
    const std::vector<std::string> values =
        state.empty() ? std::vector<std::string>{} : std::vector<std::string>{state};
    return ItemPage{
        find_records(sql, retention_item_class(), condition, values,
                     fmt::format("ORDER BY due, id LIMIT {} OFFSET {}", page_size, (page - 1) * page_size)),
        count_records(sql, retention_item_class(), condition, values)};
  });
}

Result<Record> Retention::review(std::string_view item, std::int64_t version, const Fields& fields,
                                 const std::string& reason, const Actor& actor) {
  return database_.write([&](Transaction& transaction) -> Result<Record> {
    const auto found = find_record(transaction.sql(), retention_item_class(), item);
    if (found && (*found)["state"] == "done") return tl::unexpected(destroyed_already());
    return change_record(transaction, retention_item_class(), item, version, fields, reason, actor);
  });
}

Result<Record> Retention::approve(std::string_view item, std::int64_t version, const std::string& reason,
                                  const Actor& actor) {
  return review(item, version, {{"state", "approved"}, {"hold_until", ""}, {"reviewed_by", actor.id}}, reason,
                actor);
}

Result<Record> Retention::hold(std::string_view item, std::int64_t version, const std::string& until,
                               const std::string& reason, const Actor& actor, Day today) {
  const auto day = read_day(until);
  if (!day || *day <= today)
    return fail(ProblemCode::BadInput, "A hold ends on a day to come.", {"", 0, "until", until});
  if (reason.empty()) return fail(ProblemCode::BadInput, "A hold has a reason.", {"", 0, "reason", ""});
  return review(item, version, {{"state", "held"}, {"hold_until", until}, {"reviewed_by", actor.id}}, reason,
                actor);
}

Result<void> Retention::destroy(Transaction& transaction, const RetentionRule& rule, const Record& item,
                                const Actor& actor) {
  const RecordClass& kind = class_of(rule.record_class);
  if (rule.action == RetentionAction::Delete) {
    delete_record(transaction, kind, item["record"], actor);
  } else {
    empty_record(transaction, kind, item["record"], actor);
  }
  if (kind.name == person_class().name) {
    for (const PersonTable& table : tables_)
      execute(transaction.sql(), fmt::format("DELETE FROM {} WHERE person = :a", sql_name(table.table)),
              {item["record"]});
  }
  const auto done = change_record(transaction, retention_item_class(), item.id, item.version,
                                  {{"state", "done"}}, "", actor);
  if (!done) return tl::unexpected(done.error());
  return {};
}

/// Whether a listed record was destroyed: not where its time is no longer over.
Result<bool> Retention::destroy_if_over(Transaction& transaction, const Record& item, Day today,
                                        const Actor& actor) {
  const RetentionRule* rule = rule_of(item["record_class"]);
  if (rule == nullptr) return false;
  const RecordClass& kind = class_of(rule->record_class);
  const auto record = find_record(transaction.sql(), kind, item["record"]);
  if (!record || (*record)["restricted"] == "yes") return false;
  const auto start = began(transaction.sql(), *rule, *record);
  if (!start || months_later(*start, rule->months) > today) return false;
  // The key goes first: should the machine stop here, the item is still approved and is run again.
  if (rule->action == RetentionAction::DestroyKey) {
    const std::string child = kind.child_field == "id" ? record->id : (*record)[kind.child_field];
    if (const auto gone = keys_.destroy(child); !gone) return tl::unexpected(gone.error());
  }
  if (const auto gone = destroy(transaction, *rule, item, actor); !gone) return tl::unexpected(gone.error());
  return true;
}

Result<Retention::Ran> Retention::run(Day today, const Actor& actor) {
  const auto approved = database_.read([&](soci::session& sql) {
    return find_records(sql, retention_item_class(), "state = 'approved'", {}, "ORDER BY due, id");
  });
  Ran ran;
  for (const Record& item : approved) {
    const auto destroyed = database_.write(
        [&](Transaction& transaction) { return destroy_if_over(transaction, item, today, actor); });
    if (!destroyed) return tl::unexpected(destroyed.error());
    if (*destroyed) {
      ++ran.destroyed;
      continue;
    }
    const auto lapsed = review(item.id, item.version, {{"state", "lapsed"}}, "its time is not over", actor);
    if (!lapsed) return tl::unexpected(lapsed.error());
    ++ran.lapsed;
  }
  return ran;
}

}  // namespace headrow::records
