#include <fmt/format.h>

#include <cmath>
#include <functional>

#include "headrow/evidence/catalogue.hpp"
#include "nation_files.hpp"
#include "table_file.hpp"

// Files in the Department's open data standard with their metadata, and two authority files of dashboards.
namespace headrow::demo {
namespace {

using Cells = std::vector<std::string>;

/// The standard's place cells: country_code .. la_name of a row about the country, a region or an authority.
Cells place_cells(const Nation& nation, const Region* region, const Authority* authority) {
  const char* level = authority != nullptr ? "Local authority" : region != nullptr ? "Regional" : "National";
  return {level,
          nation.code,
          nation.name,
          region != nullptr ? region->code : "",
          region != nullptr ? region->name : "",
          authority != nullptr ? cell(authority->number) : "",
          authority != nullptr ? authority->code : "",
          authority != nullptr ? authority->name : ""};
}

Cells joined(Cells first, const Cells& second) {
  first.insert(first.end(), second.begin(), second.end());
  return first;
}

struct Counts {
  double eligible = 0, met = 0;
  void add(const Counts& other) {
    eligible += other.eligible;
    met += other.met;
  }
};

/// Calls `row` for the country, each region and each authority, with counts added up from the authorities.
void each_place(const Nation& nation, const std::function<Counts(const Authority&)>& count,
                const std::function<void(const Cells&, const Counts&)>& row) {
  Counts country;
  std::vector<Counts> regions(nation.regions.size()), authorities;
  for (const Authority& authority : nation.authorities) {
    authorities.push_back(count(authority));
    country.add(authorities.back());
    regions[authority.region].add(authorities.back());
  }
  row(place_cells(nation, nullptr, nullptr), country);
  for (std::size_t i = 0; i < regions.size(); ++i)
    row(place_cells(nation, &nation.regions[i], nullptr), regions[i]);
  for (std::size_t i = 0; i < authorities.size(); ++i) {
    const Authority& authority = nation.authorities[i];
    row(place_cells(nation, &nation.regions[authority.region], &authority), authorities[i]);
  }
}

struct SexShare {
  const char* name;
  const char* code;
  double share;
};

Group sex_group(const SexShare& sex) {
  return *sex.code == 0 ? Group() : Group().with("sex", sex.code);
}

Counts counts_of(const Invention& invention, const evidence::Measure& measure, const Group& group,
                 const Authority& authority, int year, double share) {
  if (const auto known = invention.levels.counted(measure, group, authority, year))
    return {known->denominator, known->numerator};
  const auto percent = invention.levels.figure(invention.nation, measure, group, authority, year);
  if (!percent) return {};
  const double eligible = std::round(authority.pupils_a_year * share);
  return {eligible, std::round(eligible * *percent / 100)};
}

std::string academic_year(int ends) {
  return fmt::format("{}{:02}", ends - 1, ends % 100);
}

std::string percent_of(const Counts& counts) {
  return counts.eligible == 0 ? "z" : cell(100 * counts.met / counts.eligible, 1);
}

/// Early years profile: good level of development by sex, with the counts behind it.
Result<void> write_early_years(const Invention& invention, const std::filesystem::path& folder) {
  const evidence::Measure* measure = invention.catalogue.measure("early_years.good_level_of_development");
  if (measure == nullptr) return {};
  const Nation& nation = invention.nation;
  TableFile file(
      folder / "early_years_headline_measures.csv",
      {"time_period", "time_identifier", "geographic_level", "country_code", "country_name", "region_code",
       "region_name", "old_la_code", "new_la_code", "la_name", "lad_code", "lad_name", "characteristic",
       "characteristic_type", "gender", "children_number", "gld_number", "gld_percentage"});
  const SexShare sexes[] = {{"Total", "", 1.0}, {"Girls", "f", 0.49}, {"Boys", "m", 0.51}};
  for (int year = 2022; year <= nation.last_year; ++year) {
    const Cells time = {academic_year(year), "Academic year"};
    for (const SexShare& sex : sexes) {
      each_place(
          nation,
          [&](const Authority& authority) {
            return counts_of(invention, *measure, sex_group(sex), authority, year, sex.share);
          },
          [&](const Cells& place, const Counts& counts) {
            file.row(
                joined(joined(time, place), {"", "", "Total", "Total", sex.name, cell(counts.eligible, 0),
                                             cell(counts.met, 0), percent_of(counts)}));
          });
    }
  }
  return file.finish();
}

/// A file that no layout names, with the metadata that the standard asks for: children of one year group by
/// sex.
Result<void> write_year_groups(const Nation& nation, const std::filesystem::path& folder) {
  TableFile file(
      folder / "children_in_a_year_group.csv",
      {"time_period", "time_identifier", "geographic_level", "country_code", "country_name", "region_code",
       "region_name", "old_la_code", "new_la_code", "la_name", "sex", "child_count"});
  const SexShare sexes[] = {{"Total", "", 1.0}, {"Female", "f", 0.49}, {"Male", "m", 0.51}};
  for (const SexShare& sex : sexes) {
    each_place(
        nation,
        [&](const Authority& authority) {
          return Counts{std::round(authority.pupils_a_year * sex.share), 0};
        },
        [&](const Cells& place, const Counts& counts) {
          file.row(joined(joined({academic_year(nation.last_year), "Academic year"}, place),
                          {sex.name, cell(counts.eligible, 0)}));
        });
  }
  if (auto written = file.finish(); !written) return written;
  TableFile meta(folder / "children_in_a_year_group.meta.csv",
                 {"col_name", "col_type", "label", "indicator_grouping", "indicator_unit", "indicator_dp",
                  "filter_hint", "filter_grouping_column"});
  meta.row({"sex", "Filter", "Sex", "", "", "", "Filter by sex", ""});
  meta.row({"child_count", "Indicator", "Number of children", "", "", "0", "", ""});
  return meta.finish();
}

/// Not in education, employment or training, with those whose activity is not known, as the dashboard's file
/// has it.
Result<void> write_participation(const Invention& invention, const std::filesystem::path& folder) {
  const evidence::Measure* both = invention.catalogue.measure("participation.neet_and_not_known");
  const evidence::Measure* neet = invention.catalogue.measure("participation.neet");
  if (both == nullptr || neet == nullptr) return {};
  const Nation& nation = invention.nation;
  TableFile file(folder / "neet_dashboard.csv",
                 {"time_period", "time_identifier", "geographic_level", "country_code", "country_name",
                  "region_code", "region_name", "old_la_code", "new_la_code", "la_name", "Age",
                  "Cohort_DJFavg", "NEET_not_known_percent", "NEET_percent", "Notknown_percent",
                  "September_guarantee_Offer_made_percent", "NEET_NK_quintile"});
  for (int year = nation.first_year; year <= nation.last_year; ++year) {
    const Cells time = {std::to_string(year), "Calendar year"};
    const auto count = [&](const evidence::Measure& measure) {
      return [&, year](const Authority& authority) {
        return counts_of(invention, measure, {}, authority, year, 2.0);
      };
    };
    std::vector<Counts> alone;
    each_place(nation, count(*neet), [&](const Cells&, const Counts& counts) { alone.push_back(counts); });
    std::size_t at = 0;
    each_place(nation, count(*both), [&](const Cells& place, const Counts& counts) {
      const Counts& without = alone[at++];
      const Counts unknown = {counts.eligible, std::max(0.0, counts.met - without.met)};
      file.row(joined(joined(time, place), {"16-17", cell(counts.eligible, 0), percent_of(counts),
                                            percent_of(without), percent_of(unknown), "x", "z"}));
    });
  }
  return file.finish();
}

}  // namespace

Result<std::size_t> write_open_data(const Invention& invention, const std::filesystem::path& folder) {
  if (auto written = write_early_years(invention, folder); !written) return tl::unexpected(written.error());
  if (auto written = write_participation(invention, folder); !written) return tl::unexpected(written.error());
  if (auto written = write_year_groups(invention.nation, folder); !written)
    return tl::unexpected(written.error());
  return 4;
}

}  // namespace headrow::demo
