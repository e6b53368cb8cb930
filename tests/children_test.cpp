// The demonstration's children: files in, by the programme itself, and what comes of them.
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <fstream>
#include <iterator>

#include "headrow/evidence/children.hpp"
#include "headrow/evidence/evidence.hpp"
#include "headrow/test/scratch_folder.hpp"
#include "program.hpp"

namespace headrow::tests {
namespace {

using ::testing::HasSubstr;

/// A city of three thousand children and three years, written and loaded once.
class DemonstrationChildren : public ::testing::Test {
protected:
  static void SetUpTestSuite() {
    folder_ = new test::ScratchFolder;
    const Outcome written = headrow(
        {"demo", "write", "files", "--city", "small", "--children", "3000", "--years", "3", "--seed", "7"});
    ASSERT_EQ(written.status, 0) << written.err;
    ASSERT_EQ(headrow({"init", "city"}).status, 0);
    const Outcome loaded = headrow({"import", "city", "files"});
    ASSERT_EQ(loaded.status, 0) << loaded.out << loaded.err;
    ASSERT_THAT(loaded.out, HasSubstr("0 refused; 0 findings"));
  }
  static void TearDownTestSuite() { delete folder_; }

  static Outcome headrow(const std::vector<std::string>& arguments) {
    return run_headrow(arguments, {folder_->path()});
  }

  static std::string answer(const std::string& directory, const std::string& measure) {
    return headrow({"pupils", directory, "--measure", measure, "--by", "sex,year_group", "--period", "all",
                    "--format", "csv"})
        .out;
  }

  static inline test::ScratchFolder* folder_ = nullptr;
};

// The generator counts by definitions of its own: two ways to every figure.
TEST_F(DemonstrationChildren, EveryFigureWorkedOutFromRecordsIsThePublishedOne) {
  const auto catalogue = evidence::Catalogue::read(HEADROW_CATALOG);
  ASSERT_TRUE(catalogue);
  const auto store = evidence::Store::open(folder_->path() / "city");
  ASSERT_TRUE(store) << store.error().message;
  const evidence::Evidence published(**store, *catalogue);
  const evidence::Children children(**store, *catalogue);
  const auto city = children.city();
  ASSERT_TRUE(city);
  int compared = 0;
  for (const evidence::Measure& measure : catalogue->measures()) {
    // Young people who left school before the first census are of no known age.
    if (measure.pupils.empty() || measure.code.starts_with("participation.")) continue;
    for (const char* group : {"", "sex=f", "fsm=yes", "sen=support", "first_language=other"}) {
      evidence::ChildrenQuestion question;
      question.measure = &measure;
      question.group = *Group::read(group);
      const auto answer = children.answer(question);
      ASSERT_TRUE(answer) << measure.code << ": " << answer.error().message;
      const auto what = published.find(measure.code, question.group);
      if (!what) continue;
      for (const evidence::EvidenceRow& row : published.series(*what, city->authority)) {
        for (const evidence::ChildrenRow& ours : answer->rows) {
          if (ours.year != row.period.last || row.period.part != PeriodPart::Whole || !ours.value ||
              !row.value)
            continue;
          EXPECT_NEAR(*ours.value, *row.value, 0.5 * std::pow(10, -what->decimals) + 1e-9)
              << measure.code << " " << group << " " << ours.year;
          ++compared;
        }
      }
    }
  }
  EXPECT_GT(compared, 60);
}

TEST_F(DemonstrationChildren, LoadingTheFilesAgainChangesNothing) {
  const std::string before = answer("city", "absence.persistent");
  const Outcome again = headrow({"import", "city", "files"});
  EXPECT_EQ(again.status, 0);
  EXPECT_THAT(again.out, HasSubstr("0 loaded,"));
  EXPECT_EQ(answer("city", "absence.persistent"), before);
}

TEST_F(DemonstrationChildren, ADamagedReturnIsNamedAndTheOthersLoad) {
  namespace fs = std::filesystem;
  fs::copy(folder_->path() / "files", folder_->path() / "damaged", fs::copy_options::recursive);
  const fs::path census = folder_->path() / "damaged/children/census/2026-01-15";
  const fs::path file = fs::directory_iterator(census)->path();
  std::ifstream in(file, std::ios::binary);
  std::string whole((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
  std::ofstream(file, std::ios::binary) << whole.substr(0, whole.size() / 2);
  ASSERT_EQ(headrow({"init", "with-damage"}).status, 0);
  const Outcome loaded = headrow({"import", "with-damage", "damaged"});
  EXPECT_EQ(loaded.status, 3);
  EXPECT_THAT(loaded.out, HasSubstr("1 refused"));
  EXPECT_THAT(loaded.out + loaded.err, HasSubstr(file.filename().string()));
  EXPECT_THAT(loaded.out + loaded.err, HasSubstr("cut off"));
  // The answer says that a school is missing.
  EXPECT_NE(headrow({"pupils", "with-damage", "--measure", "sen.ehcp_share"}).out,
            headrow({"pupils", "city", "--measure", "sen.ehcp_share"}).out);
}

TEST_F(DemonstrationChildren, ARebuiltStoreAnswersAlike) {
  const std::string before = answer("city", "absence.overall"),
                    results = answer("city", "ks2.reading_expected");
  const Outcome rebuilt = headrow({"rebuild", "city"});
  ASSERT_EQ(rebuilt.status, 0) << rebuilt.out << rebuilt.err;
  EXPECT_EQ(answer("city", "absence.overall"), before);
  EXPECT_EQ(answer("city", "ks2.reading_expected"), results);
}

TEST_F(DemonstrationChildren, AQuestionThatCannotBeAskedIsAUsageError) {
  const Outcome asked = headrow({"pupils", "city", "--measure", "ks2.reading_expected", "--by", "shoe_size"});
  EXPECT_EQ(asked.status, 2);
  EXPECT_THAT(asked.err, HasSubstr("cannot be broken down by 'shoe_size'"));
}

}  // namespace
}  // namespace headrow::tests
