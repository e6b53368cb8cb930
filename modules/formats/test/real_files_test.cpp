#include <gmock/gmock.h>

#include <map>

#include "headrow/base/figure.hpp"
#include "headrow/base/period.hpp"
#include "reading.hpp"

namespace headrow::formats {
namespace {

namespace fs = std::filesystem;

class RealFiles : public testing::Test {
protected:
  void SetUp() override {
    if (!fs::is_directory(kData)) GTEST_SKIP() << "no real files at " << kData;
  }
  const fs::path kData = fs::path(HEADROW_SHARED) / "data";
};

bool ends_with_any(const std::string& name, std::initializer_list<std::string_view> endings) {
  return std::any_of(endings.begin(), endings.end(),
                     [&](std::string_view ending) { return name.ends_with(ending); });
}

/// How many rows stand below the headings; a problem fails the test.
long count_rows(TableReader& reader) {
  for (long rows = 0;; ++rows) {
    const auto row = reader.next();
    if (!row) ADD_FAILURE() << describe(row.error());
    if (!row || !*row) return rows;
  }
}

TEST_F(RealFiles, AllOpenAndReadToTheirEnd) {
  int files = 0;
  for (const auto& entry : fs::recursive_directory_iterator(kData)) {
    if (!entry.is_regular_file() || !ends_with_any(entry.path().string(), {".csv", ".csv.gz", ".xlsx"}))
      continue;
    auto reader = open_table(entry.path());
    ASSERT_TRUE(reader) << describe(reader.error());
    EXPECT_GT(count_rows(**reader), 0) << entry.path();
    ++files;
  }
  EXPECT_GT(files, 100);
}

TEST_F(RealFiles, HaveTheRowsAndEncodingsThatTheirPageStates) {
  struct Stated {
    const char* file;
    long rows;
    const char* encoding;
  };
  const std::vector<Stated> stated = {
      {"lait/lait_bds_long.csv.gz", 641'070, "UTF-8"},
      {"lait/lait_data_dictionary.csv", 448, "UTF-8"},
      {"lait/statistical_neighbours_april_2021.csv", 159, "UTF-8 with BOM"},
      {"gias/edubase_england_state_schools_subset_2017.csv", 20'450, "Windows-1252"},
      {"gias/links_edubasealldata20250422.csv.gz", 33'801, "Windows-1252"},
      {"ees/exclusions/exclusions_by_geographic_level.csv.gz", 242'170, "UTF-8"},
      {"performance-tables/2020-2021/england_census.csv.gz", 24'416, "UTF-8 with BOM"},
      {"performance-tables/la-extracts/2017-2018_850_ks4final.csv", 124, "UTF-8 with BOM"},
      {"performance-tables/2022-2023/england_ks4-mats-performance.csv", 216, "Windows-1252"},
  };
  for (const Stated& each : stated) {
    auto reader = open_table(kData / each.file);
    ASSERT_TRUE(reader) << describe(reader.error());
    EXPECT_EQ(count_rows(**reader), each.rows) << each.file;
    EXPECT_EQ((*reader)->encoding(), each.encoding) << each.file;
  }
}

TEST_F(RealFiles, TheNeighboursWorkbookHasItsHeadingsInRowThree) {
  TableOptions options;
  options.sheet = "LA SN Groups";
  options.heading_row = 3;
  const auto table = reading::read_all(open_table(kData / "lait/sn_may_2025.xlsx", options));
  ASSERT_FALSE(table.problem) << describe(*table.problem);
  EXPECT_EQ(table.headings.front(), "LA num");
  const auto leeds =
      std::find_if(table.rows.begin(), table.rows.end(), [](const auto& row) { return row.at(0) == "383"; });
  ASSERT_NE(leeds, table.rows.end());
}

TEST_F(RealFiles, EveryFigureAndLabelOfTheInteractiveToolIsRead) {
  auto reader = open_table(kData / "lait/lait_bds_long.csv.gz");
  ASSERT_TRUE(reader);
  std::map<std::string, long, std::less<>> labels_not_read;
  long figures_not_read = 0;
  for (;;) {
    const auto row = (*reader)->next();
    ASSERT_TRUE(row) << describe(row.error());
    if (!*row) break;
    const auto cells = (*row)->cells;
    if (!read_figure(cells[4])) ++figures_not_read;
    if (!read_period(cells[2], YearKind::Academic)) ++labels_not_read[std::string(cells[2])];
  }
  EXPECT_EQ(figures_not_read, 0);
  EXPECT_THAT(labels_not_read, testing::ElementsAre(testing::Pair("0", 170)))
      << "the one label that is a finding";
}

}  // namespace
}  // namespace headrow::formats
