#include <fmt/format.h>

#include <algorithm>

#include "keyed_random.hpp"
#include "nation_files.hpp"
#include "table_file.hpp"

// The school places scorecards: an authority's places, who got which, and by which grade schools were
// inspected.
namespace headrow::demo {
namespace {

struct Places {
  int roll = 0, capacity = 0, needed = 0, planned = 0;
  int graded[4] = {};  ///< places by grade, outstanding first
  void add(const Places& other) {
    roll += other.roll;
    capacity += other.capacity;
    needed += other.needed;
    planned += other.planned;
    for (int i = 0; i < 4; ++i) graded[i] += other.graded[i];
  }
};

/// Added up over an authority's schools of one phase; `year` moves needs and grades.
std::vector<Places> places_of(const Nation& nation, Phase phase, int year) {
  std::vector<Places> all(nation.authorities.size());
  for (const School& school : nation.schools) {
    if (school.phase != phase) continue;
    KeyedRandom chance =
        KeyedRandom(nation.seed)
            .of("grade", static_cast<std::uint64_t>(school.urn) * 10000 + static_cast<std::uint64_t>(year));
    const double standing = school.quality - 0.25 * school.hardship + 0.3 * chance.normal();
    const int grade = standing > 1.1 ? 0 : standing > -1.1 ? 1 : standing > -2.0 ? 2 : 3;
    Places& places = all[school.authority];
    places.roll += school.pupils;
    places.capacity += school.capacity;
    places.graded[grade] += school.capacity;
  }
  for (std::size_t i = 0; i < all.size(); ++i) {
    KeyedRandom need = KeyedRandom(nation.seed).of("need", i * 10000 + static_cast<std::uint64_t>(year));
    all[i].needed = std::max(0, static_cast<int>(all[i].capacity * 0.01 * need.normal()));
    all[i].planned = static_cast<int>(all[i].capacity * 0.01 * need.uniform());
  }
  return all;
}

void append_phase(std::vector<std::string>& cells, const Places& places, KeyedRandom& chance) {
  const double unfilled = places.capacity == 0 ? 0 : 1 - static_cast<double>(places.roll) / places.capacity;
  const double first = 84 + 12 * chance.uniform();
  for (const std::string& value :
       {cell(places.roll), cell(0.01 * chance.normal(), 4), cell(0.02 * chance.normal(), 4),
        cell(places.capacity), cell(std::max(0.0, unfilled), 4), cell(std::max(0.0, 100 * unfilled), 4),
        cell(places.needed), cell(places.planned), cell(first, 2), cell(std::min(99.5, first + 6), 2),
        cell(places.graded[0]), cell(places.graded[1]), cell(places.graded[2]), cell(places.graded[3])}) {
    cells.push_back(value);
  }
}

std::vector<std::string> headings() {
  std::vector<std::string> all = {"Year",   "geographic_level", "country_code", "country_name", "region_code",
                                  "Region", "LANumber",         "new_la_code",  "LA_name"};
  for (const auto& [phase, roll, capacity] :
       {std::tuple{"P", "PriNOR", "PriCap"}, std::tuple{"S", "SecNOR", "SecCap"}}) {
    for (const std::string& name :
         {std::string(roll), fmt::format("For_1_{}", phase), fmt::format("For_3_{}", phase),
          std::string(capacity), fmt::format("Quan_{}_Su", phase), fmt::format("Quan_{}_UP", phase),
          fmt::format("Quan_{}_RP", phase), fmt::format("Quan_{}_PP", phase),
          fmt::format("Pref_{}_1_CY", phase), fmt::format("Pref_{}_T3_CY", phase),
          fmt::format("Qual_{}_1_E", phase), fmt::format("Qual_{}_2_E", phase),
          fmt::format("Qual_{}_3_E", phase), fmt::format("Qual_{}_4_E", phase)}) {
      all.push_back(name);
    }
  }
  return all;
}

}  // namespace

Result<std::size_t> write_scorecards(const Invention& invention, const std::filesystem::path& folder) {
  const Nation& nation = invention.nation;
  TableFile file(folder / "school_places_scorecards.csv", headings());
  for (int year = nation.last_year - 2; year <= nation.last_year; ++year) {
    const std::string label = fmt::format("{}/{:02}", year - 1, year % 100);
    const auto primary = places_of(nation, Phase::Primary, year),
               secondary = places_of(nation, Phase::Secondary, year);
    Places all_primary, all_secondary;
    for (std::size_t i = 0; i < nation.authorities.size(); ++i) {
      const Authority& authority = nation.authorities[i];
      const Region& region = nation.regions[authority.region];
      std::vector<std::string> cells = {
          label,       "Local authority",      nation.code,    nation.name,   region.code,
          region.name, cell(authority.number), authority.code, authority.name};
      KeyedRandom chance =
          KeyedRandom(nation.seed).of("scorecard", i * 10000 + static_cast<std::uint64_t>(year));
      append_phase(cells, primary[i], chance);
      append_phase(cells, secondary[i], chance);
      file.row(cells);
      all_primary.add(primary[i]);
      all_secondary.add(secondary[i]);
    }
    std::vector<std::string> cells = {label, "National", nation.code, nation.name, "",
                                      "",    "0",        "",          nation.name};
    KeyedRandom chance =
        KeyedRandom(nation.seed).of("scorecard of the country", static_cast<std::uint64_t>(year));
    append_phase(cells, all_primary, chance);
    append_phase(cells, all_secondary, chance);
    file.row(cells);
  }
  if (auto written = file.finish(); !written) return tl::unexpected(written.error());
  return 1;
}

}  // namespace headrow::demo
