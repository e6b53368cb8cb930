#include "figure_checks.hpp"

#include <fmt/format.h>

namespace headrow::evidence {

namespace {

std::string figure_words(const Rows& rows, std::size_t value, std::size_t symbol, std::size_t row) {
  if (const auto number = rows.optional<double>(value, row)) return number_text(*number);
  const std::string_view text = symbol_text(static_cast<Symbol>(rows.column<std::uint8_t>(symbol)[row]));
  return text.empty() ? "blank" : std::string(text);
}

void write_suspected(LoadJob& job) {
  job.connection.run(
      "CREATE OR REPLACE TEMP TABLE suspected_repeat (first_line INTEGER, later_line INTEGER)");
  Appender appender(job.connection, "suspected_repeat");
  for (const auto& [first, later] : job.repeated.pairs()) {
    appender.set<std::int32_t>(0, first);
    appender.set<std::int32_t>(1, later);
    appender.end_row();
  }
  appender.close();
}

constexpr const char* kSameKey =
    "FROM suspected_repeat s JOIN {0} a ON a.source_id = ? AND a.line = s.first_line "
    "JOIN {0} b ON b.source_id = a.source_id AND b.line = s.later_line AND b.indicator_id = a.indicator_id "
    "AND b.group_id = a.group_id AND b.period_code = a.period_code AND b.place_id = a.place_id "
    "AND b.status = a.status ";

/// One finding for each later row: the first column that differs, or that all agree.
class RepeatFindings {
public:
  explicit RepeatFindings(LoadJob& job) : job_(job) {}

  void add(std::int32_t first, std::int32_t later, std::string_view column, const std::string& before,
           const std::string& after) {
    if (later != later_) tell();
    later_ = later;
    first_ = first;
    if (before == after) return;
    if (differing_++ > 0) return;
    column_ = std::string(column);
    before_ = before;
    after_ = after;
  }

  void tell() {
    if (later_ != 0 && differing_ == 0) {
      job_.findings.add(
          "row-repeated", later_, "", "",
          fmt::format("Line {} has the same place, period and group and the same figures.", first_));
    } else if (later_ != 0) {
      keeps_out(job_.findings,
                job_.findings.add(
                    "rows-disagree", later_, column_, after_,
                    fmt::format("Line {} has the same place, period and group, and {} here{}. Take one "
                                "of the two out of the file.",
                                first_, before_,
                                differing_ > 1 ? fmt::format(" ({} columns differ)", differing_) : "")));
    }
    later_ = 0;
    differing_ = 0;
  }

private:
  LoadJob& job_;
  std::int32_t first_ = 0, later_ = 0;
  int differing_ = 0;
  std::string column_, before_, after_;
};

void compare_repeats(LoadJob& job, const char* table) {
  const std::string sql =
      "SELECT s.first_line, s.later_line, i.name, a.value, a.symbol, b.value, b.symbol " +
      fmt::format(fmt::runtime(kSameKey), table) +
      "JOIN indicator i ON i.indicator_id = a.indicator_id ORDER BY s.later_line, i.indicator_id";
  Rows rows = job.connection.query(sql, job.source);
  RepeatFindings findings(job);
  while (rows.next_chunk()) {
    for (std::size_t i = 0; i < rows.size(); ++i) {
      findings.add(rows.column<std::int32_t>(0)[i], rows.column<std::int32_t>(1)[i], rows.text(2, i),
                   figure_words(rows, 3, 4, i), figure_words(rows, 5, 6, i));
    }
  }
  findings.tell();
}

}  // namespace

void check_repeated_rows(LoadJob& job) {
  if (job.repeated.pairs().empty()) return;
  write_suspected(job);
  for (const char* table : {"area_figure", "school_figure"}) {
    compare_repeats(job, table);
    job.connection.query(
        fmt::format("DELETE FROM {} WHERE source_id = ? AND rowid IN (SELECT b.rowid ", table) +
            fmt::format(fmt::runtime(kSameKey), table) + ")",
        job.source, job.source);
  }
  job.connection.run("DROP TABLE suspected_repeat");
}

void check_constant_columns(LoadJob& job) {
  if (job.figures.area_count() == 0) return;
  Rows rows = job.connection.query(
      "WITH same AS (SELECT indicator_id, group_id, period_code, count(*) AS places, min(value) AS value, "
      "min(line) AS line FROM area_figure WHERE source_id = ? AND value IS NOT NULL "
      "AND place_id IN (SELECT place_id FROM place WHERE kind = ?) GROUP BY ALL "
      "HAVING count(*) >= 10 AND min(value) = max(value)) "
      "SELECT i.name, g.description, s.period_code, s.places, s.value, s.line FROM same s "
      "JOIN indicator i USING (indicator_id) JOIN population g USING (group_id) "
      "ORDER BY i.indicator_id, s.period_code, g.description",
      job.source, static_cast<std::int32_t>(PlaceKind::Authority));
  while (rows.next_chunk()) {
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const std::string_view group = rows.text(1, i);
      job.findings.add("constant", rows.column<std::int32_t>(5)[i], rows.text(0, i),
                       number_text(rows.column<double>(4)[i]),
                       fmt::format("All {} authorities have this value in {}{}{}; no rank is given.",
                                   rows.column<std::int64_t>(3)[i],
                                   period_text(period_from_code(rows.column<std::int32_t>(2)[i])),
                                   group.empty() ? "" : ", ", group));
    }
  }
}

void check_against_other_sources(LoadJob& job) {
  Rows others = job.connection.query("SELECT 1 FROM source WHERE dataset = ? AND source_id <> ? LIMIT 1",
                                     job.layout.code, job.source);
  if (!others.next_chunk()) return;
  for (const char* table : {"area_figure", "school_figure"}) {
    Rows rows = job.connection.query(
        fmt::format(
            "SELECT i.name, a.period_code, count(*), min(a.line), arg_min(a.value, a.line), "
            "arg_min(b.value, a.line), arg_min(p.name, a.line), arg_min(s.file, a.line) FROM {0} a JOIN {0} "
            "b "
            "ON b.source_id <> a.source_id AND b.indicator_id = a.indicator_id AND b.group_id = a.group_id "
            "AND b.period_code = a.period_code AND b.place_id = a.place_id AND b.status = a.status "
            "JOIN indicator i ON i.indicator_id = a.indicator_id JOIN place p ON p.place_id = a.place_id "
            "JOIN source s ON s.source_id = b.source_id WHERE a.source_id = ? AND a.value <> b.value "
            "GROUP BY i.indicator_id, i.name, a.period_code ORDER BY i.indicator_id, a.period_code",
            table),
        job.source);
    while (rows.next_chunk()) {
      for (std::size_t i = 0; i < rows.size(); ++i) {
        job.findings.add(
            "sources-disagree", rows.column<std::int32_t>(3)[i], rows.text(0, i),
            number_text(rows.column<double>(4)[i]),
            fmt::format("{} figures of {} differ from those of {}, loaded before: {} has {} there.",
                        rows.column<std::int64_t>(2)[i],
                        period_text(period_from_code(rows.column<std::int32_t>(1)[i])), rows.text(7, i),
                        rows.text(6, i), number_text(rows.column<double>(5)[i])));
      }
    }
  }
}

}  // namespace headrow::evidence
