#include <gmock/gmock.h>

#include "children_fixture.hpp"

namespace headrow::evidence {
namespace {

class ChildrenRollup : public ChildrenTest {
protected:
  void load(const std::string& name, const std::string& text) const {
    const auto report = import({write(name, text)});
    ASSERT_EQ(report.files[0].outcome, FileOutcome::Loaded) << report.files[0].reason;
  }
};

constexpr const char* kWeeks = "UPN,LAESTAB,WeekBeginning,Marks\n";

TEST_F(ChildrenRollup, SessionsAreCountedByTermInTheCodesOfTheirTime) {
  load("census.csv", std::string(kCensus) + census_row(1));
  load("weeks.csv", kWeeks + upn_of(1) + ",3832001,2018-09-10,/\\/\\II/\\L\\\n" + upn_of(1) +
                        ",3832001,2019-01-07,GG/\\/\\UO##\n" + upn_of(1) +
                        ",3832001,2019-05-13,XXY/D/V\\CH\n");
  EXPECT_EQ(ask("SELECT string_agg(concat_ws(' ', term, possible, attended, authorised, unauthorised, late), "
                "' | ' ORDER "
                "BY term) FROM pupil_term"),
            "1 10 8 2 0 1 | 2 8 4 0 4 0 | 3 6 4 2 0 0");
  // Y was a code until August 2024; J1 and Y1 are codes since.
  load("weeks2.csv", kWeeks + upn_of(1) + ",3832001,2025-01-06,/ \\ J1 C1 C2 Q Y1 K L U\n");
  EXPECT_EQ(ask("SELECT concat_ws(' ', possible, attended, authorised, unauthorised, late) FROM pupil_term "
                "WHERE year "
                "= 2025"),
            "8 4 3 1 1");
}

TEST_F(ChildrenRollup, MealsCountForSixYearsAfterTheLastCensusWithThem) {
  load("a.csv", std::string(kCensus) + census_row(1, "2014-10-02", "R,WBRI,ENG,true,N,"));
  load("b.csv", std::string(kCensus) + census_row(1, "2020-01-16", "5,WBRI,ENG,false,N,"));
  load("c.csv", std::string(kCensus) + census_row(1, "2021-01-21", "6,WBRI,ENG,false,N,"));
  EXPECT_EQ(
      ask("SELECT string_agg(fsm || ' ' || fsm6 || ' ' || disadvantaged, ' | ' ORDER BY year, term) FROM "
          "pupil_term"),
      "yes yes yes | no yes yes | no no no");
}

TEST_F(ChildrenRollup, ALaterVersionOfAReturnSpeaksInPlaceOfTheEarlier) {
  const std::string head = std::string(kCensus);
  load("a.csv", head + census_row(1) + census_row(2));
  load("b.csv", head + census_row(1) + census_row(3, "2019-01-17", "4,WBRI,ENG,false,N,", "3832002"));
  // The second file speaks for both schools; pupil 2 was taken off the roll of the first.
  EXPECT_EQ(ask("SELECT count(*) FROM pupil_term WHERE on_roll"), "2");
  EXPECT_EQ(ask("SELECT count(*) FROM census"), "4");
}

TEST_F(ChildrenRollup, OfTwoFullRegistrationsTheLaterEntryCounts) {
  load("a.csv", std::string(kCensus) + census_row(1));
  std::string later = census_row(1, "2019-01-17", "4,WBRI,ENG,false,N,", "3832002");
  later.replace(later.find("2014-09-02"), 10, "2019-01-07");
  load("b.csv", std::string(kCensus) + later);
  EXPECT_EQ(ask("SELECT p.name FROM pupil_term JOIN place p ON place_id = school WHERE on_roll"),
            "Another Primary");
  EXPECT_EQ(ask("SELECT any_value(mobility) FROM pupil_term WHERE on_roll"), "yes");
}

TEST_F(ChildrenRollup, ALookedAfterChildIsDisadvantagedFromTheFirstEpisodeOn) {
  load("census.csv", std::string(kCensus) + census_row(1));
  load("care.csv", "UPN,YEAR,DECOM,DEC,LS,PLACE\n" + upn_of(1) + ",2019,03/11/2018,20/12/2018,C2,U1\n");
  EXPECT_EQ(ask("SELECT disadvantaged || ' ' || coalesce(social_care, 'not now') FROM pupil_term"),
            "yes not now");
}

TEST_F(ChildrenRollup, AGoodLevelOfDevelopmentIsTheTwelveFirstGoals) {
  load("goals.csv", "UPN,LAESTAB,YEAR,LAU,SPE,SRE,MSE,BRE,GMS,FMS,COM,WRE,WRI,NUM,NPA,PPR,PCC,NWO,CMA,BIE\n" +
                        upn_of(1) + ",3832001,2024,2,2,2,2,2,2,2,2,2,2,2,2,1,1,2,2,2\n" + upn_of(2) +
                        ",3832001,2024,2,2,2,2,2,2,2,2,2,1,2,2,2,2,2,2,2\n" + upn_of(3) +
                        ",3832001,2024,2,2,2,2,2,2,2,2,2,A,2,2,2,2,2,2,2\n");
  EXPECT_EQ(ask("SELECT string_agg(goals || ' ' || good_level, ' | ' ORDER BY pupil) FROM pupil_result"),
            "15 true | 16 false | 16 false");
}

// Attainment 8 by hand, from the definition in the standards (3.6).
TEST_F(ChildrenRollup, AttainmentEightFillsItsSlotsFromTheBestGrades) {
  std::string rows = "UPN,LAESTAB,YEAR,SUBJECT,SLOT,POINTS,DISC\n";
  const auto add = [&](int pupil, const char* subject, const char* slot, int points) {
    rows += fmt::format("{},3834001,2019,{},{},{},\n", upn_of(pupil), subject, slot, points);
  };
  add(1, "ENGL", "english_language", 5);
  add(1, "ENGLIT", "english_literature", 7);  // 7 twice; the 5 may fill an open slot
  add(1, "MATH", "maths", 6);                 // twice
  add(1, "BIO", "ebacc", 4);
  add(1, "CHEM", "ebacc", 8);
  add(1, "PHYS", "ebacc", 6);
  add(1, "HIST", "ebacc", 5);  // fourth: open
  add(1, "ART", "open", 9);
  add(1, "PE", "open", 3);  // left out
  // 14 + 12 + (8 + 6 + 5) + (9 + 5 + 4) = 63
  add(2, "ENGL", "english_language", 4);  // alone: once
  add(2, "MATH", "maths", 3);
  add(2, "HIST", "ebacc", 2);
  // 4 + 6 + 2 = 12
  load("ks4.csv", rows);
  EXPECT_EQ(
      ask("SELECT string_agg(concat_ws(' ', attainment8, english, maths_grade), ' | ' ORDER BY pupil) FROM "
          "pupil_result"),
      "63.0 7.0 6.0 | 12.0 4.0 3.0");
}

TEST_F(ChildrenRollup, APupilWithoutACensusStillCountsInTheWhole) {
  load("ks2.csv", "UPN,LAESTAB,YEAR,READSCORE,MATSCORE,GPSSCORE,WRITTA,DISC\n" + upn_of(1) +
                      ",3832001,2019,104,99,,EXS,\n");
  EXPECT_EQ(ask("SELECT count(*) || ' ' || any_value(reading) FROM pupil_result WHERE counts"), "1 104.0");
}

}  // namespace
}  // namespace headrow::evidence
