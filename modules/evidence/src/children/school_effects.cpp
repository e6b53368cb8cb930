#include "headrow/evidence/school_effects.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "database.hpp"
#include "headrow/stats/random_intercept.hpp"

namespace headrow::evidence {

namespace {

constexpr std::size_t kPredictors = 6;

/// Rows of a result, its prior attainment and the year; the characteristics stand in every roll-up.
constexpr std::string_view kKeyStage2 =
    "SELECT r.*, (r.reading + r.maths) / 2 AS result, CAST(e.goals AS DOUBLE) AS prior FROM pupil_result r "
    "JOIN "
    "pupil_result e ON e.pupil = r.pupil AND e.stage = 'eyfsp' WHERE r.stage = 'ks2' AND r.counts";
constexpr std::string_view kKeyStage4 =
    "SELECT r.*, r.attainment8 AS result, r.prior_attainment AS prior FROM pupil_result r WHERE r.stage = "
    "'ks4' AND "
    "r.counts";

std::string_view rows_of(EffectStage stage) {
  return stage == EffectStage::KeyStage2 ? kKeyStage2 : kKeyStage4;
}

std::optional<int> latest_year(Connection& connection, EffectStage stage) {
  Rows rows = connection.query(fmt::format(
      "SELECT CAST(max(year) AS INTEGER) FROM ({}) WHERE result IS NOT NULL AND prior IS NOT NULL",
      rows_of(stage)));
  if (!rows.next_chunk()) return std::nullopt;
  return rows.optional<std::int32_t>(0, 0);
}

struct Pupils {
  std::vector<double> results, predictors;
  std::vector<std::uint32_t> groups;
  std::vector<PlaceId> schools;  ///< by group
};

Pupils pupils_of(Connection& connection, EffectStage stage, int year) {
  Pupils pupils;
  std::map<PlaceId, std::uint32_t> groups;
  const auto flag = [](std::string_view condition) {
    return fmt::format("CASE WHEN {} THEN 1.0 ELSE 0.0 END::DOUBLE", condition);
  };
  Rows rows = connection.query(
      fmt::format("SELECT school, CAST(result AS DOUBLE), CAST(prior AS DOUBLE), {}, {}, {}, {}, {} FROM "
                  "({}) WHERE year = {} AND "
                  "result IS NOT NULL AND prior IS NOT NULL ORDER BY school, pupil",
                  flag("fsm6 = 'yes'"), flag("sen = 'support'"), flag("sen = 'ehcp'"),
                  flag("first_language = 'other'"), flag("sex = 'f'"), rows_of(stage), year));
  while (rows.next_chunk()) {
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const PlaceId school = rows.column<std::int32_t>(0)[i];
      const auto [place, is_new] = groups.emplace(school, static_cast<std::uint32_t>(groups.size()));
      if (is_new) pupils.schools.push_back(school);
      pupils.groups.push_back(place->second);
      pupils.results.push_back(rows.column<double>(1)[i]);
      for (std::size_t predictor = 0; predictor < kPredictors; ++predictor)
        pupils.predictors.push_back(rows.column<double>(2 + predictor)[i]);
    }
  }
  return pupils;
}

}  // namespace

Result<std::optional<SchoolEffects>> school_effects(const Store& store, EffectStage stage,
                                                    std::optional<int> year) {
  try {
    const auto database = store.database();
    Connection connection = database->connect();
    if (!year) year = latest_year(connection, stage);
    if (!year) return std::optional<SchoolEffects>();
    const Pupils pupils = pupils_of(connection, stage, *year);
    const auto fit =
        stats::fit_random_intercept({pupils.results, pupils.predictors, kPredictors, pupils.groups});
    if (!fit) return std::optional<SchoolEffects>();
    SchoolEffects found{stage, *year, {}, fit->intraclass_correlation()};
    for (std::size_t i = 0; i < pupils.schools.size(); ++i) {
      found.schools.push_back({pupils.schools[i], fit->effects[i].effect, stats::effect_interval(*fit, i),
                               fit->effects[i].pupils});
    }
    std::sort(found.schools.begin(), found.schools.end(), [](const SchoolEffect& a, const SchoolEffect& b) {
      return a.effect != b.effect ? a.effect > b.effect : a.school < b.school;
    });
    return std::optional(std::move(found));
  } catch (const DatabaseError& failure) {
    return tl::unexpected<Problem>(failure.problem());
  }
}

}  // namespace headrow::evidence
