#include "headrow/strategy/scorecard.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <stdexcept>

#include "headrow/evidence/catalogue.hpp"
#include "headrow/evidence/import.hpp"
#include "headrow/evidence/store.hpp"
#include "headrow/strategy/minute.hpp"
#include "headrow/test/scratch_folder.hpp"

namespace headrow::strategy {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

constexpr std::string_view kAuthorities =
    "LA Number,LA Name,Region,Type\n"
    "301,Ashford,North,MD\n302,Barham,North,UA\n303,Cole,North,SC\n304,Denby,South,UA\n305,Elm,South,MD\n"
    "970,England,NA,NA\n980,North,NA,NA\n981,South,NA,NA\n";

constexpr std::string_view kHeadings = "Short Desc,Data item,Years,LA and Regions,Values,LA Number,Region\n";

constexpr std::string_view kStrategy = R"(
code = "town"
title = "Ashford's strategy"
place = "301"
period = "2016 to 2020"
start_year = 2016
target_year = 2020
[[area]]
code = "one"
title = "One"
vision = "All do well"
[[area.statement]]
code = "one.attainment"
text = "Attainment is high"
kind = "measured"
rule = "above_england_and_first_quartile"
[[area.statement.stage]]
code = "ks4"
title = "Attainment 8"
measure = "ks4.attainment8"
[[area.statement.stage]]
code = "ks2"
title = "Key stage 2"
measure = "ks2.reading_writing_maths_expected"
[[area.statement]]
code = "one.board"
text = "All is well"
kind = "evidenced"
board = "The board"
due = "2019-12-31"
)";

template <typename T>
T got(Result<T> result) {
  if (!result) throw std::runtime_error(describe(result.error()));
  return std::move(*result);
}

/// A line of the interactive tool's table for each authority and England, one year.
std::string year_lines(std::string_view year, const std::vector<std::string_view>& values) {
  constexpr std::string_view kPlaces[] = {"England,%,970,",   "Ashford,%,301,North", "Barham,%,302,North",
                                          "Cole,%,303,North", "Denby,%,304,South",   "Elm,%,305,South"};
  std::string lines;
  for (std::size_t i = 0; i < values.size(); ++i) {
    std::string place(kPlaces[i]);
    place.replace(place.find('%'), 1, values[i]);
    lines += "AVG_Attain8_Score,," + std::string(year) + "," + place + "\n";
  }
  return lines;
}

class SmallCity : public testing::Test {
protected:
  SmallCity() : catalogue_(got(evidence::Catalogue::read(HEADROW_CATALOG))) {
    folder_.write("strategies/town.toml", kStrategy);
    folder_.write("strategies/peers/friends.toml",
                  "code = \"friends\"\ntitle = \"Friends\"\nauthorities = [\"301\", \"304\"]\n");
    folder_.write("strategies/peers/others.toml",
                  "code = \"others\"\ntitle = \"Others\"\nauthorities = [\"305\", \"304\"]\n");
    strategy_ = got(read_strategies(folder_.path() / "strategies", catalogue_)).front();
    store_ = got(evidence::Store::create(folder_.path() / "city"));
    evidence_.emplace(*store_, catalogue_);
  }

  void load(const std::string& name, std::string_view bytes) {
    folder_.write("files/" + name, bytes);
    evidence::ImportOptions options;
    options.paths = {folder_.path() / "files" / name};
    NoProgress progress;
    const auto report = got(evidence::import_files(*store_, catalogue_, options, progress));
    ASSERT_EQ(report.files.at(0).outcome, evidence::FileOutcome::Loaded) << report.files.at(0).reason;
    evidence_->refresh();
  }

  void load_two_years() {
    load("authorities.csv", kAuthorities);
    load("figures.csv", std::string(kHeadings) +
                            year_lines("2018", {"46.7", "50.3", "47.2", "48.0", "44.6", "43.0"}) +
                            year_lines("2019", {"46.7", "50.9", "47.2", "44.0", "45.1", "46.0"}));
  }

  Scorecard card(std::string_view place, std::optional<int> as_of, const Judgements& judgements = {}) {
    return got(
        make_scorecard(strategy_, *evidence_, judgements, {got(evidence_->place(place)).id, as_of, ""}));
  }

  test::ScratchFolder folder_;
  evidence::Catalogue catalogue_;
  Strategy strategy_;
  std::unique_ptr<evidence::Store> store_;
  std::optional<evidence::Evidence> evidence_;
};

TEST_F(SmallCity, JudgesEachStageAndSaysHowManyStandWhere) {
  load_two_years();
  const Scorecard made = card("301", 2019);
  const StatementResult& attainment = made.areas.at(0).statements.at(0);
  EXPECT_EQ(attainment.results.at(0).verdict, Verdict::Met);
  EXPECT_EQ(attainment.results.at(1).verdict, Verdict::NoData);
  EXPECT_EQ(attainment.verdict, Verdict::NoData);
  EXPECT_EQ(attainment.rollup, "1 of 2 stages met, 1 without data");
  EXPECT_EQ(made.sentence, "Of 2 statements 1 has no data, 1 is for a board to judge, as of 2018/19.");
}

TEST_F(SmallCity, AnyAuthorityHasAScorecard) {
  load_two_years();
  const Scorecard made = card("Elm", 2019);
  const StageResult& stage = made.areas.at(0).statements.at(0).results.at(0);
  EXPECT_EQ(stage.verdict, Verdict::OffTrack);
  EXPECT_THAT(stage.reason, HasSubstr("Elm 46.0 points in 2018/19, England 46.7 points"));
  EXPECT_EQ(made.areas.at(0).statements.at(0).since, 2018);
}

TEST_F(SmallCity, AFigureLeadsBackToItsRow) {
  load_two_years();
  const StageResult stage = card("301", 2019).areas.at(0).statements.at(0).results.at(0);
  ASSERT_TRUE(stage.row);
  EXPECT_EQ(stage.row->source.row, 9);  // the heading line is 1
  EXPECT_EQ(stage.trend.size(), 2u);
  EXPECT_EQ(stage.trend.at(0).source.row, 3);
}

TEST_F(SmallCity, NothingLaterThanTheYearAskedForIsSeen) {
  load_two_years();
  const StageResult stage = card("301", 2018).areas.at(0).statements.at(0).results.at(0);
  EXPECT_TRUE(stage.this_year_only);
  EXPECT_EQ(stage.trend.size(), 1u);
  EXPECT_EQ(card("301", 2017).areas.at(0).statements.at(0).results.at(0).verdict, Verdict::NoData);
}

TEST_F(SmallCity, TheLatestYearIsThatOfTheNewestFigure) {
  EXPECT_EQ(latest_year(strategy_, *evidence_), 2020);  // nothing loaded: the strategy's own
  load_two_years();
  EXPECT_EQ(latest_year(strategy_, *evidence_), 2019);
  EXPECT_EQ(card("301", std::nullopt).as_of, 2019);
  load("newer.csv", std::string(kHeadings) + "AVG_Attain8_Score,,2024 (prov),England,46.0,970,\n" +
                        "AVG_Attain8_Score,,2023,England,46.0,970,\n");
  EXPECT_EQ(latest_year(strategy_, *evidence_), 2023);
}

TEST_F(SmallCity, ABoardsJudgementStandsBesideTheVerdictsAndIsWaitedFor) {
  load_two_years();
  const Scorecard before = card("301", 2019);
  EXPECT_EQ(before.areas.at(0).statements.at(1).verdict, Verdict::BoardJudgement);
  const Minute waiting = first_minute(before, strategy_, *evidence_);
  ASSERT_EQ(waiting.decisions.size(), 1u);
  EXPECT_EQ(waiting.decisions.at(0).owner, "The board");
  EXPECT_EQ(waiting.decisions.at(0).due, "2019-12-31");
  EXPECT_THAT(first_minute(card("301", 2018), strategy_, *evidence_).decisions, IsEmpty());

  Judgements judgements;
  const std::string place = before.place.code;
  judgements.judgements.push_back(
      {"one.board", place, "2019-07-04", "The board", "It is.", {"Minute 3"}, ""});
  judgements.commentaries.push_back(
      {"one.attainment", "ks4", place, "2019-09-01", "An officer", "A good year."});
  const Scorecard after = card("301", 2019, judgements);
  EXPECT_THAT(after.areas.at(0).statements.at(1).reason,
              HasSubstr("The board judged on 4 July 2019: It is."));
  EXPECT_EQ(after.areas.at(0).statements.at(1).verdict, Verdict::BoardJudgement);
  EXPECT_THAT(first_minute(after, strategy_, *evidence_).decisions, IsEmpty());
  EXPECT_EQ(after.areas.at(0).statements.at(0).results.at(0).commentaries.size(), 1u);
}

TEST_F(SmallCity, TheFirstMinuteTellsMovesAgainstEnglandAndStandsAmongPeers) {
  load_two_years();
  const Minute minute = first_minute(card("301", 2019), strategy_, *evidence_);
  ASSERT_EQ(minute.better.size(), 1u);
  EXPECT_EQ(minute.better.at(0).text,
            "Attainment 8: 4.2 points above England in 2018/19, 3.6 points above England in 2017/18.");
  EXPECT_EQ(minute.better.at(0).source.row, 9);
  EXPECT_THAT(minute.worse, IsEmpty());
  ASSERT_EQ(minute.peers.size(), 2u);  // its region, and the one named group it belongs to
  EXPECT_EQ(minute.peers.at(0).name, "North");
  EXPECT_EQ(minute.peers.at(1).name, "Friends");
  EXPECT_EQ(minute.peers.at(1).sentence,
            "Of 2 authorities Ashford is in the better half on 1 of 1 figures; first on: Attainment 8.");
}

TEST_F(SmallCity, AMoveBeyondTheUsualIsSudden) {
  load("authorities.csv", kAuthorities);
  load("figures.csv", std::string(kHeadings) + year_lines("2015", {"46.7", "50.0"}) +
                          year_lines("2016", {"46.7", "50.3"}) + year_lines("2017", {"46.7", "50.1"}) +
                          year_lines("2018", {"46.7", "50.3"}) + year_lines("2019", {"46.7", "47.3"}));
  const Minute minute = first_minute(card("301", 2019), strategy_, *evidence_);
  ASSERT_EQ(minute.sudden.size(), 1u);
  EXPECT_THAT(minute.sudden.at(0).text, HasSubstr("-3.0 points against England in 2018/19"));
  EXPECT_THAT(minute.sudden.at(0).text, HasSubstr("usually moves by 0.2 points"));
  EXPECT_THAT(first_minute(card("301", 2018), strategy_, *evidence_).sudden, IsEmpty());
}

TEST_F(SmallCity, TheFirstMinuteLeavesOutFiguresTooOldToSettleAnything) {
  load("authorities.csv", kAuthorities);
  load("figures.csv", std::string(kHeadings) + year_lines("2011", {"46.7", "50.0"}) +
                          year_lines("2015", {"46.7", "50.3"}) + year_lines("2016", {"46.7", "44.3"}) +
                          year_lines("2024", {"46.0"}));
  EXPECT_EQ(first_minute(card("301", 2019), strategy_, *evidence_).worse.size(), 1u);
  const Minute today = first_minute(card("301", 2024), strategy_, *evidence_);
  EXPECT_THAT(today.worse, IsEmpty());
  EXPECT_THAT(today.peers, IsEmpty());
}

TEST_F(SmallCity, OnlyAnAuthorityHasAScorecardAndOnlyOfYearsThatHaveFigures) {
  load_two_years();
  for (const char* place : {"England", "North"}) {
    const auto made = make_scorecard(strategy_, *evidence_, {}, {got(evidence_->place(place)).id, 2019, ""});
    ASSERT_FALSE(made) << place;
    EXPECT_EQ(made.error().code, ProblemCode::BadUsage);
    EXPECT_THAT(made.error().message, HasSubstr("A scorecard is of a local authority"));
  }
  const auto id = got(evidence_->place("301")).id;
  EXPECT_TRUE(make_scorecard(strategy_, *evidence_, {}, {id, 2020, ""}));  // the strategy's own target
  const auto later = make_scorecard(strategy_, *evidence_, {}, {id, 2100, ""});
  ASSERT_FALSE(later);
  EXPECT_EQ(later.error().code, ProblemCode::BadUsage);
  EXPECT_THAT(later.error().message, HasSubstr("Ask for a year up to 2020, or for the latest"));
}

TEST_F(SmallCity, APlaceThatIsNotThereAndAYearThatIsNoneAreRefused) {
  load_two_years();
  EXPECT_EQ(make_scorecard(strategy_, *evidence_, {}, {123456, 2020, ""}).error().code,
            ProblemCode::NotFound);
  const auto id = got(evidence_->place("301")).id;
  EXPECT_EQ(make_scorecard(strategy_, *evidence_, {}, {id, 20, ""}).error().code, ProblemCode::BadUsage);
}

}  // namespace
}  // namespace headrow::strategy
