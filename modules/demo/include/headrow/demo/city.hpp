#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "headrow/demo/nation.hpp"

namespace headrow::demo {

/// How large an invented city is, and of which years.
struct CityPlan {
  int children = 24000;  ///< from birth to 18 at any one time
  int years = 12;        ///< academic years with records
  int last_year = 2026;  ///< in which the last of them ends
  std::uint64_t seed = 1;
};

/// Where a few hundred children live. Metres from the city's centre.
struct Neighbourhood {
  std::string code;
  double east = 0, north = 0;
  double deprivation = 0;  ///< 0 to 1: the chance that a family is poor follows
  double minority = 0;     ///< 0 to 1: how many families are of minority ethnic groups
  std::size_t ward = 0;
};

struct Ward {
  std::string code, name;
  double east = 0, north = 0;  ///< of the place round which it lies: nearer to it than to any other
};

/// A school of the city, and the truth about it that records only show through pupils.
struct CitySchool {
  std::size_t school = 0;  ///< index into Nation::schools
  double east = 0, north = 0;
  int intake = 0;     ///< pupils it means to take a year
  double effect = 0;  ///< on results, in standard deviations of pupils' residuals with schools' together
  double attendance_effect = 0;  ///< added to the share of days missed
};

/// A pupil at a school from one day to another; days since 1970-01-01, `until` the last.
struct Stay {
  std::size_t school = 0;  ///< index into City::schools
  std::int32_t from = 0, until = 0;
  std::size_t home = 0;  ///< neighbourhood in which the pupil lived then
};

enum class Need : unsigned char { None, Learning, Speech, Social, Autism, Specific, Physical };

/// An invented child: what is true, and what follows from it year by year.
struct Child {
  std::string upn, forename, surname;
  std::int32_t birth = 0;  ///< day
  int reception_year = 0;  ///< academic year in which the child is in reception, by the year it ends
  bool girl = false;
  std::uint8_t ethnicity = 0;  ///< index into kEthnicities
  bool other_language = false;
  bool poor = false;
  bool looked_after = false;  ///< from `care_from` to `care_until`, days
  std::int32_t care_from = 0, care_until = 0;
  std::size_t home = 0;                 ///< neighbourhood
  double ability = 0;                   ///< normal, mean 0
  double behaviour = 0;                 ///< normal; high is trouble
  double absence = 0;                   ///< chance of a day missed
  int support_year = 0, plan_year = 0;  ///< academic year from which there is SEN support, a plan; 0 never
  Need need = Need::None;
  int arrived_year = 0;        ///< first academic year in the city
  int left_year = 9999;        ///< first one elsewhere
  bool newly_arrived = false;  ///< from abroad, in the two years before key stage 2 or 4
  std::vector<Stay> stays;

  // Results; what was never taken is negative.
  int goals = -1;  ///< bit i: goal i + 1 at the expected level
  int phonics = -1, multiplication = -1;
  int reading = -1, maths = -1, grammar = -1;         ///< scaled scores
  char writing = 0;                                   ///< W working towards, E expected, G greater depth
  std::vector<std::pair<const char*, int>> subjects;  ///< key stage 4: slot and points
  int destination = 0;                                ///< activity code at 16 and 17

  /// The year group in an academic year: 0 reception, 1 to 13; negative before.
  int year_group(int year) const { return year - reception_year; }
  bool here(int year) const { return year >= arrived_year && year < left_year; }
};

/// A city of the nation, its first authority, with all that happens in it. The nation's schools of that
/// authority are replaced by the city's.
struct City {
  CityPlan plan;
  std::vector<Neighbourhood> neighbourhoods;
  std::vector<Ward> wards;
  std::vector<CitySchool> schools;
  std::vector<Child> children;
  int first_year() const { return plan.last_year - plan.years + 1; }
};

/// What makes results: known to the generator alone. Points of the scale on which the result is.
struct ResultModel {
  double standard_deviation;  ///< of what predictors do not tell: schools' effects and pupils' own
  double disadvantage, support, plan, other_language, girl;
};
inline constexpr double kSchoolShare = 0.10;  ///< of that variance lies between schools
inline constexpr ResultModel kKeyStage2{5.0, -1.4, -4.0, -8.0, 0.6, 0.3};
inline constexpr ResultModel kKeyStage4{11.0, -4.0, -4.0, -8.0, 3.0, 2.0};

/// Invents a city and its children's lives. The same nation and plan give the same city.
City invent_city(Nation& nation, const CityPlan& plan);

struct Ethnicity {
  const char* code;
  double weight;  ///< among minority families
  double other_language;
};
/// The first is the majority's.
const std::vector<Ethnicity>& ethnicities();

}  // namespace headrow::demo
