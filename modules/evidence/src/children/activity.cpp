#include "children/record_kind.hpp"

namespace headrow::evidence::children {

/// What a young person of 16 to 18 did at the end of a month (NCCIS).
RecordKind activity_kind() {
  RecordKind kind;
  kind.name = "activity";
  kind.fields = {{"upn", FieldType::Upn, true},
                 {"month", FieldType::Day, true},
                 {"version", FieldType::Word},
                 {"activity", FieldType::Code, true, "activity"}};
  kind.dated_by = "month";
  kind.checks = {{"day-in-the-future", Severity::Quarantine, "month", "r.month > current_date",
                  "The month lies in the future."},
                 {"row-repeated", Severity::Quarantine, "upn",
                  "r.line > min(r.line) OVER (PARTITION BY r.pupil, date_trunc('month', r.month))",
                  "The same young person stands before in this month; the first is taken."}};
  kind.return_school = "0";
  kind.return_day = "date_trunc('month', r.month)";
  kind.writes = {
      "INSERT INTO activity SELECT r.pupil, date_trunc('month', r.month), r.activity, {source}, r.line FROM "
      "record r "
      "ORDER BY r.pupil"};
  kind.rollup_year = "year(r.month + INTERVAL 4 MONTH)";
  return kind;
}

}  // namespace headrow::evidence::children
