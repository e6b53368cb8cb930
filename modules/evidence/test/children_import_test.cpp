#include <gmock/gmock.h>

#include <fstream>
#include <iterator>

#include "children_fixture.hpp"

namespace headrow::evidence {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::SizeIs;

class ChildrenImport : public ChildrenTest {};

TEST_F(ChildrenImport, APupilStandsByNumberAndTheUpnNowhere) {
  const std::string row = census_row(7);
  const auto report = import({write("census.csv", std::string(kCensus) + row)});
  ASSERT_EQ(report.files[0].outcome, FileOutcome::Loaded) << report.files[0].reason;
  EXPECT_EQ(report.files[0].dataset, "school_census_flat");
  EXPECT_EQ(ask("SELECT birth_month || ' ' || sex FROM pupil"), "2010-05-01 f");
  EXPECT_EQ(ask("SELECT concat_ws(' ', year_group, ethnicity, first_language, fsm, sen, status) FROM census"),
            "4 white_british english false none single");
  EXPECT_EQ(ask("SELECT p.name FROM census c JOIN place p ON p.place_id = c.school"), "A Primary School");
  EXPECT_EQ(ask("SELECT entry FROM enrolment"), "2014-09-02");
  // Nothing of the database holds the number that the school knows the child by.
  Connection connection = store_->database()->connect();
  connection.run("CHECKPOINT");
  std::ifstream file(store_->directory() / "evidence.duckdb", std::ios::binary);
  const std::string bytes((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
  ASSERT_FALSE(bytes.empty());
  EXPECT_EQ(bytes.find(upn_of(7)), std::string::npos);
}

TEST_F(ChildrenImport, TheSamePupilIsKnownAgainInAnotherFile) {
  import({write("a.csv", std::string(kCensus) + census_row(1) + census_row(2))});
  import({write("b.csv", std::string(kCensus) + census_row(2, "2019-05-16") + census_row(3, "2019-05-16"))});
  EXPECT_EQ(ask("SELECT count(*) FROM pupil"), "3");
  EXPECT_EQ(ask("SELECT count(*) FROM census"), "4");
}

TEST_F(ChildrenImport, TheSameBytesAgainChangeNothing) {
  const auto file = write("a.csv", std::string(kCensus) + census_row(1));
  import({file});
  const auto again = import({file});
  EXPECT_EQ(again.files[0].outcome, FileOutcome::Unchanged);
  EXPECT_EQ(ask("SELECT count(*) FROM census"), "1");
}

TEST_F(ChildrenImport, ABrokenPupilIsLeftOutAndTheRestStand) {
  std::string wrong_letter = upn_of(2);
  wrong_letter[0] = wrong_letter[0] == 'A' ? 'B' : 'A';
  const auto report = import({write(
      "a.csv",
      std::string(kCensus) + census_row(1) +
          fmt::format("{},3832001,2019-01-17,2010-05-04,F,C,2014-09-02,4,WBRI,ENG,false,N,\n", wrong_letter) +
          census_row(3, "2019-01-17", "4,WBRI,ENG,false,N,", "3832001", "2018-05-04") +
          census_row(4, "2019-01-17", "4,XXXX,ENG,perhaps,N,") + census_row(5, "no day") + census_row(1))});
  ASSERT_EQ(report.files[0].outcome, FileOutcome::Loaded) << report.files[0].reason;
  EXPECT_EQ(report.files[0].quarantined, 4U);
  const auto upn = of_rule(report, "upn-not-read");
  ASSERT_THAT(upn, SizeIs(1));
  EXPECT_EQ(upn[0].row, 3);
  EXPECT_EQ(upn[0].column, "UPN");
  EXPECT_EQ(upn[0].value, "");
  EXPECT_THAT(upn[0].message, HasSubstr("1510"));
  EXPECT_THAT(of_rule(report, "age-impossible"), SizeIs(1));
  EXPECT_THAT(of_rule(report, "date-not-read"), SizeIs(1));
  EXPECT_THAT(of_rule(report, "upn-repeated"), SizeIs(1));
  const auto code = of_rule(report, "code-not-known");
  ASSERT_THAT(code, SizeIs(1));
  EXPECT_EQ(code[0].value, "XXXX");
  EXPECT_EQ(code[0].row, 5);
  EXPECT_THAT(of_rule(report, "number-not-read"), SizeIs(1));
  EXPECT_EQ(ask("SELECT count(*) FROM census"), "2");
  for (const Finding& finding : report.findings)
    EXPECT_THAT(finding.message, Not(HasSubstr(upn_of(1).substr(1))));
}

TEST_F(ChildrenImport, ANumberThatIsAnotherChildsIsLeftOut) {
  import({write("a.csv", std::string(kCensus) + census_row(1))});
  const auto report =
      import({write("b.csv", std::string(kCensus) + census_row(1, "2019-05-16", "4,WBRI,ENG,false,N,",
                                                               "3832002", "2009-11-30"))});
  EXPECT_THAT(of_rule(report, "upn-of-another-child"), SizeIs(1));
  EXPECT_EQ(ask("SELECT count(*) FROM census"), "1");
}

TEST_F(ChildrenImport, APupilAtTwoSchoolsOnOneDayIsSaidAndKept) {
  import({write("a.csv", std::string(kCensus) + census_row(1))});
  const auto report = import(
      {write("b.csv", std::string(kCensus) + census_row(1, "2019-01-17", "4,WBRI,ENG,false,N,", "3832002"))});
  EXPECT_THAT(of_rule(report, "at-two-schools"), SizeIs(1));
  EXPECT_EQ(ask("SELECT count(*) FROM census"), "2");
}

TEST_F(ChildrenImport, CodesAreReadAsTheyStoodOnTheDay) {
  const auto report =
      import({write("a.csv", std::string(kCensus) + census_row(1, "2015-01-15", "R,WBRI,ENG,false,S,BESD") +
                                 census_row(2, "2020-01-16", "5,WBRI,ENG,false,S,SEMH"))});
  EXPECT_EQ(ask("SELECT sen || ' ' || sen_need FROM census WHERE day = '2015-01-15'"), "ehcp semh");
  EXPECT_EQ(ask("SELECT coalesce(sen, 'not said') || ' ' || sen_need FROM census WHERE day = '2020-01-16'"),
            "not said semh");
  EXPECT_THAT(of_rule(report, "code-not-known"), SizeIs(1));
}

TEST_F(ChildrenImport, AReturnOfAYearToComeIsRefusedAndTheRestLoad) {
  const auto report = import({write("files2/a.csv", std::string(kCensus) + census_row(1)),
                              write("files2/b.csv", std::string(kCensus) + census_row(2, "2090-01-16"))});
  EXPECT_EQ(report.files[0].outcome, FileOutcome::Loaded);
  EXPECT_EQ(report.files[1].outcome, FileOutcome::Refused);
  EXPECT_EQ(ask("SELECT count(*) FROM census"), "1");
  EXPECT_EQ(ask("SELECT count(*) FROM pupil_key"), "1");
}

constexpr const char* kXmlHead =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<Message>\n<Header><CollectionDetails><Collection>School "
    "Census</Collection><Year>2026</Year><ReferenceDate>2026-01-15</ReferenceDate></CollectionDetails>"
    "<Source><SourceLevel>S</SourceLevel><LEA>383</LEA><Estab>2001</Estab><DateTime>2026-01-16T10:00:00</"
    "DateTime>"
    "</Source></Header>\n<Pupils><PupilsOnRoll>\n";
constexpr const char* kXmlTail = "</PupilsOnRoll></Pupils></Message>\n";

std::string xml_pupil(int number) {
  return fmt::format(
      "<PupilOnRoll><PupilIdentifiers><UPN>{}</UPN><Surname>Green</Surname><DOB>2019-03-09</DOB><Sex>M</Sex>"
      "</PupilIdentifiers><PupilCharacteristics><Ethnicity>APKN</Ethnicity><Language>URD</Language>"
      "<FSMeligible>true</FSMeligible></PupilCharacteristics><PupilStatus><EnrolStatus>C</EnrolStatus>"
      "<EntryDate>2023-09-05</EntryDate><NCyearActual>2</NCyearActual></PupilStatus><SpecialEducationalNeeds>"
      "<SENprovision>K</SENprovision><SENneeds><SENneed><SENtypeRank>1</SENtypeRank><SENtype>SLCN</SENtype></"
      "SENneed>"
      "</SENneeds></SpecialEducationalNeeds></PupilOnRoll>\n",
      upn_of(number));
}

TEST_F(ChildrenImport, AReturnInXmlIsRecognisedByItsHeadAndRead) {
  const auto report = import({write("return.xml", kXmlHead + xml_pupil(1) + xml_pupil(2) + kXmlTail)});
  ASSERT_EQ(report.files[0].outcome, FileOutcome::Loaded) << report.files[0].reason;
  EXPECT_EQ(report.files[0].dataset, "school_census");
  EXPECT_EQ(ask("SELECT any_value(concat_ws(' ', day, year_group, ethnicity, first_language, fsm, sen, "
                "sen_need)) FROM "
                "census"),
            "2026-01-15 2 pakistani other true support slcn");
  EXPECT_EQ(
      ask("SELECT count(*) FROM census JOIN place ON place_id = school WHERE name = 'A Primary School'"),
      "2");
  EXPECT_EQ(ask("SELECT version FROM child_return"), "2026-01-16T10:00:00");
}

TEST_F(ChildrenImport, AReturnCutInHalfIsRefusedAndTheRestLoad) {
  const std::string whole = kXmlHead + xml_pupil(1) + kXmlTail;
  const auto report =
      import({write("files2/cut.xml", whole.substr(0, whole.size() / 2)), write("files2/whole.xml", whole)});
  EXPECT_EQ(report.files[0].outcome, FileOutcome::Refused);
  EXPECT_THAT(report.files[0].reason, HasSubstr("cut off"));
  EXPECT_EQ(report.files[1].outcome, FileOutcome::Loaded);
}

TEST_F(ChildrenImport, AttendanceKeepsTenMarksOfTheCodesOfItsTime) {
  const std::string head = "UPN,LAESTAB,WeekBeginning,Marks\n";
  const auto report = import(
      {write("weeks.csv", head + upn_of(1) + ",3832001,2019-01-07,/\\/\\II/\\L\\\n" +  // fine
                              upn_of(1) + ",3832001,2019-01-08,/\\/\\/\\/\\/\\\n" +    // no Monday
                              upn_of(1) + ",3832001,2019-01-14,/\\/\n" +               // not ten
                              upn_of(1) + ",3832001,2019-01-21,K\\/\\/\\/\\/\\\n" +    // no code then
                              upn_of(1) +
                              ",3832001,2025-01-06,/ \\ C1 C1 / \\ Y3 Y3 K \\\n" +    // the codes from 2024
                              upn_of(1) + ",3832001,2019-01-07,/\\/\\II/\\L\\\n")});  // again
  EXPECT_EQ(ask("SELECT string_agg(marks, ' ' ORDER BY week) FROM attendance"),
            "/\\/\\II/\\L\\ /\\cc/\\33K\\");
  EXPECT_THAT(of_rule(report, "week-not-a-monday"), SizeIs(1));
  EXPECT_THAT(of_rule(report, "marks-not-read"), SizeIs(2));
  EXPECT_THAT(of_rule(report, "row-repeated"), SizeIs(1));
}

TEST_F(ChildrenImport, ResultsStandByComponentAndBlanksSayNothing) {
  const auto report = import({write("ks2.csv", "UPN,LAESTAB,YEAR,READSCORE,MATSCORE,GPSSCORE,WRITTA,DISC\n" +
                                                   upn_of(1) + ",3832001,2018/19,104,99,,EXS,\n" + upn_of(2) +
                                                   ",3832001,2018/19,A,B,100,WTS,1\n")});
  ASSERT_EQ(report.files[0].outcome, FileOutcome::Loaded) << report.files[0].reason;
  EXPECT_EQ(ask("SELECT string_agg(concat_ws('=', subject, mark, outcome), ' ' ORDER BY pupil, subject) FROM "
                "result"),
            "maths=99.0 reading=104.0 writing=EXS grammar=100.0 maths=B reading=A writing=WTS");
  EXPECT_EQ(ask("SELECT count(*) FROM result WHERE discounted"), "4");
  EXPECT_EQ(ask("SELECT min(year) FROM result"), "2019");
}

TEST_F(ChildrenImport, AFormulaInACellIsOnlyAWordThatCannotBeRead) {
  const auto report = import(
      {write("a.csv", std::string(kCensus) + census_row(1, "2019-01-17", "=1+2,@SUM(A1),ENG,false,N,"))});
  EXPECT_THAT(of_rule(report, "code-not-known"), SizeIs(2));
  EXPECT_EQ(ask("SELECT count(*) FROM census WHERE year_group IS NULL AND ethnicity IS NULL"), "1");
}

}  // namespace
}  // namespace headrow::evidence
