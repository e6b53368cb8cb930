#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "headrow/test/scratch_folder.hpp"
#include "program.hpp"

namespace headrow::tests {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

/// A data folder with five invented authorities in it.
class CommandLine : public ::testing::Test {
protected:
  void SetUp() override {
    folder_.write("files/codes.csv", small_register());
    folder_.write("files/long.csv", small_long_table());
    ASSERT_EQ(headrow({"init", "city"}).status, 0);
    const Outcome loaded = headrow({"import", "city", "files"});
    ASSERT_EQ(loaded.status, 0) << loaded.out << loaded.err;
  }
  Outcome headrow(const std::vector<std::string>& arguments) const {
    return run_headrow(arguments, {folder_.path()});
  }

  test::ScratchFolder folder_;
};

TEST_F(CommandLine, ShowsAFigureWithItsRankAndItsSourceRow) {
  const Outcome shown = headrow({"evidence", "city", "--measure", "AVG_Attain8_Score", "--places", "301",
                                 "--period", "2019", "--format", "csv"});
  ASSERT_EQ(shown.status, 0) << shown.err;
  EXPECT_THAT(shown.out,
              StartsWith("measure,period,place_code,place_name,group,value,symbol,numerator,denominator,"
                         "lower,upper,england,region,neighbours,rank,ranked,band,q0,q25,q50,q75,q100,"
                         "previous_period,change,source,period_key,baseline_period,baseline,significance,"
                         "distance_england,distance_band,children,periods_between,neighbour_set,status,"
                         "revision\n"));
  EXPECT_THAT(shown.out, HasSubstr(",2019,"));
  EXPECT_THAT(shown.out, HasSubstr("Ulverholm,,45.1,"));
  EXPECT_THAT(shown.out, HasSubstr(",46.7,45.4,"));
  EXPECT_THAT(shown.out, HasSubstr(",2,4,")) << "ties share the better rank, no value is not counted";
  EXPECT_THAT(shown.out, HasSubstr("long.csv:3,2018/19"));
}

TEST_F(CommandLine, LoadingTheSameBytesAgainChangesNothing) {
  const std::string before =
      headrow({"evidence", "city", "--measure", "ks4.attainment8", "--format", "csv"}).out;
  const Outcome again = headrow({"import", "city", "files"});
  EXPECT_EQ(again.status, 0);
  EXPECT_THAT(again.out, HasSubstr("0 loaded, 2 unchanged"));
  EXPECT_EQ(headrow({"evidence", "city", "--measure", "ks4.attainment8", "--format", "csv"}).out, before);
}

TEST_F(CommandLine, ADryRunSaysWhatItWouldDoAndChangesNothing) {
  folder_.write("more.csv", small_long_table() + "AVG_Attain8_Score,,2017,Ulverholm,43,301,Northern Fells\n");
  const Outcome tried = headrow({"import", "city", "more.csv", "--dry-run"});
  EXPECT_EQ(tried.status, 0) << tried.err;
  EXPECT_THAT(tried.out, HasSubstr("would load"));
  const Outcome shown = headrow({"evidence", "city", "--measure", "ks4.attainment8", "--places", "301",
                                 "--period", "all", "--format", "csv"});
  EXPECT_THAT(shown.out, ::testing::Not(HasSubstr("2016/17")));
}

TEST_F(CommandLine, WrongUsageIsStatusTwoAndSaysWhatToDo) {
  EXPECT_EQ(headrow({}).status, 2);
  EXPECT_EQ(headrow({"evidence", "city"}).status, 2);
  const Outcome unknown = headrow({"evidence", "city", "--measure", "ks4.attainment9"});
  EXPECT_EQ(unknown.status, 2);
  EXPECT_THAT(unknown.err, HasSubstr("ks4.attainment8")) << "the nearest name is offered";
}

TEST_F(CommandLine, SaysItsVersion) {
  const Outcome said = headrow({"--version"});
  EXPECT_EQ(said.status, 0) << said.err;
  EXPECT_THAT(said.out, ::testing::MatchesRegex("Headrow [0-9]+\\.[0-9]+\\.[0-9]+\n"));
}

TEST_F(CommandLine, APlaceThatDoesNotExistIsSaidSo) {
  const Outcome shown = headrow({"evidence", "city", "--measure", "ks4.attainment8", "--places", "999"});
  EXPECT_EQ(shown.status, 2);
  EXPECT_THAT(shown.err, HasSubstr("999"));
  EXPECT_EQ(headrow({"scorecard", "city", "--place", "999"}).status, 2);
}

TEST_F(CommandLine, AScorecardIsOfAnAuthorityAndAYearWithFigures) {
  const Outcome region = headrow({"scorecard", "city", "--place", "Northern Fells"});
  EXPECT_EQ(region.status, 2);
  EXPECT_THAT(region.err, HasSubstr("Northern Fells is a region"));
  const Outcome later = headrow({"scorecard", "city", "--place", "301", "--as-of", "2100"});
  EXPECT_EQ(later.status, 2);
  EXPECT_THAT(later.err, HasSubstr("or for the latest"));
}

TEST_F(CommandLine, JsonIsWhatTheDocumentationSays) {
  const Outcome shown =
      headrow({"evidence", "city", "--measure", "ks4.attainment8", "--places", "301", "--format", "json"});
  ASSERT_EQ(shown.status, 0) << shown.err;
  const auto json = nlohmann::json::parse(shown.out);
  ASSERT_EQ(json["rows"].size(), 1U) << shown.out;
  EXPECT_EQ(json["rows"][0]["value"], 45.1);
  EXPECT_EQ(json["rows"][0]["place_name"], "Ulverholm");
}

TEST_F(CommandLine, TheScorecardHasEveryStatementWithAVerdictAndAReason) {
  const Outcome shown =
      headrow({"scorecard", "city", "--place", "301", "--as-of", "2019", "--format", "json"});
  ASSERT_EQ(shown.status, 0) << shown.err;
  const auto json = nlohmann::json::parse(shown.out);
  std::size_t statements = 0;
  for (const auto& area : json["areas"]) {
    for (const auto& statement : area["statements"]) {
      ++statements;
      EXPECT_FALSE(statement["verdict"].get<std::string>().empty());
      EXPECT_FALSE(statement["reason"].get<std::string>().empty()) << statement["code"];
    }
  }
  EXPECT_GT(statements, 20U);
}

TEST_F(CommandLine, ACommandGoesThroughTheServerThatHoldsTheFolder) {
  const std::vector<std::string> question = {"evidence",        "city",     "--measure",
                                             "ks4.attainment8", "--format", "csv"};
  const std::string before = headrow(question).out;
  const RunningServer server = start_server(folder_ / "city");
  ASSERT_THAT(server.first_line, HasSubstr("http://127.0.0.1:"));
  const Outcome asked = headrow(question);
  EXPECT_EQ(asked.status, 0) << asked.err;
  EXPECT_EQ(asked.out, before);
  folder_.write("more.csv", small_long_table() + "AVG_Attain8_Score,,2017,Ulverholm,43,301,Northern Fells\n");
  EXPECT_THAT(headrow({"import", "city", "more.csv"}).out, HasSubstr("1 loaded"));
  EXPECT_EQ(stop_server(server), 0);
}

}  // namespace
}  // namespace headrow::tests
