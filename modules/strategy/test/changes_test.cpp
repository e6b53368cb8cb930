#include "headrow/strategy/changes.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "headrow/test/scratch_folder.hpp"

namespace headrow::strategy {
namespace {

using testing::ElementsAre;
using testing::Field;
using testing::IsEmpty;

/// A scorecard of one statement with one stage.
Scorecard card(Verdict verdict, int ending, std::optional<double> value,
               evidence::Status status = evidence::Status::Final, std::int32_t source = 1) {
  Scorecard made;
  made.place.code = "E99000001";
  made.strategy = "town";
  made.as_of = ending;
  StageResult stage;
  stage.code = "ks4";
  stage.stage = "Key stage 4: attainment 8";
  stage.verdict = verdict;
  stage.unit = "points";
  stage.row.emplace();
  stage.row->period = {YearKind::Academic, ending - 1, ending, PeriodPart::Whole, 0};
  stage.row->value = value;
  stage.row->status = status;
  stage.row->source.source = source;
  StatementResult statement;
  statement.code = "one.a";
  statement.text = "Attainment rises";
  statement.verdict = verdict;
  statement.results.push_back(stage);
  made.areas.emplace_back().statements.push_back(statement);
  return made;
}

std::vector<std::string> sentences(const Scorecard& before, const Scorecard& after) {
  std::vector<std::string> found;
  for (const Change& change : what_changed(snapshot(before), snapshot(after))) found.push_back(change.text);
  return found;
}

TEST(Changes, TheSameScorecardTwiceChangedNothing) {
  EXPECT_THAT(sentences(card(Verdict::Met, 2019, 45.1), card(Verdict::Met, 2019, 45.1)), IsEmpty());
}

TEST(Changes, ANewPeriodAndWhatItDidToTheVerdict) {
  EXPECT_THAT(
      sentences(card(Verdict::OffTrack, 2018, 44.8), card(Verdict::OnTrack, 2019, 45.1)),
      ElementsAre("Attainment rises: now \"On track\", was \"Off track\".",
                  "Key stage 4: attainment 8: 45.1 points for 2018/19, after 44.8 points for 2017/18; now "
                  "\"On track\", was \"Off track\"."));
}

TEST(Changes, ARevisionIsNamedAsOne) {
  EXPECT_THAT(
      sentences(card(Verdict::OffTrack, 2019, 44.8, evidence::Status::Provisional),
                card(Verdict::OffTrack, 2019, 45.1, evidence::Status::Revised)),
      ElementsAre(
          "Key stage 4: attainment 8: 45.1 points for 2018/19, revised where it was provisional, 44.8 "
          "points."));
}

TEST(Changes, AreKeptUntilALoadMakesOthers) {
  test::ScratchFolder folder;
  EXPECT_FALSE(*kept_changes(folder.path(), "E99000001", "town"));
  ASSERT_TRUE(keep_changes(folder.path(), card(Verdict::OffTrack, 2018, 44.8)));
  ASSERT_TRUE(keep_changes(folder.path(), card(Verdict::OnTrack, 2019, 45.1, evidence::Status::Final, 7)));
  ASSERT_TRUE(keep_changes(folder.path(), card(Verdict::OnTrack, 2019, 45.1, evidence::Status::Final, 7)));
  const auto kept = kept_changes(folder.path(), "E99000001", "town");
  ASSERT_TRUE(kept && *kept);
  EXPECT_THAT((*kept)->changes, ElementsAre(Field(&Change::source, 0), Field(&Change::source, 7)));
  EXPECT_EQ((*kept)->last.as_of, 2019);
  EXPECT_FALSE(*kept_changes(folder.path(), "E99000002", "town"));
}

TEST(Changes, AFileThatCannotBeReadIsSaidAndNotOverwritten) {
  test::ScratchFolder folder;
  folder.write("changes.json", "[{\"place\": 3}]");
  EXPECT_EQ(kept_changes(folder.path(), "E99000001", "town").error().code, ProblemCode::BadInput);
  EXPECT_FALSE(keep_changes(folder.path(), card(Verdict::Met, 2019, 45.1)));
}

}  // namespace
}  // namespace headrow::strategy
