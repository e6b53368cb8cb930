// A school by its own pupils' records: its figures beside the authority's published ones, and what it adds.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "headrow/evidence/api/ask.hpp"
#include "headrow/evidence/api/json_parts.hpp"
#include "headrow/evidence/children.hpp"
#include "headrow/evidence/school_effects.hpp"
#include "pupil_city.hpp"
#include "pupil_reach.hpp"
#include "pupil_route.hpp"
#include "routes.hpp"

namespace headrow::evidence::api {
namespace {

using http::Request;
using http::Response;
using http::Shape;

constexpr std::array<std::string_view, 13> kOfASchool{"context.fsm6_share",
                                                      "sen.support_share",
                                                      "sen.ehcp_share",
                                                      "context.additional_language_share",
                                                      "absence.overall",
                                                      "absence.persistent",
                                                      "exclusions.suspension_rate",
                                                      "early_years.good_level_of_development",
                                                      "phonics.expected_year1",
                                                      "ks2.reading_writing_maths_expected",
                                                      "ks2.multiplication_average",
                                                      "ks4.attainment8",
                                                      "ks4.english_maths_5"};

/// By the interval alone: a small school is no different until its interval says otherwise.
Json standing(const ChildrenRow& row, const std::optional<double>& city) {
  if (!city || !row.lower) return Json();
  return *city < *row.lower ? "above" : *city > *row.upper ? "below" : "no different";
}

Json figure_json(const PageData& data, const Measure& measure, const ChildrenRow& row,
                 const std::optional<Children::City>& city, const std::vector<ChildrenReach>& reach) {
  const auto beside = city_figure(data, measure, city, row.year, reach);
  const Evidence& evidence = data.evidence();
  return {{"measure", measure_json(evidence, measure)}, {"period", period_of(row.year)},
          {"value", http::number_or_null(row.value)},   {"lower", http::number_or_null(row.lower)},
          {"upper", http::number_or_null(row.upper)},   {"of", row.denominator},
          {"authority", http::number_or_null(beside)},  {"standing", standing(row, beside)}};
}

Json effects_json(const Store& store, PlaceId school) {
  Json effects = Json::array();
  for (const EffectStage stage : {EffectStage::KeyStage2, EffectStage::KeyStage4}) {
    const auto found = school_effects(store, stage);
    if (!found || !*found) continue;
    const auto& schools = (*found)->schools;
    const auto own = std::find_if(schools.begin(), schools.end(),
                                  [&](const SchoolEffect& one) { return one.school == school; });
    if (own == schools.end()) continue;
    effects.push_back({{"stage", stage == EffectStage::KeyStage2 ? "key stage 2" : "key stage 4"},
                       {"period", period_of((*found)->year)},
                       {"effect", own->effect},
                       {"lower", own->interval.lower},
                       {"upper", own->interval.upper},
                       {"pupils", own->pupils}});
  }
  return effects;
}

Result<Json> school_json(const PageData& data, const Request& request,
                         const std::vector<ChildrenReach>& reach) {
  const Evidence& evidence = data.evidence();
  const auto place = school_within(data, request, reach);
  if (!place) return tl::unexpected(place.error());
  const auto city = data.children().city();
  Json figures = Json::array();
  for (const std::string_view code : kOfASchool) {
    const Measure* measure = evidence.catalogue().measure(code);
    if (measure == nullptr) continue;
    ChildrenQuestion question;
    question.measure = measure;
    question.school = place->id;
    question.reach = reach;
    question.latest = true;
    const auto answer = data.children().answer(question);
    if (!answer) return tl::unexpected(answer.error());
    for (const ChildrenRow& row : answer->rows) {
      if (row.value) figures.push_back(figure_json(data, *measure, row, city, reach));
    }
  }
  return Json{{"figures", std::move(figures)},
              {"effects", reaches_whole_school(reach, place->code) ? effects_json(data.store(), place->id)
                                                                   : Json::array()}};
}

}  // namespace

void add_pupil_school_routes(http::RouteTable& table, const PageData& data, const Today& today) {
  auto route = pupil_route("/api/v1/pupils/schools/{number}", "getPupilSchool",
                           "A school by its own pupils' records, and what it adds to what they bring.");
  route.variables = {school_number()};
  const auto number = Shape::number().or_null();
  route.answer = Shape::object(
      {{"figures",
        Shape::list(Shape::object(
            {{"measure", Shape::named("MeasureSummary")},
             {"period", Shape::text()},
             {"value", number},
             {"lower", number},
             {"upper", number},
             {"of", Shape::number()},
             {"authority",
              Shape::number(
                  "as published; from the same records where it is not yet and the asker sees them all")
                  .or_null()},
             {"standing", Shape::text("above, below, no different").or_null()}}))},
       {"effects", Shape::list(Shape::object({{"stage", Shape::text()},
                                              {"period", Shape::text()},
                                              {"effect", Shape::number("points, shrunk by size")},
                                              {"lower", Shape::number()},
                                              {"upper", Shape::number()},
                                              {"pupils", Shape::whole_number()}}))}});
  route.handler =
      answer_within_reach(today, [&data](const Request& request, const std::vector<ChildrenReach>& reach) {
        return school_json(data, request, reach);
      });
  table.add(std::move(route));
}

}  // namespace headrow::evidence::api
