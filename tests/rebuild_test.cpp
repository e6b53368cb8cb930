#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>

#include "headrow/test/scratch_folder.hpp"
#include "program.hpp"

// The evidence store can always be made anew from the files that were kept.
namespace headrow::tests {
namespace {

using ::testing::HasSubstr;

/// A data folder whose files are gone since they were loaded; one of them had its period from its folder's
/// name, one from the command line.
class RebuildCommand : public ::testing::Test {
protected:
  void SetUp() override {
    const std::string absence = "RECTYPE,LA,ESTAB,URN,PERCTOT,PPERSABS10\n1,301,2000,100001,4.5,8.1\n";
    folder_.write("files/codes.csv", small_register());
    folder_.write("files/long.csv", small_long_table());
    folder_.write("files/2018-2019/absence.csv", absence);
    folder_.write("other/absence.csv", absence + "1,301,2001,100002,5.5,9.1\n");
    ASSERT_EQ(headrow({"init", "city"}).status, 0);
    ASSERT_EQ(headrow({"import", "city", "files"}).status, 0);
    ASSERT_EQ(headrow({"import", "city", "other", "--period", "2017/18"}).status, 0);
    std::filesystem::remove_all(folder_ / "files");
    std::filesystem::remove_all(folder_ / "other");
    before_ = figures();
    ASSERT_THAT(before_, HasSubstr("45.1"));
    ASSERT_THAT(before_, HasSubstr("2018/19"));
  }

  Outcome headrow(const std::vector<std::string>& arguments) const {
    return run_headrow(arguments, {folder_.path()});
  }
  /// Figures of both shapes with the rows they come from, as a page would have them.
  std::string figures() const {
    return headrow({"evidence", "city", "--measure", "ks4.attainment8", "--period", "all", "--format", "csv"})
               .out +
           headrow({"evidence", "city", "--measure", "performance_absence:PERCTOT", "--places",
                    "100001,100002", "--period", "all", "--format", "csv"})
               .out;
  }

  test::ScratchFolder folder_;
  std::string before_;
};

TEST_F(RebuildCommand, FiguresAreTheSameBeforeAndAfter) {
  const Outcome rebuilt = headrow({"rebuild", "city"});
  EXPECT_EQ(rebuilt.status, 0) << rebuilt.out << rebuilt.err;
  EXPECT_THAT(rebuilt.out, HasSubstr("4 loaded, 0 unchanged, 0 passed over, 0 refused"));
  EXPECT_EQ(figures(), before_);
}

TEST_F(RebuildCommand, GoesThroughTheServerThatHoldsTheFolder) {
  const RunningServer server = start_server(folder_ / "city");
  ASSERT_THAT(server.first_line, HasSubstr("http://127.0.0.1:"));
  EXPECT_EQ(figures(), before_);
  const Outcome rebuilt = headrow({"rebuild", "city"});
  EXPECT_EQ(rebuilt.status, 0) << rebuilt.out << rebuilt.err;
  EXPECT_EQ(figures(), before_);
  folder_.write("more.csv", small_long_table() + "AVG_Attain8_Score,,2017,Ulverholm,43,301,Northern Fells\n");
  EXPECT_THAT(headrow({"import", "city", "more.csv"}).out, HasSubstr("1 loaded"));
  // What was loaded since must be in the store that took the old one's place, however the server ends.
  kill(server.process, SIGKILL);
  wait_for(server.process);
  EXPECT_THAT(figures(), HasSubstr("2016/17"));
}

TEST_F(RebuildCommand, KilledInTheMiddleItLeavesTheOldStore) {
  for (const int milliseconds : {5, 20, 60, 120, 200}) {
    const pid_t rebuilding = start_headrow({"rebuild", (folder_ / "city").string()});
    const timespec a_moment{0, milliseconds * 1'000'000L};
    nanosleep(&a_moment, nullptr);  // the moment of the blow is what is tried
    kill(rebuilding, SIGKILL);
    wait_for(rebuilding);
    EXPECT_EQ(figures(), before_) << "killed after " << milliseconds << " milliseconds";
  }
}

TEST_F(RebuildCommand, WithoutAKeptFileTheStoreStaysUnlessAskedOtherwise) {
  for (const auto& kept : std::filesystem::directory_iterator(folder_ / "city/sources")) {
    std::filesystem::remove(kept.path());
    break;
  }
  const Outcome refused = headrow({"rebuild", "city"});
  EXPECT_EQ(refused.status, 1) << refused.out;
  EXPECT_THAT(refused.err, HasSubstr("--without-refused"));
  EXPECT_EQ(figures(), before_);
  EXPECT_EQ(headrow({"rebuild", "city", "--without-refused"}).status, 3);
}

}  // namespace
}  // namespace headrow::tests
