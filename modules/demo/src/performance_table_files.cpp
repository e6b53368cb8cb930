#include <fmt/format.h>

#include <algorithm>
#include <functional>

#include "keyed_random.hpp"
#include "nation_files.hpp"
#include "table_file.hpp"

namespace headrow::demo {
namespace {

/// A school's figure: a typical value moved by hardship and by the school's own quality, with a year's
/// chance.
double school_figure(const Nation& nation, const School& school, const char* what, int year, double level,
                     double hardship, double quality) {
  KeyedRandom chance =
      KeyedRandom(nation.seed)
          .of(what, static_cast<std::uint64_t>(school.urn) * 10000 + static_cast<std::uint64_t>(year));
  return level + hardship * school.hardship + quality * (school.quality + 0.4 * chance.normal());
}

std::string percent(double value) {
  return cell(std::clamp(value, 0.0, 100.0), 0) + "%";
}

int year_group(const School& school) {
  return std::max(1, school.pupils / (school.phase == Phase::Primary ? 7 : 5));
}

Result<void> write_absence(const Nation& nation, int year, const std::filesystem::path& folder) {
  TableFile file(folder / "england_abs.csv", {"LA", "ESTAB", "URN", "PERCTOT", "PPERSABS10"});
  for (const School& school : nation.schools) {
    const double typical = school.phase == Phase::Primary     ? 5.4
                           : school.phase == Phase::Secondary ? 8.2
                                                              : 12.0;
    const double missed = std::max(1.0, school_figure(nation, school, "absence", year, typical, 0.6, -0.4));
    file.row({cell(nation.authorities[school.authority].number), cell(school.establishment), cell(school.urn),
              cell(missed, 1), cell(std::clamp(missed * 3.4 - 6, 1.0, 80.0), 1)});
  }
  for (const auto& [kind, absence, persistent] :
       {std::tuple{"PRI", "5.5", "13.1"}, std::tuple{"SEC", "8.4", "22.9"},
        std::tuple{"SPE", "12.1", "35.4"}}) {
    file.row({"NAT", kind, "", absence, persistent});
  }
  return file.finish();
}

const char* census_type(const School& school) {
  switch (school.phase) {
    case Phase::Primary:
      return "State-funded primary";
    case Phase::Secondary:
      return "State-funded secondary";
    case Phase::Special:
      return "Special school";
  }
  return "";
}

Result<void> write_census(const Nation& nation, int year, const std::filesystem::path& folder) {
  TableFile file(
      folder / "england_census.csv",
      {"URN",     "LA",        "ESTAB",     "SCHOOLTYPE", "NOR",        "NORG",       "NORB",     "PNORG",
       "PNORB",   "TSENELSE",  "PSENELSE",  "TSENELK",    "PSENELK",    "NUMEAL",     "NUMENGFL", "NUMUNCFL",
       "PNUMEAL", "PNUMENGFL", "PNUMUNCFL", "NUMFSM",     "NUMFSMEVER", "PNUMFSMEVER"});
  for (const School& school : nation.schools) {
    const int pupils = school.pupils;
    const auto share = [&](const char* what, double level, double hardship) {
      return static_cast<int>(
          std::clamp(school_figure(nation, school, what, year, level, hardship, 0.02), 0.01, 0.9) * pupils);
    };
    const bool special = school.phase == Phase::Special;
    const int girls = pupils * 49 / 100, plans = special ? pupils : share("plans", 0.03, 0.005);
    const int support = special ? 0 : share("support", 0.13, 0.02), language = share("language", 0.17, 0.06);
    const int meals = share("meals", 0.22, 0.08), ever = std::min(pupils, meals * 115 / 100);
    const auto as_share = [&](int number) {
      return pupils == 0 ? "" : cell(100.0 * number / pupils, 1) + "%";
    };
    file.row({cell(school.urn),
              cell(nation.authorities[school.authority].number),
              cell(school.establishment),
              census_type(school),
              cell(pupils),
              cell(girls),
              cell(pupils - girls),
              as_share(girls),
              as_share(pupils - girls),
              cell(plans),
              as_share(plans),
              cell(support),
              as_share(support),
              cell(language),
              cell(pupils - language),
              "0",
              as_share(language),
              as_share(pupils - language),
              "0.0%",
              cell(meals),
              cell(ever),
              as_share(ever)});
  }
  return file.finish();
}

Result<void> write_key_stage_2(const Nation& nation, int year, const std::filesystem::path& folder) {
  TableFile file(
      folder / "ks2final.csv",
      {"RECTYPE", "ALPHAIND", "LEA", "ESTAB", "URN", "SCHNAME", "TOTPUPS", "TELIG", "PTRWM_EXP", "PTRWM_HIGH",
       "READPROG", "WRITPROG", "MATPROG", "PTREAD_EXP", "PTMAT_EXP", "PTWRITTA_EXP", "PTFSM6CLA1A"});
  for (const School& school : nation.schools) {
    if (school.phase != Phase::Primary) continue;
    const auto figure = [&](const char* what, double level, double hardship, double quality) {
      return school_figure(nation, school, what, year, level, hardship, quality);
    };
    file.row({"1", "", cell(nation.authorities[school.authority].number), cell(school.establishment),
              cell(school.urn), school.name, cell(school.pupils), cell(year_group(school)),
              percent(figure("rwm", 64, -6, 8)), percent(figure("high", 10, -2, 4)),
              cell(figure("reading", 0, -0.2, 1.6), 1), cell(figure("writing", 0, -0.2, 1.5), 1),
              cell(figure("maths", 0, -0.2, 1.7), 1), percent(figure("read", 74, -5, 7)),
              percent(figure("mat", 76, -5, 7)), percent(figure("wri", 78, -5, 6)),
              percent(24 + 9 * school.hardship)});
  }
  return file.finish();
}

Result<void> write_key_stage_4(const Nation& nation, int year, const std::filesystem::path& folder) {
  TableFile file(folder / "ks4final.csv",
                 {"RECTYPE", "ALPHAIND", "LEA", "ESTAB", "URN", "SCHNAME", "ADDRESS1", "TOTPUPS", "TPUP",
                  "KS2APS", "ATT8SCR", "P8MEA", "PTL2BASICS_94", "PTL2BASICS_95", "EBACCAPS", "PTFSM6CLA1A"});
  for (const School& school : nation.schools) {
    if (school.phase != Phase::Secondary) continue;
    const auto figure = [&](const char* what, double level, double hardship, double quality) {
      return school_figure(nation, school, what, year, level, hardship, quality);
    };
    file.row({"1", "", cell(nation.authorities[school.authority].number), cell(school.establishment),
              cell(school.urn), school.name, "", cell(school.pupils), cell(year_group(school)),
              cell(figure("prior", 104, -1, 1), 1), cell(figure("attainment8", 46, -4, 4), 1),
              cell(figure("progress8", -0.02, -0.15, 0.3), 2), percent(figure("basics4", 65, -7, 7)),
              percent(figure("basics5", 44, -7, 7)), cell(figure("ebacc", 4.05, -0.4, 0.4), 2),
              percent(24 + 9 * school.hardship)});
  }
  return file.finish();
}

}  // namespace

Result<std::size_t> write_performance_tables(const Invention& invention,
                                             const std::filesystem::path& folder) {
  using Writer = Result<void> (*)(const Nation&, int, const std::filesystem::path&);
  std::size_t files = 0;
  const int last = invention.nation.last_year;
  for (const int year : {last - 1, last}) {
    const auto below = folder / fmt::format("{}-{}", year - 1, year);
    for (const Writer write : {write_absence, write_census, write_key_stage_2, write_key_stage_4}) {
      if (auto written = write(invention.nation, year, below); !written)
        return tl::unexpected(written.error());
      ++files;
    }
  }
  return files;
}

}  // namespace headrow::demo
