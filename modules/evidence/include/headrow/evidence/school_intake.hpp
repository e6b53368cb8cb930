#pragma once

#include <vector>

#include "headrow/base/result.hpp"
#include "headrow/evidence/place.hpp"
#include "headrow/evidence/store.hpp"

namespace headrow::evidence {

/// What the pupils of a school bring, as shares from 0 to 1 of those on roll at the newest January census.
struct SchoolIntake {
  PlaceId school = 0;
  int year = 0;  ///< in which the academic year of the census ends
  int pupils = 0;
  double meals = 0;           ///< eligible for free school meals in six years
  double support = 0;         ///< SEN support
  double plans = 0;           ///< education, health and care plans
  double other_language = 0;  ///< first language other than English
  double minority = 0;        ///< of a minority ethnic group
  double mobility = 0;        ///< joined within the year
};

struct SimilarSchool {
  SchoolIntake intake;
  double distance = 0;  ///< in standard deviations of the schools of the type (stats/similar.hpp)
};

/// A school's intake, and the schools of its type whose pupils bring the most alike, nearest first.
struct IntakeNeighbours {
  SchoolIntake own;
  std::vector<SimilarSchool> similar;  ///< at most `count`
};

/// Meals weigh 3, special needs and language 2 each, ethnicity and mobility 1: what weighs on attainment most
/// counts most. nullopt for a school without a January census. Failed when the store cannot be asked.
Result<std::optional<IntakeNeighbours>> intake_neighbours(const Store& store, PlaceId school,
                                                          std::size_t count);

}  // namespace headrow::evidence
