// Who lives in the invented city: families, their children, and what the children are like.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>

#include "city_parts.hpp"

namespace headrow::demo {

namespace {

// First names and surnames that are no more of one group than of another: nobody real is meant.
constexpr std::array kGirls = {"Avelin", "Brisa", "Corra", "Delyn", "Esmy",  "Fenna",  "Galia",
                               "Hanni",  "Isra",  "Juna",  "Kesta", "Lorin", "Mirela", "Nessa",
                               "Orla",   "Petra", "Rosan", "Sefa",  "Tamsy", "Yara"};
constexpr std::array kBoys = {"Aldren", "Bastin", "Corin", "Davit",  "Eskil", "Farin", "Garron",
                              "Harun",  "Idris",  "Joren", "Kasper", "Levan", "Marek", "Nilo",
                              "Osman",  "Perrin", "Rafe",  "Soren",  "Tomas", "Yusef"};
constexpr std::array kSurnames = {"Alderwick",     "Barrowdene", "Castlemoor", "Dunnavale",  "Eastermill",
                                  "Farraday-Holm", "Gorsefield", "Hathermere", "Inchwater",  "Jorvale",
                                  "Kettlestone",   "Larkhowe",   "Mossgarth",  "Northerly",  "Oakenshaw",
                                  "Penhallow",     "Quarrendon", "Ravenslack", "Silverdyke", "Tarnbrook",
                                  "Underhay",      "Vellacott",  "Wetherlam",  "Yarrowby"};

template <std::size_t N>
const char* pick(const std::array<const char*, N>& names, KeyedRandom& random) {
  return names[static_cast<std::size_t>(random.between(0, static_cast<int>(N) - 1))];
}

constexpr double kOfPoorFamilies = 0.92;  ///< of neighbourhoods' deprivation: 20.7% of children are poor

struct Family {
  std::string surname;
  std::size_t home = 0;
  std::uint8_t ethnicity = 0;
  bool poor = false;
  double gift = 0;  ///< what children of a family share
};

Family invent_family(const City& city, std::size_t home, KeyedRandom& own) {
  const Neighbourhood& here = city.neighbourhoods[home];
  Family family;
  family.home = home;
  family.surname = pick(kSurnames, own);
  if (own.uniform() < here.minority) {
    double drawn = own.uniform();
    std::size_t group = 1;
    for (; group + 1 < ethnicities().size() && drawn > ethnicities()[group].weight; ++group)
      drawn -= ethnicities()[group].weight;
    family.ethnicity = static_cast<std::uint8_t>(group);
  }
  family.poor = own.uniform() < kOfPoorFamilies * here.deprivation;
  family.gift = own.normal();
  return family;
}

/// How many children a family has: 1 to 4 as 35, 42, 16 and 7 of 100.
int family_size(KeyedRandom& own) {
  const double drawn = own.uniform();
  return drawn < 0.35 ? 1 : drawn < 0.77 ? 2 : drawn < 0.93 ? 3 : 4;
}

void give_needs(Child& child, KeyedRandom& own) {
  const double risk = -0.55 * child.ability + (child.girl ? -0.45 : 0.25) + (child.poor ? 0.35 : -0.1) +
                      0.3 * child.behaviour;
  const double drawn = own.normal() + risk;
  if (drawn > 1.14) {
    child.support_year = child.reception_year + own.between(0, 5);
    const double kind = own.uniform();
    child.need = kind < 0.28   ? Need::Speech
                 : kind < 0.5  ? Need::Social
                 : kind < 0.72 ? Need::Learning
                 : kind < 0.86 ? Need::Specific
                 : kind < 0.96 ? Need::Autism
                               : Need::Physical;
  }
  if (drawn > 2.0) {
    child.plan_year = child.support_year + own.between(0, 3);
    if (own.uniform() < 0.4) child.need = Need::Autism;
  }
}

Child invent_child(const Family& family, std::int32_t birth, KeyedRandom own) {
  Child child;
  child.surname = family.surname;
  child.girl = own.uniform() < 0.488;
  child.forename = child.girl ? pick(kGirls, own) : pick(kBoys, own);
  child.birth = birth;
  child.home = family.home;
  child.ethnicity = family.ethnicity;
  child.poor = family.poor;
  child.other_language = own.uniform() < ethnicities()[family.ethnicity].other_language;
  child.ability = 0.55 * family.gift + 0.835 * own.normal() - (child.poor ? 0.35 : -0.08);
  child.behaviour = own.normal() + (child.poor ? 0.45 : -0.1) + (child.girl ? -0.35 : 0.25);
  child.absence = std::exp(-3.4 + 0.8 * own.normal() + (child.poor ? 0.55 : 0.0) + 0.12 * child.behaviour);
  // A child is in reception in the academic year after the August before which it was four.
  const std::string day = day_text(birth);
  const int year = std::stoi(day.substr(0, 4)), month = std::stoi(day.substr(5, 2));
  child.reception_year = year + (month >= 9 ? 6 : 5);
  child.arrived_year = child.reception_year - 2;
  give_needs(child, own);
  if (child.poor && own.uniform() < 0.035) {
    child.looked_after = true;
    child.care_from = birth + own.between(200, 5000);
    child.care_until = child.care_from + own.between(60, 2500);
  }
  // One in twelve comes to the city in their school years, one in twelve leaves; some come from abroad.
  if (own.uniform() < 0.085) {
    child.arrived_year = child.reception_year + own.between(1, 10);
    if (own.uniform() < 0.35) {
      child.newly_arrived = true;
      child.other_language = true;
    }
  }
  if (own.uniform() < 0.085) child.left_year = child.reception_year + own.between(1, 10);
  return child;
}

}  // namespace

const std::vector<Ethnicity>& ethnicities() {
  static const std::vector<Ethnicity> kEthnicities{
      {"WBRI", 0, 0.005},  {"APKN", 0.2, 0.62},  {"BAFR", 0.17, 0.52}, {"WOTH", 0.15, 0.75},
      {"AIND", 0.09, 0.5}, {"MWBC", 0.08, 0.01}, {"MWAS", 0.08, 0.08}, {"ABAN", 0.05, 0.7},
      {"AOTH", 0.05, 0.6}, {"MOTH", 0.05, 0.12}, {"BCRB", 0.03, 0.02}, {"OOTH", 0.03, 0.7},
      {"CHNE", 0.01, 0.6}, {"WROM", 0.01, 0.4}};
  return kEthnicities;
}

std::int32_t day_number(int year, int month, int day) {
  const std::chrono::year_month_day date{std::chrono::year(year),
                                         std::chrono::month(static_cast<unsigned>(month)),
                                         std::chrono::day(static_cast<unsigned>(day))};
  return static_cast<std::int32_t>(std::chrono::sys_days(date).time_since_epoch().count());
}

std::string day_text(std::int32_t day) {
  const std::chrono::year_month_day date{std::chrono::sys_days(std::chrono::days(day))};
  return fmt::format("{:04}-{:02}-{:02}", int(date.year()), unsigned(date.month()), unsigned(date.day()));
}

namespace {

/// The n-th Thursday of a month.
std::int32_t thursday(int year, int month, int which) {
  const std::int32_t first = day_number(year, month, 1);
  return first + (7 - first % 7) % 7 + 7 * (which - 1);  // 1970-01-01 was a Thursday
}

}  // namespace

std::vector<std::int32_t> census_days_of(int year) {
  std::vector<std::int32_t> days{thursday(year - 1, 10, 1), thursday(year, 1, 3)};
  if (year != 2020) days.push_back(thursday(year, 5, 3));
  return days;
}

bool has_plan(const Child& child, int year) {
  return child.plan_year != 0 && year >= child.plan_year;
}
bool has_support(const Child& child, int year) {
  return child.support_year != 0 && year >= child.support_year && !has_plan(child, year);
}
bool eligible_for_meals(const Child& child, int year) {
  // Nine of ten poor families claim, for stretches of four years; one in thirty of the others does for a
  // while.
  const auto stretch = static_cast<std::uint64_t>((year + child.birth) / 4 + 5000);
  const double drawn =
      KeyedRandom(static_cast<std::uint64_t>(child.birth) * 977 + child.home).of("meals", stretch).uniform();
  return drawn < (child.poor ? 0.87 : 0.035);
}
bool eligible_in_six_years(const Child& child, int year) {
  for (int before = year; before >= year - 6; --before) {
    if (child.year_group(before) < 0 || !eligible_for_meals(child, before)) continue;
    for (const std::int32_t day : census_days_of(before)) {
      const bool counts =
          before == year ? day < day_number(year, 4, 1) : before > year - 6 || day > day_number(before, 4, 1);
      if (counts && stay_on(child, day) != nullptr) return true;
    }
  }
  return false;
}
bool in_care(const Child& child, std::int32_t day) {
  return child.looked_after && child.care_from <= day && day < child.care_until;
}
bool disadvantaged(const Child& child, int year) {
  return eligible_in_six_years(child, year) ||
         (child.looked_after && child.care_from <= day_number(year, 4, 14));
}

void invent_families(City& city, const KeyedRandom& random) {
  const int last_birth_year = city.plan.last_year;
  const int first_birth_year = city.first_year() - 19;
  const double births = city.plan.children / 19.0 * (last_birth_year - first_birth_year);
  const std::int32_t first_day = day_number(first_birth_year, 9, 1),
                     last_day = day_number(last_birth_year, 8, 31);
  double born = 0;
  for (std::uint64_t number = 0; born < births; ++number) {
    KeyedRandom own = random.of("family", number);
    const auto home =
        static_cast<std::size_t>(own.uniform() * static_cast<double>(city.neighbourhoods.size()));
    const Family family = invent_family(city, home, own);
    std::int32_t birth = first_day - 2500 + own.between(0, last_day - first_day + 2500);
    for (int sibling = family_size(own); sibling > 0; --sibling) {
      if (birth >= first_day && birth <= last_day) {
        city.children.push_back(
            invent_child(family, birth, own.of("child", static_cast<std::uint64_t>(sibling))));
        born += 1;
      }
      birth += own.between(500, 1500);
    }
  }
}

}  // namespace headrow::demo
