#include "headrow/demo/nation.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "keyed_random.hpp"
#include "names.hpp"

namespace headrow::demo {
namespace {

struct Plan {
  std::size_t regions, authorities;
  int least_pupils, most_pupils;  // children in one year group of an authority
};

constexpr Plan plan_of(NationSize size) {
  return size == NationSize::Full ? Plan{9, 150, 1500, 9000} : Plan{4, 24, 500, 1700};
}

std::vector<Region> invent_regions(const Plan& plan) {
  std::vector<Region> regions;
  regions.reserve(plan.regions);
  for (std::size_t i = 0; i < plan.regions; ++i) {
    regions.push_back({980 + static_cast<int>(i), fmt::format("V12{:06}", i + 1), region_name(i)});
  }
  return regions;
}

std::vector<Authority> invent_authorities(const Plan& plan, const KeyedRandom& random) {
  std::vector<Authority> authorities;
  for (std::size_t i = 0; i < plan.authorities; ++i) {
    KeyedRandom own = random.of("authority", i);
    Authority authority;
    authority.number = 201 + static_cast<int>(i) * 5;
    authority.code = fmt::format("V08{:06}", i + 1);
    authority.name = town_name(i);
    authority.region = i * plan.regions / plan.authorities;
    authority.hardship = own.normal() * 0.9;
    authority.pupils_a_year = own.between(plan.least_pupils, plan.most_pupils);
    authorities.push_back(std::move(authority));
  }
  return authorities;
}

/// The ten most alike in hardship and size, as the statistical neighbour model does with many more variables.
void find_neighbours(std::vector<Authority>& authorities) {
  const auto distance = [](const Authority& a, const Authority& b) {
    const double size = std::log(static_cast<double>(a.pupils_a_year) / b.pupils_a_year);
    return std::hypot(a.hardship - b.hardship, size);
  };
  for (std::size_t i = 0; i < authorities.size(); ++i) {
    std::vector<std::size_t> others;
    for (std::size_t j = 0; j < authorities.size(); ++j) {
      if (j != i) others.push_back(j);
    }
    std::sort(others.begin(), others.end(), [&](std::size_t a, std::size_t b) {
      return distance(authorities[i], authorities[a]) < distance(authorities[i], authorities[b]);
    });
    others.resize(10);
    authorities[i].neighbours = std::move(others);
  }
}

School invent_school(const Authority& authority, std::size_t index, Phase phase, int size, KeyedRandom own) {
  School school;
  school.authority = index;
  school.phase = phase;
  school.academy = own.uniform() < (phase == Phase::Secondary ? 0.75 : 0.35);
  school.capacity = size;
  school.pupils = static_cast<int>(size * (0.82 + 0.2 * own.uniform()));
  school.hardship = authority.hardship + 0.8 * own.normal();
  school.quality = own.normal();
  school.ward = ward_name(own.of("ward"));
  school.postcode =
      fmt::format("ZZ{} {}{}{}", authority.number % 90 + 1, own.between(1, 9),
                  static_cast<char>('A' + own.between(0, 7)), static_cast<char>('J' + own.between(0, 7)));
  school.opened = fmt::format("{}-09-01", own.between(1955, 2014));
  return school;
}

const char* kind_of(Phase phase) {
  switch (phase) {
    case Phase::Primary:
      return "Primary School";
    case Phase::Secondary:
      return "High School";
    case Phase::Special:
      return "Special School";
  }
  return "";
}

/// A name that no other school of the authority has: where the first choice is taken, the ward stands before
/// it.
std::string school_name(Phase phase, const KeyedRandom& own, std::set<std::string>& taken) {
  std::string name = fmt::format("{} {}", school_stem(own.of("name")), kind_of(phase));
  for (std::uint64_t attempt = 0; !taken.insert(name).second; ++attempt) {
    name = fmt::format("{} {} {}", ward_name(own.of("ward of the name", attempt)),
                       school_stem(own.of("name", attempt)), kind_of(phase));
  }
  return name;
}

void invent_schools(Nation& nation, std::size_t index, const KeyedRandom& random) {
  const Authority& authority = nation.authorities[index];
  std::set<std::string> taken;
  const int establishments_from[] = {2000, 4000, 7000};
  const struct {
    Phase phase;
    int years, size;
  } kinds[] = {{Phase::Primary, 7, 300}, {Phase::Secondary, 5, 1050}, {Phase::Special, 1, 110}};
  for (const auto& kind : kinds) {
    const int children =
        kind.phase == Phase::Special ? authority.pupils_a_year / 8 : authority.pupils_a_year * kind.years;
    const int number = std::max(1, children / kind.size);
    for (int i = 0; i < number; ++i) {
      KeyedRandom own = random.of(kind_of(kind.phase), index * 10000 + static_cast<std::size_t>(i));
      School school =
          invent_school(authority, index, kind.phase, kind.size * own.between(60, 160) / 100, own);
      school.urn = 100001 + static_cast<int>(nation.schools.size());
      school.establishment = establishments_from[static_cast<int>(kind.phase)] + i;
      school.name = school_name(kind.phase, own, taken);
      nation.schools.push_back(std::move(school));
    }
  }
}

}  // namespace

Nation invent_nation(NationSize size, std::uint64_t seed) {
  const Plan plan = plan_of(size);
  const KeyedRandom random(seed);
  Nation nation;
  nation.name = "Merrowland (invented)";
  nation.code = "V92000001";
  nation.seed = seed;
  nation.first_year = 2016;
  nation.last_year = 2025;
  nation.regions = invent_regions(plan);
  nation.authorities = invent_authorities(plan, random);
  find_neighbours(nation.authorities);
  for (std::size_t i = 0; i < nation.authorities.size(); ++i) invent_schools(nation, i, random.of("schools"));
  return nation;
}

}  // namespace headrow::demo
