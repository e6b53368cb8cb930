#include <gmock/gmock.h>

#include "import_fixture.hpp"

namespace headrow::evidence {
namespace {

using ::testing::HasSubstr;
using ::testing::SizeIs;

constexpr std::string_view kPlaceHeadings =
    "time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,old_la_"
    "code,"
    "new_la_code,la_name,";
constexpr std::string_view kNational = "201819,Academic year,National,E92000001,England,,,,,,";
constexpr std::string_view kLeeds =
    "201819,Academic year,Local authority,E92000001,England,E12000003,Yorkshire and The "
    "Humber,383,E08000035,Leeds,";

std::string rows(std::initializer_list<std::string> lines) {
  std::string text;
  for (const std::string& line : lines) text += line + "\n";
  return text;
}

class OpenData : public ImportTest {};

TEST_F(OpenData, AnyFileLoadsAndWhatHoldsWordsIsAFilter) {
  const auto file = write("clubs.csv", rows({std::string(kPlaceHeadings) + "gender,club_kind,members,share",
                                             std::string(kNational) + "Total,Total,100,50.5",
                                             std::string(kLeeds) + "Girls,Chess,c,low",
                                             std::string(kLeeds) + "Total,Total,7,12.5"}));
  const ImportReport report = import({file});
  ASSERT_EQ(report.files[0].outcome, FileOutcome::Loaded) << report.files[0].reason;
  EXPECT_EQ(figure("members", "England", "201819"), "100.0");
  EXPECT_EQ(figure("share", "Leeds", "201819"), "12.5");
  EXPECT_EQ(ask("SELECT string_agg(description, '|') FROM population WHERE description <> ''"),
            "club_kind=Chess & sex=f");
  EXPECT_EQ(ask("SELECT any_value(dataset) FROM indicator"), "open_data.clubs")
      << "a heading may mean something else in another file";
}

TEST_F(OpenData, ASidecarSaysWhatIsAFilterAndWhatColumnsAreCalled) {
  write("ages.csv", rows({std::string(kPlaceHeadings) + "age,members", std::string(kNational) + "Total,100",
                          std::string(kNational) + "5,40", std::string(kNational) + "6,60"}));
  write("ages.meta.csv",
        "col_name,col_type,label,indicator_grouping,indicator_unit,indicator_dp,filter_hint,filter_grouping_"
        "column\n"
        "age,Filter,Age,,,,,\nmembers,Indicator,Members of clubs,,,0,,\n");
  const ImportReport report = import({folder_.path() / "files"});
  for (const FileReport& file : report.files) EXPECT_EQ(file.outcome, FileOutcome::Loaded) << file.reason;
  EXPECT_EQ(figure("members", "England", "201819", "age=5"), "40.0");
  EXPECT_EQ(ask("SELECT title FROM indicator WHERE name = 'members'"), "Members of clubs");
}

TEST_F(OpenData, TheDepartmentsScreeningRunsWithASidecar) {
  write("bad.csv", rows({std::string(kPlaceHeadings) + "age,members", std::string(kNational) + "Total,100"}));
  write("bad.meta.csv",
        "col_name,col_type,label,indicator_grouping,indicator_unit,indicator_dp,filter_hint,filter_grouping_"
        "column\n"
        "age,Filter,Age,,,,,\nabsentees,Indicator,Absentees,,,0,,\n");
  const ImportReport report = import({folder_.path() / "files" / "bad.csv"});
  EXPECT_EQ(report.files[0].outcome, FileOutcome::Refused);
  const auto findings = of_rule(report, "precheck_cross_meta_to_data");
  ASSERT_THAT(findings, SizeIs(1));
  EXPECT_THAT(findings[0].value, HasSubstr("absentees"));
  EXPECT_EQ(ask("SELECT count(*) FROM area_figure"), "0");
}

TEST_F(OpenData, VersionsOfOneFileKeepTheirStatus) {
  import({write("v.csv", rows({std::string(kPlaceHeadings) + "version,score",
                               std::string(kNational) + "Provisional,44.8",
                               std::string(kNational) + "Revised,45.1"}))});
  EXPECT_EQ(ask("SELECT string_agg(value || ':' || status, ' ' ORDER BY line) FROM area_figure"),
            "44.8:2 45.1:1");
}

TEST_F(OpenData, ANewCodeOfOneNumberIsOnePlace) {
  import({write(
      "a.csv",
      rows({std::string(kPlaceHeadings) + "score",
            "201718,Academic year,Local authority,E92000001,England,E12000008,South East,825,E10000002,"
            "Buckinghamshire,1",
            "202122,Academic year,Local authority,E92000001,England,E12000008,South East,825,E06000060,"
            "Buckinghamshire,2"}))});
  EXPECT_EQ(ask("SELECT count(*) FROM place WHERE kind = 2"), "1");
  EXPECT_EQ(ask("SELECT string_agg(code, ' ' ORDER BY code) FROM place_code JOIN place USING (place_id) "
                "WHERE scheme = 'gss' AND kind = 2"),
            "E06000060 E10000002");
}

TEST_F(OpenData, APlaceMetUnderItsCodeAloneAndLaterUnderItsNumberIsOnePlace) {
  import({write("codes.csv",
                rows({std::string(kPlaceHeadings) + "score",
                      "201819,Academic year,Local authority,E92000001,England,,,,E08000035,Leeds,1"}))});
  import(
      {write("table.csv",
             "Short Desc,Data item,Years,LA and Regions,Values,LA Number,Region\nA,,2019,Leeds,2,383,X\n")});
  EXPECT_EQ(ask("SELECT count(*) FROM place WHERE kind = 2"), "2") << "nothing says yet that they are one";
  import({write("both.csv", rows({std::string(kPlaceHeadings) + "other", std::string(kLeeds) + "3"}))});
  EXPECT_EQ(ask("SELECT count(*) FROM place WHERE kind = 2"), "1");
  EXPECT_EQ(ask("SELECT count(DISTINCT place_id) FROM area_figure"), "1") << "figures loaded before follow";
  EXPECT_EQ(ask("SELECT count(*) FROM area_figure"), "3");
}

TEST_F(OpenData, ACodeAndTheNumberOfARegisterMeetInTheName) {
  import({write("la.csv", "LA Number,LA Name,Region,Type\n383,Leeds,X,MD\n")});
  import({write("codes.csv",
                rows({std::string(kPlaceHeadings) + "score",
                      "201819,Academic year,Local authority,E92000001,England,,,,E08000035,Leeds,1"}))});
  EXPECT_EQ(ask("SELECT count(*) FROM place WHERE kind = 2"), "1");
  EXPECT_EQ(ask("SELECT string_agg(code, ' ' ORDER BY code) FROM place_code JOIN place USING (place_id) "
                "WHERE kind = 2"),
            "383 E08000035");
}

TEST_F(OpenData, ANumberOfSchoolsOverseasIsNoAuthority) {
  const ImportReport report = import(
      {write("a.csv", rows({std::string(kPlaceHeadings) + "score", std::string(kLeeds) + "1",
                            "201819,Academic year,Local authority,E92000001,England,,,702,,Abroad,2"}))});
  ASSERT_EQ(report.files[0].outcome, FileOutcome::Loaded) << report.files[0].reason;
  EXPECT_EQ(ask("SELECT count(*) FROM place WHERE kind = 2"), "1");
  EXPECT_EQ(figure("score", "BFPO overseas establishments", "201819"), "2.0");
  const auto told = of_rule(report, "not-an-authority");
  ASSERT_EQ(told.size(), 1);
  EXPECT_EQ(told[0].severity, Severity::Note);
}

TEST_F(OpenData, DistrictsAndAuthoritiesOfOneCodeAndFileStayApart) {
  const std::string headings =
      "time_period,time_identifier,geographic_level,country_code,country_name,old_la_code,"
      "new_la_code,la_name,lad_code,lad_name,score";
  const ImportReport report = import({write(
      "d.csv",
      rows({headings, "202122,Academic year,Local authority,E92000001,England,805,E06000001,Hartlepool,,,10",
            "202122,Academic year,Local authority district,E92000001,England,,,,E06000001,Hartlepool,11"}))});
  ASSERT_EQ(report.files[0].outcome, FileOutcome::Loaded) << report.files[0].reason;
  EXPECT_EQ(figure("score", "Hartlepool", "202122"), "10.0");
  EXPECT_EQ(figure("score", "Hartlepool", "202122", "geographic_level=district"), "11.0");
}

TEST_F(OpenData, RowsWhosePlaceOrTimeCannotBeReadAreKeptOut) {
  const ImportReport report = import(
      {write("r.csv", rows({std::string(kPlaceHeadings) + "score", std::string(kNational) + "1",
                            "201820,Academic year,National,E92000001,England,,,,,,2",
                            "201819,Academic year,Galaxy,E92000001,England,,,,,,3",
                            "201819,Academic year,Local authority,E92000001,England,,,,,,4",
                            "201819,Academic year,Local authority,E92000001,England,,,38,,Leeds,5"}))});
  EXPECT_EQ(report.files[0].outcome, FileOutcome::Loaded) << report.files[0].reason;
  EXPECT_EQ(report.files[0].figures, 1U);
  EXPECT_EQ(report.files[0].quarantined, 4U);
  for (const auto& [rule, line] : {std::pair("period-not-read", 3), std::pair("level-not-read", 4),
                                   std::pair("place-not-found", 5), std::pair("code-not-read", 6)}) {
    const auto findings = of_rule(report, rule);
    ASSERT_THAT(findings, SizeIs(1)) << rule;
    EXPECT_EQ(findings[0].row, line) << rule;
    EXPECT_EQ(findings[0].severity, Severity::Quarantine) << rule;
  }
}

TEST_F(OpenData, KindsOfYearMixedInOneFileRefuseIt) {
  const ImportReport report =
      import({write("m.csv", rows({std::string(kPlaceHeadings) + "score", std::string(kNational) + "1",
                                   "2019,Calendar year,National,E92000001,England,,,,,,2"}))});
  EXPECT_EQ(report.files[0].outcome, FileOutcome::Refused);
  EXPECT_THAT(of_rule(report, "period-mixed"), SizeIs(1));
}

TEST_F(OpenData, AnAuthorityTheRegisterDoesNotHaveIsTold) {
  import({write("la.csv", "LA Number,LA Name,Region,Type\n383,Leeds,Yorkshire and The Humber,MD\n")});
  const ImportReport report = import({write(
      "o.csv", rows({std::string(kPlaceHeadings) + "score", std::string(kLeeds) + "1",
                     "201819,Academic year,Local authority,E92000001,England,,,820,,Bedfordshire,2"}))});
  const auto findings = of_rule(report, "code-unknown");
  ASSERT_THAT(findings, SizeIs(1));
  EXPECT_EQ(findings[0].value, "820");
  EXPECT_EQ(figure("score", "Bedfordshire", "201819"), "2.0") << "it is taken from the file";
}

TEST_F(OpenData, ACodeAndANameOfTwoPlacesKeepTheRowOut) {
  import({write("la.csv", "LA Number,LA Name,Region,Type\n383,Leeds,X,MD\n380,Bradford,X,MD\n")});
  const ImportReport report = import({write(
      "o.csv", rows({std::string(kPlaceHeadings) + "score",
                     "201819,Academic year,Local authority,E92000001,England,,,383,,Bradford,1",
                     "201819,Academic year,Local authority,E92000001,England,,,380,,City of Bradford,2"}))});
  EXPECT_THAT(of_rule(report, "code-and-name-differ"), SizeIs(1));
  EXPECT_THAT(of_rule(report, "name-differs"), SizeIs(1));
  EXPECT_EQ(report.files[0].figures, 1U);
}

}  // namespace
}  // namespace headrow::evidence
