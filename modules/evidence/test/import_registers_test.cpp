#include <gmock/gmock.h>

#include "headrow/evidence/schools.hpp"
#include "import_fixture.hpp"

namespace headrow::evidence {
namespace {

using ::testing::SizeIs;

constexpr std::string_view kSchools =
    "URN,LA (code),LA (name),EstablishmentNumber,EstablishmentName,TypeOfEstablishment "
    "(name),EstablishmentStatus "
    "(name),OpenDate,CloseDate,PhaseOfEducation (name),SchoolCapacity,NumberOfPupils,CensusDate,OfstedRating "
    "(name),"
    "OfstedLastInsp,LastChangedDate,Trusts (code),Trusts (name),AdministrativeWard (code),AdministrativeWard "
    "(name)\n";

class Registers : public ImportTest {
protected:
  std::string name_of(const std::string& urn) const {
    return ask(
        "SELECT p.name FROM place p JOIN place_code c USING (place_id) WHERE c.scheme = 'urn' AND c.code = "
        "'" +
        urn + "'");
  }
};

TEST_F(Registers, ASchoolStandsWithItsCodesFactsFiguresAndPlaces) {
  write("la.csv", "LA Number,LA Name,Region,Type\n383,Leeds,Yorkshire and The Humber,MD\n");
  write("schools.csv", std::string(kSchools) +
                           "107852,383,Leeds,2400,A Primary School,Community "
                           "school,Open,01-09-1990,,Primary,420,400,20-01-2022,Good,"
                           "12-03-2019,03-07-2023,,,E05011399,Hunslet & Riverside\n"
                           "107853,383,Leeds,2401,B Primary School,Academy "
                           "converter,Closed,,31-08-2015,Primary,,,,,,01-02-2016,1234,"
                           "A Trust,E05011385,Armley\n");
  const ImportReport report = import({folder_.path() / "files"});
  for (const FileReport& file : report.files) ASSERT_EQ(file.outcome, FileOutcome::Loaded) << file.reason;
  EXPECT_EQ(name_of("107852"), "A Primary School");
  EXPECT_EQ(ask("SELECT string_agg(open, ' ' ORDER BY name) FROM place WHERE kind = 7"), "true false");
  EXPECT_EQ(ask("SELECT closed FROM place WHERE name = 'B Primary School'"), "2015-08-31");
  EXPECT_EQ(ask("SELECT code FROM place_code JOIN place USING (place_id) WHERE scheme = 'laestab' AND name = "
                "'A Primary School'"),
            "3832400");
  EXPECT_EQ(ask("SELECT value FROM place_text WHERE name = 'inspection'"), "Good");
  EXPECT_EQ(ask("SELECT any_value(value) FROM school_figure f JOIN indicator USING (indicator_id) WHERE fact "
                "= 'pupils'"),
            "400.0");
  EXPECT_EQ(ask("SELECT string_agg(q.name, '|' ORDER BY q.name) FROM membership m JOIN place p ON p.place_id "
                "= m.place_id "
                "JOIN place q ON q.place_id = m.parent_id WHERE p.name = 'B Primary School'"),
            "A Trust|Armley|Leeds");
}

TEST_F(Registers, TheNewerRegisterSpeaksWhicheverCameLast) {
  const std::string older =
      std::string(kSchools) +
      "107852,380,Bradford,2400,Old Name,Community school,Open,,,Primary,,,,,,01-02-2016,,,,\n";
  const std::string newer =
      std::string(kSchools) +
      "107852,383,Leeds,2400,New Name,Community school,Closed,,31-08-2020,Primary,,,,,,03-07-2023,,,,\n";
  import({write("newer.csv", newer)});
  import({write("older.csv", older)});
  EXPECT_EQ(name_of("107852"), "New Name");
  EXPECT_EQ(ask("SELECT open FROM place WHERE name = 'New Name'"), "false");
  EXPECT_EQ(ask("SELECT string_agg(c.code, ' ') FROM membership m JOIN place_code c ON c.place_id = "
                "m.parent_id WHERE "
                "m.kind = 'authority' AND c.scheme = 'authority'"),
            "383");
}

TEST_F(Registers, AGradeKeepsTheDayOfItsOwnRow) {
  const std::string row = "107852,383,Leeds,2400,A School,Community school,Open,,,Primary,,,,";
  import({write("older.csv", std::string(kSchools) + row + "Inadequate,08-01-2019,01-02-2019,,,,\n")});
  import({write("newer.csv", std::string(kSchools) + row + ",01-07-2021,03-07-2023,,,,\n")});
  const auto school = Schools(*store_, *catalogue_).school("107852");
  ASSERT_TRUE(school);
  EXPECT_EQ(school->summary.inspection, "Inadequate");
  EXPECT_EQ(school->summary.inspection_date, "08-01-2019");
}

TEST_F(Registers, ALinkFromEitherSideMakesOneSuccessor) {
  import({write("links.csv",
                "URN,LinkURN,LinkName,LinkType,LinkEstablishedDate\n"
                "107852,140001,New,Successor,01-09-2015\n140001,107852,Old,Predecessor,01-09-2015\n"
                "140001,107853,Merged,Predecessor - merged,\n")});
  EXPECT_EQ(ask("SELECT count(*) FROM membership WHERE kind = 'successor'"), "2");
  EXPECT_EQ(ask("SELECT count(*) FROM school_link"), "3");
  EXPECT_EQ(ask("SELECT string_agg(c.code, ' ' ORDER BY c.code) FROM membership m JOIN place_code c ON "
                "c.place_id = m.place_id "
                "WHERE m.kind = 'successor'"),
            "107852 107853");
}

TEST_F(Registers, GroupsAndTheirMembersAreJoined) {
  write("groups_2022.csv",
        "Group UID,Group Name,Group Type,Group Status,Open date,Closed Date\n"
        "1234,A Trust,Multi-academy "
        "trust,Open,1900-01-01,\n5678,Gone,Federation,Closed,2009-01-06,2010-08-31\n");
  write("members_2022.csv",
        "URN,Group UID,Group Name,Group Type,Joined date,Closed Date\n107852,1234,A Trust,Multi-academy "
        "trust,2015-09-01,\n");
  const ImportReport report = import({folder_.path() / "files"});
  for (const FileReport& file : report.files) ASSERT_EQ(file.outcome, FileOutcome::Loaded) << file.reason;
  EXPECT_EQ(ask("SELECT p.name || ' ' || m.valid_from FROM membership m JOIN place p ON p.place_id = "
                "m.parent_id WHERE m.kind = 'trust'"),
            "A Trust 2015-09-01");
  EXPECT_EQ(ask("SELECT string_agg(open, ' ' ORDER BY name) FROM place WHERE kind = 6"), "true false");
  EXPECT_EQ(ask("SELECT count(*) FROM place WHERE opened = DATE '1900-01-01'"), "0")
      << "that date means not known";
}

TEST_F(Registers, BothSetsOfNeighboursStayNearestFirst) {
  std::string wide = "old_la_code,la_name";
  std::string row = "383,Leeds";
  std::string earlier = "LA num,LA Name,LA number,GOInd,GOReg";
  std::string earlier_row = "383,Leeds,383,9,Yorkshire";
  std::string register_text = "LA Number,LA Name,Region,Type\n383,Leeds,Yorkshire and The Humber,MD\n";
  for (int i = 1; i <= 10; ++i) {
    const std::string n = std::to_string(i);
    wide += ",SN_" + n + ",SN_" + n + "P";
    row += "," + std::to_string(300 + i) + ",Very close ";
    earlier += ",SN" + n + ",SNP";
    earlier_row += "," + std::to_string(311 - i) + ",Close";
    register_text += std::to_string(300 + i) + ",Place " + n + ",X,UA\n";
  }
  write("la.csv", register_text);
  write("new.csv", wide + "\n" + row + "\n");
  write("old.csv", earlier + ",\n" + earlier_row + ",\n,,,,,,,,\n");
  const ImportReport report = import({folder_.path() / "files"});
  for (const FileReport& file : report.files) ASSERT_EQ(file.outcome, FileOutcome::Loaded) << file.reason;
  EXPECT_EQ(ask("SELECT string_agg(set_code, ' ' ORDER BY set_code) FROM neighbour_set"), "2021-04 2025-05");
  const std::string first =
      "SELECT p.name || ', ' || n.closeness FROM neighbour n JOIN place p ON p.place_id = n.neighbour_id "
      "WHERE rank = 1 AND set_code = ";
  EXPECT_EQ(ask(first + "'2025-05'"), "Place 1, Very close");
  EXPECT_EQ(ask(first + "'2021-04'"), "Place 10, Close");
}

}  // namespace
}  // namespace headrow::evidence
