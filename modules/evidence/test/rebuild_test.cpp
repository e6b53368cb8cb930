#include "headrow/evidence/rebuild.hpp"

#include <gmock/gmock.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <fstream>

#include "headrow/evidence/sources.hpp"
#include "import_fixture.hpp"

namespace headrow::evidence {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr std::string_view kLongHeading =
    "Short Desc,Data item,Years,LA and Regions,Values,LA Number,Region\n";
// The layout of these takes the period from the folder's name, or from --period.
constexpr std::string_view kAbsence =
    "RECTYPE,LA,ESTAB,URN,PERCTOT,PPERSABS10\n1,301,2000,100001,4.5,8.1\n1,301,2001,100002,5.5,9.1\n";

class Rebuild : public ImportTest {
protected:
  void SetUp() override {
    ImportTest::SetUp();
    import({write("a/long.csv", std::string(kLongHeading) + "Short,,2019,Ulverholm,45.1,301,Fells\n")});
    import({write("b/performance-tables/2018-2019/absence.csv", kAbsence)});
    ImportOptions given =
        options_for({write("c/absence.csv", std::string(kAbsence) + "1,301,2002,100003,3,7\n")});
    given.period = "2017/18";
    import(given);
    write("d/ages.meta.csv",
          "col_name,col_type,label,indicator_grouping,indicator_unit,indicator_dp,filter_hint,"
          "filter_grouping_column\nage,Filter,Age,,,,,\nmembers,Indicator,Members of clubs,,,0,,\n");
    import({write("d/ages.csv",
                  "time_period,time_identifier,geographic_level,country_code,country_name,age,members\n"
                  "201819,Academic year,National,E92000001,England,Total,100\n"
                  "201819,Academic year,National,E92000001,England,5,100\n")});
    before_ = everything();
    ASSERT_EQ(ask("SELECT count(*) FROM source"), "4") << before_;
  }

  /// Every row of every table that figures are answered from, with their sources.
  std::string everything() const {
    std::string all;
    for (const char* table : {"source", "place", "place_code", "indicator", "population", "area_figure",
                              "school_figure", "period_label", "place_text", "column_note", "finding"}) {
      all += table;
      all += ask(std::string("SELECT string_agg(t::TEXT, chr(10) ORDER BY t::TEXT) FROM ") + table + " t");
    }
    return all;
  }
  Result<RebuildReport> rebuild_now(RefusedFiles refused = RefusedFiles::KeepOldStore) const {
    NoProgress progress;
    return rebuild(*store_, *catalogue_, refused, progress);
  }
  void open_again() {
    store_.reset();
    auto store = Store::open(folder_.path() / "city");
    ASSERT_TRUE(store) << describe(store.error());
    store_ = std::move(*store);
  }
  std::vector<std::string> files_in_city() const {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(folder_.path() / "city"))
      names.push_back(entry.path().filename().string());
    std::sort(names.begin(), names.end());
    return names;
  }
  std::filesystem::path kept_copy(const std::string& file) const {
    return store_->source_file(ask("SELECT sha256 FROM source WHERE file = '" + file + "' LIMIT 1"));
  }

  std::string before_;
};

TEST_F(Rebuild, GivesTheSameStoreThoughTheFilesAreGone) {
  std::filesystem::remove_all(folder_.path() / "files");
  const auto report = rebuild_now();
  ASSERT_TRUE(report) << describe(report.error());
  EXPECT_TRUE(report->replaced);
  ASSERT_THAT(report->import.files, SizeIs(4));
  for (const FileReport& file : report->import.files)
    EXPECT_EQ(file.outcome, FileOutcome::Loaded) << file.reason;
  EXPECT_EQ(everything(), before_);
  open_again();
  EXPECT_EQ(everything(), before_);
  EXPECT_EQ(ask("SELECT title FROM indicator WHERE name = 'members'"), "Members of clubs")
      << "the sidecar is kept too";
  EXPECT_EQ(ask("SELECT string_agg(period, ' ' ORDER BY source_id) FROM source"), "2018/19 2017/18");
}

TEST_F(Rebuild, CanBeRebuiltAgainAndLoadedInto) {
  ASSERT_TRUE(rebuild_now());
  ASSERT_TRUE(rebuild_now());
  EXPECT_EQ(everything(), before_);
  import({write("e/more.csv", std::string(kLongHeading) + "Short,,2018,Ulverholm,44,301,Fells\n")});
  EXPECT_EQ(ask("SELECT max(source_id) FROM source"), "5");
  open_again();
  EXPECT_EQ(figure("Short", "Ulverholm", "2018"), "44.0");
  EXPECT_THAT(files_in_city(), ::testing::ElementsAre("evidence.duckdb", "sources"));
}

TEST_F(Rebuild, TakesTheCatalogueAsItIsNow) {
  std::filesystem::copy(HEADROW_CATALOG, folder_.path() / "catalogue",
                        std::filesystem::copy_options::recursive);
  const auto layout = folder_.path() / "catalogue" / "datasets" / "interactive_tool.toml";
  std::stringstream text;
  text << std::ifstream(layout).rdbuf();
  std::string changed = text.str();
  changed.replace(changed.find("title = \""), 9, "title = \"Anew: ");
  std::ofstream(layout) << changed;
  use_catalogue(folder_.path() / "catalogue");
  ASSERT_TRUE(rebuild_now());
  EXPECT_THAT(ask("SELECT title FROM source WHERE source_id = 1"), HasSubstr("Anew: "));
}

TEST_F(Rebuild, AnswersMadeBeforeAreOlder) {
  const std::int64_t before = load_generation(*store_);
  ASSERT_TRUE(rebuild_now());
  EXPECT_GT(load_generation(*store_), before);
}

TEST_F(Rebuild, AQuestionThatWasBegunEndsOnTheOldStore) {
  const std::shared_ptr<Database> old = store_->database();
  ASSERT_TRUE(rebuild_now());
  Connection connection = old->connect();
  Rows rows = connection.query("SELECT count(*) FROM source");
  ASSERT_TRUE(rows.next_chunk());
  EXPECT_EQ(rows.column<std::int64_t>(0)[0], 4);
  EXPECT_NE(store_->database(), old);
}

TEST_F(Rebuild, ADamagedCopyKeepsTheOldStoreUnlessItIsToGoWithout) {
  std::ofstream(kept_copy("long.csv"), std::ios::app) << "x";
  const auto kept = rebuild_now();
  ASSERT_TRUE(kept) << describe(kept.error());
  EXPECT_FALSE(kept->replaced);
  EXPECT_EQ(everything(), before_);
  EXPECT_THAT(files_in_city(), ::testing::ElementsAre("evidence.duckdb", "sources"));
  const auto without = rebuild_now(RefusedFiles::GoWithout);
  ASSERT_TRUE(without) << describe(without.error());
  EXPECT_TRUE(without->replaced);
  EXPECT_EQ(ask("SELECT string_agg(source_id, ' ' ORDER BY source_id) FROM source"), "2 3 4")
      << "the others keep their numbers";
}

TEST_F(Rebuild, KeepsTheOldStoreWhenItIsStopped) {
  for (const RefusedFiles refused : {RefusedFiles::KeepOldStore, RefusedFiles::GoWithout}) {
    StopAfterOne progress;
    const auto stopped = rebuild(*store_, *catalogue_, refused, progress);
    ASSERT_TRUE(stopped) << describe(stopped.error());
    EXPECT_FALSE(stopped->replaced);
    EXPECT_EQ(everything(), before_);
    EXPECT_THAT(files_in_city(), ::testing::ElementsAre("evidence.duckdb", "sources"));
  }
}

/// Dies as `kill -9` does when the given file is begun.
class DyingAt final : public Progress {
public:
  explicit DyingAt(std::string file) : file_(std::move(file)) {}
  void begin(std::string_view file, std::uint64_t) override {
    if (file == file_) ::kill(::getpid(), SIGKILL);
  }
  void advance(std::uint64_t, std::uint64_t) override {}
  void end() override {}

private:
  std::string file_;
};

TEST_F(Rebuild, AProcessKilledInTheMiddleLeavesTheOldStore) {
  store_.reset();
  const pid_t child = ::fork();
  if (child == 0) {
    auto store = Store::open(folder_.path() / "city");
    DyingAt progress("ages.csv");
    (void)rebuild(**store, *catalogue_, RefusedFiles::KeepOldStore, progress);
    ::_exit(0);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  ASSERT_TRUE(WIFSIGNALED(status));
  EXPECT_THAT(files_in_city(), ::testing::Contains("evidence.rebuilding"));
  open_again();
  EXPECT_EQ(everything(), before_);
  EXPECT_THAT(files_in_city(), ::testing::ElementsAre("evidence.duckdb", "sources"));
}

}  // namespace
}  // namespace headrow::evidence
