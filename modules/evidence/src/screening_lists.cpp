#include "screening_lists.hpp"

#include <algorithm>
#include <charconv>

namespace headrow::evidence::screening {

namespace {

constexpr std::array<Level, 18> kLevels{{
    {"National", "country_code", "country_name", ""},
    {"Regional", "region_code", "region_name", ""},
    {"Local authority", "new_la_code", "la_name", "old_la_code"},
    {"Local authority district", "lad_code", "lad_name", ""},
    {"RSC region", "", "rsc_region_lead_name", ""},
    {"Parliamentary constituency", "pcon_code", "pcon_name", ""},
    {"Local skills improvement plan area", "lsip_code", "lsip_name", ""},
    {"Local enterprise partnership", "local_enterprise_partnership_code", "local_enterprise_partnership_name",
     ""},
    {"English devolved area", "english_devolved_area_code", "english_devolved_area_name", ""},
    {"Opportunity area", "opportunity_area_code", "opportunity_area_name", ""},
    {"Ward", "ward_code", "ward_name", ""},
    {"MAT", "trust_id", "trust_name", ""},
    {"Sponsor", "sponsor_id", "sponsor_name", ""},
    {"School", "school_urn", "school_name", "school_laestab"},
    {"Provider", "provider_ukprn", "provider_name", ""},
    {"Institution", "institution_id", "institution_name", ""},
    {"Planning area", "planning_area_code", "planning_area_name", ""},
    {"Police force area", "pfa_code", "pfa_name", ""},
}};

constexpr std::array<std::string_view, 12> kMonths{"January",   "February", "March",    "April",
                                                   "May",       "June",     "July",     "August",
                                                   "September", "October",  "November", "December"};

// Levels whose rows lie in a region, in an authority and in a district, beside schools and colleges.
constexpr std::array<std::string_view, 10> kInRegion{"Regional",
                                                     "Local skills improvement plan area",
                                                     "Local authority",
                                                     "Local enterprise partnership",
                                                     "Opportunity area",
                                                     "Local authority district",
                                                     "Parliamentary constituency",
                                                     "English devolved area",
                                                     "Ward",
                                                     "Planning area"};
constexpr std::array<std::string_view, 5> kInAuthority{"Local authority", "Parliamentary constituency",
                                                       "Local authority district", "Ward", "Planning area"};
constexpr std::array<std::string_view, 2> kInDistrict{"Local authority district", "Ward"};
constexpr std::array<std::string_view, 3> kInSkillsArea{"Local skills improvement plan area",
                                                        "Local authority district", "Planning area"};

constexpr std::array<std::string_view, 32> kEthnicities{
    "Total",
    "White",
    "English/Welsh/Scottish/Northern Irish/British",
    "English / Welsh / Scottish / Northern Irish / British",
    "Irish",
    "Gypsy or Irish Traveller",
    "Roma",
    "Any other White background",
    "Mixed/Multiple ethnic groups",
    "Mixed / Multiple ethnic groups",
    "White and Black Caribbean",
    "White and Black African",
    "White and Asian",
    "Any other Mixed/Multiple ethnic background",
    "Any other Mixed / Multiple ethnic background",
    "Asian/Asian British",
    "Asian / Asian British",
    "Indian",
    "Pakistani",
    "Bangladeshi",
    "Chinese",
    "Any other Asian background",
    "Black/African/Caribbean/Black British",
    "Black / African / Caribbean / Black British",
    "African",
    "Caribbean",
    "Any other Black/African/Caribbean background",
    "Any other Black / African / Caribbean background",
    "Other ethnic group",
    "Arab",
    "Any other ethnic group",
    "Unknown",
};

template <std::size_t N>
bool among(const std::array<std::string_view, N>& list, std::string_view value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

bool school_like(std::string_view level) {
  return level == "School" || level == "Provider" || level == "Institution";
}

bool week(std::string_view identifier) {
  constexpr std::string_view kStart = "Week ";
  if (!identifier.starts_with(kStart)) return false;
  const std::string_view digits = identifier.substr(kStart.size());
  int number = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return error == std::errc() && end == digits.data() + digits.size() && number >= 1 && number <= 53;
}

}  // namespace

std::span<const Level> levels() {
  return kLevels;
}

const Level* level_named(std::string_view name) {
  for (const Level& level : kLevels) {
    if (level.name == name) return &level;
  }
  return nullptr;
}

bool observational_unit(std::string_view column) {
  if (column == "time_period" || column == "time_identifier" || column == "geographic_level") return true;
  return std::any_of(kLevels.begin(), kLevels.end(), [column](const Level& level) {
    return column == level.code_column || column == level.name_column || column == level.second_code_column;
  });
}

bool may_fill(std::string_view row_level, std::string_view column_level) {
  if (column_level == "National" || row_level == column_level) return true;
  if (school_like(column_level)) return false;
  if (school_like(row_level)) return true;
  const bool police = row_level == "Police force area";
  if (column_level == "Regional") return police || among(kInRegion, row_level);
  if (column_level == "Local authority") return police || among(kInAuthority, row_level);
  if (column_level == "Local authority district") return police || among(kInDistrict, row_level);
  return column_level == "Local skills improvement plan area" && among(kInSkillsArea, row_level);
}

std::optional<TimeKind> time_kind(std::string_view identifier) {
  constexpr std::array<std::pair<std::string_view, TimeKind>, 15> kKinds{{
      {"Academic year", TimeKind::Academic},
      {"Calendar year", TimeKind::Calendar},
      {"Financial year", TimeKind::Financial},
      {"Tax year", TimeKind::Tax},
      {"Reporting year", TimeKind::Reporting},
      {"Autumn term", TimeKind::Term},
      {"Spring term", TimeKind::Term},
      {"Summer term", TimeKind::Term},
      {"Autumn and spring term", TimeKind::AutumnAndSpring},
      {"Financial year Q1", TimeKind::FinancialQuarter},
      {"Financial year Q2", TimeKind::FinancialQuarter},
      {"Financial year Q3", TimeKind::FinancialQuarter},
      {"Financial year Q4", TimeKind::FinancialQuarter},
      {"Part 1 (April to September)", TimeKind::FinancialHalf},
      {"Part 2 (October to March)", TimeKind::FinancialHalf},
  }};
  for (const auto& [name, kind] : kKinds) {
    if (name == identifier) return kind;
  }
  if (among(kMonths, identifier)) return TimeKind::Month;
  if (week(identifier)) return TimeKind::Week;
  return std::nullopt;
}

int period_digits(TimeKind kind) {
  switch (kind) {
    case TimeKind::Calendar:
    case TimeKind::Reporting:
    case TimeKind::Week:
    case TimeKind::Month:
      return 4;
    default:
      return 6;
  }
}

bool known_unit(std::string_view unit) {
  constexpr std::array<std::string_view, 5> kUnits{"%", "pp", "£", "£m", "numberstring"};
  return among(kUnits, unit);
}

bool null_word(std::string_view value) {
  constexpr std::array<std::string_view, 5> kWords{"NULL", "Null", "null", "NA", "na"};
  return among(kWords, value);
}

bool legacy_symbol(std::string_view value) {
  constexpr std::array<std::string_view, 5> kSymbols{"N/A", "n/a", ".", "..", "-"};
  return among(kSymbols, value);
}

bool obsolete_symbol(std::string_view value) {
  return value == "~" || value == ":";
}

bool harmonised_ethnicity(std::string_view value) {
  return among(kEthnicities, value);
}

bool looks_like_place(std::string_view column) {
  constexpr std::array<std::string_view, 16> kStarts{"country", "sch",   "prov", "inst", "estab", "reg",
                                                     "la",      "local", "rsc",  "pfa",  "pcon",  "lep",
                                                     "mca",     "oa",    "ward", "mat"};
  constexpr std::array<std::string_view, 7> kEnds{"name", "code", "urn", "ukprn", "number", "upin", "id"};
  constexpr std::array<std::string_view, 28> kWhole{
      "laestab",   "estab",  "sch",         "school",       "schools", "prov", "provider",
      "providers", "inst",   "institution", "institutions", "name",    "code", "urn",
      "ukprn",     "number", "upin",        "id",           "region",  "la",   "lad",
      "rsc",       "pcon",   "lep",         "mca",          "oa",      "ward", "mat"};
  if (among(kWhole, column)) return true;
  const bool starts = std::any_of(kStarts.begin(), kStarts.end(),
                                  [column](std::string_view start) { return column.starts_with(start); });
  const bool ends = std::any_of(kEnds.begin(), kEnds.end(),
                                [column](std::string_view end) { return column.ends_with(end); });
  return starts && ends;
}

}  // namespace headrow::evidence::screening
