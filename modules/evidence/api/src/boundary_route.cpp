// Where areas lie, for maps.
#include <nlohmann/json.hpp>

#include "headrow/evidence/api/ask.hpp"
#include "headrow/evidence/boundary.hpp"
#include "headrow/http/json.hpp"
#include "routes.hpp"

namespace headrow::evidence::api {
namespace {

using http::Request;
using http::Response;
using http::Shape;
using Json = nlohmann::json;

/// The polygons of an area, each its rings; one polygon alone is a list of one.
Json polygons_of(const Boundary& boundary) {
  Json geometry = Json::parse(boundary.geometry);
  return geometry["type"] == "Polygon" ? Json::array({std::move(geometry["coordinates"])})
                                       : std::move(geometry["coordinates"]);
}

Result<Response> answer(const PageData& data, const Request& request) {
  const auto places = asked_places(data.evidence(), request);
  if (!places) return tl::unexpected(places.error());
  std::vector<PlaceId> ids;
  for (const Place& place : *places) ids.push_back(place.id);
  const auto found = boundaries(data.store(), ids);
  if (!found) return tl::unexpected(found.error());
  Json areas = Json::array();
  for (const Boundary& boundary : *found) {
    const Place* place = data.evidence().place(boundary.place);
    if (place == nullptr) continue;
    areas.push_back({{"code", place->code}, {"name", place->name}, {"polygons", polygons_of(boundary)}});
  }
  return http::json_response({{"areas", std::move(areas)}});
}

}  // namespace

void add_boundary_route(http::RouteTable& table, const PageData& data) {
  http::Route route;
  route.permission = records::Permission::ReadPublished;
  route.pattern = "/api/v1/boundaries";
  route.operation = "getBoundaries";
  route.summary = "Where areas lie: polygons of rings of longitude and latitude in degrees (WGS84).";
  route.parameters = {required_parameter(
      "places", "Codes of areas, with commas between. Those without a boundary are left out.", "E05011384")};
  route.answer = Shape::object(
      {{"areas", Shape::list(Shape::object(
                     {{"code", Shape::text()},
                      {"name", Shape::text()},
                      {"polygons", Shape::list(Shape::list(Shape::list(Shape::list(Shape::number()))))}}))}});
  route.handler = [&data](const Request& request) { return answer(data, request); };
  table.add(std::move(route));
}

}  // namespace headrow::evidence::api
