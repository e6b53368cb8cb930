#include <gmock/gmock.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <zlib.h>

#include <csignal>

#include "import_fixture.hpp"

namespace headrow::evidence {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr std::string_view kHeading = "Short Desc,Data item,Years,LA and Regions,Values,LA Number,Region\n";

std::string table(int rows) {
  std::string text(kHeading);
  for (int i = 0; i < rows; ++i) {
    text += "Measure_" + std::to_string(i / 150) + ",,2019,Place " + std::to_string(i % 150) + "," +
            std::to_string(i) + "," + std::to_string(201 + i % 150) + ",X\n";
  }
  return text;
}

class Run : public ImportTest {
protected:
  std::size_t kept_files() const {
    const auto folder = folder_.path() / "city" / "sources";
    return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator(folder), {}));
  }
  std::string everything() const {
    return ask(
        "SELECT (SELECT count(*) FROM source) || ' ' || (SELECT count(*) FROM area_figure) || ' ' || (SELECT "
        "count(*) "
        "FROM place) || ' ' || (SELECT count(*) FROM indicator) || ' ' || (SELECT count(*) FROM finding)");
  }
  /// Runs `work` in a process of its own, with the store closed here; gives how it ended.
  template <typename Work>
  int in_another_process(Work work) {
    store_.reset();
    const pid_t child = ::fork();
    if (child == 0) {
      work();
      ::_exit(0);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    auto store = Store::open(folder_.path() / "city");
    EXPECT_TRUE(store) << describe(store.error());
    if (store) store_ = std::move(*store);
    return status;
  }
};

TEST_F(Run, StopsBetweenFilesAndGoesOnWhenAskedAgain) {
  const std::vector<std::filesystem::path> files = {write("a.csv", table(300)), write("b.csv", table(450))};
  StopAfterOne progress;
  const auto stopped = import_files(*store_, *catalogue_, options_for(files), progress);
  ASSERT_TRUE(stopped) << describe(stopped.error());
  EXPECT_EQ(stopped->files[0].outcome, FileOutcome::Loaded);
  EXPECT_EQ(stopped->files[1].outcome, FileOutcome::PassedOver);
  EXPECT_THAT(stopped->files[1].reason, HasSubstr("stopped"));
  EXPECT_EQ(kept_files(), 1U);
  const ImportReport again = import(files);
  EXPECT_EQ(std::ranges::count(again.files, FileOutcome::Loaded, &FileReport::outcome), 1);
  EXPECT_EQ(std::ranges::count(again.files, FileOutcome::Unchanged, &FileReport::outcome), 1);
}

TEST_F(Run, TheSameBytesAgainChangeNothingAndSaySo) {
  const auto file = write("table.csv", table(300));
  EXPECT_EQ(import({file}).files[0].outcome, FileOutcome::Loaded);
  const std::string before = everything();
  const ImportReport again = import({file});
  EXPECT_EQ(again.files[0].outcome, FileOutcome::Unchanged);
  EXPECT_EQ(again.files[0].dataset, "interactive_tool");
  EXPECT_EQ(everything(), before);
  const ImportReport renamed = import({write("other_name.csv", table(300))});
  EXPECT_EQ(renamed.files[0].outcome, FileOutcome::Unchanged);
  EXPECT_THAT(renamed.files[0].reason, HasSubstr("table.csv"));
}

TEST_F(Run, ADryRunSaysWhatItWouldDoAndDoesNothing) {
  write("table.csv", table(300));
  write("bad.csv", "What,Is,This\n1,2,3\n");
  const std::string before = everything();
  ImportOptions options = options_for({folder_.path() / "files"});
  options.dry_run = true;
  const ImportReport report = import(options);
  ASSERT_THAT(report.files, SizeIs(2));
  EXPECT_EQ(report.files[0].outcome, FileOutcome::Refused);
  EXPECT_EQ(report.files[1].outcome, FileOutcome::WouldLoad);
  EXPECT_EQ(report.files[1].figures, 300U);
  EXPECT_EQ(everything(), before);
  EXPECT_EQ(kept_files(), 0U);
}

TEST_F(Run, ARefusedFileLeavesNoTraceAndTheOthersAreIn) {
  write("a.csv", table(300));
  write("b.csv", std::string(kHeading) + "New,,2019,Nowhere,1,801,X\nNew,,2019,Nowhere,2,801,X\n");
  write("c.csv", std::string(kHeading) + "Other,,2019,Place 0,1,201,X\n");
  const ImportReport report = import({folder_.path() / "files"});
  EXPECT_EQ(report.files[0].outcome, FileOutcome::Loaded);
  EXPECT_EQ(report.files[1].outcome, FileOutcome::Refused);
  EXPECT_EQ(report.files[2].outcome, FileOutcome::Loaded);
  EXPECT_THAT(of_rule(report, "rows-disagree"), SizeIs(1)) << "its findings are told all the same";
  EXPECT_EQ(ask("SELECT count(*) FROM place WHERE name = 'Nowhere'"), "0");
  EXPECT_EQ(ask("SELECT count(*) FROM indicator WHERE name = 'New'"), "0");
  EXPECT_EQ(ask("SELECT count(*) FROM area_figure"), "301");
  EXPECT_EQ(kept_files(), 2U);
}

TEST_F(Run, AllOrNothingTakesNoneWhenOneIsRefused) {
  write("a.csv", table(300));
  write("b.csv", "What,Is,This\n1,2,3\n");
  ImportOptions options = options_for({folder_.path() / "files"});
  options.all_or_nothing = true;
  const ImportReport refused = import(options);
  for (const FileReport& file : refused.files) EXPECT_EQ(file.outcome, FileOutcome::Refused);
  EXPECT_EQ(ask("SELECT count(*) FROM source"), "0");
  EXPECT_EQ(kept_files(), 0U);
  std::filesystem::remove(folder_.path() / "files" / "b.csv");
  EXPECT_EQ(import(options).files[0].outcome, FileOutcome::Loaded);
  EXPECT_EQ(kept_files(), 1U);
}

TEST_F(Run, TheLoadedBytesAreKept) {
  const auto file = write("table.csv", table(10));
  const ImportReport report = import({file});
  const auto kept = store_->source_file(report.files[0].sha256);
  ASSERT_TRUE(std::filesystem::exists(kept));
  EXPECT_EQ(std::filesystem::file_size(kept), std::filesystem::file_size(file));
}

TEST_F(Run, SourcesAndFindingsStandInTheStore) {
  import({write("table.csv", std::string(kHeading) + "A,,0,Place,1,301,X\nA,,2019,Place,1,301,X\n")});
  EXPECT_EQ(ask("SELECT file || ' ' || loaded_by || ' ' || line_count || ' ' || figure_count FROM source"),
            "table.csv officer 2 1");
  EXPECT_EQ(ask("SELECT loaded_at FROM source"), "2026-09-21 14:13:20");
  EXPECT_EQ(ask("SELECT rule || ' ' || line FROM finding"), "period-not-read 2");
}

TEST_F(Run, DocumentsArePassedOverByName) {
  write("README.md", "# Words\n");
  write("LICENSE", "Words\n");
  write(".hidden.csv", "a,b\n");
  write("table.csv", table(1));
  const ImportReport report = import({folder_.path() / "files"});
  ASSERT_THAT(report.files, SizeIs(4));
  int passed = 0;
  for (const FileReport& file : report.files) passed += file.outcome == FileOutcome::PassedOver ? 1 : 0;
  EXPECT_EQ(passed, 3);
}

TEST_F(Run, FoldersCanBeLeftOut) {
  write("in/table.csv", table(1));
  write("geo/other.csv", "What,Is,This\n1,2,3\n");
  ImportOptions options = options_for({folder_.path() / "files"});
  options.except = {"geo"};
  EXPECT_THAT(import(options).files, SizeIs(1));
}

TEST_F(Run, APathThatIsNotThereOrALayoutThatIsNotStopsTheWork) {
  NoProgress progress;
  auto missing = import_files(*store_, *catalogue_, options_for({folder_.path() / "nothing.csv"}), progress);
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.error().code, ProblemCode::NotFound);
  ImportOptions options = options_for({write("table.csv", table(1))});
  options.dataset = "no_such_layout";
  auto unknown = import_files(*store_, *catalogue_, options, progress);
  ASSERT_FALSE(unknown);
  EXPECT_EQ(unknown.error().code, ProblemCode::BadUsage);
}

TEST_F(Run, FilesThatAreNoTablesAreRefusedWithWhatIsWrong) {
  write("empty.csv", "");
  write("heading_only.csv", kHeading);
  write("unknown.csv", "What,Is,This\n1,2,3\n");
  write("zip.csv", std::string("PK\x03\x04 rest", 9));
  write("quote.csv", std::string(kHeading) + "A,,2019,Place,1,301,\"X\n");
  write("nul.csv", std::string(kHeading) + std::string("A,,2019,Pl\0ce,1,301,X\n", 23));
  const ImportReport report = import({folder_.path() / "files"});
  ASSERT_THAT(report.files, SizeIs(6));
  for (const FileReport& file : report.files) {
    EXPECT_EQ(file.outcome, FileOutcome::Refused) << file.file;
    EXPECT_THAT(file.reason, ::testing::Not(IsEmpty())) << file.file;
  }
  EXPECT_THAT(of_rule(report, "no-rows"), SizeIs(1));
  EXPECT_EQ(everything(), "0 0 0 0 0");
  EXPECT_EQ(kept_files(), 0U);
}

TEST_F(Run, AByteThatIsNotUtf8IsNotedHoweverLateItComes) {
  const ImportReport report = import({write("late.csv", table(30000) + "Late,,2019,Caf\xe9,1,990,X\n")});
  EXPECT_EQ(report.files[0].outcome, FileOutcome::Loaded) << report.files[0].reason;
  EXPECT_THAT(of_rule(report, "encoding"), SizeIs(1));
  EXPECT_EQ(ask("SELECT count(*) FROM place WHERE name = 'Café'"), "1");
}

TEST_F(Run, ALastRowCutShortIsRefusedAsCutOff) {
  const ImportReport report = import({write("cut.csv", table(3) + "Late,,2019,Place")});
  EXPECT_EQ(report.files[0].outcome, FileOutcome::Refused);
  const auto findings = of_rule(report, "cut-off");
  ASSERT_THAT(findings, SizeIs(1));
  EXPECT_EQ(findings[0].row, 5);
  EXPECT_THAT(findings[0].message, HasSubstr("fetch"));
  EXPECT_EQ(everything(), "0 0 0 0 0");
}

TEST_F(Run, AShortLastRowThatEndsOrAWholeOneThatDoesNotIsTaken) {
  const ImportReport report = import({write("short.csv", table(3) + "Late,,2019,Place 0,1,201\n"),
                                      write("whole.csv", table(3) + "Late,,2018,Place 0,1,201,X"),
                                      write("all.csv", table(3) + "Late,,2017,Place 0,1,201\n"
                                                                  "Late,,2016,Place 0,1,201")});
  for (const FileReport& file : report.files) EXPECT_EQ(file.outcome, FileOutcome::Loaded) << file.reason;
  EXPECT_THAT(of_rule(report, "cells-missing"), SizeIs(3));
}

TEST_F(Run, AGzipStreamCutShortIsRefusedWhole) {
  const auto whole = folder_.path() / "files" / "whole.csv.gz";
  std::filesystem::create_directories(whole.parent_path());
  gzFile out = gzopen(whole.c_str(), "wb");
  const std::string text = table(20000);
  gzwrite(out, text.data(), static_cast<unsigned>(text.size()));
  gzclose(out);
  std::filesystem::resize_file(whole, std::filesystem::file_size(whole) / 2);
  const ImportReport report = import({whole});
  EXPECT_EQ(report.files[0].outcome, FileOutcome::Refused);
  EXPECT_EQ(ask("SELECT count(*) FROM area_figure"), "0");
}

/// Dies as `kill -9` does once so many rows are read.
class DyingProgress final : public Progress {
public:
  void begin(std::string_view, std::uint64_t) override {}
  void advance(std::uint64_t, std::uint64_t rows) override {
    if (rows > 200000) ::kill(::getpid(), SIGKILL);
  }
  void end() override {}
};

TEST_F(Run, AProcessKilledInTheMiddleLeavesTheStoreAsItWas) {
  import({write("first.csv", table(300))});
  const std::string before = everything();
  const auto large = write("large.csv", table(300000) + "Late,,2019,Place 0,1,201,X\n");
  const int status = in_another_process([&] {
    auto store = Store::open(folder_.path() / "city");
    DyingProgress progress;
    (void)import_files(**store, *catalogue_, options_for({large}), progress);
  });
  ASSERT_TRUE(WIFSIGNALED(status));
  EXPECT_EQ(WTERMSIG(status), SIGKILL);
  EXPECT_EQ(everything(), before);
  EXPECT_EQ(kept_files(), 1U);
  EXPECT_EQ(import({large}).files[0].outcome, FileOutcome::Loaded) << "and the load can be made again";
}

TEST_F(Run, AStoreThatCannotGrowFailsAndIsAsItWas) {
  import({write("first.csv", table(300))});
  const std::string before = everything();
  const auto large = write("large.csv", table(300000));
  const int status = in_another_process([&] {
    ::signal(SIGXFSZ, SIG_IGN);
    auto store = Store::open(folder_.path() / "city");
    const rlimit limit{1 << 20, 1 << 20};
    ::setrlimit(RLIMIT_FSIZE, &limit);
    NoProgress progress;
    auto report = import_files(**store, *catalogue_, options_for({large}), progress);
    const bool said = !report && report.error().code == ProblemCode::Failed &&
                      report.error().message.find("room") != std::string::npos;
    store->reset();
    ::_exit(said ? 42 : 1);
  });
  ASSERT_TRUE(WIFEXITED(status));
  EXPECT_EQ(WEXITSTATUS(status), 42);
  EXPECT_EQ(everything(), before);
  EXPECT_EQ(kept_files(), 1U);
}

}  // namespace
}  // namespace headrow::evidence
