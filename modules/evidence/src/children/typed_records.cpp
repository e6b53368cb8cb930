#include "children/typed_records.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "children/attendance_marks.hpp"
#include "days.hpp"
#include "headrow/base/identifiers.hpp"
#include "lookup.hpp"
#include "words.hpp"

namespace headrow::evidence::children {

namespace {

constexpr const char* kNotSaid = "CAST(NULL AS TEXT)";

/// The columns of a field, joined; "" when the file lacks one.
std::string text_of(const LayoutField& field, const Staged& staged) {
  std::string sql;
  for (const std::string& part : parts_of(field.name)) {
    const int column = staged.column(part);
    if (column < 0) return {};
    sql += fmt::format("{}s.c{}", sql.empty() ? "" : " || ", column);
  }
  return sql.find('|') == std::string::npos ? sql : "(" + sql + ")";
}

/// The SQL of a field's text in a staged row; null when the file has no such column.
std::string raw_of(const LayoutRecord& record, std::string_view name, const Staged& staged) {
  for (const LayoutField& field : record.fields) {
    if (field.field != name) continue;
    if (field.name.empty()) return quoted_sql(field.constant);
    const std::string text = text_of(field, staged);
    if (text.empty()) continue;
    if (field.values.empty()) return text;
    std::string sql = fmt::format("CASE upper({})", text);
    for (const auto& [published, code] : field.values)
      sql += fmt::format(" WHEN upper({}) THEN {}", quoted_sql(published), quoted_sql(code));
    return sql + fmt::format(" ELSE {} END", text);
  }
  return kNotSaid;
}

std::string day_sql(const std::string& raw) {
  return fmt::format(
      "CAST(coalesce(try_strptime({0}, '%Y-%m-%d'), try_strptime({0}, '%d/%m/%Y'), "
      "try_strptime({0}, '%Y-%m-%dT%H:%M:%S')) AS DATE)",
      raw);
}

std::string year_sql(const std::string& raw) {
  return fmt::format(
      "CASE WHEN regexp_full_match({0}, '[0-9]{{4}}/[0-9]{{2}}') THEN CAST({0}[1:4] AS INTEGER) + 1 "
      "WHEN regexp_full_match({0}, '[0-9]{{6}}') THEN CAST({0}[1:4] AS INTEGER) + 1 "
      "ELSE TRY_CAST({0} AS INTEGER) END",
      raw);
}

std::string flag_sql(const std::string& raw) {
  return fmt::format(
      "CASE WHEN lower({0}) IN ('true', '1', 'y', 'yes', 't') THEN true WHEN lower({0}) IN ('false', '0', "
      "'n', "
      "'no', 'f') THEN false END",
      raw);
}

/// A row for every distinct text of a column, handled in order of its first line so that numbers are given
/// alike in every run.
template <typename Handle>
void for_each_distinct(Connection& connection, const std::string& raw, Handle handle) {
  Rows rows = connection.query(fmt::format(
      "SELECT upper({0}), min(s.line) FROM staged s WHERE {0} IS NOT NULL GROUP BY 1 ORDER BY 2, 1", raw));
  while (rows.next_chunk()) {
    for (std::size_t i = 0; i < rows.size(); ++i) handle(rows.text(0, i), rows.column<std::int64_t>(1)[i]);
  }
}

/// The table `upn_found`: the pupil's number of every UPN that can be one; new ones get theirs.
void find_pupils(TypedJob& job, const std::string& raw) {
  Connection& connection = job.connection;
  connection.run(
      "CREATE OR REPLACE TEMP TABLE upn_found (upn TEXT, hash HUGEINT, position BIGINT, pupil INTEGER)");
  Appender appender(connection, "upn_found");
  for_each_distinct(connection, raw, [&](std::string_view text, std::int64_t line) {
    const auto upn = UpnTag::read(text);
    if (!upn) return;
    appender.set_text(0, text);
    appender.set(1, job.keys.hash(upn->text()));
    appender.set<std::int64_t>(2, line);
    appender.set_null(3);
    appender.end_row();
  });
  appender.close();
  connection.run(
      "INSERT INTO pupil_key SELECT hash, (SELECT coalesce(max(pupil), 0) FROM pupil_key) + row_number() "
      "OVER (ORDER "
      "BY min(position), hash) FROM upn_found WHERE hash NOT IN (SELECT upn_hash FROM pupil_key) GROUP BY "
      "hash");
  connection.run("UPDATE upn_found SET pupil = k.pupil FROM pupil_key k WHERE k.upn_hash = upn_found.hash");
}

/// The table `school_found`: the place of every LAESTAB or URN.
void find_schools(TypedJob& job, const std::string& raw, const std::string& heading) {
  Connection& connection = job.connection;
  connection.run("CREATE OR REPLACE TEMP TABLE school_found (code TEXT, school INTEGER)");
  Appender appender(connection, "school_found");
  for_each_distinct(connection, raw, [&](std::string_view text, std::int64_t line) {
    SchoolWords words;
    (text.size() == 6 ? words.urn : words.laestab) = text;
    words.column = heading;
    const auto school = job.places.school(words, std::nullopt, line);
    if (!school) return;
    appender.set_text(0, text);
    appender.set<std::int32_t>(1, *school);
    appender.end_row();
  });
  appender.close();
}

/// What a code means on a day. A chain of cases: a join for every code field would take longer to plan than a
/// school's return to read.
std::string meaning_sql(const CodeSet& set, const std::string& raw, const std::string& day) {
  const CodeValue always;
  std::string sql = "CASE";
  for (const CodeValue& value : set.values) {
    sql += fmt::format(" WHEN upper({}) = upper({})", raw, quoted_sql(value.code));
    if (value.from != always.from) sql += fmt::format(" AND {} >= DATE '{}'", day, value.from);
    if (value.until != always.until) sql += fmt::format(" AND {} <= DATE '{}'", day, value.until);
    sql += fmt::format(" THEN {}", quoted_sql(value.means));
  }
  if (!set.otherwise.empty())
    sql += fmt::format(" WHEN {} IS NOT NULL THEN {}", raw, quoted_sql(set.otherwise));
  return sql + " END";
}

std::string_view rule_of(FieldType type) {
  switch (type) {
    case FieldType::Upn:
      return "upn-not-read";
    case FieldType::School:
      return "school-not-read";
    case FieldType::Day:
      return "date-not-read";
    case FieldType::Code:
      return "code-not-known";
    case FieldType::Marks:
      return "marks-not-read";
    default:
      return "number-not-read";
  }
}

std::string_view what_is_wrong(FieldType type) {
  switch (type) {
    case FieldType::Upn:
      return "This is no UPN: its shape or its check letter is wrong (census rule 1510). Put it right at the "
             "school";
    case FieldType::School:
      return "This is no school's number";
    case FieldType::Day:
      return "This is no date";
    case FieldType::Code:
      return "The code set has no such code on this day";
    case FieldType::Marks:
      return "These are not ten marks of the attendance register as it stood in this week";
    case FieldType::Flag:
      return "This says neither yes nor no";
    case FieldType::Year:
      return "This is no academic year";
    default:
      return "This is no number";
  }
}

/// Of a text that cannot be read so much is shown.
constexpr std::size_t kShown = 60;

/// How one field is read: the SQL of its text and of its value, and the joins that the value needs.
struct FieldSql {
  std::string raw, value, join, column;
};

std::string heading_in(const LayoutRecord& record, std::string_view name) {
  for (const LayoutField& field : record.fields) {
    if (field.field == name) return field.name;
  }
  return std::string(name);
}

/// Takes the records of some lines away.
void leave_out(Connection& connection, const std::vector<std::int64_t>& lines) {
  if (lines.empty()) return;
  connection.run("CREATE OR REPLACE TEMP TABLE left_out (line BIGINT)");
  Appender appender(connection, "left_out");
  for (const std::int64_t line : lines) {
    appender.set(0, line);
    appender.end_row();
  }
  appender.close();
  connection.run("DELETE FROM record WHERE line IN (SELECT line FROM left_out)");
}

class RecordMaker {
public:
  RecordMaker(TypedJob& job, const LayoutRecord& record, const RecordKind& kind, const Staged& staged)
      : job_(job), record_(record), kind_(kind), staged_(staged) {}

  void make() {
    // The day by which codes are read is worked out once a row, below the rest.
    std::string select = "s.line AS line", joins;
    for (const RecordField& field : kind_.fields) {
      if (field.type == FieldType::Personal) continue;
      fields_.emplace_back(&field, sql_of(field));
      select += fmt::format(", {} AS {}", fields_.back().second.value, fields_.back().second.column);
      joins += fields_.back().second.join;
    }
    job_.connection.run(fmt::format(
        "CREATE OR REPLACE TEMP TABLE record AS SELECT {} FROM (SELECT *, {} AS dated FROM staged s) s{}",
        select, dated_sql(), joins));
    if (!kind_.blank.empty()) job_.connection.run(fmt::format("DELETE FROM record r WHERE {}", kind_.blank));
    report_unread();
  }

private:
  std::string dated_sql() const {
    const std::string raw = raw_of(record_, kind_.dated_by, staged_);
    return kind_.field(kind_.dated_by)->type == FieldType::Year
               ? fmt::format("make_date({} - 1, 12, 31)", year_sql(raw))
               : day_sql(raw);
  }

  FieldSql sql_of(const RecordField& field) {
    FieldSql sql;
    sql.raw = raw_of(record_, field.name, staged_);
    sql.column = std::string(field.name);
    switch (field.type) {
      case FieldType::Upn:
        find_pupils(job_, sql.raw);
        sql.column = "pupil";
        sql.value = "k.pupil";
        sql.join = fmt::format(" LEFT JOIN upn_found k ON k.upn = upper({})", sql.raw);
        break;
      case FieldType::School:
        find_schools(job_, sql.raw, heading_in(record_, field.name));
        sql.value = "p.school";
        sql.join = fmt::format(" LEFT JOIN school_found p ON p.code = upper({})", sql.raw);
        break;
      case FieldType::Day:
        sql.value = day_sql(sql.raw);
        break;
      case FieldType::Year:
        sql.value = year_sql(sql.raw);
        break;
      case FieldType::Whole:
        sql.value = fmt::format("TRY_CAST({} AS INTEGER)", sql.raw);
        break;
      case FieldType::Decimal:
        sql.value = fmt::format("TRY_CAST({} AS DOUBLE)", sql.raw);
        break;
      case FieldType::Flag:
        sql.value = flag_sql(sql.raw);
        break;
      case FieldType::Code:
        sql.value = sql.raw == kNotSaid ? kNotSaid : meaning_sql(codes_of(field), sql.raw, "s.dated");
        break;
      case FieldType::Marks:
        find_marks(job_.connection, *job_.catalogue.code_set("attendance"), sql.raw, dated_sql());
        sql.value = "m.found";
        sql.join = fmt::format(" LEFT JOIN marks_found m ON m.marks = {} AND m.era = {}", sql.raw,
                               era_sql(*job_.catalogue.code_set("attendance"), "s.dated"));
        break;
      case FieldType::Word:
      case FieldType::Personal:
        sql.value = sql.raw;
        break;
    }
    return sql;
  }

  const CodeSet& codes_of(const RecordField& field) const {
    for (const LayoutField& said : record_.fields) {
      if (said.field == field.name && !said.codes.empty()) return *job_.catalogue.code_set(said.codes);
    }
    return *job_.catalogue.code_set(field.codes);
  }

  /// SQL of whether a field's text cannot be read. A code can only be read by its day.
  std::string unread_sql(const RecordField& field, const FieldSql& sql) const {
    if (field.type == FieldType::Word && !field.needed) return "false";
    std::string unread = fmt::format("r.{} IS NULL", sql.column);
    if (!field.needed) unread += fmt::format(" AND {} IS NOT NULL", sql.raw);
    if (field.type == FieldType::Code || field.type == FieldType::Marks)
      unread += fmt::format(" AND r.{} IS NOT NULL", kind_.dated_by);
    return unread;
  }

  /// Findings of all texts that could not be read; records without what they need go.
  void report_unread() {
    std::string any = "false", select = "s.line";
    for (std::size_t i = 0; i < fields_.size(); ++i) {
      const std::string unread = unread_sql(*fields_[i].first, fields_[i].second);
      any += fmt::format(" OR ({})", unread);
      select += fmt::format(", {}, CAST({} AS TEXT)", unread, fields_[i].second.raw);
    }
    Rows rows = job_.connection.query(fmt::format(
        "SELECT {} FROM record r JOIN staged s USING (line) WHERE {} ORDER BY s.line", select, any));
    std::vector<std::int64_t> out;
    while (rows.next_chunk()) {
      for (std::size_t i = 0; i < rows.size(); ++i) {
        bool keep_out = false;
        for (std::size_t field = 0; field < fields_.size(); ++field) {
          if (rows.column<bool>(1 + 2 * field)[i]) keep_out |= report_field(rows, i, field);
        }
        if (!keep_out) continue;
        out.push_back(rows.column<std::int64_t>(0)[i]);
        job_.findings.count_quarantined_row();
      }
    }
    leave_out(job_.connection, out);
  }

  /// True when the record cannot stay.
  bool report_field(const Rows& rows, std::size_t i, std::size_t number) {
    const RecordField& field = *fields_[number].first;
    const std::size_t column = 2 + 2 * number;
    const bool blank = rows.null(column, i);
    const bool may_show = !blank && field.type != FieldType::Upn && field.type != FieldType::Day;
    const Severity severity = job_.findings.add(
        blank ? "field-missing" : rule_of(field.type),
        field.needed ? Severity::Quarantine : Severity::Warning,
        static_cast<long>(rows.column<std::int64_t>(0)[i]), heading_in(record_, field.name),
        may_show ? rows.text(column, i).substr(0, kShown) : std::string_view(),
        blank ? "The record cannot be used without this; it is left out."
              : fmt::format("{}; {}.", what_is_wrong(field.type),
                            field.needed ? "the record is left out" : "it is taken as not said"));
    return severity >= Severity::Quarantine;
  }

  TypedJob& job_;
  const LayoutRecord& record_;
  const RecordKind& kind_;
  const Staged& staged_;
  std::vector<std::pair<const RecordField*, FieldSql>> fields_;
};

}  // namespace

void make_records(TypedJob& job, const LayoutRecord& record, const RecordKind& kind, const Staged& staged) {
  RecordMaker(job, record, kind, staged).make();
}

void check_records(TypedJob& job, const LayoutRecord& record, const RecordKind& kind) {
  std::string select = "r.line", any = "false";
  for (std::size_t i = 0; i < kind.checks.size(); ++i) {
    select += fmt::format(", ({}) AS wrong{}", kind.checks[i].where, i);
    any += fmt::format(" OR wrong{}", i);
  }
  Rows rows = job.connection.query(
      fmt::format("SELECT * FROM (SELECT {} FROM record r) WHERE {} ORDER BY line", select, any));
  std::vector<std::int64_t> out;
  while (rows.next_chunk()) {
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const std::int64_t line = rows.column<std::int64_t>(0)[i];
      bool keep_out = false;
      for (std::size_t number = 0; number < kind.checks.size(); ++number) {
        const RecordCheck& check = kind.checks[number];
        if (rows.null(1 + number, i) || !rows.column<bool>(1 + number)[i]) continue;
        keep_out |= job.findings.add(check.rule, check.severity, static_cast<long>(line),
                                     heading_in(record, check.field), "",
                                     std::string(check.message)) >= Severity::Quarantine;
      }
      if (!keep_out) continue;
      out.push_back(line);
      job.findings.count_quarantined_row();
    }
  }
  leave_out(job.connection, out);
}

}  // namespace headrow::evidence::children
