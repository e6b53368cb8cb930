// Which source speaks, whatever the order of loading.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "question_city.hpp"

namespace headrow::evidence {
namespace {

using ::testing::IsEmpty;
using ::testing::SizeIs;

struct Version {
  QuestionCity::Release release;
  double value = 0;
  Status status = Status::Final;
};

/// The row after loading both in the order given.
EvidenceRow after_loading(const std::vector<Version>& versions) {
  QuestionCity city;
  for (const Version& version : versions) {
    const auto source = city.load(version.release);
    city.put({.source = source,
              .place = "Aston",
              .period = "2018/19",
              .value = version.value,
              .column = version.release.dataset == "tool" ? "GLD" : "gld_pt",
              .status = version.status});
  }
  return city.row("eyfs.good_level", "Aston", "2018/19");
}

void expect_speaks(double value, Version a, Version b) {
  EXPECT_EQ(after_loading({a, b}).value, value);
  EXPECT_EQ(after_loading({b, a}).value, value) << "loaded the other way round";
}

TEST(WhichSourceSpeaks, FinalBeforeRevisedBeforeProvisional) {
  expect_speaks(45.1, {{"p.csv"}, 44.8, Status::Provisional}, {{"r.csv"}, 45.1, Status::Revised});
  expect_speaks(45.2, {{"r.csv"}, 45.1, Status::Revised}, {{"f.csv"}, 45.2, Status::Final});
}

TEST(WhichSourceSpeaks, AProvisionalFigureNeverDisplacesHoweverLateItWasPublished) {
  expect_speaks(45.1, {{"p.csv", "tool", "2026-01-01"}, 44.8, Status::Provisional},
                {{"r.csv", "tool", "2020-01-01"}, 45.1, Status::Revised});
}

TEST(WhichSourceSpeaks, ThenTheNewerPublication) {
  expect_speaks(46.4, {{"a.csv", "tool", "2023-10-19"}, 46.2}, {{"b.csv", "release", "2024-02-01"}, 46.4});
  expect_speaks(46.4, {{"a.csv", "tool"}, 46.2}, {{"b.csv", "release", "2024-02-01"}, 46.4});
}

TEST(WhichSourceSpeaks, ThenTheOrderOfTheBindings) {
  expect_speaks(46.3, {{"z.csv", "release"}, 46.4}, {{"a.csv", "tool"}, 46.3});
}

TEST(WhichSourceSpeaks, ThenTheLaterFileName) {
  expect_speaks(2, {{"scorecard_2022.csv"}, 1}, {{"scorecard_2023.csv"}, 2});
}

TEST(WhichSourceSpeaks, OneThatIsNotAvailableDoesNotSilenceAnother) {
  QuestionCity city;
  const auto tool = city.load({"a.csv"}), release = city.load({"r.csv", "release"});
  city.put({.source = tool, .place = "Aston", .period = "2018/19", .value = Symbol::NotAvailable});
  city.put({.source = release,
            .place = "Aston",
            .period = "2018/19",
            .value = 45.1,
            .column = "gld_pt",
            .status = Status::Provisional});
  EXPECT_EQ(city.row("eyfs.good_level", "Aston", "2018/19").value, 45.1);
}

TEST(WhichSourceSpeaks, ASuppressedFigureStaysSuppressed) {
  QuestionCity city;
  const auto tool = city.load({"a.csv"}), release = city.load({"r.csv", "release"});
  city.put({.source = tool, .place = "Aston", .period = "2018/19", .value = Symbol::Suppressed});
  city.put({.source = release,
            .place = "Aston",
            .period = "2018/19",
            .value = 45.1,
            .column = "gld_pt",
            .status = Status::Provisional});
  const EvidenceRow row = city.row("eyfs.good_level", "Aston", "2018/19");
  EXPECT_EQ(row.value, std::nullopt);
  EXPECT_EQ(row.symbol, Symbol::Suppressed);
}

TEST(WhichSourceSpeaks, AColumnAskedForByItsOwnNameSpeaksForItself) {
  QuestionCity city;
  const auto tool = city.load({"a.csv", "tool", "2020-01-01"}),
             release = city.load({"r.csv", "release", "2024-01-01"});
  city.put({.source = tool, .place = "Aston", .period = "2018/19", .value = 46.3});
  city.put({.source = release, .place = "Aston", .period = "2018/19", .value = 46.4, .column = "gld_pt"});
  city.put({.source = release, .place = "Calder", .period = "2018/19", .value = 40.0, .column = "gld_pt"});
  EXPECT_EQ(city.row("eyfs.good_level", "Aston", "2018/19").value, 46.4);
  const EvidenceRow own = city.row("GLD", "Aston", "2018/19");
  EXPECT_EQ(own.value, 46.3);
  EXPECT_EQ(own.ranked, 1);  // the tool has one authority, whatever others have
}

TEST(Revision, TellsTheProvisionalFigureThatWasDisplaced) {
  const EvidenceRow row =
      after_loading({{{"p.csv"}, 44.8, Status::Provisional}, {{"r.csv"}, 45.1, Status::Revised}});
  EXPECT_EQ(row.revision, "provisional 44.8");
  EXPECT_EQ(row.status, Status::Revised);
}

TEST(Revision, IsSilentWhenNothingChanged) {
  EXPECT_EQ(
      after_loading({{{"p.csv"}, 45.1, Status::Provisional}, {{"r.csv"}, 45.1, Status::Revised}}).revision,
      "");
}

std::vector<Disagreement> disagreements_of(const std::vector<Version>& versions) {
  QuestionCity city;
  for (const Version& version : versions) {
    const auto source = city.load(version.release);
    city.put({.source = source,
              .place = "Aston",
              .period = "2018/19",
              .value = version.value,
              .column = version.release.dataset == "tool" ? "GLD" : "gld_pt",
              .status = version.status});
  }
  return city.evidence().disagreements();
}

TEST(Disagreement, IsMoreThanHalfAUnitOfTheLastPublishedDecimal) {
  const auto found = disagreements_of({{{"a.csv"}, 46.3}, {{"r.csv", "release"}, 46.4}});
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].spoken, 46.3);
  EXPECT_EQ(found[0].other, 46.4);
  EXPECT_THAT(disagreements_of({{{"a.csv"}, 46.32}, {{"r.csv", "release"}, 46.3}}), IsEmpty());
  EXPECT_THAT(disagreements_of({{{"a.csv"}, 46.25}, {{"r.csv", "release"}, 46.3}}), IsEmpty());
}

TEST(Disagreement, IsNotARevision) {
  EXPECT_THAT(disagreements_of({{{"p.csv"}, 44.8, Status::Provisional}, {{"r.csv"}, 45.1, Status::Final}}),
              IsEmpty());
}

}  // namespace
}  // namespace headrow::evidence
