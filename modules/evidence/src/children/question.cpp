#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <map>
#include <mutex>

#include "children/rollups.hpp"
#include "children/staging.hpp"
#include "database.hpp"
#include "headrow/evidence/children.hpp"
#include "headrow/stats/interval.hpp"

namespace headrow::evidence {

namespace {

using children::CompiledDefinition;

bool is_characteristic(std::string_view name) {
  const auto all = children::characteristics();
  return std::find(all.begin(), all.end(), name) != all.end();
}

/// A value and every value that lies below it in its dimension.
std::vector<std::string> with_parts(const Dimension& dimension, const std::string& value) {
  std::vector<std::string> found{value};
  for (std::size_t i = 0; i < found.size(); ++i) {
    for (const DimensionValue& candidate : dimension.values) {
      if (candidate.parent == found[i]) found.push_back(candidate.code);
    }
  }
  return found;
}

Result<std::string> part_sql(const Group::Part& part, const Catalogue& catalogue) {
  const auto& [name, value] = part;
  if (!is_characteristic(name)) {
    return fail(ProblemCode::BadUsage,
                fmt::format("Pupils' records do not have the characteristic '{}'. They have: {}.", name,
                            fmt::join(children::characteristics(), ", ")));
  }
  const Dimension* dimension = name == "age" || name == "ward" ? nullptr : catalogue.dimension(name);
  if (dimension == nullptr) return fmt::format("CAST({} AS TEXT) = {}", name, children::quoted_sql(value));
  const bool known = std::any_of(dimension->values.begin(), dimension->values.end(),
                                 [&](const DimensionValue& one) { return one.code == value; });
  if (!known) {
    std::vector<std::string_view> codes;
    for (const DimensionValue& one : dimension->values) codes.push_back(one.code);
    return fail(ProblemCode::BadUsage, fmt::format("The characteristic '{}' has no value '{}'. It has: {}.",
                                                   name, value, fmt::join(codes, ", ")));
  }
  if (value == dimension->total) return std::string("true");
  std::string list;
  for (const std::string& one : with_parts(*dimension, value))
    list += (list.empty() ? "" : ", ") + children::quoted_sql(one);
  return fmt::format("{} IN ({})", name, list);
}

/// The children whom the asker may see counted. Where young people live is not told by school.
Result<std::string> reach_sql(const std::vector<ChildrenReach>& reach, const CompiledDefinition& definition,
                              const Catalogue& catalogue) {
  std::string any = "false";
  for (const ChildrenReach& part : reach) {
    if (!part.everywhere && !definition.rollup->of_schools) continue;
    std::string all = "true";
    const auto list = [](const std::vector<std::string>& texts) {
      std::string sql = "NULL";
      for (const std::string& text : texts) sql += ", " + children::quoted_sql(text);
      return sql;
    };
    if (!part.everywhere) {
      all += fmt::format(
          " AND school IN (SELECT place_id FROM place_code WHERE scheme = 'urn' AND code IN ({}))",
          list(part.schools));
    }
    if (!part.year_groups.empty()) all += fmt::format(" AND year_group IN ({})", list(part.year_groups));
    for (const Group::Part& one : part.group.parts()) {
      const auto condition = part_sql(one, catalogue);
      if (!condition) return condition;
      all += " AND " + *condition;
    }
    any += fmt::format(" OR ({})", all);
  }
  return "(" + any + ")";
}

/// The conditions of a question beside those of the definition.
Result<std::string> scope_sql(const ChildrenQuestion& question, const CompiledDefinition& definition,
                              const Catalogue& catalogue) {
  std::string sql = "true";
  for (const Group::Part& part : question.group.parts()) {
    const auto condition = part_sql(part, catalogue);
    if (!condition) return condition;
    sql += " AND " + *condition;
  }
  if (question.reach) {
    const auto reached = reach_sql(*question.reach, definition, catalogue);
    if (!reached) return reached;
    sql += " AND " + *reached;
  }
  const bool by_school = std::find(question.by.begin(), question.by.end(), "school") != question.by.end();
  if ((question.school || by_school) && !definition.rollup->of_schools) {
    return fail(ProblemCode::BadUsage,
                "This measure is about where young people live, and tells nothing of schools.");
  }
  if (question.school) sql += fmt::format(" AND school = {}", *question.school);
  if (!question.ward.empty()) sql += " AND ward = " + children::quoted_sql(question.ward);
  if (question.first_year) sql += fmt::format(" AND year >= {}", *question.first_year);
  if (question.last_year) sql += fmt::format(" AND year <= {}", *question.last_year);
  return sql;
}

double scale_of(const Measure& measure) {
  return measure.unit == "%" || measure.unit == "per 100 pupils" ? 100 : 1;
}

std::optional<stats::Interval> interval_of(const Measure& measure, const CompiledDefinition& definition,
                                           const stats::RatioSums& sums) {
  if (measure.kind == MeasureKind::Count || sums.x <= 0) return std::nullopt;
  if (definition.of_flags) return stats::wilson_interval(sums.y, sums.x);
  if (measure.kind == MeasureKind::Rate) {
    const stats::Interval events = stats::count_interval(sums.y);
    return stats::Interval{events.lower / sums.x, events.upper / sums.x};
  }
  if (sums.count < 2) return std::nullopt;
  return stats::ratio_interval(sums);
}

/// One row of the store's answer: year, the values of `by`, then records and sums.
ChildrenRow row_of(const Rows& rows, std::size_t i, std::size_t values, const Measure& measure,
                   const CompiledDefinition& definition) {
  ChildrenRow row;
  row.year = rows.column<std::int32_t>(0)[i];
  for (std::size_t value = 0; value < values; ++value)
    row.values.emplace_back(rows.null(1 + value, i) ? std::string_view() : rows.text(1 + value, i));
  const std::size_t at = 1 + values;
  row.records = rows.column<std::int64_t>(at)[i];
  const auto sum = [&](std::size_t which) { return rows.optional<double>(at + which, i).value_or(0); };
  // A young person stands in every month of a year: figures are the mean of the months, and nobody counts
  // twice.
  const double months = rows.optional<double>(at + 7, i).value_or(1);
  const stats::RatioSums sums{sum(1) / months, sum(2) / months, sum(3) / months,
                              sum(4) / months, sum(5) / months, sum(6) / months};
  row.numerator = sums.y;
  row.denominator = sums.x;
  if (sums.x <= 0) return row;
  const double scale = scale_of(measure);
  row.value = scale * sums.y / sums.x;
  if (const auto interval = interval_of(measure, definition, sums)) {
    row.lower = scale * interval->lower;
    row.upper = scale * interval->upper;
  }
  return row;
}

/// A definition with the years of it that a question asks for.
std::string question_sql(const ChildrenQuestion& question, const PupilDefinition& definition,
                         const CompiledDefinition& compiled, const std::string& scope) {
  std::string select, group = "1";
  for (std::size_t i = 0; i < question.by.size(); ++i) {
    select += fmt::format(", CAST({} AS TEXT)", question.by[i]);
    group += fmt::format(", {}", i + 2);
  }
  const std::string values = fmt::format(
      "SELECT *, CAST({0} AS DOUBLE) AS y, CAST(CASE WHEN ({0}) IS NOT NULL THEN {1} END AS DOUBLE) AS x "
      "FROM {2} "
      "WHERE ({3}) AND {4} AND year BETWEEN {5} AND {6}",
      compiled.numerator, compiled.denominator, compiled.rollup->name, compiled.where, scope, definition.from,
      definition.until);
  std::string sums;
  for (const char* sum : {"count(y)", "sum(y)", "sum(x)"}) sums += fmt::format(", CAST({} AS DOUBLE)", sum);
  // Counts of pupils tell their own uncertainty.
  for (const char* square : {"sum(y * y)", "sum(x * y)", "sum(x * x)"})
    sums += compiled.of_flags ? ", CAST(NULL AS DOUBLE)" : fmt::format(", CAST({} AS DOUBLE)", square);
  return fmt::format("SELECT CAST(year AS INTEGER){}, count(*){}, CAST({} AS DOUBLE) FROM ({}) GROUP BY {}",
                     select, sums, compiled.rollup->of_schools ? "1" : "count(DISTINCT month)", values,
                     group);
}

/// Rows by year, then as the dimensions list their values; what is not known comes last.
class RowOrder {
public:
  RowOrder(const std::vector<std::string>& by, const Catalogue& catalogue) {
    for (const std::string& name : by) dimensions_.push_back(catalogue.dimension(name));
  }

  bool operator()(const ChildrenRow& a, const ChildrenRow& b) const {
    if (a.year != b.year) return a.year < b.year;
    for (std::size_t i = 0; i < dimensions_.size(); ++i) {
      if (a.values[i] == b.values[i]) continue;
      const std::size_t first = place(i, a.values[i]), second = place(i, b.values[i]);
      return first != second
                 ? first < second
                 : std::pair(a.values[i].size(), a.values[i]) < std::pair(b.values[i].size(), b.values[i]);
    }
    return false;
  }

private:
  std::size_t place(std::size_t by, const std::string& value) const {
    const Dimension* dimension = dimensions_[by];
    if (value.empty()) return static_cast<std::size_t>(-1);
    if (dimension == nullptr) return 0;
    const auto found = std::find_if(dimension->values.begin(), dimension->values.end(),
                                    [&](const DimensionValue& one) { return one.code == value; });
    return static_cast<std::size_t>(found - dimension->values.begin());
  }

  std::vector<const Dimension*> dimensions_;
};

/// Schools of the authority by kind, and when they were open.
constexpr const char* kCoverage =
    "WITH covered AS (SELECT DISTINCT CAST(year AS INTEGER) AS year, school FROM {0} WHERE ({1}) AND {2}), "
    "kind AS (SELECT place_id AS school, any_value(value) FILTER (name = 'phase') AS phase, any_value(value) "
    "FILTER "
    "(name = 'type') AS type FROM place_text WHERE name IN ('phase', 'type') GROUP BY place_id), "
    "taking_part AS (SELECT DISTINCT m.parent_id AS authority, k.phase, CASE WHEN k.phase IS NULL OR k.phase "
    "= 'Not "
    "applicable' THEN k.type END AS type FROM covered c JOIN membership m ON m.kind = 'authority' AND "
    "m.place_id = "
    "c.school JOIN kind k ON k.school = c.school), "
    "expected AS (SELECT DISTINCT m.place_id AS school, p.opened, p.closed FROM membership m JOIN kind k ON "
    "k.school = "
    "m.place_id JOIN place p ON p.place_id = m.place_id JOIN taking_part t ON t.authority = m.parent_id AND "
    "t.phase IS "
    "NOT DISTINCT FROM k.phase AND (t.type IS NULL OR t.type = k.type) WHERE m.kind = 'authority') "
    "SELECT y.year, count(DISTINCT c.school), (SELECT count(*) FROM expected e WHERE coalesce(e.opened, DATE "
    "'1900-01-01') <= make_date(y.year, 1, 1) AND coalesce(e.closed, DATE '9999-12-31') >= make_date(y.year, "
    "1, 1)) "
    "FROM (SELECT DISTINCT year FROM covered) y JOIN covered c ON c.year = y.year GROUP BY y.year ORDER BY "
    "y.year";

/// SQL of the coverage of a definition within a question's school and years; "" where the asker is not told.
/// It is the same whatever group is asked for, and by what.
std::string coverage_sql(const CompiledDefinition& definition, const ChildrenQuestion& question) {
  // Who sees some schools' children alone is not told how many others there are.
  const bool sees_all =
      !question.reach || std::any_of(question.reach->begin(), question.reach->end(),
                                     [](const ChildrenReach& part) { return part.everywhere; });
  if (!definition.rollup->of_schools || (!sees_all && !question.school)) return {};
  std::string years = "true";
  if (question.school) years += fmt::format(" AND school = {}", *question.school);
  if (question.first_year) years += fmt::format(" AND year >= {}", *question.first_year);
  if (question.last_year) years += fmt::format(" AND year <= {}", *question.last_year);
  return fmt::format(kCoverage, definition.rollup->name, definition.where, years);
}

std::vector<Coverage> coverage_of(Connection& connection, const std::string& sql, bool of_a_school) {
  std::vector<Coverage> found;
  Rows rows = connection.query(sql);
  while (rows.next_chunk()) {
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const auto schools = static_cast<int>(rows.column<std::int64_t>(1)[i]);
      const auto expected = static_cast<int>(rows.optional<std::int64_t>(2, i).value_or(0));
      found.push_back(
          {rows.column<std::int32_t>(0)[i], schools, of_a_school ? 1 : std::max(schools, expected)});
    }
  }
  return found;
}

Result<void> check(const ChildrenQuestion& question) {
  if (question.measure == nullptr || question.measure->pupils.empty()) {
    return fail(ProblemCode::BadUsage,
                "Pupils' records do not tell this measure: the catalogue has no definition of it "
                "over them. Its published figures stand under 'headrow evidence'.");
  }
  for (const std::string& name : question.by) {
    if (name == "school" || is_characteristic(name)) continue;
    return fail(ProblemCode::BadUsage,
                fmt::format("An answer cannot be broken down by '{}'. It can by: school, {}.", name,
                            fmt::join(children::characteristics(), ", ")));
  }
  return {};
}

}  // namespace

std::span<const std::string_view> pupil_characteristics() {
  return children::characteristics();
}

std::optional<Children::City> Children::city() const {
  const auto database = store_.database();
  Connection connection = database->connect();
  City city;
  Rows rows = connection.query(
      "SELECT m.parent_id, count(*) FROM membership m WHERE m.kind = 'authority' AND m.place_id IN (SELECT "
      "DISTINCT "
      "school FROM child_return WHERE kind = 'census') GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 1");
  if (!rows.next_chunk()) return std::nullopt;
  city.authority = rows.column<std::int32_t>(0)[0];
  Rows schools =
      connection.query("SELECT DISTINCT school FROM child_return WHERE kind = 'census' ORDER BY 1");
  while (schools.next_chunk()) {
    for (std::size_t i = 0; i < schools.size(); ++i)
      city.schools.push_back(schools.column<std::int32_t>(0)[i]);
  }
  Rows years = connection.query(
      "SELECT DISTINCT CAST(year(day + INTERVAL 4 MONTH) AS INTEGER) FROM child_return WHERE kind = 'census' "
      "ORDER BY 1");
  while (years.next_chunk()) {
    for (std::size_t i = 0; i < years.size(); ++i) city.years.push_back(years.column<std::int32_t>(0)[i]);
  }
  Rows wards = connection.query("SELECT DISTINCT ward FROM pupil_year WHERE ward IS NOT NULL ORDER BY 1");
  while (wards.next_chunk()) {
    for (std::size_t i = 0; i < wards.size(); ++i) city.wards.emplace_back(wards.text(0, i));
  }
  return city;
}

namespace {

/// Values by what was asked, of one state of the store. Thread-safe.
template <typename Value>
class KeptByState {
public:
  std::optional<Value> find(std::int64_t state, const std::string& asked) {
    const std::lock_guard lock(mutex_);
    if (state != state_) return std::nullopt;
    const auto found = values_.find(asked);
    return found == values_.end() ? std::nullopt : std::optional(found->second);
  }

  void keep(std::int64_t state, const std::string& asked, const Value& value) {
    const std::lock_guard lock(mutex_);
    if (state != state_ || values_.size() == kMost) values_.clear();
    state_ = state;
    values_.emplace(asked, value);
  }

private:
  static constexpr std::size_t kMost = 500;
  std::mutex mutex_;
  std::int64_t state_ = -1;
  std::map<std::string, Value> values_;
};

}  // namespace

/// Answers by question, and coverages by the SQL that finds them.
struct Children::Kept {
  KeptByState<ChildrenAnswer> answers;
  KeptByState<std::vector<Coverage>> coverages;
};

Children::Children(const Store& store, const Catalogue& catalogue)
    : store_(store), catalogue_(catalogue), kept_(std::make_unique<Kept>()) {}
Children::~Children() = default;

namespace {

/// What the store is like for who keeps answers: it changes with every load and rebuild. nullopt while
/// roll-ups are due, when answers are those of a moment.
std::optional<std::int64_t> state_of(Connection& connection) {
  Rows rows = connection.query(
      "SELECT (SELECT generation_before FROM store_version) + (SELECT coalesce(max(source_id), 0) FROM "
      "source), "
      "(SELECT count(*) FROM rollup_due)");
  if (!rows.next_chunk() || rows.column<std::int64_t>(1)[0] > 0) return std::nullopt;
  return rows.column<std::int64_t>(0)[0];
}

/// All that an answer depends on, as text.
std::string text_of(const ChildrenQuestion& question) {
  std::string text =
      fmt::format("{}|{}|{}|{}|{}|{}|{}|{}", question.measure->code, question.group.text(),
                  fmt::join(question.by, ","), question.school.value_or(-1), question.ward,
                  question.first_year.value_or(-1), question.last_year.value_or(-1), question.latest);
  if (!question.reach) return text;
  for (const ChildrenReach& part : *question.reach) {
    text += fmt::format("|reach {} {} {} {}", part.everywhere, fmt::join(part.schools, ","),
                        fmt::join(part.year_groups, ","), part.group.text());
  }
  return text + "|of reach";
}

/// Works out an answer, the coverage by `coverage`.
Result<ChildrenAnswer> worked_out(Connection& connection, const ChildrenQuestion& question,
                                  const Catalogue& catalogue,
                                  const std::function<std::vector<Coverage>(const std::string&)>& coverage) {
  ChildrenAnswer answer;
  answer.measure = question.measure;
  answer.by = question.by;
  for (const PupilDefinition& definition : question.measure->pupils) {
    const auto compiled = children::compile(definition);
    if (!compiled) return tl::unexpected(compiled.error());
    const auto scope = scope_sql(question, *compiled, catalogue);
    if (!scope) return tl::unexpected(scope.error());
    Rows rows = connection.query(question_sql(question, definition, *compiled, *scope));
    while (rows.next_chunk()) {
      for (std::size_t i = 0; i < rows.size(); ++i)
        answer.rows.push_back(row_of(rows, i, question.by.size(), *question.measure, *compiled));
    }
    for (const Coverage& one : coverage(coverage_sql(*compiled, question))) answer.coverage.push_back(one);
  }
  std::sort(answer.rows.begin(), answer.rows.end(), RowOrder(question.by, catalogue));
  if (question.latest && !answer.rows.empty()) {
    const int last = answer.rows.back().year;
    std::erase_if(answer.rows, [&](const ChildrenRow& row) { return row.year != last; });
    std::erase_if(answer.coverage, [&](const Coverage& one) { return one.year != last; });
  }
  return answer;
}

}  // namespace

Result<ChildrenAnswer> Children::answer(const ChildrenQuestion& question) const {
  if (const auto checked = check(question); !checked) return tl::unexpected(checked.error());
  try {
    const auto database = store_.database();
    Connection connection = database->connect();
    const auto state = state_of(connection);
    const std::string text = text_of(question);
    if (state) {
      if (auto kept = kept_->answers.find(*state, text)) return *std::move(kept);
    }
    const auto coverage = [&](const std::string& sql) {
      if (sql.empty()) return std::vector<Coverage>();
      if (state) {
        if (auto kept = kept_->coverages.find(*state, sql)) return *std::move(kept);
      }
      auto found = coverage_of(connection, sql, question.school.has_value());
      if (state) kept_->coverages.keep(*state, sql, found);
      return found;
    };
    auto answer = worked_out(connection, question, catalogue_, coverage);
    if (answer && state) kept_->answers.keep(*state, text, *answer);
    return answer;
  } catch (const DatabaseError& failure) {
    return tl::unexpected<Problem>(failure.problem());
  }
}

}  // namespace headrow::evidence
