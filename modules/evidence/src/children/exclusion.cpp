#include "children/record_kind.hpp"

namespace headrow::evidence::children {

/// A suspension or permanent exclusion.
RecordKind exclusion_kind() {
  RecordKind kind;
  kind.name = "exclusion";
  kind.fields = {{"upn", FieldType::Upn, true},
                 {"school", FieldType::School, true},
                 {"start", FieldType::Day, true},
                 {"version", FieldType::Word},
                 {"category", FieldType::Code, true, "exclusion_category"},
                 {"reason", FieldType::Code, false, "exclusion_reason"},
                 {"sessions", FieldType::Whole}};
  kind.dated_by = "start";
  kind.checks = {{"day-in-the-future", Severity::Quarantine, "start", "r.start > current_date",
                  "The exclusion begins in the future."},
                 {"sessions-impossible", Severity::Quarantine, "sessions",
                  "r.category = 'suspension' AND (r.sessions < 1 OR r.sessions > 90)",
                  "A pupil may be suspended for 45 school days (90 sessions) in a year at most, and for one "
                  "session at least."},
                 {"row-repeated", Severity::Quarantine, "upn",
                  "r.line > min(r.line) OVER (PARTITION BY r.pupil, r.school, r.start, r.category)",
                  "The same exclusion stands before; the first is taken."}};
  kind.return_day = "make_date(year(r.start + INTERVAL 4 MONTH) - 1, 8, 31)";
  kind.writes = {
      "INSERT INTO exclusion SELECT r.pupil, r.school, r.start, r.category, r.reason, r.sessions, {source}, "
      "r.line "
      "FROM record r ORDER BY r.pupil"};
  kind.rollup_year = "year(r.start + INTERVAL 4 MONTH)";
  return kind;
}

}  // namespace headrow::evidence::children
