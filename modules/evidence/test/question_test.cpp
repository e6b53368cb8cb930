#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <thread>
#include <vector>

#include "question_city.hpp"

namespace headrow::evidence {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

TEST(Rank, BestIsFirstTiesShareAndThoseWithoutAValueAreNotCounted) {
  QuestionCity city;
  city.put_all(city.load({"a.csv"}), "2018/19", {70, 65, 65, std::nullopt, 60});
  EXPECT_EQ(city.row("eyfs.good_level", "Aston", "2018/19").rank, 1);
  EXPECT_EQ(city.row("eyfs.good_level", "Barham, City of", "2018/19").rank, 2);
  EXPECT_EQ(city.row("eyfs.good_level", "Calder", "2018/19").rank, 2);
  const EvidenceRow last = city.row("eyfs.good_level", "Elford", "2018/19");
  EXPECT_EQ(last.rank, 4);
  EXPECT_EQ(last.ranked, 4);
  const EvidenceRow missing = city.row("eyfs.good_level", "Dunmere", "2018/19");
  EXPECT_EQ(missing.rank, std::nullopt);
  EXPECT_EQ(missing.value, std::nullopt);
  EXPECT_EQ(missing.symbol, Symbol::NotAvailable);
  EXPECT_EQ(missing.band, '-');
}

TEST(Rank, LowestIsFirstWhereLowIsGood) {
  QuestionCity city;
  city.put_all(city.load({"a.csv"}), "2018/19", {4, 5, 6, 7, 8}, "ABS");
  const EvidenceRow best = city.row("absence.overall", "Aston", "2018/19");
  EXPECT_EQ(best.rank, 1);
  EXPECT_EQ(best.band, 'A');
  EXPECT_EQ(city.row("absence.overall", "Barham, City of", "2018/19").band, 'A');  // on the lower quartile
  EXPECT_EQ(city.row("absence.overall", "Elford", "2018/19").band, 'D');
}

TEST(Rank, ThereIsNoneWhereNeitherEndIsGood) {
  QuestionCity city;
  city.put_all(city.load({"a.csv"}), "2018/19", {4, 5, 6, 7, 8}, "POP");
  const EvidenceRow row = city.row("context.children", "Aston", "2018/19");
  EXPECT_EQ(row.rank, std::nullopt);
  EXPECT_EQ(row.band, '-');
  EXPECT_EQ(row.quartiles[2], 6);
}

TEST(Rank, AColumnThatIsTheSameEverywhereRanksNobody) {
  QuestionCity city;
  city.put_all(city.load({"a.csv"}), "2018/19", {12, 12, 12, 12, 12});
  const EvidenceRow row = city.row("eyfs.good_level", "Aston", "2018/19");
  EXPECT_TRUE(row.constant);
  EXPECT_EQ(row.rank, std::nullopt);
  EXPECT_EQ(row.band, '-');
}

TEST(Rank, AnEndedAuthorityCountsOnlyWhileItHadAValue) {
  QuestionCity city;
  const auto source = city.load({"a.csv"});
  city.put_all(source, "2017/18", {70, 68, 66, 64, 62});
  city.put_all(source, "2018/19", {71, 69, 67, 65, std::nullopt});
  EXPECT_EQ(city.row("eyfs.good_level", "Aston", "2017/18").ranked, 5);
  EXPECT_EQ(city.row("eyfs.good_level", "Aston", "2018/19").ranked, 4);
}

TEST(Comparators, EnglandTheRegistersRegionAndTheNeighboursThatHaveAValue) {
  QuestionCity city;
  const auto source = city.load({"a.csv"});
  city.put_all(source, "2018/19", {70, 60, std::nullopt, 50, 40});
  city.put({.source = source, .place = "England", .period = "2018/19", .value = 66.5});
  city.put({.source = source, .place = "North", .period = "2018/19", .value = 64.0});
  city.put({.source = source, .place = "South", .period = "2018/19", .value = 45.0});
  city.neighbours("2021-04", "Aston", {"Elford"});
  city.neighbours("2025-05", "Aston", {"Calder", "Barham, City of", "Dunmere"});
  const EvidenceRow row = city.row("eyfs.good_level", "Aston", "2018/19");
  EXPECT_EQ(row.england, 66.5);
  EXPECT_EQ(row.region, 64);  // what a register said, not what the rows of a figure did
  EXPECT_EQ(row.neighbours, 55);
  EXPECT_EQ(row.neighbour_set, "2025-05");
  EXPECT_EQ(row.distance_england, -3.5);
  const auto older = city.evidence().series(city.ask("eyfs.good_level"), city.id("Aston"), "2021-04");
  EXPECT_EQ(older.front().neighbours, 40);
  EXPECT_EQ(older.front().neighbour_set, "2021-04");
}

TEST(Comparators, AWiderRegionStandsInWhereNobodyPublishesTheOwn) {
  QuestionCity city;
  const auto source = city.load({"a.csv"});
  city.put_all(source, "2017/18", {70, 60, 55, 50, 40});
  city.put_all(source, "2018/19", {70, 60, 55, 50, 40});
  city.put({.source = source, .place = "The Coast", .period = "2017/18", .value = 44.0});
  city.put({.source = source, .place = "The Coast", .period = "2018/19", .value = 45.0});
  const EvidenceRow row = city.row("eyfs.good_level", "Dunmere", "2018/19");
  EXPECT_EQ(row.region, 45);
  EXPECT_EQ(row.region_place, city.id("The Coast"));
  city.put({.source = source, .place = "South", .period = "2017/18", .value = 43.0});
  city.put({.source = source, .place = "South", .period = "2018/19", .value = Symbol::Suppressed});
  const EvidenceRow earlier = city.row("eyfs.good_level", "Dunmere", "2017/18");
  EXPECT_EQ(earlier.region, 43);
  EXPECT_EQ(earlier.region_place, city.id("South"));
  EXPECT_EQ(city.row("eyfs.good_level", "Dunmere", "2018/19").region, std::nullopt) << "hidden, not missing";
}

TEST(Comparators, ANumberOfChildrenStandsBesideNeighboursOnly) {
  QuestionCity city;
  const auto source = city.load({"a.csv"});
  city.put_all(source, "2018/19", {700, 600, 550, 500, 400}, "POP");
  city.put({.source = source, .place = "England", .period = "2018/19", .value = 2750.0, .column = "POP"});
  city.put({.source = source, .place = "North", .period = "2018/19", .value = 1850.0, .column = "POP"});
  city.neighbours("2025-05", "Aston", {"Calder", "Dunmere"});
  const EvidenceRow row = city.row("context.children", "Aston", "2018/19");
  EXPECT_EQ(row.england, std::nullopt);
  EXPECT_EQ(row.region, std::nullopt);
  EXPECT_EQ(row.distance_england, std::nullopt);
  EXPECT_EQ(row.rank, std::nullopt);
  EXPECT_EQ(row.neighbours, 525);
  const EvidenceRow own = city.row("POP", "Aston", "2018/19");  // the publisher's table has the totals
  EXPECT_EQ(own.england, 2750);
  EXPECT_EQ(own.region, 1850);
  EXPECT_EQ(own.distance_england, std::nullopt);
}

TEST(Past, PreviousIsTheNearestWithAValueAndSaysWhatLiesBetween) {
  QuestionCity city;
  const auto source = city.load({"a.csv"});
  const auto put = [&](const std::string& period, std::variant<double, Symbol> value) {
    city.put({.source = source, .place = "Aston", .period = period, .value = value});
  };
  put("2013/14", 50.0);
  put("2014/15", 55.0);
  put("2015/16", 58.0);
  put("2016/17", Symbol::NotAvailable);
  put("2018/19", 61.0);
  const EvidenceRow row = city.row("eyfs.good_level", "Aston", "2018/19");
  EXPECT_EQ(period_text(*row.previous_period), "2015/16");
  EXPECT_EQ(row.change, 3);
  EXPECT_EQ(row.periods_between, 2);
  EXPECT_EQ(period_text(*row.baseline_period), "2014/15");
  EXPECT_EQ(row.baseline, 55);
  EXPECT_FALSE(city.row("eyfs.good_level", "Aston", "2013/14").baseline_period);
}

TEST(Past, PeriodsThatAreNeverScoredSaySo) {
  QuestionCity city;
  const auto source = city.load({"a.csv"});
  city.put({.source = source, .place = "Aston", .period = "2018/19", .value = 70.0});
  city.put({.source = source, .place = "Aston", .period = "2019/20", .value = 71.0});
  EXPECT_TRUE(city.row("eyfs.good_level", "Aston", "2018/19").scored);
  EXPECT_FALSE(city.row("eyfs.good_level", "Aston", "2019/20").scored);
}

TEST(Distance, InChildrenReachesStrictlyAboveTheCutWhereHighIsGood) {
  QuestionCity city;
  const auto source = city.load({"r.csv", "release"});
  int line = 10;
  for (const auto& [place, value] : std::vector<std::pair<std::string, double>>{
           {"Aston", 60}, {"Barham, City of", 64}, {"Calder", 66}, {"Dunmere", 68}, {"Elford", 70}}) {
    ++line;
    city.put({.source = source,
              .place = place,
              .period = "2018/19",
              .value = value,
              .column = "gld_pt",
              .line = line});
    city.put({.source = source,
              .place = place,
              .period = "2018/19",
              .value = value * 10,
              .column = "gld",
              .line = line});
    city.put({.source = source,
              .place = place,
              .period = "2018/19",
              .value = 1000.0,
              .column = "children",
              .line = line});
  }
  const EvidenceRow row = city.row("eyfs.good_level", "Aston", "2018/19");
  EXPECT_EQ(row.band, 'D');
  EXPECT_EQ(row.distance_band, 4);  // the lower quartile is 64
  EXPECT_EQ(row.children, 45);      // forty would only equal it, 44 would be published as 64%
  EXPECT_EQ(row.numerator, 600);
  EXPECT_EQ(row.denominator, 1000);
  EXPECT_NEAR(*row.lower, 56.93, 0.005);  // Wilson: 600 of 1,000
  EXPECT_NEAR(*row.upper, 62.99, 0.005);
}

TEST(Distance, IsNoughtChildrenInBandAAndAboveEngland) {
  QuestionCity city;
  const auto source = city.load({"r.csv", "release"});
  city.put({.source = source, .place = "England", .period = "2018/19", .value = 60.0, .column = "gld_pt"});
  city.put({.source = source,
            .place = "Aston",
            .period = "2018/19",
            .value = 70.0,
            .column = "gld_pt",
            .line = 5});
  city.put({.source = source,
            .place = "Aston",
            .period = "2018/19",
            .value = 200.0,
            .column = "children",
            .line = 5});
  city.put({.source = source,
            .place = "Calder",
            .period = "2018/19",
            .value = 50.0,
            .column = "gld_pt",
            .line = 6});
  for (const auto& [place, value] : std::vector<std::pair<std::string, double>>{
           {"Barham, City of", 55}, {"Dunmere", 52}, {"Elford", 51}}) {
    city.put({.source = source, .place = place, .period = "2018/19", .value = value, .column = "gld_pt"});
  }
  const EvidenceRow row = city.row("eyfs.good_level", "Aston", "2018/19");
  EXPECT_EQ(row.band, 'A');
  EXPECT_EQ(row.distance_band, std::nullopt);
  EXPECT_EQ(row.children, 0);
  EXPECT_EQ(row.significance, Significance::Above);
  EXPECT_EQ(city.row("eyfs.good_level", "Calder", "2018/19").significance, Significance::Unknown);
}

/// Aston has 530 of 1,000 children; England 54.6%, published as 55.
struct AgainstEngland : ::testing::Test {
  AgainstEngland() {
    put("Aston", "gld_pt", 53, 5), put("Aston", "gld", 530, 5), put("Aston", "children", 1000, 5);
  }
  void put(const std::string& place, const std::string& column, double value, int line) {
    city.put({.source = source,
              .place = place,
              .period = "2018/19",
              .value = value,
              .column = column,
              .line = line});
  }
  Significance of(const std::string& place) {
    return city.row("eyfs.good_level", place, "2018/19").significance;
  }

  QuestionCity city;
  std::int32_t source = city.load({"r.csv", "release"});
};

TEST_F(AgainstEngland, IsAgainstTheCountryAsItWasCountedAndNotAsItWasRounded) {
  put("England", "gld_pt", 55, 4), put("England", "gld", 54600, 4), put("England", "children", 100000, 4);
  put("Calder", "gld_pt", 52, 6), put("Calder", "gld", 5150, 6), put("Calder", "children", 10000, 6);
  EXPECT_EQ(of("Aston"), Significance::NoDifferent);
  EXPECT_EQ(of("Calder"), Significance::Below);
  EXPECT_EQ(of("England"), Significance::Unknown);  // nothing stands above itself
}

TEST_F(AgainstEngland, LeavesRoomForRoundingWhereTheCountryHasNoCounts) {
  put("England", "gld_pt", 50, 4);
  put("Calder", "gld_pt", 51, 6), put("Calder", "gld", 51000, 6), put("Calder", "children", 100000, 6);
  put("Dunmere", "gld_pt", 50, 7), put("Dunmere", "gld", 50450, 7), put("Dunmere", "children", 100000, 7);
  EXPECT_EQ(of("Calder"), Significance::Above);
  EXPECT_EQ(of("Dunmere"), Significance::NoDifferent);  // England may be 50.4 as well
}

TEST(Rank, IsNotGivenAmongTwoAuthorities) {
  QuestionCity city;
  const auto source = city.load({"a.csv"});
  city.put({.source = source, .place = "Aston", .period = "2018/19", .value = 70.0});
  city.put({.source = source, .place = "Calder", .period = "2018/19", .value = 60.0});
  const EvidenceRow row = city.row("eyfs.good_level", "Aston", "2018/19");
  EXPECT_FALSE(row.rank);
  EXPECT_EQ(row.band, '-');
  EXPECT_EQ(row.ranked, 0);
}

TEST(WorkedOut, NumeratorsAreAddedUpAndDividedWithinOneRow) {
  QuestionCity city;
  const auto source = city.load({"r.csv", "release"});
  const auto put = [&](const std::string& column, std::variant<double, Symbol> value,
                       const std::string& place, int line) {
    city.put({.source = source,
              .place = place,
              .period = "2018/19",
              .value = value,
              .column = column,
              .group = "school_type=state",
              .line = line});
  };
  put("met", 30.0, "Aston", 5);
  put("exceeded", 12.0, "Aston", 5);
  put("children", 80.0, "Aston", 5);
  put("met", 30.0, "Calder", 6);
  put("exceeded", Symbol::Suppressed, "Calder", 6);
  put("children", 80.0, "Calder", 6);
  const EvidenceRow row = city.row("eyfs.good_level", "Aston", "2018/19", "fsm=no");
  EXPECT_DOUBLE_EQ(*row.value, 52.5);
  EXPECT_EQ(row.numerator, 42);
  const EvidenceRow hidden = city.row("eyfs.good_level", "Calder", "2018/19", "fsm=no");
  EXPECT_EQ(hidden.value, std::nullopt);
  EXPECT_EQ(hidden.symbol, Symbol::Suppressed);
}

TEST(Find, AShortNameIsAMeasureAndAGroup) {
  QuestionCity city;
  const MeasureAndGroup what = city.ask("GLD_FSM");
  EXPECT_EQ(what.measure->code, "eyfs.good_level");
  EXPECT_EQ(what.group.text(), "fsm=yes");
}

TEST(Find, AGroupMayOnlyAddToWhatTheNameSays) {
  QuestionCity city;
  EXPECT_EQ(city.ask("GLD_FSM", "sex=f").group.text(), "fsm=yes & sex=f");
  const auto wrong = city.evidence().find("GLD_FSM", Group::read("fsm=no").value());
  ASSERT_FALSE(wrong);
  EXPECT_EQ(wrong.error().code, ProblemCode::BadUsage);
  EXPECT_THAT(wrong.error().message, HasSubstr("fsm=yes"));
}

TEST(Find, AnUnknownNameIsAnsweredWithTheNearest) {
  QuestionCity city;
  const auto wrong = city.evidence().find("eyfs.good_levels");
  ASSERT_FALSE(wrong);
  EXPECT_EQ(wrong.error().code, ProblemCode::BadUsage);
  EXPECT_THAT(wrong.error().message, HasSubstr("'eyfs.good_level'"));
}

TEST(Find, ANameThatIsCutShortIsAnsweredWithTheWholeOne) {
  QuestionCity city;
  EXPECT_THAT(city.evidence().find("absence").error().message,
              HasSubstr("The nearest are: 'absence.overall'"));
}

TEST(Find, AnyLoadedColumnCanBeAskedForThoughNoMeasureBindsIt) {
  QuestionCity city;
  const auto source = city.load({"r.csv", "release"});
  city.put({.source = source, .place = "Aston", .period = "2018/19", .value = 3.5, .column = "odd"});
  EXPECT_EQ(city.row("release:odd", "Aston", "2018/19").value, 3.5);
}

TEST(Groups, EveryoneComesFirst) {
  QuestionCity city;
  const auto tool = city.load({"a.csv"}), release = city.load({"r.csv", "release"});
  city.put({.source = tool, .place = "Aston", .period = "2018/19", .value = 50.0, .column = "GLD_FSM"});
  city.put({.source = tool, .place = "Aston", .period = "2018/19", .value = 70.0, .column = "GLD"});
  city.put({.source = release,
            .place = "Aston",
            .period = "2018/19",
            .value = 7.0,
            .column = "met",
            .group = "school_type=state"});
  std::vector<std::string> texts;
  for (const Group& group : city.evidence().groups(*city.ask("eyfs.good_level").measure))
    texts.push_back(group.text());
  // A row of state-funded schools also stands for itself, where a binding takes rows of any kind.
  EXPECT_THAT(texts, ElementsAre("", "fsm=no", "fsm=yes"));
}

TEST(Period, IsFoundByLabelByCanonicalTextAndByYear) {
  QuestionCity city;
  const auto source = city.load({"a.csv"});
  city.put({.source = source, .place = "Aston", .period = "201819", .value = 50.0});
  const auto what = city.ask("eyfs.good_level");
  for (const char* label : {"201819", "2018/19", "2019"}) {
    const auto period = city.evidence().find_period(what, label);
    ASSERT_TRUE(period) << label;
    EXPECT_EQ(period_text(*period), "2018/19");
  }
  const auto missing = city.evidence().find_period(what, "2023");
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.error().code, ProblemCode::NotFound);
  EXPECT_THAT(missing.error().message, HasSubstr("2018/19"));
}

TEST(Period, LatestIsTheNewestInWhichAnAuthorityHasAValue) {
  QuestionCity city;
  const auto source = city.load({"a.csv"});
  city.put_all(source, "2017/18", {50, 51, 52, 53, 54});
  city.put_all(source, "2018/19", {std::nullopt, std::nullopt, std::nullopt, std::nullopt, std::nullopt});
  EXPECT_EQ(period_text(*city.evidence().latest_period(city.ask("eyfs.good_level"))), "2017/18");
}

TEST(Place, IsFoundByAnyCodeOrItsExactName) {
  QuestionCity city;
  for (const char* text : {"301", "E08000001", "Aston", " aston"}) {
    const auto found = city.evidence().place(text);
    ASSERT_TRUE(found) << text;
    EXPECT_EQ(found->code, "E08000001");
    EXPECT_EQ(found->number, "301");
  }
  EXPECT_EQ(city.evidence().place("302")->code, "302");  // no GSS code is known
  EXPECT_EQ(city.evidence().place("999").error().code, ProblemCode::NotFound);
}

TEST(Answers, AreKeptUntilTheNextLoad) {
  QuestionCity city;
  const auto source = city.load({"a.csv"});
  city.put({.source = source, .place = "Aston", .period = "2018/19", .value = 50.0});
  const auto what = city.ask("eyfs.good_level");
  EXPECT_EQ(city.evidence().series(what, city.id("Aston")).front().value, 50);
  city.run("UPDATE area_figure SET value = 51");
  EXPECT_EQ(city.evidence().series(what, city.id("Aston")).front().value, 50);
  city.evidence().refresh();
  EXPECT_EQ(city.evidence().series(what, city.id("Aston")).front().value, 51);
}

TEST(Answers, AreTheSameForManyAtOnceWhileFilesAreLoaded) {
  QuestionCity city;
  city.put_all(city.load({"a.csv"}), "2018/19", {70, 65, 65, std::nullopt, 60});
  const auto what = city.ask("eyfs.good_level");
  const PlaceId place = city.id("Elford");
  const Evidence& evidence = city.evidence();
  std::atomic<int> right = 0;
  std::vector<std::thread> askers;
  for (int asker = 0; asker < 3; ++asker) {
    askers.emplace_back([&] {
      for (int i = 0; i < 50; ++i) right += evidence.series(what, place).front().rank == 4 ? 1 : 0;
    });
  }
  for (int load = 0; load < 10; ++load) city.evidence().refresh();
  for (std::thread& asker : askers) asker.join();
  EXPECT_EQ(right, 150);
}

TEST(Answers, WithoutFiguresAreEmpty) {
  QuestionCity city;
  const auto what = city.ask("eyfs.good_level");
  EXPECT_THAT(city.evidence().series(what, city.id("Aston")), IsEmpty());
  EXPECT_THAT(city.evidence().periods(what), IsEmpty());
  EXPECT_EQ(city.evidence().latest_period(what), std::nullopt);
}

}  // namespace
}  // namespace headrow::evidence
