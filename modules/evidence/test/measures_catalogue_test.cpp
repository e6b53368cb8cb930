// What the catalogue promises of its measures and characteristics, by itself and beside the real interactive
// tool.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

#include "headrow/evidence/catalogue.hpp"
#include "headrow/formats/table_reader.hpp"

namespace headrow::evidence {
namespace {

namespace fs = std::filesystem;
using ::testing::Ge;

const Catalogue& catalogue() {
  static const Result<Catalogue> read = Catalogue::read(HEADROW_CATALOG);
  if (!read) throw std::runtime_error(describe(read.error()));
  return *read;
}

const Measure& measure(std::string_view code) {
  const Measure* found = catalogue().measure(code);
  if (found == nullptr) throw std::runtime_error("no measure " + std::string(code));
  return *found;
}

bool of_the_tool(const Binding& binding) {
  return binding.dataset == "interactive_tool";
}

/// One row of a table, by heading.
using Record = std::map<std::string, std::string>;

std::vector<Record> records(const fs::path& file) {
  auto reader = formats::open_table(file);
  EXPECT_TRUE(reader) << describe(reader.error());
  std::vector<Record> found;
  while (reader) {
    const auto row = (*reader)->next();
    EXPECT_TRUE(row) << describe(row.error());
    if (!row || !*row) break;
    Record record;
    const auto& headings = (*reader)->headings();
    for (std::size_t i = 0; i < headings.size() && i < (*row)->cells.size(); ++i)
      record.emplace(headings[i], (*row)->cells[i]);
    found.push_back(std::move(record));
  }
  return found;
}

TEST(MeasuresCatalogue, HasMeasuresOfEveryPhaseAndTheme) {
  std::set<std::string> phases, themes;
  for (const Measure& one : catalogue().measures()) {
    phases.insert(one.phase);
    themes.insert(one.theme);
  }
  EXPECT_THAT(catalogue().measures().size(), Ge(120u));
  EXPECT_EQ(phases, (std::set<std::string>{"all_phases", "early_years", "key_stage_1", "key_stage_2",
                                           "key_stage_4", "not_school", "post16", "primary"}));
  EXPECT_EQ(themes,
            (std::set<std::string>{"attainment", "attendance", "children_in_need", "context", "destinations",
                                   "exclusions", "finance", "health", "inspection", "looked_after",
                                   "participation", "places", "progress", "special_needs", "workforce"}));
}

TEST(MeasuresCatalogue, SaysOfEachMeasureWhatAPageNeeds) {
  std::set<std::string> titles;
  for (const Measure& one : catalogue().measures()) {
    EXPECT_TRUE(titles.insert(one.title).second)
        << one.code << ": another measure has the title " << one.title;
    EXPECT_GE(one.definition.size(), 30u) << one.code;
    EXPECT_EQ(one.definition.back(), '.') << one.code;
    EXPECT_LE(one.short_title.size(), 50u) << one.code << ": too long for a chart";
    EXPECT_FALSE(one.unit.empty()) << one.code;
    EXPECT_FALSE(one.bindings.empty()) << one.code << " stands in no published file";
    EXPECT_TRUE(one.kind != MeasureKind::Count || one.unit != "%")
        << one.code << ": a count is no percentage";
    EXPECT_EQ(one.last_published.has_value(), !one.last_published_note.empty()) << one.code;
  }
}

TEST(MeasuresCatalogue, GivesAGroupOneColumnOfTheTool) {
  for (const Measure& one : catalogue().measures()) {
    std::set<Group> groups;
    for (const Binding& binding : one.bindings) {
      if (!of_the_tool(binding)) continue;
      EXPECT_TRUE(groups.insert(binding.group).second)
          << one.code << " has two columns for " << binding.group.text();
    }
  }
}

TEST(MeasuresCatalogue, KeepsThreeKindsOfPovertyApart) {
  const auto of = [](std::string_view name) {
    const auto bound = catalogue().short_name(name);
    return bound ? bound->measure->code + "|" + bound->binding->group.text() : "not bound";
  };
  EXPECT_EQ(of("AVG_Attain8_Score"), "ks4.attainment8|");
  EXPECT_EQ(of("FSM_AVG_Attain8_Score"), "ks4.attainment8|fsm=yes");
  EXPECT_EQ(of("DAP_KS4_ATT8"), "ks4.attainment8|disadvantaged=yes");
  EXPECT_EQ(of("Ever6_FSM_Prim"), "context.fsm6_share|school_type=primary");
  for (const char* code : {"fsm", "fsm6", "disadvantaged"}) {
    ASSERT_NE(catalogue().dimension(code), nullptr) << code;
    EXPECT_FALSE(catalogue().dimension(code)->definition.empty()) << code;
  }
}

TEST(MeasuresCatalogue, KnowsWhatStoppedAndWhatIsNeverScored) {
  EXPECT_EQ(period_text(*measure("ks1.reading_expected").last_published), "2022/23");
  EXPECT_EQ(period_text(*measure("ks2.progress_maths").last_published), "2022/23");
  EXPECT_EQ(period_text(*measure("ks4.progress8").last_published), "2023/24");
  EXPECT_EQ(period_text(*measure("ks4.ebacc_entry").last_published), "2024/25");
  EXPECT_EQ(period_text(*measure("inspection.good_or_better_places").last_published), "2023/24");
  EXPECT_EQ(period_text(measure("early_years.good_level_of_development").breaks.at(0).period), "2021/22");
  const auto never_scored = [](std::string_view code) {
    std::vector<std::string> labels;
    for (const NotScored& left_out : measure(code).not_scored)
      for (const Period& period : left_out.periods) labels.push_back(period_text(period));
    return labels;
  };
  const std::vector<std::string> pandemic = {"2019/20", "2020/21"};
  for (const char* code : {"ks4.attainment8", "ks4.english_maths_5", "post16.a_level_points",
                           "absence.persistent", "exclusions.suspension_rate", "exclusions.permanent_rate"}) {
    EXPECT_EQ(never_scored(code), pandemic) << code;
  }
}

TEST(MeasuresCatalogue, NeverMixesWherePeopleAreCounted) {
  EXPECT_EQ(measure("ks4.attainment8").basis, Basis::SchoolsHere);
  EXPECT_EQ(measure("participation.neet").basis, Basis::LivesHere);
  EXPECT_EQ(measure("places.needed").basis, Basis::LivesHere);
  EXPECT_EQ(measure("sen.plans").basis, Basis::ResponsibleAuthority);
  EXPECT_EQ(measure("looked_after.rate").basis, Basis::ResponsibleAuthority);
  EXPECT_EQ(measure("looked_after.rate").polarity,
            Polarity::Neither);  // fewer in care is not better by itself
}

/// The words that a heading's dimensions know, with what they mean; totals mean everyone under any dimension.
std::map<std::string, std::set<std::string>> words_of(const std::string& heading) {
  std::map<std::string, std::set<std::string>> words;
  for (const Dimension& dimension : catalogue().dimensions()) {
    if (std::find(dimension.columns.begin(), dimension.columns.end(), heading) == dimension.columns.end())
      continue;
    for (const DimensionValue& value : dimension.values) {
      if (value.code == dimension.total) continue;
      for (std::string word : value.synonyms) {
        std::transform(word.begin(), word.end(), word.begin(),
                       [](unsigned char c) { return std::tolower(c); });
        words[word].insert(dimension.code + "=" + value.code);
      }
    }
  }
  return words;
}

TEST(DimensionsCatalogue, AWordUnderAHeadingMeansOneThing) {
  std::set<std::string> headings;
  for (const Dimension& dimension : catalogue().dimensions())
    headings.insert(dimension.columns.begin(), dimension.columns.end());
  for (const std::string& heading : headings) {
    for (const auto& [word, meanings] : words_of(heading))
      EXPECT_EQ(meanings.size(), 1u) << "'" << word << "' under " << heading << " means " << *meanings.begin()
                                     << " too";
  }
}

TEST(DimensionsCatalogue, ValuesLieInValuesThatAreThere) {
  for (const Dimension& dimension : catalogue().dimensions()) {
    std::set<std::string> codes;
    for (const DimensionValue& value : dimension.values) codes.insert(value.code);
    EXPECT_TRUE(codes.contains(dimension.total)) << dimension.code;
    for (const DimensionValue& value : dimension.values)
      EXPECT_TRUE(value.parent.empty() || codes.contains(value.parent))
          << dimension.code << ": " << value.code;
  }
}

/// The real dictionary: its first row of each short name counts where it has two.
class RealTool : public ::testing::Test {
protected:
  void SetUp() override {
    if (!fs::is_directory(kFolder)) GTEST_SKIP() << "no real files at " << kFolder;
    for (Record& row : records(kFolder / "lait_data_dictionary.csv")) {
      const std::string name = row.at("Measure_short");
      dictionary_.try_emplace(name, std::move(row));
    }
    ASSERT_EQ(dictionary_.size(), 434u);
  }

  const fs::path kFolder = fs::path(HEADROW_SHARED) / "data" / "lait";
  std::map<std::string, Record> dictionary_;
};

TEST_F(RealTool, EveryIndicatorOfItsTableIsBoundOnceAndNoOther) {
  std::set<std::string> published;
  auto reader = formats::open_table(kFolder / "lait_bds_long.csv.gz");
  ASSERT_TRUE(reader) << describe(reader.error());
  ASSERT_EQ((*reader)->headings().at(0), "Short Desc");
  for (auto row = (*reader)->next(); row && *row; row = (*reader)->next())
    published.insert(std::string((*row)->cells[0]));

  std::multiset<std::string> bound;
  for (const Measure& one : catalogue().measures()) {
    for (const Binding& binding : one.bindings)
      if (of_the_tool(binding)) bound.insert(binding.column);
  }
  EXPECT_EQ(bound, std::multiset<std::string>(published.begin(), published.end()));
}

TEST_F(RealTool, PolarityAndBandingAreTheDictionarysOwn) {
  for (const auto& [name, row] : dictionary_) {
    const auto bound = catalogue().short_name(name);
    ASSERT_TRUE(bound) << name;
    const std::string published = row.at("Polarity");
    const Polarity expected = published == "High"  ? Polarity::HighIsGood
                              : published == "Low" ? Polarity::LowIsGood
                                                   : Polarity::Neither;
    EXPECT_EQ(bound->binding->polarity.value_or(bound->measure->polarity), expected) << name;
    EXPECT_EQ(bound->binding->banded.value_or(bound->measure->banded), row.at("No_Quartile") != "N") << name;
  }
}

TEST_F(RealTool, DecimalsAreTheDictionarysOwnOrOneAndCountsAreWhole) {
  for (const auto& [name, row] : dictionary_) {
    const auto bound = catalogue().short_name(name);
    ASSERT_TRUE(bound) << name;
    const bool whole =
        bound->measure->kind == MeasureKind::Count && bound->measure->unit != "full-time equivalents";
    const std::string published = row.at("dps");
    const int expected = whole ? 0 : published == "NA" ? 1 : std::stoi(published);
    EXPECT_EQ(bound->binding->decimals.value_or(bound->measure->decimals), expected) << name;
  }
}

TEST_F(RealTool, KindsOfYearAreTheDictionarysOwn) {
  const std::map<std::string, YearKind> kinds = {{"Academic Year", YearKind::Academic},
                                                 {"Financial Year", YearKind::Financial},
                                                 {"Calendar Year", YearKind::Calendar},
                                                 {"Annual", YearKind::Calendar},
                                                 {"Annual (end of Sept)", YearKind::Calendar}};
  for (const auto& [name, row] : dictionary_) {
    const auto bound = catalogue().short_name(name);
    ASSERT_TRUE(bound) << name;
    const auto published = kinds.find(row.at("Year_Type"));
    if (published == kinds.end()) {
      EXPECT_EQ(row.at("Year_Type"), "Annual - January") << name;
      continue;  // the school census and the count of plans have years of their own: docs/measures.md
    }
    EXPECT_EQ(bound->binding->year.value_or(bound->measure->year), published->second) << name;
  }
}

TEST_F(RealTool, DefinitionsAreOurOwnWords) {
  std::set<std::string> theirs;
  for (const auto& [name, row] : dictionary_) {
    for (const char* heading : {"Measure", "Chart_title", "Description", "Methodology"})
      theirs.insert(row.at(heading));
  }
  for (const Measure& one : catalogue().measures()) EXPECT_FALSE(theirs.contains(one.definition)) << one.code;
}

}  // namespace
}  // namespace headrow::evidence
