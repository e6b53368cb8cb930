// Results of every stage, by pupil.
#include <fmt/format.h>

#include "city_files.hpp"
#include "table_file.hpp"

namespace headrow::demo {

namespace {

/// One file of a stage: its headings, the year group that takes it, and the cells behind UPN, LAESTAB and
/// YEAR (none: the pupil has no result).
struct ResultFile {
  const char* name;
  int group;
  std::vector<std::string> headings;
  bool in_years_without_tests;
  std::vector<std::vector<std::string>> (*rows)(const Child&, int year);
};

/// Newly arrived from abroad in the two years before: left out of official figures.
bool discounted(const Child& child, int year) {
  return child.newly_arrived && child.arrived_year >= year - 1;
}

using Rows = std::vector<std::vector<std::string>>;

Rows early_years_rows(const Child& child, int) {
  if (child.goals < 0) return {};
  std::vector<std::string> cells;
  for (int goal = 0; goal < 17; ++goal) cells.emplace_back((child.goals >> goal & 1) != 0 ? "2" : "1");
  return {cells};
}

Rows phonics_rows(const Child& child, int) {
  if (child.phonics < 0) return {};
  return {{cell(child.phonics)}};
}

Rows multiplication_rows(const Child& child, int) {
  if (child.multiplication < 0) return {};
  return {{cell(child.multiplication)}};
}

Rows key_stage_2_rows(const Child& child, int year) {
  if (child.reading < 0) return {};
  return {{cell(child.reading), cell(child.maths), cell(child.grammar),
           child.writing == 'G'   ? "GDS"
           : child.writing == 'E' ? "EXS"
                                  : "WTS",
           discounted(child, year) ? "1" : ""}};
}

Rows key_stage_4_rows(const Child& child, int year) {
  Rows rows;
  for (std::size_t i = 0; i < child.subjects.size(); ++i) {
    rows.push_back({fmt::format("S{:02}", i + 1), child.subjects[i].first, cell(child.subjects[i].second),
                    discounted(child, year) ? "1" : ""});
  }
  return rows;
}

Result<std::size_t> write_stage(const CityFiles& files, const ResultFile& stage) {
  std::size_t written = 0;
  for (int year = files.city.first_year(); year <= files.city.plan.last_year; ++year) {
    if (!tests_in(year) && !stage.in_years_without_tests) continue;
    std::vector<std::string> headings{"UPN", "LAESTAB", "YEAR"};
    headings.insert(headings.end(), stage.headings.begin(), stage.headings.end());
    TableFile file(files.folder / "results" / fmt::format("{}-{}.csv", stage.name, year), headings);
    std::size_t rows = 0;
    for (const Child& child : files.city.children) {
      const Stay* stay =
          child.year_group(year) == stage.group ? stay_on(child, day_number(year, 5, 15)) : nullptr;
      if (stay == nullptr) continue;
      files.figures.add_results(child, year, discounted(child, year));
      for (const auto& cells : stage.rows(child, year)) {
        std::vector<std::string> row{child.upn, files.laestab(*stay), cell(year)};
        row.insert(row.end(), cells.begin(), cells.end());
        file.row(row);
        ++rows;
      }
    }
    if (rows == 0) continue;
    if (auto done = file.finish(); !done) return tl::unexpected(done.error());
    ++written;
  }
  return written;
}

}  // namespace

Result<std::size_t> write_results(const CityFiles& files) {
  const ResultFile stages[] = {
      {"eyfsp",
       0,
       {"LAU", "SPE", "SRE", "MSE", "BRE", "GMS", "FMS", "COM", "WRE", "WRI", "NUM", "NPA", "PPR", "PCC",
        "NWO", "CMA", "BIE"},
       false,
       early_years_rows},
      {"phonics", 1, {"PHONICS_MARK"}, false, phonics_rows},
      {"mtc", 4, {"MTC_MARK"}, false, multiplication_rows},
      {"ks2", 6, {"READSCORE", "MATSCORE", "GPSSCORE", "WRITTA", "DISC"}, false, key_stage_2_rows},
      {"ks4", 11, {"SUBJECT", "SLOT", "POINTS", "DISC"}, true, key_stage_4_rows}};
  std::size_t written = 0;
  for (const ResultFile& stage : stages) {
    const auto files_of_stage = write_stage(files, stage);
    if (!files_of_stage) return files_of_stage;
    written += *files_of_stage;
  }
  return written;
}

}  // namespace headrow::demo
