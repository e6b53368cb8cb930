#include "headrow/evidence/evidence_table.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "question_city.hpp"

namespace headrow::evidence {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

constexpr std::string_view kHeading =
    "measure,period,place_code,place_name,group,value,symbol,numerator,denominator,lower,upper,england,"
    "region,neighbours,"
    "rank,ranked,band,q0,q25,q50,q75,q100,previous_period,change,source,period_key,baseline_period,baseline,"
    "significance,"
    "distance_england,distance_band,children,periods_between,neighbour_set,status,revision\n";

class Table : public ::testing::Test {
protected:
  Table() {
    const auto source = city.load({"lait/a.csv"});
    city.put_all(source, "2017/18", {70.25, 68, 66, 64, 62});
    city.put_all(source, "2018/19", {71.75, 69, 67, std::nullopt, 63});
    city.put({.source = source, .place = "England", .period = "2018/19", .value = 66.123});
  }

  std::string problem(const EvidenceRequest& request) {
    const auto table = answer(city.evidence(), request);
    return table ? "" : table.error().message;
  }

  QuestionCity city;
};

TEST_F(Table, CsvHasTheDocumentedColumnsAndUnroundedValues) {
  const auto table =
      answer(city.evidence(), {.measure = "eyfs.good_level", .places = "Barham, City of", .period = "2019"})
          .value();
  EXPECT_EQ(evidence_csv(city.evidence(), table),
            std::string(kHeading) +
                "eyfs.good_level,2018/19,302,\"Barham, City "
                "of\",,69,,,,,,66.123,,,2,4,B,63,66,68,69.6875,71.75,2017/18,1,"
                "lait/a.csv:8,2018/19,2017/18,68,,-2.877,0.6875,,0,,final,\n");
}

TEST_F(Table, AMissingFigureKeepsItsSymbolAndHasNoNumbers) {
  const auto table = answer(city.evidence(), {.measure = "GLD", .places = "304", .period = "latest"}).value();
  EXPECT_THAT(evidence_csv(city.evidence(), table), HasSubstr("2018/19,304,Dunmere,,,x,"));
}

TEST_F(Table, JsonHasOneMemberAColumn) {
  const auto table = answer(city.evidence(), {.measure = "GLD", .places = "301", .period = "all"}).value();
  const auto json = nlohmann::json::parse(evidence_json(city.evidence(), table));
  ASSERT_EQ(json.size(), 2);
  EXPECT_EQ(json[1].size(), evidence_columns().size());
  EXPECT_EQ(json[1]["value"], 71.75);
  EXPECT_EQ(json[1]["place_code"], "E08000001");
  EXPECT_TRUE(json[1]["revision"].is_null());
}

TEST_F(Table, TextIsRoundedByTheMeasuresDecimals) {
  const auto table = answer(city.evidence(), {.measure = "GLD", .places = "301", .period = "2019"}).value();
  const std::string text = evidence_text(city.evidence(), table);
  EXPECT_THAT(text, StartsWith("Good level of development (eyfs.good_level), %"));
  EXPECT_THAT(text, HasSubstr(" 71.8 "));
  EXPECT_THAT(text, HasSubstr("1 of 4"));
  EXPECT_THAT(text, HasSubstr("+1.5"));
}

TEST_F(Table, RowsStandByCodeAndPeriod) {
  const auto table =
      answer(city.evidence(), {.measure = "GLD", .places = "303,Aston", .period = "all"}).value();
  std::string order;
  for (const EvidenceRow& row : table.rows)
    order += city.evidence().place(row.place)->number + " " + row.label + ", ";
  EXPECT_EQ(order, "301 2017/18, 301 2018/19, 303 2017/18, 303 2018/19, ");
}

TEST_F(Table, WhatIsNotComparedIsLeftEmpty) {
  const auto table =
      answer(city.evidence(), {.measure = "GLD", .places = "301", .compare = "england"}).value();
  EXPECT_EQ(table.rows.front().england, 66.123);
  EXPECT_EQ(table.rows.front().rank, std::nullopt);
  EXPECT_EQ(table.rows.front().change, std::nullopt);
}

TEST_F(Table, WrongQuestionsSayWhatThereIs) {
  EXPECT_THAT(problem({.measure = "GDL"}), HasSubstr("'GLD'"));
  EXPECT_THAT(problem({.measure = "GLD", .places = "999"}), HasSubstr("999"));
  EXPECT_THAT(problem({.measure = "GLD", .places = ","}), HasSubstr("authority, region, country"));
  EXPECT_THAT(problem({.measure = "GLD", .period = "2031"}), HasSubstr("2017/18, 2018/19"));
  EXPECT_THAT(problem({.measure = "GLD", .period = " "}), HasSubstr("latest, all"));
  EXPECT_THAT(problem({.measure = "GLD", .group = "sex"}), HasSubstr("sex"));
  EXPECT_THAT(problem({.measure = "GLD", .group = "sex=f"}), HasSubstr("There are figures for: everyone"));
  EXPECT_THAT(problem({.measure = "GLD", .compare = "wales"}), HasSubstr("neighbours"));
  EXPECT_THAT(problem({.measure = "GLD", .neighbours = "1999"}),
              HasSubstr("No statistical neighbours are loaded"));
  EXPECT_THAT(problem({.measure = "ABS"}), HasSubstr("headrow import"));
  // Schools are not among the places that evidence is about, so none is recommended.
  EXPECT_THAT(problem({.measure = "GLD", .places = "999"}), ::testing::Not(HasSubstr("URN")));
}

}  // namespace
}  // namespace headrow::evidence
