// Which school each invented child goes to, and when.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "city_parts.hpp"
#include "headrow/base/identifiers.hpp"

namespace headrow::demo {

namespace {

double distance(const Neighbourhood& home, const CitySchool& school) {
  return std::hypot(home.east - school.east, home.north - school.north);
}

/// Draws a school of a phase for a home: near, large and good ones more often, another than `not_this`.
class SchoolChoice {
public:
  SchoolChoice(const City& city, const Nation& nation) : city_(city) {
    for (std::size_t i = 0; i < city.schools.size(); ++i)
      of_phase_[static_cast<std::size_t>(nation.schools[city.schools[i].school].phase)].push_back(i);
  }

  std::size_t draw(Phase phase, std::size_t home, KeyedRandom& own, std::size_t not_this = kNone) {
    const auto& weights = weights_of(phase, home);
    const auto& schools = of_phase_[static_cast<std::size_t>(phase)];
    double all = 0;
    for (std::size_t i = 0; i < schools.size(); ++i) all += schools[i] == not_this ? 0 : weights[i];
    double drawn = own.uniform() * all;
    for (std::size_t i = 0; i < schools.size(); ++i) {
      if (schools[i] == not_this) continue;
      drawn -= weights[i];
      if (drawn <= 0) return schools[i];
    }
    return schools.back() == not_this ? schools.front() : schools.back();
  }

  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

private:
  const std::vector<double>& weights_of(Phase phase, std::size_t home) {
    auto& weights = weights_[{phase, home}];
    if (!weights.empty()) return weights;
    const double reach = phase == Phase::Primary ? 450 : phase == Phase::Secondary ? 1400 : 6000;
    for (const std::size_t school : of_phase_[static_cast<std::size_t>(phase)]) {
      const CitySchool& one = city_.schools[school];
      weights.push_back(one.intake *
                            std::exp(-distance(city_.neighbourhoods[home], one) / reach + 0.3 * one.effect) +
                        1e-9);
    }
    return weights;
  }

  const City& city_;
  std::vector<std::size_t> of_phase_[3];
  std::map<std::pair<Phase, std::size_t>, std::vector<double>> weights_;
};

/// The first and the last school day of academic years, near enough for entries and leavings.
std::int32_t first_school_day(int year) {
  return day_number(year - 1, 9, 4);
}
std::int32_t last_school_day(int year) {
  return day_number(year, 7, 21);
}

/// One school after the other, from the first year in the city to the last.
void go_to_school(Child& child, const City& city, SchoolChoice& choice, KeyedRandom own) {
  const bool special = child.plan_year != 0 && own.uniform() < 0.33;
  const auto phase_in = [&](int group) {
    return special ? Phase::Special : group <= 6 ? Phase::Primary : Phase::Secondary;
  };
  for (int year = std::max({child.reception_year, child.arrived_year, city.first_year() - 12});
       year <= std::min(child.reception_year + 11, city.plan.last_year); ++year) {
    if (!child.here(year)) break;
    const int group = child.year_group(year);
    const bool moves_phase = !special && group == 7;
    const bool begins = child.stays.empty();
    if (begins || moves_phase) {
      const std::int32_t from = begins && group > 0 && own.uniform() < 0.6
                                    ? first_school_day(year) + own.between(10, 250)
                                    : first_school_day(year);
      child.stays.push_back(
          {choice.draw(phase_in(group), child.home, own), from, last_school_day(year), child.home});
      continue;
    }
    // One in thirty changes school within a year, mostly with a new home.
    if (own.uniform() < 0.033) {
      const std::int32_t day = first_school_day(year) + own.between(20, 260);
      if (own.uniform() < 0.6)
        child.home =
            static_cast<std::size_t>(own.uniform() * static_cast<double>(city.neighbourhoods.size()));
      child.stays.back().until = day - 1;
      child.stays.push_back({choice.draw(phase_in(group), child.home, own, child.stays.back().school), day,
                             last_school_day(year), child.home});
    } else {
      child.stays.back().until = last_school_day(year);
    }
  }
}

}  // namespace

const Stay* stay_on(const Child& child, std::int32_t day) {
  for (const Stay& stay : child.stays) {
    if (stay.from <= day && day <= stay.until) return &stay;
  }
  return nullptr;
}

void send_to_school(City& city, const Nation& nation, const KeyedRandom& random) {
  SchoolChoice choice(city, nation);
  std::map<std::pair<std::size_t, int>, int> serials;
  for (std::size_t i = 0; i < city.children.size(); ++i) {
    Child& child = city.children[i];
    go_to_school(child, city, choice, random.of("school", i));
    if (child.stays.empty()) continue;
    // The number is given by the first school, with the year of entry and a serial.
    const Stay& first = child.stays.front();
    const int year = std::max(child.reception_year, child.arrived_year) - 1;
    const int serial = serials[{first.school, year}]++;
    const std::string body =
        fmt::format("201{:04}{:02}{:03}", nation.schools[city.schools[first.school].school].establishment,
                    year % 100, serial % 1000);
    child.upn = *upn_check_letter(body) + body;
  }
}

City invent_city(Nation& nation, const CityPlan& plan) {
  City city;
  city.plan = plan;
  const KeyedRandom random = KeyedRandom(plan.seed).of("city");
  invent_places(city, nation, random);
  invent_families(city, random);
  send_to_school(city, nation, random);
  give_results(city, random);
  return city;
}

}  // namespace headrow::demo
