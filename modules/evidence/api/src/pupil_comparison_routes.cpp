// A school among the others: in a funnel of what chance allows, and beside those whose pupils bring the same.
#include <algorithm>
#include <cmath>

#include "headrow/evidence/api/ask.hpp"
#include "headrow/evidence/api/json_parts.hpp"
#include "headrow/evidence/school_intake.hpp"
#include "headrow/stats/funnel.hpp"
#include "pupil_city.hpp"
#include "pupil_reach.hpp"
#include "pupil_route.hpp"
#include "routes.hpp"

namespace headrow::evidence::api {
namespace {

using http::Request;
using http::Response;
using http::Shape;

constexpr std::size_t kSimilar = 10;
constexpr int kStepsOfLimits = 60;
constexpr double kPerCent = 100;

std::string_view place_in(stats::FunnelPlace place) {
  switch (place) {
    case stats::FunnelPlace::BelowAlarm:
      return "far below";
    case stats::FunnelPlace::BelowAlert:
      return "below";
    case stats::FunnelPlace::Inside:
      return "inside";
    case stats::FunnelPlace::AboveAlert:
      return "above";
    case stats::FunnelPlace::AboveAlarm:
      return "far above";
  }
  return "inside";
}

struct Point {
  PlaceId school = 0;
  double of = 0, value = 0;  ///< pupils, per cent
};

/// Every school that the asker sees, in one year.
Result<std::vector<Point>> points_of(const PageData& data, const Measure& measure,
                                     const std::vector<ChildrenReach>& reach, int year) {
  ChildrenQuestion question;
  question.measure = &measure;
  question.by = {"school"};
  question.reach = reach;
  question.first_year = question.last_year = year;
  const auto answer = data.children().answer(question);
  if (!answer) return tl::unexpected(answer.error());
  std::vector<Point> points;
  for (const ChildrenRow& row : answer->rows) {
    if (row.value)
      points.push_back({static_cast<PlaceId>(std::stoi(row.values[0])), row.denominator, *row.value});
  }
  return points;
}

/// A year of the school and the city's figure of it.
struct Held {
  int year = 0;
  std::optional<double> centre;
};

/// The school's newest year that can be held against the city, else its newest without a figure of the city;
/// nullopt while the school has none.
Result<std::optional<Held>> held_year(const PageData& data, const Measure& measure, PlaceId school,
                                      const std::vector<ChildrenReach>& reach) {
  ChildrenQuestion question;
  question.measure = &measure;
  question.school = school;
  question.reach = reach;
  const auto answer = data.children().answer(question);
  if (!answer) return tl::unexpected(answer.error());
  const auto city = data.children().city();
  std::optional<Held> newest;
  for (auto row = answer->rows.rbegin(); row != answer->rows.rend(); ++row) {
    if (!row->value) continue;
    const Held held{row->year, city_figure(data, measure, city, row->year, reach)};
    if (held.centre) return std::optional(held);
    if (!newest) newest = held;
  }
  return newest;
}

/// The limits as a line: closer together where they bend.
Json limits_json(double centre, double most) {
  Json limits = Json::array();
  for (int step = 1; step <= kStepsOfLimits; ++step) {
    const double of = std::max(1.0, most * std::pow(static_cast<double>(step) / kStepsOfLimits, 2));
    const auto at = stats::proportion_funnel(centre / kPerCent, of);
    limits.push_back({{"of", of},
                      {"alert_lower", kPerCent * at.alert.lower},
                      {"alert_upper", kPerCent * at.alert.upper},
                      {"alarm_lower", kPerCent * at.alarm.lower},
                      {"alarm_upper", kPerCent * at.alarm.upper}});
  }
  return limits;
}

Json funnel_json(const PageData& data, const std::vector<Point>& points, PlaceId own, double centre) {
  double most = 0;
  Json schools = Json::array();
  for (const Point& point : points) {
    const Place* place = data.evidence().place(point.school);
    if (place == nullptr) continue;
    most = std::max(most, point.of);
    const auto limits = stats::proportion_funnel(centre / kPerCent, point.of);
    schools.push_back({{"urn", place->code},
                       {"name", place->name},
                       {"of", point.of},
                       {"value", point.value},
                       {"own", point.school == own},
                       {"place", place_in(stats::funnel_place(limits, point.value / kPerCent))}});
  }
  return {{"centre", centre}, {"schools", std::move(schools)}, {"limits", limits_json(centre, 1.1 * most)}};
}

/// What other schools' pupils bring is shown to who sees these pupils; their names are no secret.
Json similar_json(const PageData& data, PlaceId school, const std::vector<Point>& points,
                  const std::vector<ChildrenReach>& reach) {
  Json similar = Json::array();
  const auto found = intake_neighbours(data.store(), school, kSimilar);
  if (!found || !*found) return similar;
  const auto add = [&](const SchoolIntake& intake, double distance) {
    const Place* place = data.evidence().place(intake.school);
    if (place == nullptr) return;
    const bool seen = reaches_whole_school(reach, place->code);
    const auto share = [&](double value) { return seen ? Json(kPerCent * value) : Json(); };
    const auto point = std::find_if(points.begin(), points.end(),
                                    [&](const Point& one) { return one.school == intake.school; });
    similar.push_back({{"urn", place->code},
                       {"name", place->name},
                       {"own", intake.school == school},
                       {"distance", distance},
                       {"pupils", seen ? Json(intake.pupils) : Json()},
                       {"meals", share(intake.meals)},
                       {"special_needs", share(intake.support + intake.plans)},
                       {"other_language", share(intake.other_language)},
                       {"value", point == points.end() ? Json() : Json(point->value)}});
  };
  add((*found)->own, 0);
  for (const SimilarSchool& like : (*found)->similar) add(like.intake, like.distance);
  return similar;
}

Result<Json> comparison_json(const PageData& data, const Request& request,
                             const std::vector<ChildrenReach>& reach) {
  const auto school = school_within(data, request, reach);
  if (!school) return tl::unexpected(school.error());
  const Measure* measure = data.evidence().catalogue().measure(request.parameter("measure"));
  if (measure == nullptr || measure->pupils.empty() || measure->unit != "%")
    return fail(ProblemCode::BadUsage, "A funnel is of a share of pupils that their records tell.");
  const auto held = held_year(data, *measure, school->id, reach);
  if (!held) return tl::unexpected(held.error());
  Json answer{{"measure", measure_json(data.evidence(), *measure)},
              {"period", nullptr},
              {"funnel", nullptr},
              {"similar", Json::array()}};
  if (!*held || !reaches_whole_school(reach, school->code)) return answer;
  const auto points = points_of(data, *measure, reach, (*held)->year);
  if (!points) return tl::unexpected(points.error());
  answer["period"] = period_of((*held)->year);
  if ((*held)->centre) answer["funnel"] = funnel_json(data, *points, school->id, *(*held)->centre);
  answer["similar"] = similar_json(data, school->id, *points, reach);
  return answer;
}

Shape answer_shape() {
  const auto number = Shape::number().or_null();
  const auto funnel = Shape::object(
      {{"centre", Shape::number("the city's figure, per cent")},
       {"schools",
        Shape::list(Shape::object({{"urn", Shape::text()},
                                   {"name", Shape::text()},
                                   {"of", Shape::number("pupils")},
                                   {"value", Shape::number("per cent")},
                                   {"own", Shape::yes_no()},
                                   {"place", Shape::text("far below, below, inside, above, far above")}}))},
       {"limits", Shape::list(Shape::object({{"of", Shape::number()},
                                             {"alert_lower", Shape::number("95 of 100 schools lie within")},
                                             {"alert_upper", Shape::number()},
                                             {"alarm_lower", Shape::number("998 of 1,000")},
                                             {"alarm_upper", Shape::number()}}))}});
  return Shape::object(
      {{"measure", Shape::named("MeasureSummary")},
       {"period", Shape::text().or_null()},
       {"funnel", funnel.or_null()},
       {"similar", Shape::list(Shape::object({{"urn", Shape::text()},
                                              {"name", Shape::text()},
                                              {"own", Shape::yes_no()},
                                              {"distance", Shape::number("standard deviations")},
                                              {"pupils", number},
                                              {"meals", number},
                                              {"special_needs", number},
                                              {"other_language", number},
                                              {"value", number}}))}});
}

}  // namespace

void add_pupil_comparison_routes(http::RouteTable& table, const PageData& data, const Today& today) {
  auto route =
      pupil_route("/api/v1/pupils/schools/{number}/comparison", "getPupilSchoolComparison",
                  "A school among the others: what chance allows, and schools whose pupils bring the same.");
  route.variables = {school_number()};
  route.parameters = {
      required_parameter("measure", "A share that pupils' records tell.", "absence.persistent")};
  route.answer = answer_shape();
  route.handler =
      answer_within_reach(today, [&data](const Request& request, const std::vector<ChildrenReach>& reach) {
        return comparison_json(data, request, reach);
      });
  table.add(std::move(route));
}

}  // namespace headrow::evidence::api
