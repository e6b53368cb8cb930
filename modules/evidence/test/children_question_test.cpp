#include <gmock/gmock.h>

#include "children/rollups.hpp"
#include "children_fixture.hpp"
#include "headrow/evidence/children.hpp"
#include "headrow/evidence/evidence.hpp"

namespace headrow::evidence {
namespace {

using ::testing::HasSubstr;

/// Six pupils of two schools at key stage 2, and their censuses.
class ChildrenQuestions : public ChildrenTest {
protected:
  void SetUp() override {
    ChildrenTest::SetUp();
    std::string census = kCensus;
    const char* rest[] = {"6,WBRI,ENG,true,N,",  "6,APKN,URD,false,K,SLCN", "6,WBRI,ENG,false,N,",
                          "6,AIND,ENG,false,N,", "6,WBRI,ENG,true,E,ASD",   "6,WBRI,ENG,false,N,"};
    for (int i = 0; i < 6; ++i)
      census += census_row(i + 1, "2019-01-17", rest[i], i < 4 ? "3832001" : "3832002", "2008-05-04");
    std::string results = "UPN,LAESTAB,YEAR,READSCORE,MATSCORE,GPSSCORE,WRITTA,DISC\n";
    const char* marks[] = {"99,101,100,EXS,", "104,100,99,EXS,", "112,115,111,GDS,",
                           "A,100,100,EXS,",  "85,90,88,WTS,",   "120,120,120,GDS,1"};
    for (int i = 0; i < 6; ++i)
      results += upn_of(i + 1) + (i < 4 ? ",3832001,2019," : ",3832002,2019,") + marks[i] + "\n";
    const auto report = import({write("census.csv", census), write("ks2.csv", results)});
    for (const FileReport& file : report.files) ASSERT_EQ(file.outcome, FileOutcome::Loaded) << file.reason;
  }

  Result<ChildrenAnswer> ask_for(const ChildrenRequest& request) const {
    const Evidence evidence(*store_, *catalogue_);
    const auto question = read_children_request(request, *catalogue_, evidence);
    if (!question) return tl::unexpected(question.error());
    return Children(*store_, *catalogue_).answer(*question);
  }
  std::string csv(const ChildrenRequest& request) const {
    const auto answer = ask_for(request);
    const Evidence evidence(*store_, *catalogue_);
    return answer ? children_csv(*answer, evidence) : answer.error().message;
  }
};

TEST_F(ChildrenQuestions, ACountedShareHasWilsonsIntervalAndItsSchools) {
  // Five count; two of them reach the standard in all three. Wilson's interval of 2 of 5: 11.8 to 76.9.
  const auto answer = ask_for({"ks2.reading_writing_maths_expected", "", "", "", "latest"});
  ASSERT_TRUE(answer) << answer.error().message;
  ASSERT_EQ(answer->rows.size(), 1U);
  const ChildrenRow& row = answer->rows[0];
  EXPECT_EQ(row.year, 2019);
  EXPECT_EQ(row.numerator, 2);
  EXPECT_EQ(row.denominator, 5);
  EXPECT_DOUBLE_EQ(*row.value, 40);
  EXPECT_NEAR(*row.lower, 11.76, 0.01);
  EXPECT_NEAR(*row.upper, 76.93, 0.01);
  ASSERT_EQ(answer->coverage.size(), 1U);
  EXPECT_EQ(answer->coverage[0].schools, 2);
  EXPECT_EQ(answer->coverage[0].expected, 2);
}

TEST_F(ChildrenQuestions, GroupsOfAnyCharacteristicsAndBreakdowns) {
  EXPECT_EQ(csv({"ks2.reading_expected", "fsm6=no & sen=none", "", "", "latest"}).substr(0, 200),
            "period,value,lower,upper,numerator,denominator,records,schools,schools_expected\n"
            "2018/19,50,9.45312057342307,90.5468794265769,1,2,2,2,2\n");
  // A value of a hierarchy takes in what lies below it.
  EXPECT_THAT(csv({"ks2.maths_expected", "ethnicity=asian", "", "", "latest"}), HasSubstr("2018/19,100,"));
  EXPECT_THAT(csv({"ks2.maths_expected", "sen=any", "", "", "latest"}), HasSubstr(",1,2,2,"));
  const std::string by = csv({"ks2.reading_expected", "", "school,fsm", "", "latest"});
  EXPECT_THAT(by, HasSubstr("period,school,fsm,value"));
  EXPECT_THAT(by, HasSubstr("2018/19,107852,no,66.6666666666667,"));
  EXPECT_THAT(by, HasSubstr("2018/19,107852,yes,0,"));
  EXPECT_THAT(by, HasSubstr("2018/19,107854,yes,0,"));
}

TEST_F(ChildrenQuestions, AMeanIsOfThoseWhoHaveAMarkWithStudentsInterval) {
  // 99, 104, 112 and 85: mean 100, standard deviation 11.3431; t(3) = 3.182446.
  const auto answer = ask_for({"ks2.reading_scaled_score", "", "", "", "latest"});
  ASSERT_TRUE(answer);
  EXPECT_DOUBLE_EQ(*answer->rows[0].value, 100);
  EXPECT_NEAR(*answer->rows[0].upper, 100 + 3.182446 * 11.343133 / 2, 1e-4);
}

TEST_F(ChildrenQuestions, ASchoolIsAskedForByItsNumber) {
  EXPECT_THAT(csv({"ks2.reading_expected", "", "", "107854", "latest"}), HasSubstr(",0,1,1,1,1\n"));
}

TEST_F(ChildrenQuestions, AKeptAnswerGoesWithTheNextLoad) {
  const Children children(*store_, *catalogue_);
  ChildrenQuestion question;
  question.measure = catalogue_->measure("ks2.reading_expected");
  EXPECT_EQ(children.answer(question)->rows[0].denominator, 5);
  EXPECT_EQ(children.answer(question)->rows[0].denominator, 5);
  import({write("more.csv", "UPN,LAESTAB,YEAR,READSCORE,MATSCORE,GPSSCORE,WRITTA,DISC\n" + upn_of(9) +
                                ",3832009,2019,100,100,100,EXS,\n")});
  EXPECT_EQ(children.answer(question)->rows[0].denominator, 6);
}

TEST_F(ChildrenQuestions, WhatCannotBeAskedIsSaidWithWhatThereIs) {
  EXPECT_THAT(csv({"ks2.reading_expected", "placement=x", "", "", "latest"}),
              HasSubstr("do not have the characteristic"));
  EXPECT_THAT(csv({"ks2.reading_expected", "sen=much", "", "", "latest"}),
              HasSubstr("It has: all, any, support"));
  EXPECT_THAT(csv({"ks2.reading_expected", "", "shoe_size", "", "latest"}),
              HasSubstr("cannot be broken down"));
  EXPECT_THAT(csv({"finance.safeguarding", "", "", "", "latest"}), HasSubstr("do not tell this measure"));
  EXPECT_THAT(csv({"ks2.spelling_bee", "", "", "", "latest"}), HasSubstr("no measure"));
}

TEST_F(ChildrenQuestions, EveryDefinitionOfTheCatalogueCanBeAsked) {
  int asked = 0;
  for (const Measure& measure : catalogue_->measures()) {
    if (measure.pupils.empty()) continue;
    for (const PupilDefinition& definition : measure.pupils)
      EXPECT_FALSE(definition.source.empty()) << measure.code;
    const auto answer = ask_for({measure.code, "sex=f", "ethnicity", "", "all"});
    EXPECT_TRUE(answer) << measure.code << ": " << answer.error().message;
    ++asked;
  }
  EXPECT_GT(asked, 35);
}

}  // namespace
}  // namespace headrow::evidence
