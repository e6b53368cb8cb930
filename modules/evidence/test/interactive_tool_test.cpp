// The interactive tool's published table, dictionary and neighbours are read a second time here, by code of
// the test's own, and every figure, rank, band, quartile and comparator is worked out again and compared with
// the answers.
#include <gtest/gtest.h>
#include <zlib.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include "headrow/base/progress.hpp"
#include "headrow/evidence/catalogue.hpp"
#include "headrow/evidence/evidence.hpp"
#include "headrow/evidence/import.hpp"
#include "headrow/evidence/store.hpp"
#include "headrow/test/scratch_folder.hpp"

namespace headrow::evidence {
namespace {

const std::filesystem::path kTool = std::filesystem::path(HEADROW_SHARED) / "data" / "lait";

std::string bytes_of(const std::filesystem::path& file) {
  gzFile opened = gzopen(file.c_str(), "rb");  // reads plain files too
  std::string bytes(std::size_t{1} << 27, '\0');
  bytes.resize(static_cast<std::size_t>(
      std::max(0, gzread(opened, bytes.data(), static_cast<unsigned>(bytes.size())))));
  gzclose(opened);
  return bytes.starts_with("\xEF\xBB\xBF") ? bytes.substr(3) : bytes;
}

using Record = std::map<std::string, std::string>;

std::vector<std::vector<std::string>> cells_of(const std::string& bytes) {
  std::vector<std::vector<std::string>> rows(1);
  std::string cell;
  bool quoted = false;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const char c = bytes[i];
    if (quoted && c == '"' && i + 1 < bytes.size() && bytes[i + 1] == '"') {
      cell += bytes[++i];
    } else if (c == '"') {
      quoted = !quoted;
    } else if (!quoted && (c == ',' || c == '\n')) {
      rows.back().push_back(std::exchange(cell, ""));
      if (c == '\n') rows.emplace_back();
    } else if (quoted || c != '\r') {
      cell += c;
    }
  }
  rows.back().push_back(cell);
  return rows;
}

/// Calls `use` with every row by its headings; the first of a repeated heading counts.
void for_each_row(const std::filesystem::path& file, const auto& use) {
  const auto rows = cells_of(bytes_of(file));
  for (std::size_t r = 1; r < rows.size(); ++r) {
    if (rows[r].size() < 2) continue;
    Record record;
    for (std::size_t c = 0; c < rows[r].size() && c < rows[0].size(); ++c)
      record.emplace(rows[0][c], rows[r][c]);
    use(record);
  }
}

using Values = std::map<int, std::optional<double>>;  // by authority number; nullopt is "-"

struct Published {
  std::map<std::string, std::map<std::string, Values>> values;  // by short name and label
  std::map<std::string, std::string> polarity;
  std::map<std::string, bool> banded;
  std::map<int, int> region;  // number of an authority's region
  std::map<int, std::vector<int>> neighbours;
};

std::string plain(std::string name) {
  for (char& c : name) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  if (name == "inner london") return "london (inner)";
  return name == "outer london" ? "london (outer)" : name;
}

/// Lists of authorities that have none yet.
void read_neighbours(Published& published, const char* file, const std::string& authority,
                     const std::string& heading) {
  for_each_row(kTool / file, [&](const Record& row) {
    std::vector<int> nearest;
    for (int i = 1; i <= 10; ++i) nearest.push_back(std::atoi(row.at(heading + std::to_string(i)).c_str()));
    published.neighbours.emplace(std::atoi(row.at(authority).c_str()), std::move(nearest));
  });
}

void read_places(Published& published) {
  std::map<std::string, int> regions;
  std::map<int, std::string> region_names;
  for_each_row(kTool / "la_code_list.csv", [&](const Record& row) {
    const int number = std::atoi(row.at("LA Number").c_str());
    if (number >= 980 && number <= 990) regions[plain(row.at("LA Name"))] = number;
    if (number < 970) region_names[number] = plain(row.at("Region"));
  });
  for (const auto& [number, name] : region_names) {
    if (regions.contains(name)) published.region[number] = regions.at(name);
  }
  read_neighbours(published, "statistical_neighbours_2025_wide.csv", "old_la_code", "SN_");
  // The workbook of May 2025, which the tool uses, keeps the lists of 2021 of authorities that have ended.
  read_neighbours(published, "statistical_neighbours_april_2021.csv", "LA num", "SN");
}

Published read_published() {
  Published published;
  read_places(published);
  for_each_row(kTool / "lait_data_dictionary.csv", [&](const Record& row) {
    // Seven short names stand twice; the first counts.
    published.polarity.emplace(row.at("Measure_short"), row.at("Polarity"));
    published.banded.emplace(row.at("Measure_short"), row.at("No_Quartile") != "N");
  });
  for_each_row(kTool / "lait_bds_long.csv.gz", [&](const Record& row) {
    const int number = std::atoi(row.at("LA Number").c_str());
    if (number < 201 || number > 998 || row.at("Years") == "0") return;
    const std::string& text = row.at("Values");
    char* end = nullptr;
    const double value = std::strtod(text.c_str(), &end);
    auto& place = published.values[row.at("Short Desc")][row.at("Years")][number];
    if (end != text.c_str()) place = value;
  });
  return published;
}

/// What the tool shows of one short name and label, worked out the long way.
class Expected {
public:
  Expected(const Published& published, const std::string& name, const Values& values)
      : published_(published),
        values_(values),
        polarity_(published.polarity.at(name)),
        banded_(published.banded.at(name)) {
    for (const auto& [number, value] : values) {
      if (number < 970 && value) ranked_.push_back(*value);
    }
    std::sort(ranked_.begin(), ranked_.end());
  }

  std::optional<double> of(int number) const {
    const auto found = values_.find(number);
    return found == values_.end() ? std::nullopt : found->second;
  }
  int ranked() const { return static_cast<int>(ranked_.size()); }
  bool constant() const { return ranked_.size() > 1 && ranked_.front() == ranked_.back(); }

  std::optional<int> rank(double value) const {
    if (constant() || !has_polarity()) return std::nullopt;
    return 1 + static_cast<int>(std::count_if(ranked_.begin(), ranked_.end(), [&](double other) {
             return polarity_ == "High" ? other > value : other < value;
           }));
  }

  /// The number h places along the line through the ordered values, h from 0.
  std::optional<double> quartile(int quarter) const {
    if (ranked_.empty()) return std::nullopt;
    const std::size_t steps = (ranked_.size() - 1) * static_cast<std::size_t>(quarter);
    const double low = ranked_[steps / 4];
    const double high = ranked_[std::min(steps / 4 + 1, ranked_.size() - 1)];
    return low + (high - low) * static_cast<double>(steps % 4) / 4;
  }

  char band(double value) const {
    if (constant() || !has_polarity() || !banded_) return '-';
    int cuts_below = 0;
    for (int quarter = 1; quarter <= 3; ++quarter) cuts_below += value > *quartile(quarter) + 5e-11 ? 1 : 0;
    return static_cast<char>(polarity_ == "High" ? 'D' - cuts_below : 'A' + cuts_below);
  }

  std::optional<double> neighbours(int number) const {
    const auto found = published_.neighbours.find(number);
    if (found == published_.neighbours.end()) return std::nullopt;
    double sum = 0;
    int known = 0;
    for (const int neighbour : found->second) {
      if (const auto value = of(neighbour)) {
        sum += *value;
        ++known;
      }
    }
    return known == 0 ? std::nullopt : std::optional(sum / known);
  }

  std::optional<double> region(int number) const {
    const auto found = published_.region.find(number);
    return found == published_.region.end() ? std::nullopt : of(found->second);
  }

private:
  bool has_polarity() const { return polarity_ == "High" || polarity_ == "Low"; }  // else "-" or "NA"

  const Published& published_;
  const Values& values_;
  std::string polarity_;
  bool banded_;
  std::vector<double> ranked_;
};

bool same(const std::optional<double>& a, const std::optional<double>& b) {
  if (!a || !b) return a.has_value() == b.has_value();
  return std::abs(*a - *b) <= 1e-9 * std::max(1.0, std::abs(*a));
}

class InteractiveTool : public ::testing::Test {
protected:
  static void SetUpTestSuite() {
    if (!std::filesystem::exists(kTool)) return;
    folder_ = std::make_unique<test::ScratchFolder>();
    catalogue_ = std::make_unique<Catalogue>(Catalogue::read(HEADROW_CATALOG).value());
    store_ = Store::create(folder_->path() / "city").value();
    ImportOptions options;
    options.paths = {kTool};
    options.loaded_by = "test";
    NoProgress progress;
    const auto report = import_files(*store_, *catalogue_, options, progress);
    ASSERT_TRUE(report) << report.error().message;
    for (const FileReport& file : report->files)
      EXPECT_EQ(file.outcome, FileOutcome::Loaded) << file.file << file.reason;
    evidence_ = std::make_unique<Evidence>(*store_, *catalogue_);
  }
  static void TearDownTestSuite() {
    evidence_.reset();
    store_.reset();
    folder_.reset();
  }
  void SetUp() override {
    if (!evidence_) GTEST_SKIP() << "the published files are not beside the project: " << kTool;
  }

  /// Compares one answer with what the test worked out; how it differs, or "".
  static std::string difference(const EvidenceRow& row, const Expected& expected, int number) {
    const auto value = expected.of(number);
    const bool authority = number < 970;
    if (row.value != value) return "value";
    if (!same(row.england, expected.of(970))) return "England";
    if (row.ranked != expected.ranked()) return "ranked";
    for (int quarter = 0; quarter <= 4; ++quarter) {
      if (!same(row.quartiles[static_cast<std::size_t>(quarter)], expected.quartile(quarter)))
        return "quartiles";
    }
    if (authority && !same(row.region, expected.region(number))) return "region";
    if (authority && !same(row.neighbours, expected.neighbours(number))) return "neighbours";
    if (row.rank != (authority && value ? expected.rank(*value) : std::nullopt)) return "rank";
    if (row.band != (authority && value ? expected.band(*value) : '-')) return "band";
    return row.constant == expected.constant() ? "" : "constant";
  }

  static inline std::unique_ptr<test::ScratchFolder> folder_;
  static inline std::unique_ptr<Catalogue> catalogue_;
  static inline std::unique_ptr<Store> store_;
  static inline std::unique_ptr<Evidence> evidence_;
};

TEST_F(InteractiveTool, EveryFigureRankBandAndComparatorAgreesWithItsOwnResults) {
  const Published published = read_published();
  ASSERT_EQ(published.values.size(), 434);
  std::vector<Place> places;
  for (const PlaceKind kind : {PlaceKind::Country, PlaceKind::Region, PlaceKind::Authority}) {
    for (Place& place : evidence_->places(kind)) places.push_back(std::move(place));
  }
  std::vector<MeasureAndGroup> all;
  for (const auto& [name, unused] : published.values) {
    const auto what = evidence_->find(name);
    ASSERT_TRUE(what) << what.error().message;
    all.push_back(*what);
  }
  evidence_->prepare(all);
  long compared = 0, differences = 0, published_rows = 0;
  for (const MeasureAndGroup& what : all) {
    std::map<std::string, Expected> expected;
    for (const auto& [label, values] : published.values.at(what.as_asked)) {
      expected.emplace(label, Expected(published, what.as_asked, values));
      published_rows += static_cast<long>(values.size());
    }
    for (const Place& place : places) {
      const int number = std::atoi(place.number.c_str());
      for (const EvidenceRow& row : evidence_->series(what, place.id)) {
        ++compared;
        const auto of_label = expected.find(row.label);
        ASSERT_NE(of_label, expected.end()) << what.as_asked << " " << row.label;
        const std::string wrong = difference(row, of_label->second, number);
        if (wrong.empty()) continue;
        // The first few say what is wrong; thousands would only bury them.
        if (++differences <= 20)
          ADD_FAILURE() << what.as_asked << ' ' << row.label << ' ' << place.name << ": " << wrong;
      }
    }
  }
  EXPECT_EQ(differences, 0);
  EXPECT_EQ(compared, published_rows);
}

TEST_F(InteractiveTool, LeedsAttainment8Of2019IsNinetySeventhOfAHundredAndFifty) {
  const auto what = evidence_->find("AVG_Attain8_Score").value();
  const auto period = evidence_->find_period(what, "2019").value();
  EXPECT_EQ(period_text(period), "2018/19");
  const PlaceId leeds = evidence_->place("383")->id;
  for (const EvidenceRow& row : evidence_->all_authorities(what, period)) {
    if (row.place != leeds) continue;
    EXPECT_EQ(row.value, 45.1);
    EXPECT_EQ(row.rank, 97);
    EXPECT_EQ(row.ranked, 150);
    return;
  }
  FAIL() << "no row of Leeds";
}

TEST_F(InteractiveTool, BothSetsOfNeighboursStayAvailable) {
  const auto what = evidence_->find("AVG_Attain8_Score").value();
  const PlaceId leeds = evidence_->place("383")->id;
  ASSERT_EQ(evidence_->neighbour_sets().size(), 2);
  EXPECT_EQ(evidence_->neighbours(leeds).size(), 10);
  EXPECT_EQ(evidence_->place(evidence_->neighbours(leeds).front().place)->name, "Portsmouth");
  EXPECT_NE(evidence_->series(what, leeds, "2021-04").back().neighbours,
            evidence_->series(what, leeds, "2025-05").back().neighbours);
}

}  // namespace
}  // namespace headrow::evidence
