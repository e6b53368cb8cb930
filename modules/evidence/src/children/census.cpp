#include "children/record_kind.hpp"

namespace headrow::evidence::children {

/// A pupil on roll on a census day. The rules with numbers are those of the School Census (standards, 1.1).
RecordKind census_kind() {
  RecordKind kind;
  kind.name = "census";
  kind.fields = {{"upn", FieldType::Upn, true},
                 {"school", FieldType::School, true},
                 {"day", FieldType::Day, true},
                 {"version", FieldType::Word},
                 {"surname", FieldType::Personal},
                 {"forename", FieldType::Personal},
                 {"postcode", FieldType::Personal},
                 {"birth_day", FieldType::Day, true},
                 {"sex", FieldType::Code, true, "sex"},
                 {"status", FieldType::Code, false, "registration"},
                 {"entry", FieldType::Day},
                 {"leaving", FieldType::Day},
                 {"part_time", FieldType::Flag},
                 {"year_group", FieldType::Code, false, "year_group"},
                 {"ethnicity", FieldType::Code, false, "ethnicity"},
                 {"first_language", FieldType::Code, false, "first_language"},
                 {"fsm", FieldType::Flag},
                 {"pupil_premium", FieldType::Flag},
                 {"sen", FieldType::Code, false, "sen"},
                 {"sen_need", FieldType::Code, false, "sen_need"},
                 {"looked_after", FieldType::Flag},
                 {"lsoa", FieldType::Word},
                 {"ward", FieldType::Word},
                 {"easting", FieldType::Whole},
                 {"northing", FieldType::Whole}};
  kind.dated_by = "day";
  kind.checks = {
      {"day-in-the-future", Severity::Error, "day", "r.day > current_date + 1",
       "The census day lies in the future: the return names another year than its own."},
      {"age-impossible", Severity::Quarantine, "birth_day",
       "r.birth_day > r.day - INTERVAL 2 YEAR OR r.birth_day < r.day - INTERVAL 26 YEAR",
       "A pupil of this date of birth was under 2 or over 25 on the census day. Put the date right at the "
       "school."},
      {"dates-out-of-order", Severity::Quarantine, "entry",
       "r.entry < r.birth_day OR r.entry > r.day + INTERVAL 1 DAY OR r.leaving < r.entry",
       "Birth, entry, census day and leaving are not in this order. Put the dates right at the school."},
      {"upn-repeated", Severity::Quarantine, "upn",
       "r.line > min(r.line) OVER (PARTITION BY r.pupil, r.school, r.day)",
       "The same UPN stands before in this return (census rule 1520); the first record of it is taken."},
      {"upn-of-another-child", Severity::Quarantine, "upn",
       "EXISTS (SELECT 1 FROM pupil p WHERE p.pupil = r.pupil AND (p.birth_month <> date_trunc('month', "
       "r.birth_day) OR p.sex <> r.sex))",
       "A child of another date of birth or sex has this UPN already. Find out whose it is before it is "
       "loaded."},
      {"upn-of-two-children", Severity::Quarantine, "upn",
       "r.birth_day <> first_value(r.birth_day) OVER (PARTITION BY r.pupil ORDER BY r.line)",
       "Two children in this file have one UPN; the first is taken. Find out whose it is."},
      {"year-group-and-age", Severity::Warning, "year_group",
       "r.year_group SIMILAR TO '[0-9]+' AND abs(CAST(r.year_group AS INTEGER) + 4 - "
       "date_diff('year', r.birth_day - INTERVAL 8 MONTH, r.day - INTERVAL 8 MONTH)) > 2",
       "The year group is more than two years from the pupil's age."},
      {"at-two-schools", Severity::Warning, "upn",
       "coalesce(r.status, 'single') IN ('single', 'main') AND EXISTS (SELECT 1 FROM census o WHERE o.pupil "
       "= "
       "r.pupil AND o.day = r.day AND o.school <> r.school AND o.status IN ('single', 'main'))",
       "The pupil is registered at another school too on this census day, and at neither as a guest or "
       "subsidiary. "
       "Figures count the school of the later entry."}};
  kind.return_day = "r.day";
  kind.writes = {
      "INSERT INTO pupil SELECT r.pupil, date_trunc('month', first(r.birth_day ORDER BY r.line)), "
      "first(r.sex ORDER "
      "BY r.line) FROM record r WHERE r.pupil NOT IN (SELECT pupil FROM pupil) GROUP BY r.pupil",
      "INSERT INTO census SELECT r.pupil, r.school, r.day, coalesce(r.status, 'single'), r.entry, "
      "r.part_time, "
      "r.year_group, r.ethnicity, r.first_language, r.fsm, r.sen, r.sen_need, r.looked_after, "
      "r.pupil_premium, "
      "{source}, r.line FROM record r ORDER BY r.pupil",
      "INSERT INTO home SELECT r.pupil, r.day, r.lsoa, r.ward, r.easting, r.northing, {source}, r.line FROM "
      "record r "
      "WHERE r.lsoa IS NOT NULL OR r.ward IS NOT NULL OR r.easting IS NOT NULL ORDER BY r.pupil",
      "INSERT INTO enrolment SELECT r.pupil, r.school, coalesce(r.status, 'single'), r.entry, r.leaving, "
      "r.day, "
      "{source}, r.line FROM record r WHERE r.entry IS NOT NULL ORDER BY r.pupil"};
  kind.rollup_year = "year(r.day + INTERVAL 4 MONTH)";
  return kind;
}

}  // namespace headrow::evidence::children
