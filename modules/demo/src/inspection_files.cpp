#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "keyed_random.hpp"
#include "nation_files.hpp"
#include "table_file.hpp"

// The inspectorate's monthly management information in the layouts it has had: whole grades until August
// 2024, grades of areas without a whole from September 2024, report cards from November 2025.
namespace headrow::demo {
namespace {

using Cells = std::vector<std::string>;

const Cells kSchoolHeadings = {"Web Link (opens in new window)",
                               "URN",
                               "LAESTAB",
                               "School name",
                               "Ofsted phase",
                               "Type of education",
                               "School open date",
                               "Admissions policy",
                               "Sixth form",
                               "Designated religious character",
                               "Religious ethos",
                               "Faith grouping",
                               "Ofsted region",
                               "Region",
                               "Local authority",
                               "Parliamentary constituency",
                               "Postcode",
                               "Multi-academy trust UID",
                               "Multi-academy trust name",
                               "Academy sponsor UID",
                               "Academy sponsor name",
                               "The income deprivation affecting children index (IDACI) quintile",
                               "Total number of pupils",
                               "Statutory lowest age",
                               "Statutory highest age"};
const Cells kInspectionHeadings = {"Inspection number",     "Inspection type",     "Inspection type grouping",
                                   "Inspection start date", "Inspection end date", "Publication date"};
const Cells kAreaHeadings = {"Category of concern",
                             "Quality of education",
                             "Behaviour and attitudes",
                             "Personal development",
                             "Effectiveness of leadership and management",
                             "Safeguarding is effective?",
                             "Early years provision (where applicable)",
                             "Sixth form provision (where applicable)"};
const Cells kCardAreas = {"Inclusion",
                          "Curriculum and teaching",
                          "Achievement",
                          "Attendance and behaviour",
                          "Personal development and wellbeing",
                          "Early years (where applicable)",
                          "Post-16 provision (where applicable)",
                          "Leadership and governance"};

Cells joined(std::initializer_list<Cells> parts) {
  Cells all;
  for (const Cells& part : parts) all.insert(all.end(), part.begin(), part.end());
  return all;
}

std::string phase_text(const School& school) {
  switch (school.phase) {
    case Phase::Primary:
      return "Primary";
    case Phase::Secondary:
      return "Secondary";
    case Phase::Special:
      return "Special";
  }
  return "";
}

Cells school_cells(const Nation& nation, const School& school) {
  const Authority& authority = nation.authorities[school.authority];
  const std::string& region = nation.regions[authority.region].name;
  const int quintile = std::clamp(static_cast<int>(std::lround(3 + school.hardship)), 1, 5);
  const std::string laestab = fmt::format("{}{}", authority.number, school.establishment);
  const bool secondary = school.phase == Phase::Secondary;
  return {"",
          cell(school.urn),
          laestab,
          school.name,
          phase_text(school),
          school.academy ? "Academy Converter" : "Community School",
          "NULL",
          "Not applicable",
          "Does not have a sixth form",
          "None",
          "Does not apply",
          "Non-faith",
          region,
          region,
          authority.name,
          authority.name,
          school.postcode,
          "NULL",
          "NULL",
          "NULL",
          "NULL",
          cell(quintile),
          cell(school.pupils),
          secondary ? "11" : "4",
          secondary ? "16" : "11"};
}

struct Inspection {
  std::string number, day, published;
  int grade = 2;  ///< 1 outstanding to 4 inadequate
};

/// The school's inspection in the period between two years: better schools have better grades.
Inspection inspection_of(const Nation& nation, const School& school, int from, int until) {
  KeyedRandom random = KeyedRandom(nation.seed).of("inspection", static_cast<std::uint64_t>(school.urn));
  const double standing = school.quality - 0.25 * school.hardship + 0.5 * random.normal();
  const int year = random.between(from, until), month = random.between(1, 7), day = random.between(1, 28);
  const int grade = standing > 1.1 ? 1 : standing > -1.1 ? 2 : standing > -2.0 ? 3 : 4;
  return {fmt::format("10{:06}", school.urn % 1000000), fmt::format("{:02}/{:02}/{}", day, month, year),
          fmt::format("{:02}/{:02}/{}", day, month + 2, year), grade};
}

Cells inspection_cells(const Inspection& inspection) {
  return {inspection.number, "S5 Inspection", "Graded inspection",
          inspection.day,    inspection.day,  inspection.published};
}

Cells area_cells(const School& school, const Inspection& inspection) {
  const std::string grade = cell(inspection.grade);
  return {inspection.grade == 4 ? "SM" : "NULL",
          grade,
          cell(std::max(1, inspection.grade - 1)),
          grade,
          grade,
          inspection.grade == 4 ? "No" : "Yes",
          school.phase == Phase::Primary ? grade : "9",
          "9"};
}

Result<void> write_graded(const Nation& nation, const std::filesystem::path& folder) {
  TableFile file(folder / "inspections_as_at_31_august_2024.csv",
                 joined({kSchoolHeadings, kInspectionHeadings, {"Overall effectiveness"}, kAreaHeadings}));
  for (const School& school : nation.schools) {
    const Inspection inspection = inspection_of(nation, school, 2019, 2024);
    file.row(joined({school_cells(nation, school),
                     inspection_cells(inspection),
                     {cell(inspection.grade)},
                     area_cells(school, inspection)}));
  }
  return file.finish();
}

Result<void> write_areas_graded(const Nation& nation, const std::filesystem::path& folder) {
  TableFile file(folder / "inspections_as_at_31_august_2025.csv",
                 joined({kSchoolHeadings, kInspectionHeadings, kAreaHeadings}));
  for (const School& school : nation.schools) {
    const Inspection inspection = inspection_of(nation, school, 2020, 2025);
    file.row(
        joined({school_cells(nation, school), inspection_cells(inspection), area_cells(school, inspection)}));
  }
  return file.finish();
}

Cells card_headings() {
  Cells headings =
      joined({kSchoolHeadings,
              {"Inspection number of latest full inspection", "Inspection type", "Inspection type grouping",
               "Event type grouping", "Inspection start date", "Publication date", "Category of concern",
               "Safeguarding standards", "Safeguarding standards - date of grade"}});
  for (const std::string& area : kCardAreas) {
    headings.push_back(area);
    headings.push_back(area.substr(0, area.find(" (")) + " - date of grade");
  }
  return joined(
      {headings,
       {"Inspection start date of latest OEIF graded inspection", "Latest OEIF overall effectiveness",
        "Latest OEIF quality of education", "Latest OEIF behaviour and attitudes",
        "Latest OEIF personal development", "Latest OEIF effectiveness of leadership and management",
        "Latest ungraded inspection number", "Date of latest ungraded inspection",
        "Ungraded inspection overall outcome", "Most recent category of concern"}});
}

Cells card_cells(const Nation& nation, const School& school) {
  constexpr std::array kGrades = {"Exceptional", "Strong standard", "Expected standard", "Needs attention",
                                  "Urgent improvement"};
  KeyedRandom random = KeyedRandom(nation.seed).of("report card", static_cast<std::uint64_t>(school.urn));
  const bool inspected = random.uniform() < 0.06;  // the first weeks of report cards
  const Inspection before = inspection_of(nation, school, 2019, 2024);
  Cells cells = school_cells(nation, school);
  if (inspected) {
    cells = joined({cells,
                    {fmt::format("20{:06}", school.urn), "S5 Inspection", "Full inspection", "Schools",
                     "18/11/2025", "10/12/2025", "NULL", "Met", "18/11/2025"}});
  } else {
    cells = joined({cells, Cells(9, "NULL")});
  }
  for (std::size_t i = 0; i < kCardAreas.size(); ++i) {
    const auto grade =
        static_cast<std::size_t>(std::clamp(std::lround(2 - school.quality + 0.5 * random.normal()), 0L, 4L));
    const bool applies = kCardAreas[i].find("where applicable") == std::string::npos;
    cells.push_back(inspected && applies ? kGrades[grade] : "NULL");
    cells.push_back(inspected && applies ? "18/11/2025" : "NULL");
  }
  const std::string grade = cell(before.grade);
  return joined({cells, {before.day, grade, grade, grade, grade, grade, "NULL", "NULL", "NULL", "NULL"}});
}

/// Report cards come with two lines of title above the headings.
Result<void> write_report_cards(const Nation& nation, const std::filesystem::path& folder) {
  TableFile file(folder / "inspections_as_at_30_november_2025.csv",
                 {"State-funded schools inspections and outcomes as at 30 November 2025"});
  file.row({"Invented. Most recent inspections."});
  file.row(card_headings());
  for (const School& school : nation.schools) file.row(card_cells(nation, school));
  return file.finish();
}

}  // namespace

Result<std::size_t> write_inspections(const Invention& invention, const std::filesystem::path& folder) {
  for (const auto write : {write_graded, write_areas_graded, write_report_cards}) {
    if (auto written = write(invention.nation, folder); !written) return tl::unexpected(written.error());
  }
  return 3;
}

}  // namespace headrow::demo
