#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "city_parts.hpp"

namespace headrow::demo {

/// The school weeks of an academic year: Mondays, and of each the ten sessions as a child who is always there
/// has them ("#" where the school is closed).
struct SchoolWeek {
  std::int32_t monday = 0;
  std::string marks;
};
std::vector<SchoolWeek> school_weeks(int year);

struct Suspension {
  std::int32_t start = 0;
  int sessions = 0;
  bool permanent = false;
  const char* reason = "DB";
};

/// What happened to a child in an academic year, in order; drawn from the child's own behaviour.
std::vector<Suspension> suspensions_of(const Child& child, std::size_t number, int year,
                                       const KeyedRandom& random);

/// The marks of every week of a year, week after week, ten a week. `missed` is the chance of a day missed.
void attend(const Child& child, int year, double missed, const std::vector<SchoolWeek>& weeks,
            const std::vector<Suspension>& suspensions, KeyedRandom own, std::string& marks);

}  // namespace headrow::demo
