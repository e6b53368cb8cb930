#include "children/rollup.hpp"

#include <fmt/format.h>

#include "children/attendance_marks.hpp"
#include "children/rollup_sql.hpp"
#include "children/staging.hpp"

namespace headrow::evidence::children {

namespace {

/// SQL of how many of the marks `a.marks`, of a day or a week, mean one of some things, in the codes of the
/// week's own time.
std::string sessions_sql(const CodeSet& codes, std::initializer_list<std::string_view> meanings) {
  const auto days = eras(codes);
  std::string sql = fmt::format("CASE {}", era_sql(codes, "a.week"));
  for (std::size_t era = 0; era < days.size(); ++era) {
    sql += fmt::format(" WHEN {} THEN length(a.marks) - length(translate(a.marks, {}, ''))", era,
                       quoted_sql(marks_meaning(codes, days[era], meanings)));
  }
  return sql + " END";
}

/// Later years lean on earlier ones: meals in six years, prior attainment of five years before.
constexpr int kYearsThatLean = 6;

std::vector<std::int32_t> years_due(Connection& connection) {
  std::vector<std::int32_t> years;
  connection.run(
      fmt::format("INSERT OR IGNORE INTO rollup_due SELECT DISTINCT p.year FROM (SELECT DISTINCT year FROM "
                  "pupil_term UNION SELECT "
                  "DISTINCT year FROM pupil_result UNION SELECT DISTINCT year FROM pupil_month) p JOIN "
                  "rollup_due d ON p.year > "
                  "d.year AND p.year <= d.year + {}",
                  kYearsThatLean));
  Rows rows = connection.query("SELECT CAST(year AS INTEGER) FROM rollup_due ORDER BY year");
  while (rows.next_chunk()) {
    for (std::size_t i = 0; i < rows.size(); ++i) years.push_back(rows.column<std::int32_t>(0)[i]);
  }
  return years;
}

}  // namespace

void roll_up(Connection& connection, const Catalogue& catalogue, Progress& progress) {
  const std::vector<std::int32_t> years = years_due(connection);
  if (years.empty()) return;
  const CodeSet& codes = *catalogue.code_set("attendance");
  const std::string possible = "length(a.marks) - " + sessions_sql(codes, {"not_counted"});
  const std::string attended = sessions_sql(codes, {"present", "late", "approved"});
  const std::string authorised = sessions_sql(codes, {"authorised"});
  const std::string unauthorised = sessions_sql(codes, {"unauthorised"});
  const std::string late = sessions_sql(codes, {"late"});
  progress.begin("Rolling up", years.size());
  for (std::size_t done = 0; done < years.size(); ++done) {
    Transaction transaction(connection);
    connection.run(fmt::format(fmt::runtime(kRollupSql), fmt::arg("year", years[done]),
                               fmt::arg("possible", possible), fmt::arg("attended", attended),
                               fmt::arg("authorised", authorised), fmt::arg("unauthorised", unauthorised),
                               fmt::arg("late", late)));
    transaction.commit();
    progress.advance(done + 1, done + 1);
  }
  progress.end();
}

}  // namespace headrow::evidence::children
