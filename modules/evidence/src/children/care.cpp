#include "children/record_kind.hpp"

namespace headrow::evidence::children {

/// An episode of care of a child with a UPN, as the flat file of the return of looked-after children has it.
RecordKind care_kind() {
  RecordKind kind;
  kind.name = "care";
  kind.fields = {{"upn", FieldType::Upn, true}, {"year", FieldType::Whole, true},
                 {"version", FieldType::Word},  {"start", FieldType::Day, true},
                 {"finish", FieldType::Day},    {"legal_status", FieldType::Word},
                 {"placement", FieldType::Word}};
  kind.dated_by = "start";
  kind.checks = {
      {"dates-out-of-order", Severity::Quarantine, "finish", "r.finish < r.start OR r.start > current_date",
       "The episode ends before it begins, or begins in the future."},
      {"row-repeated", Severity::Quarantine, "upn",
       "r.line > min(r.line) OVER (PARTITION BY r.pupil, r.start)",
       "The same episode stands before; the first is taken."},
      {"episodes-overlap", Severity::Warning, "start",
       "EXISTS (SELECT 1 FROM record o WHERE o.pupil = r.pupil AND o.line <> r.line AND o.start < r.start "
       "AND "
       "coalesce(o.finish, DATE '9999-12-31') > r.start)",
       "Another episode of the child had not ended when this one began."}};
  kind.return_school = "0";
  kind.return_day = "make_date(r.year, 3, 31)";
  kind.writes = {
      "INSERT INTO care_episode SELECT r.pupil, r.start, r.finish, r.legal_status, r.placement, r.year, "
      "{source}, "
      "r.line FROM record r ORDER BY r.pupil"};
  kind.rollup_year = "r.year";
  return kind;
}

}  // namespace headrow::evidence::children
