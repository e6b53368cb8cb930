#include <fmt/format.h>

#include "keyed_random.hpp"
#include "nation_files.hpp"
#include "table_file.hpp"

namespace headrow::demo {
namespace {

std::string day_month_year(const std::string& iso) {
  return iso.substr(8, 2) + "-" + iso.substr(5, 2) + "-" + iso.substr(0, 4);
}

struct Kind {
  const char* type_code;
  const char* type;
  const char* group_code;
  const char* group;
};

Kind kind_of(const School& school) {
  if (school.phase == Phase::Special) return {"7", "Community special school", "5", "Special schools"};
  if (school.academy) return {"34", "Academy converter", "10", "Academies"};
  return {"1", "Community school", "4", "Local authority maintained schools"};
}

int trust_of(const School& school) {
  return 2001 + school.authority % 40 * 3 + static_cast<std::size_t>(school.urn) % 3;
}

std::string trust_name(int number) {
  return fmt::format("Learning Trust {}", number - 2000);
}

Result<void> write_establishments(const Nation& nation, const std::filesystem::path& folder) {
  TableFile file(folder / "establishments.csv", {"URN",
                                                 "LA (code)",
                                                 "LA (name)",
                                                 "EstablishmentNumber",
                                                 "EstablishmentName",
                                                 "TypeOfEstablishment (code)",
                                                 "TypeOfEstablishment (name)",
                                                 "EstablishmentTypeGroup (code)",
                                                 "EstablishmentTypeGroup (name)",
                                                 "EstablishmentStatus (code)",
                                                 "EstablishmentStatus (name)",
                                                 "OpenDate",
                                                 "CloseDate",
                                                 "PhaseOfEducation (code)",
                                                 "PhaseOfEducation (name)",
                                                 "StatutoryLowAge",
                                                 "StatutoryHighAge",
                                                 "Gender (name)",
                                                 "ReligiousCharacter (name)",
                                                 "SchoolCapacity",
                                                 "CensusDate",
                                                 "NumberOfPupils",
                                                 "PercentageFSM",
                                                 "Trusts (code)",
                                                 "Trusts (name)",
                                                 "LastChangedDate",
                                                 "Street",
                                                 "Town",
                                                 "Postcode",
                                                 "SchoolWebsite",
                                                 "GOR (name)",
                                                 "DistrictAdministrative (code)",
                                                 "DistrictAdministrative (name)",
                                                 "AdministrativeWard (code)",
                                                 "AdministrativeWard (name)",
                                                 "GSSLACode (name)",
                                                 "Easting",
                                                 "Northing"});
  for (const School& school : nation.schools) {
    const Authority& authority = nation.authorities[school.authority];
    const Kind kind = kind_of(school);
    const bool secondary = school.phase == Phase::Secondary;
    KeyedRandom random = KeyedRandom(nation.seed).of("place", static_cast<std::uint64_t>(school.urn));
    const double meals = std::clamp(22 + 9 * school.hardship, 2.0, 70.0);
    file.row({cell(school.urn),
              cell(authority.number),
              authority.name,
              cell(school.establishment),
              school.name,
              kind.type_code,
              kind.type,
              kind.group_code,
              kind.group,
              "1",
              "Open",
              day_month_year(school.opened),
              "",
              secondary                        ? "4"
              : school.phase == Phase::Primary ? "2"
                                               : "0",
              secondary                        ? "Secondary"
              : school.phase == Phase::Primary ? "Primary"
                                               : "Not applicable",
              secondary ? "11" : "4",
              secondary                        ? "16"
              : school.phase == Phase::Primary ? "11"
                                               : "19",
              "Mixed",
              "Does not apply",
              cell(school.capacity),
              fmt::format("16-01-{}", nation.last_year),
              cell(school.pupils),
              cell(meals, 1),
              school.academy ? cell(trust_of(school)) : "",
              school.academy ? trust_name(trust_of(school)) : "",
              fmt::format("01-07-{}", nation.last_year),
              fmt::format("{} {} Road", random.between(1, 90), school.ward),
              authority.name,
              school.postcode,
              "",
              nation.regions[authority.region].name,
              authority.code,
              authority.name,
              school.ward_code,
              school.ward,
              authority.code,
              cell(school.easting != 0 ? school.easting : random.between(300000, 600000)),
              cell(school.northing != 0 ? school.northing : random.between(100000, 600000))});
  }
  return file.finish();
}

}  // namespace

Result<std::size_t> write_registers(const Invention& invention, const std::filesystem::path& folder) {
  if (auto written = write_establishments(invention.nation, folder); !written)
    return tl::unexpected(written.error());
  return 1;
}

}  // namespace headrow::demo
