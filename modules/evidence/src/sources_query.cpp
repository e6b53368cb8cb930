// What was loaded, and what was found in it.
#include "headrow/evidence/sources.hpp"

#include <fmt/format.h>

#include <deque>

#include "database.hpp"
#include "headrow/evidence/catalogue.hpp"
#include "headrow/evidence/store.hpp"
#include "headrow/formats/table_reader.hpp"

namespace headrow::evidence {

namespace {

constexpr std::size_t kRowsAround = 3;

constexpr std::string_view kSourceColumns =
    "SELECT s.source_id, s.file, s.sha256, s.dataset, s.title, s.publisher, s.status, "
    "coalesce(strftime(s.published, '%Y-%m-%d'), ''), coalesce(s.period, ''), "
    "strftime(s.loaded_at, '%Y-%m-%dT%H:%M:%SZ'), s.loaded_by, s.line_count, s.figure_count, "
    "coalesce(f.errors, 0), coalesce(f.warnings, 0), coalesce(f.quarantined, 0), s.notes, s.about_children "
    "FROM source s LEFT "
    "JOIN "
    "(SELECT source_id, count(*) FILTER (severity = 3) AS errors, count(*) FILTER (severity = 1) AS "
    "warnings, "
    "count(*) FILTER (severity = 2) AS quarantined FROM finding GROUP BY source_id) f USING (source_id) ";

std::string text_at(const Rows& rows, std::size_t column, std::size_t row) {
  return std::string(rows.text(column, row));
}

Source source_at(const Rows& rows, std::size_t i) {
  Source source;
  source.id = rows.column<std::int32_t>(0)[i];
  source.file = text_at(rows, 1, i);
  source.sha256 = text_at(rows, 2, i);
  source.dataset = text_at(rows, 3, i);
  source.title = text_at(rows, 4, i);
  source.publisher = text_at(rows, 5, i);
  source.status = static_cast<Status>(rows.column<std::int8_t>(6)[i]);
  source.published = text_at(rows, 7, i);
  source.period = text_at(rows, 8, i);
  source.loaded_at = text_at(rows, 9, i);
  source.loaded_by = text_at(rows, 10, i);
  source.lines = rows.column<std::int64_t>(11)[i];
  source.figures = rows.column<std::int64_t>(12)[i];
  source.errors = rows.column<std::int64_t>(13)[i];
  source.warnings = rows.column<std::int64_t>(14)[i];
  source.quarantined = rows.column<std::int64_t>(15)[i];
  source.notes = text_at(rows, 16, i);
  source.about_children = rows.column<bool>(17)[i];
  return source;
}

/// The findings asked for, as a condition whose parameters are source, rule, severity and
/// whether files about children are among them.
constexpr std::string_view kWanted =
    " FROM finding WHERE ($1 IS NULL OR source_id = $1) AND ($2 = '' OR rule = $2) AND ($3 IS NULL OR "
    "severity = $3) AND ($4 OR source_id NOT IN (SELECT source_id FROM source WHERE about_children)) ";

std::optional<std::int32_t> number_of(const std::optional<Severity>& severity) {
  return severity ? std::optional(static_cast<std::int32_t>(*severity)) : std::nullopt;
}

std::vector<std::string> copied(std::span<const std::string_view> cells) {
  return {cells.begin(), cells.end()};
}

formats::TableOptions options_of(const Catalogue& catalogue, const Source& source) {
  formats::TableOptions options;
  if (const Layout* layout = catalogue.layout(source.dataset)) {
    options.sheet = layout->sheet;
    options.heading_row = layout->heading_row;
  }
  return options;
}

/// Reads on until the rows after the one wanted are there too.
Result<SourceRow> find_row(formats::TableReader& reader, long line) {
  SourceRow found;
  found.line = line;
  found.headings = reader.headings();
  std::deque<std::vector<std::string>> before;
  for (;;) {
    auto read = reader.next();
    if (!read) return tl::unexpected(read.error());
    const auto& row = *read;
    if (!row) break;
    auto cells = copied(row->cells);
    if (row->line == line) {
      found.cells = std::move(cells);
      found.before.assign(before.begin(), before.end());
    } else if (row->line > line) {
      found.after.push_back(std::move(cells));
      if (found.after.size() == kRowsAround) break;
    } else {
      before.push_back(std::move(cells));
      if (before.size() > kRowsAround) before.pop_front();
    }
  }
  return found;
}

/// The short name by which a dictionary knows what was asked for.
std::string dictionary_name(const Catalogue& catalogue, const MeasureAndGroup& what) {
  for (const auto& binding : what.measure->bindings) {
    const Layout* layout = catalogue.layout(binding.dataset);
    if (layout == nullptr || layout->shape != Shape::LongTable) continue;
    if (what.only == nullptr ? binding.group == what.group : &binding == what.only) return binding.column;
  }
  return "";
}

}  // namespace

std::vector<Source> sources(Store& store) {
  Connection connection = store.database()->connect();
  Rows rows = connection.query(fmt::format("{} ORDER BY s.source_id", kSourceColumns));
  std::vector<Source> all;
  while (rows.next_chunk()) {
    for (std::size_t i = 0; i < rows.size(); ++i) all.push_back(source_at(rows, i));
  }
  return all;
}

Result<Source> source(Store& store, std::int32_t id) {
  Connection connection = store.database()->connect();
  Rows rows = connection.query(fmt::format("{} WHERE s.source_id = ?", kSourceColumns), id);
  if (!rows.next_chunk() || rows.size() == 0) {
    return fail(ProblemCode::NotFound, fmt::format("No loaded file has the number {}.", id));
  }
  return source_at(rows, 0);
}

std::vector<RuleCount> findings_by_rule(Store& store, std::int32_t source) {
  Connection connection = store.database()->connect();
  Rows rows = connection.query(
      "SELECT rule, severity, count(*), arg_min(message, line) FROM finding WHERE source_id = ? "
      "GROUP BY rule, severity ORDER BY severity DESC, count(*) DESC, rule",
      source);
  std::vector<RuleCount> counts;
  while (rows.next_chunk()) {
    for (std::size_t i = 0; i < rows.size(); ++i) {
      counts.push_back({text_at(rows, 0, i), static_cast<Severity>(rows.column<std::uint8_t>(1)[i]),
                        rows.column<std::int64_t>(2)[i], text_at(rows, 3, i)});
    }
  }
  return counts;
}

std::vector<std::string> indicator_titles(Store& store, std::string_view dataset) {
  Connection connection = store.database()->connect();
  Rows rows = connection.query(
      "SELECT DISTINCT CASE WHEN title = '' THEN name ELSE title END AS words FROM indicator WHERE dataset = "
      "? "
      "ORDER BY words",
      dataset);
  std::vector<std::string> titles;
  while (rows.next_chunk()) {
    for (std::size_t i = 0; i < rows.size(); ++i) titles.push_back(text_at(rows, 0, i));
  }
  return titles;
}

FindingPage find_findings(Store& store, const FindingSearch& search) {
  Connection connection = store.database()->connect();
  const auto severity = number_of(search.severity);
  FindingPage page;
  {
    Rows total = connection.query(fmt::format("SELECT count(*) {}", kWanted), search.source, search.rule,
                                  severity, search.about_children);
    if (total.next_chunk()) page.total = static_cast<std::size_t>(total.column<std::int64_t>(0)[0]);
  }
  Rows rows =
      connection.query(fmt::format("SELECT source_id, severity, line, column_name, value, rule, message, "
                                   "(SELECT file FROM source s WHERE s.source_id = finding.source_id) {} "
                                   "ORDER BY source_id, line, rule, column_name LIMIT $5 OFFSET $6",
                                   kWanted),
                       search.source, search.rule, severity, search.about_children,
                       static_cast<std::int64_t>(search.most), static_cast<std::int64_t>(search.first));
  while (rows.next_chunk()) {
    for (std::size_t i = 0; i < rows.size(); ++i) {
      page.findings.push_back({rows.column<std::int32_t>(0)[i],
                               {static_cast<Severity>(rows.column<std::uint8_t>(1)[i]), text_at(rows, 7, i),
                                rows.column<std::int32_t>(2)[i], text_at(rows, 3, i), text_at(rows, 4, i),
                                text_at(rows, 5, i), text_at(rows, 6, i)}});
    }
  }
  return page;
}

Result<SourceRow> read_source_row(Store& store, const Catalogue& catalogue, const Source& source, long line) {
  if (source.about_children) {
    return fail(
        ProblemCode::NotAllowed,
        "The file is about children: its rows are shown to nobody. Findings name the line; look it up at the "
        "school or where the return was made.");
  }
  auto reader = formats::open_table(store.source_file(source.sha256), options_of(catalogue, source));
  if (!reader) return tl::unexpected(reader.error());
  const long headings = options_of(catalogue, source).heading_row;
  auto found = find_row(**reader, line);
  if (found && found->cells.empty() && line != headings) {
    return fail(ProblemCode::NotFound, fmt::format("{} has no line {}.", source.file, line));
  }
  return found;
}

std::string published_method(Store& store, const Catalogue& catalogue, const MeasureAndGroup& what) {
  const std::string name = dictionary_name(catalogue, what);
  if (name.empty()) return "";
  Connection connection = store.database()->connect();
  Rows rows = connection.query(
      "SELECT methodology FROM dictionary_entry WHERE name = ? ORDER BY source_id DESC LIMIT 1", name);
  return rows.next_chunk() && rows.size() > 0 ? text_at(rows, 0, 0) : "";
}

std::int64_t load_generation(Store& store) {
  Connection connection = store.database()->connect();
  Rows rows = connection.query(
      "SELECT generation_before + (SELECT coalesce(max(source_id), 0) FROM source)::BIGINT FROM "
      "store_version");
  return rows.next_chunk() ? rows.column<std::int64_t>(0)[0] : 0;
}

}  // namespace headrow::evidence
