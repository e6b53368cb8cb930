#include "children/record_kind.hpp"

namespace headrow::evidence::children {

/// A pupil's week in the attendance register of a school: ten sessions from Monday morning.
RecordKind attendance_kind() {
  RecordKind kind;
  kind.name = "attendance";
  kind.fields = {{"upn", FieldType::Upn, true},
                 {"school", FieldType::School, true},
                 {"week", FieldType::Day, true},
                 {"version", FieldType::Word},
                 {"marks", FieldType::Marks, true}};
  kind.dated_by = "week";
  kind.checks = {{"week-not-a-monday", Severity::Quarantine, "week", "isodow(r.week) <> 1",
                  "A week begins on a Monday; this day is none."},
                 {"day-in-the-future", Severity::Quarantine, "week", "r.week > current_date",
                  "The week lies in the future."},
                 {"row-repeated", Severity::Quarantine, "upn",
                  "r.line > min(r.line) OVER (PARTITION BY r.pupil, r.school, r.week)",
                  "The same pupil, school and week stand before; the first is taken."}};
  kind.return_day = "r.week";
  kind.writes = {
      "INSERT INTO attendance SELECT r.pupil, r.school, r.week, r.marks, {source}, r.line FROM record r "
      "ORDER BY "
      "r.pupil, r.week"};
  kind.rollup_year = "year(r.week + INTERVAL 4 MONTH)";
  return kind;
}

}  // namespace headrow::evidence::children
