// Gaps between groups of pupils at every stage, and what they are made of.
#include <fmt/format.h>

#include "headrow/evidence/api/ask.hpp"
#include "headrow/evidence/api/json_parts.hpp"
#include "headrow/evidence/api/routes.hpp"
#include "headrow/evidence/children_gaps.hpp"
#include "pupil_city.hpp"
#include "pupil_reach.hpp"
#include "pupil_route.hpp"
#include "routes.hpp"

namespace headrow::evidence::api {
namespace {

using http::Request;
using http::Response;
using http::Shape;

std::string movement_text(GapMovement movement) {
  switch (movement) {
    case GapMovement::Narrowing:
      return "narrowing";
    case GapMovement::NarrowerOthersFell:
      return "narrower because others fell";
    case GapMovement::Wider:
      return "wider";
    case GapMovement::Unchanged:
      return "unchanged";
    case GapMovement::TooShort:
      break;
  }
  return "too few years";
}

Json year_json(const GapYear& year) {
  return {{"period", period_of(year.year)},      {"group", year.group.value},
          {"others", year.others.value},         {"group_pupils", year.group_pupils},
          {"others_pupils", year.others_pupils}, {"gap", year.gap},
          {"lower", year.interval.lower},        {"upper", year.interval.upper}};
}

Json gap_json(const Evidence& evidence, const MeasureGap& gap) {
  Json years = Json::array(), schools = Json::array();
  for (const GapYear& year : gap.years) years.push_back(year_json(year));
  for (const GapSchool& school : gap.schools) {
    const Place* place = evidence.place(school.school);
    schools.push_back({{"urn", place == nullptr ? "" : place->code},
                       {"name", place == nullptr ? "" : place->name},
                       {"group_pupils", school.group_pupils},
                       {"others_pupils", school.others_pupils},
                       {"gap", school.gap}});
  }
  return {{"measure", measure_json(evidence, *gap.measure)},
          {"years", std::move(years)},
          {"movement", movement_text(gap.movement)},
          {"years_to_close", http::number_or_null(gap.years_to_close)},
          {"between_schools", http::number_or_null(gap.between_schools)},
          {"within_schools", http::number_or_null(gap.within_schools)},
          {"schools", std::move(schools)}};
}

Json pair_json(const GroupPair& pair) {
  return {{"code", pair.code},
          {"title", pair.title},
          {"group", pair.group},
          {"group_title", pair.group_title},
          {"others_title", pair.others_title}};
}

Shape gaps_shape() {
  const auto pair = Shape::object({{"code", Shape::text()},
                                   {"title", Shape::text()},
                                   {"group", Shape::text()},
                                   {"group_title", Shape::text()},
                                   {"others_title", Shape::text()}});
  std::vector<Shape::Field> year{{"period", Shape::text()}};
  for (const char* name : {"group", "others", "group_pupils", "others_pupils", "gap", "lower", "upper"})
    year.emplace_back(name, Shape::number());
  return Shape::object(
      {{"pair", pair},
       {"pairs", Shape::list(pair)},
       {"gaps",
        Shape::list(Shape::object(
            {{"measure", Shape::named("MeasureSummary")},
             {"years", Shape::list(Shape::object(year))},
             {"movement",
              Shape::text("narrowing, narrower because others fell, wider, unchanged, too few years")},
             {"years_to_close", Shape::number("at the pace of the last five years").or_null()},
             {"between_schools", Shape::number("part of the last gap").or_null()},
             {"within_schools", Shape::number().or_null()},
             {"schools", Shape::list(Shape::object({{"urn", Shape::text()},
                                                    {"name", Shape::text()},
                                                    {"group_pupils", Shape::number()},
                                                    {"others_pupils", Shape::number()},
                                                    {"gap", Shape::number()}}))}}))}});
}

Result<Json> gaps_json(const PageData& data, const Request& request,
                       const std::vector<ChildrenReach>& reach) {
  const Evidence& evidence = data.evidence();
  const std::string_view asked = request.parameter("pair");
  const GroupPair* pair = group_pair(asked.empty() ? group_pairs().front().code : asked);
  if (pair == nullptr)
    return fail(ProblemCode::BadUsage, fmt::format("No groups are called '{}'.", asked), {"", 0, "pair", ""});
  ChildrenQuestion within;
  within.reach = reach;
  if (const std::string_view place = request.parameter("place"); !place.empty()) {
    const auto school = evidence.place(place);
    if (!school) return tl::unexpected(school.error());
    if (school->kind == PlaceKind::School) within.school = school->id;
    if (school->kind == PlaceKind::Ward) within.ward = school->code;
  }
  Json gaps = Json::array(), pairs = Json::array();
  for (const std::string_view code : gap_measures()) {
    const Measure* measure = evidence.catalogue().measure(code);
    if (measure == nullptr) continue;
    const auto gap = gap_of(data.children(), *measure, *pair, within);
    // Where young people live is told for the whole city alone: left out for a school.
    if (!gap) continue;
    if (!gap->years.empty()) gaps.push_back(gap_json(evidence, *gap));
  }
  for (const GroupPair& one : group_pairs()) pairs.push_back(pair_json(one));
  return Json{{"pair", pair_json(*pair)}, {"pairs", std::move(pairs)}, {"gaps", std::move(gaps)}};
}

}  // namespace

void add_pupil_gap_routes(http::RouteTable& table, const PageData& data, const Today& today) {
  auto route = pupil_route(
      "/api/v1/pupils/gaps", "getPupilGaps",
      "The gap between two groups at every stage: its trend, its pace, its parts, and schools' own.");
  route.parameters = {
      text_parameter("pair", "The two groups, disadvantaged pupils and others when left out.", "sex"),
      text_parameter("place", "URN of a school or code of a ward; the whole reach when left out.")};
  route.answer = gaps_shape();
  route.handler =
      answer_within_reach(today, [&data](const Request& request, const std::vector<ChildrenReach>& reach) {
        return gaps_json(data, request, reach);
      });
  table.add(std::move(route));
}

}  // namespace headrow::evidence::api
