#pragma once

#include "headrow/demo/city.hpp"
#include "keyed_random.hpp"

namespace headrow::demo {

inline constexpr int kCentreEasting = 430000, kCentreNorthing = 433000;

/// The parts of inventing a city, in their order.
void invent_places(City& city, Nation& nation, const KeyedRandom& random);
void invent_families(City& city, const KeyedRandom& random);
void send_to_school(City& city, const Nation& nation, const KeyedRandom& random);
void give_results(City& city, const KeyedRandom& random);

/// The day of a date since 1970-01-01, and back as YYYY-MM-DD.
std::int32_t day_number(int year, int month, int day);
std::string day_text(std::int32_t day);

/// The census days of an academic year, in order: October, January, May (none in May 2020).
std::vector<std::int32_t> census_days_of(int year);

/// What a child is in an academic year, as a census says it.
bool has_support(const Child& child, int year);
bool has_plan(const Child& child, int year);
bool eligible_for_meals(const Child& child, int year);
/// Eligible at any census from the summer of six years before to the January of the year itself.
bool eligible_in_six_years(const Child& child, int year);
bool in_care(const Child& child, std::int32_t day);
/// As `disadvantaged` is defined: meals in six years, or ever looked after by the end of the spring term.
bool disadvantaged(const Child& child, int year);

/// The stay that holds a day; nullptr when the child is at no school of the city then.
const Stay* stay_on(const Child& child, std::int32_t day);

/// No tests were taken in the springs of 2020 and 2021.
inline bool tests_in(int year) {
  return year != 2020 && year != 2021;
}

}  // namespace headrow::demo
