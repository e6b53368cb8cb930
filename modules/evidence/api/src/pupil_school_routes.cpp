// A school by its own pupils' records: its figures beside the authority's published ones, and what it adds.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "headrow/evidence/api/ask.hpp"
#include "headrow/evidence/api/json_parts.hpp"
#include "headrow/evidence/children.hpp"
#include "headrow/evidence/school_effects.hpp"
#include "pupil_reach.hpp"
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

std::string period_of(int year) {
  return period_text({YearKind::Academic, year - 1, year, PeriodPart::Whole, 0});
}

/// The authority's published figure of a year; nullopt where there is none.
std::optional<double> published(const Evidence& evidence, const Measure& measure, PlaceId authority,
                                int year) {
  const auto what = evidence.find(measure.code);
  if (!what) return std::nullopt;
  for (const EvidenceRow& row : evidence.series(*what, authority)) {
    if (row.value && row.period.part == PeriodPart::Whole && row.period.last == year) return row.value;
  }
  return std::nullopt;
}

/// By the interval alone: a small school is no different until its interval says otherwise.
Json standing(const ChildrenRow& row, const std::optional<double>& city) {
  if (!city || !row.lower) return Json();
  return *city < *row.lower ? "above" : *city > *row.upper ? "below" : "no different";
}

Json number_or_null(const std::optional<double>& value) {
  return value ? Json(*value) : Json();
}

/// The city's figure of the year from the same records, for who sees all of them.
std::optional<double> computed(const PageData& data, const Measure& measure, int year,
                               const std::vector<ChildrenReach>& reach) {
  if (!reaches_everywhere(reach)) return std::nullopt;
  ChildrenQuestion question;
  question.measure = &measure;
  question.reach = reach;
  question.first_year = question.last_year = year;
  const auto answer = data.children().answer(question);
  return answer && !answer->rows.empty() ? answer->rows[0].value : std::nullopt;
}

Json figure_json(const PageData& data, const Measure& measure, const ChildrenRow& row,
                 const std::optional<Children::City>& city, const std::vector<ChildrenReach>& reach) {
  const Evidence& evidence = data.evidence();
  auto beside = city ? published(evidence, measure, city->authority, row.year) : std::nullopt;
  if (!beside) beside = computed(data, measure, row.year, reach);
  return {{"measure", measure_json(evidence, measure)}, {"period", period_of(row.year)},
          {"value", number_or_null(row.value)},         {"lower", number_or_null(row.lower)},
          {"upper", number_or_null(row.upper)},         {"of", row.denominator},
          {"authority", number_or_null(beside)},        {"standing", standing(row, beside)}};
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

Result<Json> school_json(const PageData& data, const Request& request, records::Day today) {
  const Evidence& evidence = data.evidence();
  const auto place = evidence.place(request.variable("number"));
  const auto reach = reach_of(*request.asker.principal, today);
  // A school out of reach answers as one that is not there.
  if (!place || place->kind != PlaceKind::School || !reaches_school(reach, place->code))
    return fail(ProblemCode::NotFound, "No school within your reach has this number.");
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
  return Json{{"figures", std::move(figures)}, {"effects", effects_json(data.store(), place->id)}};
}

}  // namespace

void add_pupil_school_routes(http::RouteTable& table, const PageData& data,
                             const std::function<records::Day()>& today) {
  http::Route route;
  route.permission = records::Permission::ReadChildren;
  route.pattern = "/api/v1/pupils/schools/{number}";
  route.operation = "getPupilSchool";
  route.summary = "A school by its own pupils' records, and what it adds to what they bring.";
  route.follows_store = false;
  route.variables = {{"number",
                      "Unique reference number, or LAESTAB.",
                      http::ParameterType::WholeNumber,
                      true,
                      {},
                      "107852"}};
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
  route.handler = [&data, today](const Request& request) -> Result<Response> {
    auto school = school_json(data, request, today());
    if (!school) return tl::unexpected(school.error());
    return http::json_response(*std::move(school));
  };
  table.add(std::move(route));
}

}  // namespace headrow::evidence::api
