#include <fmt/format.h>

#include <array>

#include "headrow/evidence/catalogue.hpp"
#include "nation_files.hpp"
#include "table_file.hpp"

namespace headrow::demo {
namespace {

using evidence::Binding;
using evidence::Measure;
using evidence::Polarity;

constexpr const char* kTool = "interactive_tool";
constexpr int kCountryNumber = 970;  // as the tool's own table numbers the country

struct Sum {
  double value = 0, weight = 0;
  void add(double figure, double with) {
    value += figure * with;
    weight += with;
  }
  /// Averages are weighted by pupils; counts are added up.
  std::string text(bool adds_up, int decimals) const {
    if (weight == 0) return "-";
    return cell(adds_up ? value : value / weight, decimals);
  }
};

/// Rows of one short name in one year: authorities, then the country, then regions, as the tool has them.
void write_year(const Invention& invention, const Measure& measure, const Binding& binding, int year,
                TableFile& file) {
  const Nation& nation = invention.nation;
  const int decimals = binding.decimals.value_or(measure.decimals);
  const bool adds_up = invention.levels.adds_up(measure);
  Sum country;
  std::vector<Sum> regions(nation.regions.size());
  const std::string label = std::to_string(year);
  for (const Authority& authority : nation.authorities) {
    const auto figure = invention.levels.figure(nation, measure, binding.group, authority, year);
    const double weight = adds_up ? 1 : authority.pupils_a_year;
    if (figure) {
      country.add(*figure, weight);
      regions[authority.region].add(*figure, weight);
    }
    file.row({binding.column, "", label, authority.name, figure ? cell(*figure, decimals) : "-",
              cell(authority.number), nation.regions[authority.region].name});
  }
  file.row(
      {binding.column, "", label, nation.name, country.text(adds_up, decimals), cell(kCountryNumber), "NA"});
  for (std::size_t i = 0; i < regions.size(); ++i) {
    file.row({binding.column, "", label, nation.regions[i].name, regions[i].text(adds_up, decimals),
              cell(nation.regions[i].number), "NA"});
  }
}

Result<void> write_long_table(const Invention& invention, const std::filesystem::path& folder) {
  TableFile file(folder / "interactive_tool_long.csv.gz",
                 {"Short Desc", "Data item", "Years", "LA and Regions", "Values", "LA Number", "Region"});
  for (const Measure& measure : invention.catalogue.measures()) {
    for (const Binding& binding : measure.bindings) {
      if (binding.dataset != kTool) continue;
      const int last = measure.last_published
                           ? std::min(invention.nation.last_year, measure.last_published->last)
                           : invention.nation.last_year;
      for (int year = invention.nation.first_year; year <= last; ++year) {
        write_year(invention, measure, binding, year, file);
      }
    }
  }
  return file.finish();
}

std::string year_type(YearKind kind) {
  switch (kind) {
    case YearKind::Academic:
      return "Academic Year";
    case YearKind::Financial:
      return "Financial Year";
    case YearKind::Calendar:
      return "Calendar Year";
  }
  return "";
}

std::string polarity_text(Polarity polarity) {
  if (polarity == Polarity::Neither) return "-";
  return polarity == Polarity::HighIsGood ? "High" : "Low";
}

Result<void> write_dictionary(const Invention& invention, const std::filesystem::path& folder) {
  TableFile file(folder / "interactive_tool_dictionary.csv",
                 {"Measure_code", "Topic", "Measure", "Chart_title", "Measure_short", "Polarity",
                  "y_axis_name", "state_funded_flag", "Table_status", "Description", "Last Update",
                  "Next Update", "Data Owner (DO) /Supplier and Contact Details", "Methodology",
                  "Hyperlink(s)", "dps", "Year_Type", "No_Quartile"});
  int number = 0;
  for (const Measure& measure : invention.catalogue.measures()) {
    for (const Binding& binding : measure.bindings) {
      if (binding.dataset != kTool) continue;
      file.row({cell(++number), measure.theme, measure.title, measure.title, binding.column,
                polarity_text(binding.polarity.value_or(measure.polarity)), measure.unit, "NA", "NA",
                measure.definition, "", "", "Invented", "Invented figures.", "NA",
                cell(binding.decimals.value_or(measure.decimals)),
                year_type(binding.year.value_or(measure.year)),
                binding.banded.value_or(measure.banded) ? "NA" : "N"});
    }
  }
  return file.finish();
}

Result<void> write_codes(const Nation& nation, const std::filesystem::path& folder) {
  TableFile file(folder / "authority_codes.csv", {"LA Number", "LA Name", "Region", "Type"});
  for (const Authority& authority : nation.authorities) {
    file.row({cell(authority.number), authority.name, nation.regions[authority.region].name, "UA"});
  }
  file.row({cell(kCountryNumber), nation.name, "NA", "NA"});
  for (const Region& region : nation.regions) file.row({cell(region.number), region.name, "NA", "NA"});
  return file.finish();
}

/// Two sets, so that pages can show the difference a new model makes: in the old one the last three are
/// others.
Result<void> write_neighbours(const Nation& nation, const std::filesystem::path& folder) {
  std::vector<std::string> headings = {"old_la_code", "la_name", "region_ind", "region_name"};
  std::vector<std::string> earlier_headings = {"LA num", "LA Name", "LA number", "GOInd", "GOReg"};
  for (int i = 1; i <= 10; ++i) {
    headings.push_back(fmt::format("SN_{}", i));
    headings.push_back(fmt::format("SN_{}P", i));
    earlier_headings.push_back(fmt::format("SN{}", i));
    earlier_headings.emplace_back("SNP");
  }
  TableFile file(folder / "statistical_neighbours_2025_wide.csv", headings);
  TableFile earlier(folder / "statistical_neighbours_april_2021.csv", earlier_headings);
  constexpr std::array kCloseness = {"Very close",     "Very close", "Very close",     "Close",
                                     "Close",          "Close",      "Somewhat close", "Somewhat close",
                                     "Somewhat close", "Not close"};
  for (const Authority& authority : nation.authorities) {
    const std::string& region = nation.regions[authority.region].name;
    std::vector<std::string> cells = {cell(authority.number), authority.name, "1", region};
    std::vector<std::string> before = {cell(authority.number), authority.name, cell(authority.number), "1",
                                       region};
    for (std::size_t i = 0; i < authority.neighbours.size(); ++i) {
      const Authority& now = nation.authorities[authority.neighbours[i]];
      cells.insert(cells.end(), {cell(now.number), kCloseness[i]});
      const Authority& then = nation.authorities[authority.neighbours[(i + 2) % authority.neighbours.size()]];
      before.insert(before.end(), {cell(then.number), kCloseness[i]});
    }
    file.row(cells);
    earlier.row(before);
  }
  if (auto written = file.finish(); !written) return written;
  return earlier.finish();
}

}  // namespace

Result<std::size_t> write_interactive_tool(const Invention& invention, const std::filesystem::path& folder) {
  for (const Result<void>& written :
       {write_codes(invention.nation, folder), write_dictionary(invention, folder),
        write_neighbours(invention.nation, folder), write_long_table(invention, folder)}) {
    if (!written) return tl::unexpected(written.error());
  }
  return 5;
}

}  // namespace headrow::demo
