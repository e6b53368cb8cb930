// The School Census: pupils on roll on three days a year.
#include <fmt/format.h>

#include <fstream>

#include "city_files.hpp"
#include "table_file.hpp"

namespace headrow::demo {

namespace {

constexpr int kXmlCensuses = 3;  ///< so many of the last are returns in XML, a file a school

struct CensusDay {
  std::int32_t day = 0;
  int year = 0;  ///< in which the academic year ends
};

std::vector<CensusDay> census_days(const City& city) {
  std::vector<CensusDay> days;
  for (int year = city.first_year(); year <= city.plan.last_year; ++year) {
    for (const std::int32_t day : census_days_of(year)) days.push_back({day, year});
  }
  return days;
}

const char* need_code(Need need) {
  switch (need) {
    case Need::Learning:
      return "MLD";
    case Need::Speech:
      return "SLCN";
    case Need::Social:
      return "SEMH";
    case Need::Autism:
      return "ASD";
    case Need::Specific:
      return "SPLD";
    case Need::Physical:
      return "PD";
    case Need::None:
      break;
  }
  return "";
}

/// What a census says of a pupil on its day, as codes.
struct CensusRecord {
  const Child& child;
  const Stay& stay;
  std::string year_group, sen, need, postcode;
  const char* ethnicity;
  const char* language;
  bool meals, premium, care;
  const Neighbourhood& home;
  const Ward& ward;
};

CensusRecord record_of(const CityFiles& files, const Child& child, const Stay& stay,
                       const CensusDay& census) {
  const int group = child.year_group(census.year);
  const bool plan = has_plan(child, census.year), support = has_support(child, census.year);
  const Neighbourhood& home = files.city.neighbourhoods[stay.home];
  return {child,
          stay,
          group == 0 ? "R" : std::to_string(group),
          plan      ? "E"
          : support ? "K"
                    : "N",
          plan || support ? need_code(child.need) : "",
          fmt::format("ZZ{} {}AA", home.ward + 1, stay.home % 9 + 1),
          ethnicities()[child.ethnicity].code,
          child.other_language ? "OTH" : "ENG",
          eligible_for_meals(child, census.year),
          disadvantaged(child, census.year),
          in_care(child, census.day),
          home,
          files.city.wards[home.ward]};
}

const char* truth(bool value) {
  return value ? "true" : "false";
}

Result<void> write_flat(const CityFiles& files, const CensusDay& census) {
  TableFile file(files.folder / "census" / fmt::format("census-{}.csv", day_text(census.day)),
                 {"UPN",      "LAESTAB",     "CensusDate",   "Surname",      "Forename",     "Postcode",
                  "DOB",      "Sex",         "EnrolStatus",  "EntryDate",    "NCyearActual", "Ethnicity",
                  "Language", "FSMeligible", "PupilPremium", "SENprovision", "SENtype",      "InCare",
                  "LSOA",     "Ward",        "Easting",      "Northing"});
  for (const Child& child : files.city.children) {
    const Stay* stay = stay_on(child, census.day);
    if (stay == nullptr) continue;
    const CensusRecord r = record_of(files, child, *stay, census);
    file.row({child.upn,
              files.laestab(*stay),
              day_text(census.day),
              child.surname,
              child.forename,
              r.postcode,
              day_text(child.birth),
              child.girl ? "F" : "M",
              "C",
              day_text(stay->from),
              r.year_group,
              r.ethnicity,
              r.language,
              truth(r.meals),
              truth(r.premium),
              r.sen,
              r.need,
              truth(r.care),
              r.home.code,
              r.ward.code,
              cell(kCentreEasting + static_cast<int>(r.home.east)),
              cell(kCentreNorthing + static_cast<int>(r.home.north))});
  }
  return file.finish();
}

std::string xml_record(const CensusRecord& r) {
  return fmt::format(
      "      <PupilOnRoll>\n"
      "        "
      "<PupilIdentifiers><UPN>{}</UPN><Surname>{}</Surname><Forename>{}</Forename><DOB>{}</DOB><Sex>{}</Sex>"
      "</PupilIdentifiers>\n"
      "        "
      "<PupilCharacteristics><Ethnicity>{}</Ethnicity><Language>{}</Language><FSMeligible>{}</FSMeligible>"
      "<InCare>{}</InCare></PupilCharacteristics>\n"
      "        "
      "<PupilStatus><EnrolStatus>C</EnrolStatus><EntryDate>{}</EntryDate><NCyearActual>{}</NCyearActual>"
      "</PupilStatus>\n"
      "        <SpecialEducationalNeeds><SENprovision>{}</SENprovision>{}</SpecialEducationalNeeds>\n"
      "        "
      "<HomeInformation><Address><PostCode>{}</PostCode><LSOA>{}</LSOA><Ward>{}</Ward><Easting>{}</Easting>"
      "<Northing>{}</Northing></Address></HomeInformation>\n"
      "        <LearnerSupport><PupilPremium>{}</PupilPremium></LearnerSupport>\n"
      "      </PupilOnRoll>\n",
      r.child.upn, r.child.surname, r.child.forename, day_text(r.child.birth), r.child.girl ? "F" : "M",
      r.ethnicity, r.language, truth(r.meals), truth(r.care), day_text(r.stay.from), r.year_group, r.sen,
      r.need.empty()
          ? ""
          : fmt::format("<SENneeds><SENneed><SENtypeRank>1</SENtypeRank><SENtype>{}</SENtype></SENneed>"
                        "</SENneeds>",
                        r.need),
      r.postcode, r.home.code, r.ward.code, kCentreEasting + static_cast<int>(r.home.east),
      kCentreNorthing + static_cast<int>(r.home.north), truth(r.premium));
}

Result<void> write_return(const CityFiles& files, const CensusDay& census, const School& school,
                          const std::string& pupils) {
  const std::string day = day_text(census.day);
  const auto file =
      files.folder / "census" / day /
      fmt::format("{}{:04}_SC_{}.xml", files.nation.authorities[0].number, school.establishment, day);
  std::error_code failed;
  std::filesystem::create_directories(file.parent_path(), failed);
  std::ofstream out(file, std::ios::binary);
  out << fmt::format(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Message>\n  <Header>\n    "
      "<CollectionDetails><Collection>School "
      "Census</Collection><Year>{}</Year><ReferenceDate>{}</ReferenceDate></CollectionDetails>\n    "
      "<Source><SourceLevel>S</SourceLevel><LEA>{}</LEA><Estab>{:04}</Estab><SoftwareCode>Headrow "
      "demonstration</SoftwareCode><SerialNo>1</SerialNo><DateTime>{}T09:00:00</DateTime></Source>\n  "
      "</Header>\n  "
      "<Pupils>\n    <PupilsOnRoll>\n{}    </PupilsOnRoll>\n  </Pupils>\n</Message>\n",
      day.substr(0, 4), day, files.nation.authorities[0].number, school.establishment,
      day_text(census.day + 5), pupils);
  if (!out.flush())
    return fail(ProblemCode::Failed, "The file could not be written. Is the disk full?", {file.string()});
  return {};
}

Result<std::size_t> write_returns(const CityFiles& files, const CensusDay& census) {
  std::vector<std::string> pupils(files.city.schools.size());
  for (const Child& child : files.city.children) {
    const Stay* stay = stay_on(child, census.day);
    if (stay != nullptr) pupils[stay->school] += xml_record(record_of(files, child, *stay, census));
  }
  std::size_t written = 0;
  for (std::size_t i = 0; i < pupils.size(); ++i) {
    if (pupils[i].empty()) continue;
    if (auto done =
            write_return(files, census, files.nation.schools[files.city.schools[i].school], pupils[i]);
        !done)
      return tl::unexpected(done.error());
    ++written;
  }
  return written;
}

}  // namespace

std::string CityFiles::laestab(const Stay& stay) const {
  return fmt::format("{}{:04}", nation.authorities[0].number, school(stay).establishment);
}

Result<std::size_t> write_censuses(const CityFiles& files) {
  const auto days = census_days(files.city);
  for (const CensusDay& census : days) {
    if (day_text(census.day).substr(5, 2) != "01") continue;
    for (const Child& child : files.city.children) {
      if (stay_on(child, census.day) != nullptr) files.figures.add_on_roll(child, census.year);
    }
  }
  std::size_t written = 0;
  for (std::size_t i = 0; i < days.size(); ++i) {
    if (i + kXmlCensuses < days.size()) {
      if (auto done = write_flat(files, days[i]); !done) return tl::unexpected(done.error());
      ++written;
    } else {
      const auto done = write_returns(files, days[i]);
      if (!done) return done;
      written += *done;
    }
  }
  return written;
}

}  // namespace headrow::demo
