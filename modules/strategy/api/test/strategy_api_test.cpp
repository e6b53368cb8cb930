// The scorecard, the first minute and spine charts, from files through the real loader and the real strategy.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <set>
#include <string>

#include "headrow/strategy/api/routes.hpp"
#include "small_nation.hpp"

namespace headrow::strategy::api {
namespace {

using evidence::api::test::ask;
using evidence::api::test::ask_json;
using evidence::api::test::not_of_shape;
using http::Json;
using ::testing::HasSubstr;

constexpr const char* kStrategy = R"(
code = "city-2020"
title = "City 2020"
place = "301"
period = "2016 to 2020"
start_year = 2016
target_year = 2020
source_note = "Made up for a test."

[[area]]
code = "attainment"
title = "Strong attainment"
vision = "Every child does well."
aims = ["Do well"]

[[area.action]]
text = "Share what works."
owner = "Learning improvement"

[[area.statement]]
code = "attainment.above"
text = "Attainment is above England and in the first quartile."
kind = "measured"
rule = "above_england_and_first_quartile"
owner = "Learning improvement"

[[area.statement.stage]]
code = "ks4"
title = "Key stage 4"
measure = "ks4.attainment8"

[[area.statement]]
code = "attainment.gap"
text = "Children eligible for free school meals do as well as others in England."
kind = "measured"
rule = "gap_to_england_others"

[[area.statement.stage]]
code = "ks4"
title = "Key stage 4"
measure = "ks4.attainment8"
group = "fsm=yes"
beside = [{ role = "others", measure = "ks4.attainment8", group = "fsm=no" }]

[[area.statement]]
code = "attainment.enjoyment"
text = "Children enjoy learning."
kind = "evidenced"
board = "Children's board"
due = "2019-12-31"
)";

class StrategyApi : public ::testing::Test {
protected:
  StrategyApi() {
    const auto folder = nation_.folder() / "strategies";
    std::filesystem::create_directories(folder);
    std::ofstream(folder / "city.toml") << kStrategy;
    auto read = read_strategies(folder, nation_.catalogue());
    if (!read) throw std::runtime_error(describe(read.error()));
    strategies_ = std::move(*read);
    http::RouteTable table;
    add_strategy_routes(table, {nation_.data(), strategies_, nation_.store().directory()});
    http::DispatcherSettings settings;
    settings.generation = [this] { return files_stamp(nation_.store().directory()); };
    dispatcher_ = std::make_unique<http::Dispatcher>(std::move(table), std::move(settings));
  }

  Json get(const std::string& target) const { return ask_json(*dispatcher_, target); }

  evidence::api::test::SmallNation nation_;
  std::vector<Strategy> strategies_;
  std::unique_ptr<http::Dispatcher> dispatcher_;
};

TEST_F(StrategyApi, AScorecardHasEveryStatementWithItsFigures) {
  const auto scorecard = get("/api/v1/scorecard?place=304&as_of=2020");
  EXPECT_EQ(scorecard["place"]["name"], "Denby");
  EXPECT_EQ(scorecard["as_of"], 2020);
  const auto& statements = scorecard["areas"][0]["statements"];
  ASSERT_EQ(statements.size(), 3U);
  const auto& attainment = statements[0]["results"][0];
  EXPECT_EQ(attainment["value"], 50.9);
  EXPECT_EQ(attainment["england"], 46.7);
  EXPECT_EQ(attainment["rank"], 1);
  EXPECT_EQ(attainment["verdict"], "met");
  EXPECT_EQ(attainment["trend"].size(), 2U);
  EXPECT_EQ(statements[2]["verdict"], "board_judgement");
  EXPECT_EQ(statements[2]["results"].size(), 0U);
  EXPECT_EQ(scorecard["counts"]["board_judgement"], 1);
}

TEST_F(StrategyApi, AJudgementIsSeenAsSoonAsItIsWrittenDown) {
  const auto before = get("/api/v1/scorecard?place=301&as_of=2020");
  EXPECT_EQ(before["areas"][0]["statements"][2]["judgement"], nullptr);
  std::ofstream(nation_.store().directory() / "judgements.toml") << R"(
[[judgement]]
statement = "attainment.enjoyment"
place = "301"
date = "2019-07-04"
board = "Children's board"
words = "Most say they do."
evidence = ["Survey of May 2019"]
)";
  const auto after = get("/api/v1/scorecard?place=301&as_of=2020");
  EXPECT_EQ(after["areas"][0]["statements"][2]["judgement"]["words"], "Most say they do.");
}

TEST_F(StrategyApi, TheFirstMinuteNamesTheDecisionsThatWait) {
  const auto minute = get("/api/v1/minute?place=301&as_of=2020");
  ASSERT_EQ(minute["decisions"].size(), 1U);
  EXPECT_EQ(minute["decisions"][0]["owner"], "Children's board");
  EXPECT_EQ(minute["decisions"][0]["due"], "2019-12-31");
}

TEST_F(StrategyApi, ASpineLaysAnAreaOnOneScale) {
  const auto spine = get("/api/v1/spine?place=301&area=attainment");
  EXPECT_EQ(spine["title"], "Strong attainment");
  ASSERT_EQ(spine["measures"].size(), 2U);
  EXPECT_EQ(spine["measures"][0]["worst"], 44.0);
  EXPECT_EQ(spine["measures"][0]["best"], 50.9);
  EXPECT_EQ(spine["measures"][1]["group"], "fsm=yes");
  EXPECT_EQ(spine["period_note"], "All figures are of 2018/19.");
  EXPECT_FALSE(get("/api/v1/spine?place=301&theme=attainment")["measures"].empty());
}

TEST_F(StrategyApi, QuestionsThatMakeNoSenseAreToldSo) {
  for (const char* target :
       {"/api/v1/scorecard", "/api/v1/scorecard?place=301&as_of=soon", "/api/v1/scorecard?place=970",
        "/api/v1/minute?place=980", "/api/v1/scorecard?place=100001",
        "/api/v1/scorecard?place=301&as_of=2100", "/api/v1/spine?place=301",
        "/api/v1/spine?place=301&area=attainment&theme=attainment"}) {
    EXPECT_EQ(ask(*dispatcher_, target).status, 400) << target;
  }
  for (const char* target : {"/api/v1/scorecard?place=999", "/api/v1/scorecard?place=301&strategy=none",
                             "/api/v1/spine?place=301&area=none", "/api/v1/spine?place=301&theme=none"}) {
    EXPECT_EQ(ask(*dispatcher_, target).status, 404) << target;
  }
}

TEST_F(StrategyApi, EveryRouteAnswersAsItsShapeSaysAndCanBeTakenAway) {
  const auto document = get("/api/openapi.json");
  std::set<std::string> answered{"/api/openapi.json"};
  for (const std::string address : {"/api/v1/scorecard?place=301&as_of=2020", "/api/v1/minute?place=301",
                                    "/api/v1/spine?place=301&area=attainment"}) {
    const auto match = dispatcher_->table().find(http::Method::Get, address.substr(0, address.find('?')));
    ASSERT_NE(match.route, nullptr) << address;
    answered.insert(match.route->pattern);
    EXPECT_EQ(not_of_shape(get(address), match.route->answer.schema(), document), "") << address;
    if (match.route->other_formats.empty()) continue;
    for (const char* format : {"&format=csv", "&format=xlsx"}) {
      const auto response = ask(*dispatcher_, address + format);
      EXPECT_EQ(response.status, 200) << address << format;
      EXPECT_THAT(std::string(response.header("Content-Disposition")), HasSubstr("attachment"));
    }
  }
  for (const auto& route : dispatcher_->table().routes())
    EXPECT_TRUE(answered.contains(route.pattern)) << route.pattern;
}

}  // namespace
}  // namespace headrow::strategy::api
