#include "children/record_kind.hpp"

namespace headrow::evidence::children {

/// A result of a pupil in one component of an assessment. A number is kept as a mark, a word as an outcome.
RecordKind result_kind() {
  RecordKind kind;
  kind.name = "result";
  kind.fields = {{"upn", FieldType::Upn, true},
                 {"school", FieldType::School, true},
                 {"year", FieldType::Year, true},
                 {"version", FieldType::Word},
                 {"stage", FieldType::Code, true, "stage"},
                 {"subject", FieldType::Word, true},
                 {"component", FieldType::Word, true},
                 {"value", FieldType::Word},
                 {"discounted", FieldType::Flag}};
  kind.dated_by = "year";
  kind.blank = "r.value IS NULL";
  kind.checks = {
      {"year-impossible", Severity::Quarantine, "year", "r.year > year(current_date) + 1 OR r.year < 1990",
       "No results are known of this year."},
      {"value-impossible", Severity::Quarantine, "value",
       "TRY_CAST(r.value AS DOUBLE) < 0 OR TRY_CAST(r.value AS DOUBLE) > 300",
       "No component has such a mark."},
      {"row-repeated", Severity::Quarantine, "upn",
       "r.line > min(r.line) OVER (PARTITION BY r.pupil, r.year, r.stage, r.subject, r.component)",
       "The same result stands before; the first is taken."},
      {"result-without-enrolment", Severity::Warning, "upn",
       "EXISTS (SELECT 1 FROM pupil) AND NOT EXISTS (SELECT 1 FROM pupil p WHERE p.pupil = r.pupil)",
       "No census has this pupil: the result has no characteristics and counts in no group. Look "
       "at the UPN."}};
  kind.return_day = "make_date(r.year - 1, 8, 31)";
  kind.return_part = "r.stage";
  kind.writes = {
      "INSERT INTO result SELECT r.pupil, r.school, r.year, r.stage, r.subject, r.component, "
      "TRY_CAST(r.value AS "
      "DOUBLE), CASE WHEN TRY_CAST(r.value AS DOUBLE) IS NULL THEN upper(r.value) END, "
      "coalesce(r.discounted, false), "
      "{source}, r.line FROM record r ORDER BY r.pupil"};
  kind.rollup_year = "r.year";
  return kind;
}

}  // namespace headrow::evidence::children
