// Where things stand in the invented city: neighbourhoods, wards and schools.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "city_parts.hpp"
#include "keyed_random.hpp"
#include "names.hpp"

namespace headrow::demo {

namespace {

constexpr double kChildrenOfANeighbourhood = 390;
constexpr double kNeighbourhoodsOfAWard = 15, kFewestWards = 12;
constexpr double kMetresAcross = 12000;  ///< from the centre to the edge of a city of Leeds's size
constexpr double kLeedsChildren = 186196;

double between(double low, double value, double high) {
  return std::clamp(value, low, high);
}

/// A slow wave over the city, so that neighbours are alike.
double wave(double east, double north, double phase) {
  return std::sin(east / 2300 + phase) * std::cos(north / 1900 - phase) +
         0.6 * std::sin((east + north) / 3700 + phase);
}

void invent_neighbourhoods(City& city, const KeyedRandom& random) {
  const auto count = static_cast<std::size_t>(std::max(8.0, city.plan.children / kChildrenOfANeighbourhood));
  const double reach = kMetresAcross * std::sqrt(city.plan.children / kLeedsChildren);
  for (std::size_t i = 0; i < count; ++i) {
    KeyedRandom own = random.of("neighbourhood", i);
    Neighbourhood here;
    const double distance = reach * std::pow(own.uniform(), 0.7), angle = 6.283185307 * own.uniform();
    here.code = fmt::format("V01{:06}", i + 1);
    here.east = distance * std::cos(angle);
    here.north = distance * std::sin(angle);
    const double inner = 1 - distance / reach;
    here.deprivation = between(
        0.02, 0.05 + 0.32 * inner + 0.11 * wave(here.east, here.north, 0.4) + 0.06 * own.normal(), 0.75);
    here.minority = between(
        0.03, 0.08 + 0.3 * inner + 0.15 * wave(here.east, here.north, 2.1) + 0.05 * own.normal(), 0.85);
    city.neighbourhoods.push_back(here);
  }
}

double square_distance(double east, double north, double other_east, double other_north) {
  return (east - other_east) * (east - other_east) + (north - other_north) * (north - other_north);
}

void draw_wards(City& city, const KeyedRandom& random) {
  const auto homes = static_cast<double>(city.neighbourhoods.size());
  const auto count = static_cast<std::size_t>(
      std::clamp(homes / kNeighbourhoodsOfAWard, std::min(kFewestWards, homes), homes));
  std::set<std::string> taken;
  for (std::size_t i = 0; i < count; ++i) {
    const Neighbourhood& centre = city.neighbourhoods[i * city.neighbourhoods.size() / count];
    std::string name = ward_name(random.of("ward", i));
    for (std::uint64_t more = 0; !taken.insert(name).second; ++more)
      name = fmt::format("{} and {}", ward_name(random.of("first", i * 100 + more)),
                         ward_name(random.of("second", i * 100 + more)));
    city.wards.push_back({fmt::format("V05{:06}", i + 1), name, centre.east, centre.north});
  }
  for (Neighbourhood& here : city.neighbourhoods) {
    const auto nearest =
        std::min_element(city.wards.begin(), city.wards.end(), [&](const Ward& a, const Ward& b) {
          return square_distance(here.east, here.north, a.east, a.north) <
                 square_distance(here.east, here.north, b.east, b.north);
        });
    here.ward = static_cast<std::size_t>(nearest - city.wards.begin());
  }
}

struct SchoolKind {
  Phase phase;
  const char* words;
  int first_establishment, years;
  double mean_intake, least, most;
};

void invent_schools_of(City& city, Nation& nation, const SchoolKind& kind, std::size_t count,
                       std::set<std::string>& taken, const KeyedRandom& random) {
  for (std::size_t i = 0; i < count; ++i) {
    KeyedRandom own = random.of(kind.words, i);
    // Spread over the neighbourhoods, which lie densest where most children live.
    const std::size_t at = (i * 2 + 1) * city.neighbourhoods.size() / (2 * count);
    const Neighbourhood& here = city.neighbourhoods[at];
    CitySchool place;
    place.school = nation.schools.size();
    place.east = here.east + 150 * own.normal();
    place.north = here.north + 150 * own.normal();
    place.intake =
        static_cast<int>(between(kind.least, kind.mean_intake * (1 + 0.35 * own.normal()), kind.most));
    place.effect = std::sqrt(kSchoolShare) * own.normal();
    place.attendance_effect = 0.006 * own.normal();
    School school;
    school.urn = 190001 + static_cast<int>(nation.schools.size());
    school.establishment = kind.first_establishment + static_cast<int>(i);
    school.authority = 0;
    school.phase = kind.phase;
    school.academy = own.uniform() < (kind.phase == Phase::Secondary ? 0.7 : 0.35);
    school.capacity = place.intake * kind.years;
    school.pupils = static_cast<int>(school.capacity * (0.86 + 0.12 * own.uniform()));
    school.hardship = 4 * (here.deprivation - 0.22);
    school.quality = place.effect * 3;
    school.ward = city.wards[here.ward].name;
    school.ward_code = city.wards[here.ward].code;
    school.easting = kCentreEasting + static_cast<int>(place.east);
    school.northing = kCentreNorthing + static_cast<int>(place.north);
    school.postcode = fmt::format("ZZ1 {}{}{}", own.between(1, 9), static_cast<char>('A' + own.between(0, 7)),
                                  static_cast<char>('J' + own.between(0, 7)));
    school.opened = fmt::format("{}-09-01", own.between(1955, 2012));
    school.name = fmt::format("{} {}", school_stem(own.of("name")), kind.words);
    for (std::uint64_t more = 0; !taken.insert(school.name).second; ++more) {
      // Fifteen names of wards and twenty stems are soon used up; two wards before a stem are not.
      std::string before = ward_name(own.of("ward of the name", more));
      if (more > 40) before += " " + ward_name(own.of("second ward of the name", more));
      school.name = fmt::format("{} {} {}", before, school_stem(own.of("name", more)), kind.words);
    }
    nation.schools.push_back(std::move(school));
    city.schools.push_back(place);
  }
}

}  // namespace

void invent_places(City& city, Nation& nation, const KeyedRandom& random) {
  invent_neighbourhoods(city, random);
  draw_wards(city, random);
  std::erase_if(nation.schools, [](const School& school) { return school.authority == 0; });
  nation.authorities[0].pupils_a_year = city.plan.children / 19;
  const double a_year = city.plan.children / 19.0;
  const auto number = [&](double intake) {
    return static_cast<std::size_t>(std::max(3.0, std::round(a_year / intake)));
  };
  const bool large = city.plan.children > 60000;
  std::set<std::string> taken;
  const double secondary = large ? 235 : 120;
  invent_schools_of(city, nation, {Phase::Primary, "Primary School", 2001, 7, 45, 15, 100}, number(44), taken,
                    random);
  invent_schools_of(city, nation,
                    {Phase::Secondary, "High School", 4001, 5, secondary, secondary * 0.5, secondary * 1.7},
                    number(secondary * 0.98), taken, random);
  invent_schools_of(city, nation, {Phase::Special, "Special School", 7001, 12, 12, 8, 24},
                    static_cast<std::size_t>(std::max(1.0, a_year / 900)), taken, random);
}

}  // namespace headrow::demo
