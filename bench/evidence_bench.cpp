// How the evidence store compares, in one run, with the least that the same machine can do: loading with
// DuckDB's own reading of the same bytes, a question with the same SQL written by hand. Prints medians and
// ratios, no judgement.
//   headrow_evidence_bench [FOLDER]      FOLDER holds the interactive tool's published files
#include <duckdb.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "headrow/base/progress.hpp"
#include "headrow/evidence/catalogue.hpp"
#include "headrow/evidence/evidence.hpp"
#include "headrow/evidence/import.hpp"
#include "headrow/evidence/store.hpp"

namespace {

using namespace headrow;
using namespace headrow::evidence;
namespace fs = std::filesystem;

double milliseconds(const std::function<void()>& work) {
  const auto start = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
}

double median(std::vector<double> times) {
  std::sort(times.begin(), times.end());
  return times[times.size() / 2];
}

double median_of(int runs, const std::function<void()>& work) {
  std::vector<double> times;
  for (int i = 0; i < runs; ++i) times.push_back(milliseconds(work));
  return median(std::move(times));
}

void print(const std::string& what, double ours, double baseline, const std::string& least) {
  fmt::print("{:<62} {:>9.2f} ms   {:>9.2f} ms {}   {:.2f}x\n", what, ours, baseline, least, ours / baseline);
}

void print(const std::string& what, double ours, double allowed) {
  fmt::print("{:<62} {:>9.2f} ms   at most {:.0f} ms\n", what, ours, allowed);
}

/// DuckDB alone, through its C API, on two threads as the store has them.
class Plain {
public:
  explicit Plain(const fs::path& file) {
    if (duckdb_open(file.c_str(), &database_) != DuckDBSuccess)
      throw std::runtime_error("cannot open " + file.string());
    duckdb_connect(database_, &connection_);
    run("SET threads = 2");
  }
  Plain(const Plain&) = delete;
  Plain& operator=(const Plain&) = delete;
  ~Plain() {
    duckdb_disconnect(&connection_);
    duckdb_close(&database_);
  }
  /// Number of rows of the answer, all of them fetched.
  std::size_t run(const std::string& sql) {
    duckdb_result result;
    if (duckdb_query(connection_, sql.c_str(), &result) != DuckDBSuccess) {
      const std::string message = duckdb_result_error(&result);
      duckdb_destroy_result(&result);
      throw std::runtime_error(message);
    }
    std::size_t rows = 0;
    while (duckdb_data_chunk chunk = duckdb_fetch_chunk(result)) {
      rows += duckdb_data_chunk_get_size(chunk);
      duckdb_destroy_data_chunk(&chunk);
    }
    duckdb_destroy_result(&result);
    return rows;
  }

private:
  duckdb_database database_ = nullptr;
  duckdb_connection connection_ = nullptr;
};

class Scratch {
public:
  Scratch() : path_(fs::temp_directory_path() / fmt::format("headrow-bench-{}", ::getpid())) {
    fs::create_directories(path_);
  }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;
  ~Scratch() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  const fs::path& path() const { return path_; }

private:
  fs::path path_;
};

void import_into(Store& store, const Catalogue& catalogue, std::vector<fs::path> paths,
                 std::vector<std::string> except) {
  ImportOptions options;
  options.paths = std::move(paths);
  options.except = std::move(except);
  options.loaded_by = "bench";
  NoProgress progress;
  const auto report = import_files(store, catalogue, options, progress);
  if (!report) throw std::runtime_error(describe(report.error()));
}

constexpr const char* kTable = "lait_bds_long.csv.gz";

/// The long table, with registers and dictionary already in, against DuckDB reading the same gzipped file,
/// all columns text, into a table on disk with a checkpoint.
std::unique_ptr<Store> loading(const fs::path& tool, const fs::path& scratch, const Catalogue& catalogue) {
  std::vector<double> ours, baseline;
  std::unique_ptr<Store> store;
  for (int run = 0; run < 3; ++run) {
    store = Store::create(scratch / fmt::format("store-{}", run)).value();
    import_into(*store, catalogue, {tool}, {kTable});
    ours.push_back(milliseconds([&] { import_into(*store, catalogue, {tool / kTable}, {}); }));
    Plain plain(scratch / fmt::format("plain-{}.duckdb", run));
    baseline.push_back(milliseconds([&] {
      plain.run(
          fmt::format("CREATE TABLE t AS SELECT * FROM read_csv('{}', all_varchar = true, header = true)",
                      (tool / kTable).string()));
      plain.run("CHECKPOINT");
    }));
  }
  print("load the interactive tool's long table (641,070 rows, gzipped)", median(ours), median(baseline),
        "DuckDB");
  return store;
}

/// Sixty measures and groups, about as many as a scorecard asks for, spread over the catalogue.
std::vector<MeasureAndGroup> scorecard_of(const Evidence& evidence) {
  std::vector<MeasureAndGroup> bound;
  for (const Measure& measure : evidence.catalogue().measures()) {
    for (const Group& group : evidence.groups(measure))
      bound.push_back(evidence.find(measure.code, group).value());
  }
  std::vector<MeasureAndGroup> some;
  for (std::size_t i = 0; i < 60; ++i) some.push_back(bound[i * bound.size() / 60]);
  return some;
}

void ask(const Evidence& evidence, const std::vector<MeasureAndGroup>& scorecard, PlaceId place) {
  evidence.prepare(scorecard);
  for (const MeasureAndGroup& what : scorecard) evidence.series(what, place);
}

void scorecards(Store& store, const Catalogue& catalogue) {
  Evidence evidence(store, catalogue);
  const std::vector<MeasureAndGroup> scorecard = scorecard_of(evidence);
  const std::vector<Place> places = evidence.places(PlaceKind::Authority);
  const PlaceId first = places.front().id;
  print("60 measures of one authority, first asked after start-up",
        median_of(5,
                  [&] {
                    Evidence fresh(store, catalogue);
                    ask(fresh, scorecard, first);
                  }),
        150);
  ask(evidence, scorecard, first);
  print("the same asked again", median_of(20, [&] { ask(evidence, scorecard, first); }), 5);
  print(fmt::format("the same of all {} authorities", places.size()),
        median_of(3,
                  [&] {
                    for (const Place& place : places) ask(evidence, scorecard, place.id);
                  }),
        5000);
}

/// What one question asks of the store, written by hand: every area's and period's figure with the rank among
/// authorities, the quartiles, England's figure and that of the period before.
std::string by_hand(const std::string& short_name) {
  return fmt::format(R"(
WITH f AS (
  SELECT a.period_code, a.place_id, a.value, a.symbol, a.line, p.kind, l.label FROM area_figure a
  JOIN indicator i USING (indicator_id) JOIN place p USING (place_id) JOIN period_label l USING (label_id)
  WHERE i.dataset = 'interactive_tool' AND i.name = '{}' AND a.group_id = 0),
q AS (SELECT period_code, quantile_cont(value, [0, 0.25, 0.5, 0.75, 1]) AS cuts, count(value) AS ranked
      FROM f WHERE kind = 2 GROUP BY period_code),
e AS (SELECT period_code, value FROM f WHERE kind = 0)
SELECT f.*, q.cuts, q.ranked, e.value AS england,
  CASE WHEN f.value IS NOT NULL AND f.kind = 2 THEN
    rank() OVER (PARTITION BY f.period_code, f.kind ORDER BY f.value DESC NULLS LAST) END AS place_rank,
  f.value - lag(f.value) OVER (PARTITION BY f.place_id ORDER BY f.period_code) AS change
FROM f JOIN q USING (period_code) LEFT JOIN e USING (period_code) ORDER BY f.place_id, f.period_code)",
                     short_name);
}

void question(std::unique_ptr<Store> store, const Catalogue& catalogue) {
  const std::string name = "AVG_Attain8_Score";
  double ours = 0;
  std::size_t rows = 0;
  {
    Evidence evidence(*store, catalogue);
    const auto what = evidence.find(name).value();
    const std::vector<Place> places = evidence.places(PlaceKind::Authority);
    ours = median_of(20, [&] {
      // Forgetting everything also forgets the register, which is read again: it is part of what is timed.
      evidence.refresh();
      rows = 0;
      for (const Place& place : places) rows += evidence.series(what, place.id).size();
    });
  }
  const fs::path file = store->directory() / "evidence.duckdb";
  store.reset();
  Plain plain(file);
  const double baseline = median_of(20, [&] { plain.run(by_hand(name)); });
  print(fmt::format("one measure, all authorities and periods ({} rows), not kept", rows), ours, baseline,
        "SQL");
}

}  // namespace

int main(int argc, char** argv) {
  const fs::path tool = argc > 1 ? fs::path(argv[1]) : fs::path(HEADROW_SHARED) / "data" / "lait";
  if (!fs::exists(tool / kTable)) {
    fmt::print(stderr, "{} is not there: give the folder of the interactive tool's files.\n",
               (tool / kTable).string());
    return 1;
  }
  const auto catalogue = Catalogue::read(HEADROW_CATALOG);
  if (!catalogue) {
    fmt::print(stderr, "{}\n", describe(catalogue.error()));
    return 1;
  }
  const Scratch scratch;
  std::unique_ptr<Store> store = loading(tool, scratch.path(), *catalogue);
  scorecards(*store, *catalogue);
  question(std::move(store), *catalogue);
  return 0;
}
