#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "headrow/records/child_keys.hpp"
#include "headrow/records/days.hpp"
#include "headrow/records/record.hpp"

namespace headrow::records {

/// The classes of records that a store has.
using RecordClasses = std::vector<const RecordClass*>;

/// A table with rows about people beside the records, by its column "person": what somebody is shown of them
/// when they ask, and that they go when the person's record does.
struct PersonTable {
  std::string table;
  std::vector<std::string> shown;  ///< columns
};

/// What is done with a record whose time has ended.
enum class RetentionAction : unsigned char {
  Empty,      ///< personal fields are emptied in every version, and rows about a person go
  Delete,     ///< the record and its versions go
  DestroyKey  ///< the child's key goes: no version and no backup can be read any more
};
std::string_view retention_action_text(RetentionAction action);  ///< "empty", "delete", "destroy-key"

/// How long records of a class are kept.
struct RetentionRule {
  std::string record_class, title;
  std::string since;  ///< field with the day from which the time runs; "" where `when` is given
  std::string when;   ///< field whose taking one of `is` starts the time
  std::vector<std::string> is = {};
  int months = 0;
  RetentionAction action = RetentionAction::Delete;
  std::string basis;  ///< why so long
};
/// BadInput with line and key, also for classes and fields that the store does not have, two rules of a
/// class, and "destroy-key" for a class without a child.
Result<std::vector<RetentionRule>> read_retention_rules(const std::filesystem::path& file,
                                                        const RecordClasses& classes);

/// Fields: record_class, record, began (day), due (day), action, state (due, approved, held, done, lapsed),
/// hold_until (day, or ""), reviewed_by (person).
const RecordClass& retention_item_class();

/// Destroys what has outlived its time, in three steps: listed, reviewed by a named person, run. A record
/// under restriction is never listed.
class Retention {
public:
  Retention(Database& database, ChildKeys& keys, RecordClasses classes, std::vector<PersonTable> tables,
            std::vector<RetentionRule> rules)
      : database_(database),
        keys_(keys),
        classes_(std::move(classes)),
        tables_(std::move(tables)),
        rules_(std::move(rules)) {}

  const std::vector<RetentionRule>& rules() const { return rules_; }

  /// Lists records whose time has ended and that are not listed yet, and those whose hold has. Returns how
  /// many.
  Result<long> list_due(Day today, const Actor& actor);

  struct ItemPage {
    std::vector<Record> items;  ///< the longest due first
    long total = 0;
  };
  ItemPage items(const std::string& state, long page, long page_size) const;  ///< state "" is any

  /// The review: may be destroyed, or is held until a day for a reason. NotFound; Conflict as of
  /// `change_record`, and for what was destroyed already; BadInput for a day that has passed.
  Result<Record> approve(std::string_view item, std::int64_t version, const std::string& reason,
                         const Actor& actor);
  Result<Record> hold(std::string_view item, std::int64_t version, const std::string& until,
                      const std::string& reason, const Actor& actor, Day today);

  struct Ran {
    long destroyed = 0;
    long lapsed = 0;  ///< the record has changed since, and its time is no longer over
  };
  /// Destroys what was approved, each in a transaction of its own.
  Result<Ran> run(Day today, const Actor& actor);

private:
  const RetentionRule* rule_of(std::string_view record_class) const;
  const RecordClass& class_of(std::string_view name) const;
  std::vector<Record> candidates(soci::session& sql, const RetentionRule& rule, Day today) const;
  std::optional<Day> began(soci::session& sql, const RetentionRule& rule, const Record& record) const;
  Result<Record> review(std::string_view item, std::int64_t version, const Fields& fields,
                        const std::string& reason, const Actor& actor);
  Result<bool> destroy_if_over(Transaction& transaction, const Record& item, Day today, const Actor& actor);
  Result<void> destroy(Transaction& transaction, const RetentionRule& rule, const Record& item,
                       const Actor& actor);

  Database& database_;
  ChildKeys& keys_;
  RecordClasses classes_;
  std::vector<PersonTable> tables_;
  std::vector<RetentionRule> rules_;
};

}  // namespace headrow::records
