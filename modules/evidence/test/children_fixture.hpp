#pragma once

#include <fmt/format.h>

#include <string>

#include "headrow/base/identifiers.hpp"
#include "import_fixture.hpp"

namespace headrow::evidence {

/// A UPN with its right check letter: authority 383, establishment 4027, entry in 2015, serial `number`.
inline std::string upn_of(int number) {
  const std::string body = fmt::format("383402715{:03}", number);
  return *upn_check_letter(body) + body;
}

/// An authority with a primary (3832001) and a secondary school (3834001), ready for files about children.
class ChildrenTest : public ImportTest {
protected:
  void SetUp() override {
    ImportTest::SetUp();
    write("la.csv", "LA Number,LA Name,Region,Type\n383,Leeds,Yorkshire and The Humber,MD\n");
    write(
        "schools.csv",
        "URN,LA (code),LA (name),EstablishmentNumber,EstablishmentName,TypeOfEstablishment "
        "(name),EstablishmentStatus (name),OpenDate,CloseDate,PhaseOfEducation "
        "(name),SchoolCapacity,NumberOfPupils,CensusDate,OfstedRating "
        "(name),OfstedLastInsp,LastChangedDate,Trusts (code),Trusts (name),AdministrativeWard "
        "(code),AdministrativeWard (name)\n"
        "107852,383,Leeds,2001,A Primary School,Community school,Open,,,Primary,420,400,,,,03-07-2023,,,,\n"
        "107853,383,Leeds,4001,A Secondary School,Community "
        "school,Open,,,Secondary,900,850,,,,03-07-2023,,,,\n"
        "107854,383,Leeds,2002,Another Primary,Community school,Open,,,Primary,210,200,,,,03-07-2023,,,,\n");
    const ImportReport report = import({folder_.path() / "files"});
    for (const FileReport& file : report.files) ASSERT_EQ(file.outcome, FileOutcome::Loaded) << file.reason;
  }

  static constexpr const char* kCensus =
      "UPN,LAESTAB,CensusDate,DOB,Sex,EnrolStatus,EntryDate,NCyearActual,Ethnicity,Language,FSMeligible,"
      "SENprovision,SENtype\n";

  /// One row of the flat census: a girl of year 4 born in May 2010 unless said otherwise.
  static std::string census_row(int number, const std::string& day = "2019-01-17",
                                const std::string& rest = "4,WBRI,ENG,false,N,",
                                const char* school = "3832001", const char* birth = "2010-05-04") {
    return fmt::format("{},{},{},{},F,C,2014-09-02,{}\n", upn_of(number), school, day, birth, rest);
  }
};

}  // namespace headrow::evidence
