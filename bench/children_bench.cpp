// Questions about a city's pupils, each beside the same SQL written by hand.
// usage: headrow_children_bench DIR   (a data folder filled by `headrow demo write --city`)
#include <duckdb.h>
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <functional>
#include <vector>

#include "headrow/evidence/children.hpp"
#include "headrow/evidence/evidence.hpp"
#include "headrow/evidence/school_effects.hpp"

namespace {

using namespace headrow;
using namespace headrow::evidence;

double milliseconds(const std::function<void()>& work) {
  const auto begin = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
}

/// The first time, the median of the next eleven, and the mean of the same question about groups that were
/// not asked about before.
struct Times {
  double first = 0, median = 0, of_groups = 0;
};

Times times_of(const std::function<void()>& work) {
  Times times;
  times.first = milliseconds(work);
  std::vector<double> more;
  for (int i = 0; i < 11; ++i) more.push_back(milliseconds(work));
  std::nth_element(more.begin(), more.begin() + 5, more.end());
  times.median = more[5];
  return times;
}

/// DuckDB alone, on a connection of its own to the same file, opened for reading.
class ByHand {
public:
  explicit ByHand(const std::string& file) {
    duckdb_config config = nullptr;
    duckdb_create_config(&config);
    duckdb_set_config(config, "access_mode", "READ_ONLY");
    duckdb_set_config(config, "threads", "2");
    char* error = nullptr;
    if (duckdb_open_ext(file.c_str(), &database_, config, &error) != DuckDBSuccess)
      throw std::runtime_error(error == nullptr ? "the store cannot be opened" : error);
    duckdb_destroy_config(&config);
    duckdb_connect(database_, &connection_);
  }
  ByHand(const ByHand&) = delete;
  ByHand& operator=(const ByHand&) = delete;
  ~ByHand() {
    duckdb_disconnect(&connection_);
    duckdb_close(&database_);
  }
  void run(const std::string& sql) {
    duckdb_result result;
    if (duckdb_query(connection_, sql.c_str(), &result) != DuckDBSuccess)
      throw std::runtime_error(duckdb_result_error(&result));
    duckdb_destroy_result(&result);
  }

private:
  duckdb_database database_ = nullptr;
  duckdb_connection connection_ = nullptr;
};

struct Question {
  const char* title;
  ChildrenRequest request;
  std::string sql;

  /// The same of one birth term alone.
  ChildrenRequest of_group(const std::string& term) const {
    ChildrenRequest narrower = request;
    narrower.group = "birth_term=" + term;
    return narrower;
  }
  std::string sql_of_group(const std::string& term) const {
    std::string narrower = sql;
    return narrower.insert(narrower.find(" GROUP BY"), " AND birth_term = '" + term + "'");
  }
};
constexpr const char* kTerms[] = {"autumn", "spring", "summer"};

const std::vector<Question>& questions() {
  static const std::vector<Question> kQuestions{
      {"attainment 8 by meals and special needs, all years",
       {"ks4.attainment8", "", "fsm6,sen", "", "all"},
       "SELECT year, fsm6, sen, count(*), avg(attainment8), stddev(attainment8) FROM pupil_result WHERE "
       "stage = 'ks4' AND "
       "counts GROUP BY ALL ORDER BY ALL"},
      {"overall absence by ethnicity and sex, all years",
       {"absence.overall", "", "ethnicity,sex", "", "all"},
       "SELECT year, ethnicity, sex, sum(authorised + unauthorised) / sum(possible), count(*) FROM "
       "pupil_year WHERE age >= "
       "5 AND age <= 15 AND possible > 0 GROUP BY ALL ORDER BY ALL"},
      {"persistent absence of every school and group, one year",
       {"absence.persistent", "", "school,ethnicity", "", "2025"},
       "SELECT year, school, ethnicity, avg(CASE WHEN (authorised + unauthorised) * 10 >= possible THEN 1 "
       "ELSE 0 END), "
       "count(*) FROM pupil_year WHERE age >= 5 AND age <= 15 AND possible > 0 AND year = 2025 GROUP BY ALL "
       "ORDER BY ALL"},
      {"plans by ward, all years",
       {"sen.ehcp_share", "", "ward", "", "all"},
       "SELECT year, ward, avg(CASE WHEN sen = 'ehcp' THEN 1 ELSE 0 END), count(*) FROM pupil_year WHERE "
       "on_roll GROUP BY "
       "ALL ORDER BY ALL"},
  };
  return kQuestions;
}

/// An answer that was not given before, the store being warm.
double ask_groups(const Question& question, const Children& children, const Catalogue& catalogue,
                  const Evidence& evidence) {
  double sum = 0;
  for (const char* term : kTerms) {
    const auto asked = read_children_request(question.of_group(term), catalogue, evidence);
    if (!asked) throw std::runtime_error(asked.error().message);
    sum += milliseconds([&] {
      if (!children.answer(*asked)) throw std::runtime_error("no answer");
    });
  }
  return sum / std::size(kTerms);
}

std::vector<Times> ask_headrow(const std::string& directory) {
  const auto catalogue = Catalogue::read(HEADROW_CATALOG);
  if (!catalogue) throw std::runtime_error(catalogue.error().message);
  std::vector<Times> times;
  for (const Question& question : questions()) {
    // Opened anew, so that the first answer is that of a new process.
    const auto store = Store::open(directory);
    if (!store) throw std::runtime_error(store.error().message);
    const Evidence evidence(**store, *catalogue);
    const Children children(**store, *catalogue);
    const auto asked = read_children_request(question.request, *catalogue, evidence);
    if (!asked) throw std::runtime_error(asked.error().message);
    times.push_back(times_of([&] {
      const auto answer = children.answer(*asked);
      if (!answer || answer->rows.empty()) throw std::runtime_error("no answer");
    }));
    times.back().of_groups = ask_groups(question, children, *catalogue, evidence);
  }
  const auto store = Store::open(directory);
  for (const EffectStage stage : {EffectStage::KeyStage2, EffectStage::KeyStage4}) {
    std::size_t schools = 0;
    const double took = milliseconds([&] {
      const auto effects = school_effects(**store, stage);
      if (effects && *effects) schools = (*effects)->schools.size();
    });
    fmt::print("school effects, {}: {:.0f} ms with reading, {} schools\n",
               stage == EffectStage::KeyStage2 ? "key stage 2" : "key stage 4", took, schools);
  }
  return times;
}

}  // namespace

int main(int count, char** words) {
  if (count != 2) {
    fmt::print(stderr, "usage: {} DIR\n", words[0]);
    return 2;
  }
  try {
    const std::string directory = words[1];
    const std::vector<Times> ours = ask_headrow(directory);
    fmt::print("{:<58}{:>10}{:>10}{:>10}{:>8}\n", "", "first ms", "again ms", "by hand", "ratio");
    fmt::print("{:<58}{:>10}{:>10}{:>10}{:>8}\n", "", "", "new ms", "by hand", "ratio");
    for (std::size_t i = 0; i < questions().size(); ++i) {
      ByHand by_hand(directory + "/evidence.duckdb");
      const Times hand = times_of([&] { by_hand.run(questions()[i].sql); });
      fmt::print("{:<58}{:>10.1f}{:>10.1f}{:>10.1f}{:>8.2f}\n", questions()[i].title, ours[i].first,
                 ours[i].median, hand.median, ours[i].median / hand.median);
      double of_groups = 0;
      for (const char* term : kTerms)
        of_groups +=
            milliseconds([&] { by_hand.run(questions()[i].sql_of_group(term)); }) / std::size(kTerms);
      fmt::print("{:<58}{:>10}{:>10.1f}{:>10.1f}{:>8.2f}\n", "  the same of a group not asked about before",
                 "", ours[i].of_groups, of_groups, ours[i].of_groups / of_groups);
    }
  } catch (const std::exception& error) {
    fmt::print(stderr, "headrow_children_bench: {}\n", error.what());
    return 1;
  }
  return 0;
}
