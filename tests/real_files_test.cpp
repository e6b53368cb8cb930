#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <set>

#include "program.hpp"

// The published files beside the project, loaded once by fill_city.
namespace headrow::tests {
namespace {

using ::testing::HasSubstr;

const std::filesystem::path kCity = HEADROW_TEST_CITY;
const std::filesystem::path kData = std::filesystem::path(HEADROW_SHARED) / "data";

class RealFiles : public ::testing::Test {
protected:
  void SetUp() override {
    if (!std::filesystem::exists(kData)) GTEST_SKIP() << "no published files beside the project";
  }
};

TEST_F(RealFiles, EveryFileIsInOrPassedOverAndNoneRefused) {
  const std::string report = read_file(kCity.string() + ".import.txt");
  EXPECT_THAT(report, HasSubstr(" 0 refused")) << report;
  EXPECT_THAT(report, ::testing::Not(HasSubstr("\n0 loaded")));
}

TEST_F(RealFiles, LoadingThemAgainChangesNothing) {
  const Outcome again = run_headrow({"import", kCity, kData, "--except", "geo"});
  EXPECT_EQ(again.status, 0) << again.err;
  EXPECT_THAT(again.out, HasSubstr("\n0 loaded"));
  EXPECT_THAT(again.out, HasSubstr(" 0 refused"));
}

TEST_F(RealFiles, LeedsAttainment8Of2019IsTheRevisedFigureWithItsRank) {
  const Outcome shown = run_headrow({"evidence", kCity, "--measure", "AVG_Attain8_Score", "--places",
                                     "authority", "--period", "2019", "--compare", "all", "--format", "csv"});
  ASSERT_EQ(shown.status, 0) << shown.err;
  const std::size_t at = shown.out.find(",E08000035,Leeds,");
  ASSERT_NE(at, std::string::npos) << shown.out.substr(0, 2000);
  const std::string row = shown.out.substr(at, shown.out.find('\n', at) - at);
  EXPECT_THAT(row, HasSubstr("Leeds,,45.1,"));
  EXPECT_THAT(row, HasSubstr(",97,150,"));
  EXPECT_THAT(row, HasSubstr("provisional 44.8"));
}

TEST_F(RealFiles, EveryStatementOfTheStrategyHasAVerdictBothTimes) {
  for (const char* as_of : {"2020", "latest"}) {
    const Outcome shown =
        run_headrow({"scorecard", kCity, "--place", "E08000035", "--as-of", as_of, "--format", "json"});
    ASSERT_EQ(shown.status, 0) << shown.err;
    const auto card = nlohmann::json::parse(shown.out);
    std::set<std::string> verdicts;
    std::size_t statements = 0;
    for (const auto& area : card["areas"]) {
      for (const auto& statement : area["statements"]) {
        ++statements;
        verdicts.insert(statement["verdict"].get<std::string>());
        EXPECT_FALSE(statement["reason"].get<std::string>().empty()) << statement["code"];
        for (const auto& result : statement["results"]) {
          EXPECT_FALSE(result["reason"].get<std::string>().empty()) << statement["code"] << result["stage"];
        }
      }
    }
    EXPECT_GE(statements, 40U);
    EXPECT_TRUE(verdicts.contains("off_track") && verdicts.contains("board_judgement") &&
                verdicts.contains("no_data"));
  }
}

TEST_F(RealFiles, AnyAuthorityOfEnglandHasAScorecard) {
  for (const char* place : {"383", "E09000007", "908", "York"}) {
    EXPECT_EQ(run_headrow({"scorecard", kCity, "--place", place, "--format", "json"}).status, 0) << place;
  }
}

}  // namespace
}  // namespace headrow::tests
