// What a page needs to begin: the product, places, measures.
#include <algorithm>

#include "headrow/evidence/api/ask.hpp"
#include "headrow/evidence/api/download.hpp"
#include "headrow/evidence/api/json_parts.hpp"
#include "headrow/evidence/catalogue.hpp"
#include "routes.hpp"

namespace headrow::evidence::api {
namespace {

using http::Request;
using http::Response;
using http::Shape;

// A country that was made up for a demonstration says so in its name.
constexpr std::string_view kInvented = "(invented)";

std::string country_name(const Evidence& evidence) {
  const auto country = evidence.england();
  const Place* place = country ? evidence.place(*country) : nullptr;
  return place ? place->name : std::string();
}

/// The strategy's own place where it is loaded, else the first authority there is.
Json default_place(const Evidence& evidence, const std::string& wanted) {
  if (!wanted.empty() && evidence.place(wanted)) return wanted;
  const auto authorities = evidence.places(PlaceKind::Authority);
  const auto open = std::ranges::find_if(authorities, &Place::open);
  return open == authorities.end() ? Json(nullptr) : Json(open->code);
}

Json about_json(const PageData& data, const About& about) {
  const auto& evidence = data.evidence();
  const auto country = country_name(evidence);
  Json strategies = Json::array();
  for (const auto& [code, title] : about.strategies) strategies.push_back({{"code", code}, {"title", title}});
  Json sets = Json::array();
  for (const auto& set : evidence.neighbour_sets())
    sets.push_back({{"code", set.code}, {"title", set.title}});
  return {{"product", about.product},
          {"version", about.version},
          {"generation", data.generation()},
          {"place_default", default_place(evidence, about.place_default)},
          {"invented", country.find(kInvented) != std::string::npos},
          {"country", text_or_null(country)},
          {"strategies", std::move(strategies)},
          {"neighbour_sets", std::move(sets)}};
}

PlaceKind asked_kind(const Request& request) {
  const auto asked = request.parameter("kind");
  for (const auto kind : {PlaceKind::Country, PlaceKind::Region, PlaceKind::District}) {
    if (asked == place_kind_text(kind)) return kind;
  }
  return PlaceKind::Authority;
}

Json places_json(const Evidence& evidence, PlaceKind kind) {
  auto places = evidence.places(kind);
  std::ranges::sort(places, {}, [](const Place& place) { return std::pair(!place.open, place.name); });
  Json list = Json::array();
  for (const auto& place : places) list.push_back(place_json(evidence, place));
  return {{"places", std::move(list)}};
}

Json measures_json(const Evidence& evidence) {
  Json list = Json::array();
  for (const auto& measure : evidence.catalogue().measures()) list.push_back(measure_json(evidence, measure));
  return {{"measures", std::move(list)}};
}

Download measures_download(const Evidence& evidence) {
  Download made{"measures", {"Measures", {}, {}}};
  for (const char* heading :
       {"code", "title", "definition", "unit", "polarity", "phase", "theme", "last_published"}) {
    made.table.columns.push_back({heading, std::nullopt, std::nullopt});
  }
  for (const auto& measure : evidence.catalogue().measures()) {
    made.table.rows.push_back(
        {measure.code, measure.title, measure.definition, measure.unit, polarity_text(measure.polarity),
         measure.phase, measure.theme,
         measure.last_published ? period_text(*measure.last_published) : std::string()});
  }
  return made;
}

Shape coded_titles() {
  return Shape::list(Shape::object({{"code", Shape::text()}, {"title", Shape::text()}}));
}

void add_about(http::RouteTable& table, const PageData& data, const About& about) {
  http::Route route;
  route.permission = records::Permission::ReadPublished;
  route.pattern = "/api/v1/about";
  route.operation = "getAbout";
  route.summary =
      "What is served here: product, strategies, sets of neighbours, and whether the figures are invented.";
  route.answer = Shape::object({{"product", Shape::text()},
                                {"version", Shape::text()},
                                {"generation", Shape::whole_number("grows with each load")},
                                {"place_default", Shape::text().or_null()},
                                {"invented", Shape::yes_no("the country does not exist")},
                                {"country", Shape::text().or_null()},
                                {"strategies", coded_titles()},
                                {"neighbour_sets", coded_titles()}});
  route.handler = [&data, about](const Request&) -> Result<Response> {
    return http::json_response(about_json(data, about));
  };
  table.add(std::move(route));
}

void add_places(http::RouteTable& table, const PageData& data) {
  http::Route route;
  route.permission = records::Permission::ReadPublished;
  route.pattern = "/api/v1/places";
  route.operation = "listPlaces";
  route.summary = "Places of one kind, open ones first, by name.";
  route.parameters = {{"kind",
                       "authority when left out",
                       http::ParameterType::Text,
                       false,
                       {"authority", "region", "country", "district"},
                       ""}};
  route.answer = Shape::object({{"places", Shape::list(Shape::named("Place"))}});
  route.handler = [&data](const Request& request) -> Result<Response> {
    return http::json_response(places_json(data.evidence(), asked_kind(request)));
  };
  table.add(std::move(route));
}

void add_measures(http::RouteTable& table, const PageData& data) {
  http::Route route;
  route.permission = records::Permission::ReadPublished;
  route.pattern = "/api/v1/measures";
  route.operation = "listMeasures";
  route.summary = "Every measure of the catalogue.";
  route.answer = Shape::object({{"measures", Shape::list(Shape::named("MeasureSummary"))}});
  offer_downloads(route);
  route.handler = [&data](const Request& request) -> Result<Response> {
    const auto format = asked_format(request);
    if (format != Format::Answer) return download(measures_download(data.evidence()), format);
    return http::json_response(measures_json(data.evidence()));
  };
  table.add(std::move(route));
}

}  // namespace

void add_about_routes(http::RouteTable& table, const PageData& data, const About& about) {
  add_about(table, data, about);
  add_places(table, data);
  add_measures(table, data);
}

}  // namespace headrow::evidence::api
