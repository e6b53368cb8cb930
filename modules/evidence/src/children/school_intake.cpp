#include "headrow/evidence/school_intake.hpp"

#include <algorithm>
#include <array>

#include "database.hpp"
#include "headrow/stats/similar.hpp"

namespace headrow::evidence {

namespace {

constexpr std::array<double, 6> kWeights{3, 2, 2, 2, 1, 1};

/// Intakes of all schools of the school's type in its newest January census; its own is among them.
constexpr const char* kIntakes =
    "WITH own AS (SELECT max(year) AS year FROM pupil_year WHERE school = $1 AND on_roll), "
    "kind AS (SELECT any_value(school_type) AS type FROM pupil_year, own WHERE school = $1 AND "
    "pupil_year.year = own.year) "
    "SELECT school, CAST(any_value(y.year) AS INTEGER), CAST(count(*) AS INTEGER), avg(CAST(fsm6 = 'yes' AS "
    "DOUBLE)), avg(CAST(sen = 'support' AS DOUBLE)), avg(CAST(sen = 'ehcp' AS DOUBLE)), "
    "avg(CAST(first_language "
    "= 'other' AS DOUBLE)), avg(CAST(ethnicity <> 'white_british' AS DOUBLE)), avg(CAST(mobility = 'yes' AS "
    "DOUBLE)) FROM pupil_year y, own, kind WHERE y.on_roll AND y.year = own.year AND y.school_type IS NOT "
    "DISTINCT FROM kind.type GROUP BY school ORDER BY school";

std::array<double, 6> characteristics(const SchoolIntake& intake) {
  return {intake.meals,          intake.support,  intake.plans,
          intake.other_language, intake.minority, intake.mobility};
}

std::vector<SchoolIntake> intakes_like(Connection& connection, PlaceId school) {
  std::vector<SchoolIntake> intakes;
  Rows rows = connection.query(kIntakes, school);
  while (rows.next_chunk()) {
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const auto share = [&](std::size_t column) { return rows.optional<double>(column, i).value_or(0); };
      intakes.push_back({rows.column<std::int32_t>(0)[i], rows.column<std::int32_t>(1)[i],
                         rows.column<std::int32_t>(2)[i], share(3), share(4), share(5), share(6), share(7),
                         share(8)});
    }
  }
  return intakes;
}

}  // namespace

Result<std::optional<IntakeNeighbours>> intake_neighbours(const Store& store, PlaceId school,
                                                          std::size_t count) {
  try {
    const auto database = store.database();
    Connection connection = database->connect();
    const auto intakes = intakes_like(connection, school);
    const auto own = std::find_if(intakes.begin(), intakes.end(),
                                  [&](const SchoolIntake& one) { return one.school == school; });
    if (own == intakes.end()) return std::optional<IntakeNeighbours>();
    std::vector<double> values;
    for (const SchoolIntake& intake : intakes) {
      for (const double value : characteristics(intake)) values.push_back(value);
    }
    IntakeNeighbours found{*own, {}};
    const auto place = static_cast<std::size_t>(own - intakes.begin());
    for (const stats::Similar& like : stats::similar_schools({values, kWeights}, place, count))
      found.similar.push_back({intakes[like.school], like.distance});
    return std::optional(std::move(found));
  } catch (const DatabaseError& failure) {
    return tl::unexpected<Problem>(failure.problem());
  }
}

}  // namespace headrow::evidence
