#include "headrow/formats/geojson.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>

namespace headrow::formats {

namespace {

using Json = nlohmann::json;
namespace fs = std::filesystem;

constexpr std::uintmax_t kLargest = 64u << 20;
constexpr std::size_t kFewestPoints = 4;  ///< of a ring, the last the same as the first (RFC 7946, 3.1.6)

bool is_position(const Json& position) {
  if (!position.is_array() || position.size() < 2 || !position[0].is_number() || !position[1].is_number())
    return false;
  return std::abs(position[0].get<double>()) <= 180 && std::abs(position[1].get<double>()) <= 90;
}

/// What is wrong with a polygon; "" when nothing is.
std::string wrong_in_polygon(const Json& rings) {
  if (!rings.is_array() || rings.empty()) return "A polygon has no rings.";
  for (const Json& ring : rings) {
    if (!ring.is_array() || ring.size() < kFewestPoints || ring.front() != ring.back())
      return "A ring of the area does not close.";
    if (!std::all_of(ring.begin(), ring.end(), is_position)) {
      return "The coordinates are not degrees of longitude and latitude. Export the boundaries as GeoJSON in "
             "WGS84 (EPSG:4326).";
    }
  }
  return {};
}

std::string wrong_in_geometry(const Json& geometry) {
  const bool has_both = geometry.is_object() && geometry.contains("type") && geometry.contains("coordinates");
  if (has_both && geometry["type"] == "Polygon") return wrong_in_polygon(geometry["coordinates"]);
  if (!has_both || geometry["type"] != "MultiPolygon" || !geometry["coordinates"].is_array())
    return "The feature is no area (Polygon or MultiPolygon).";
  for (const Json& polygon : geometry["coordinates"]) {
    if (std::string wrong = wrong_in_polygon(polygon); !wrong.empty()) return wrong;
  }
  return {};
}

GeoArea area_of(const Json& feature) {
  GeoArea area;
  if (const auto found = feature.find("properties"); found != feature.end() && found->is_object()) {
    for (const auto& [name, value] : found->items())
      area.properties.emplace_back(name, value.is_string() ? value.get<std::string>() : value.dump());
  }
  area.geometry =
      Json{{"type", feature["geometry"]["type"]}, {"coordinates", feature["geometry"]["coordinates"]}}.dump();
  return area;
}

}  // namespace

const std::string& GeoArea::property(std::string_view name) const {
  static const std::string kNone;
  const auto found =
      std::find_if(properties.begin(), properties.end(), [&](const auto& one) { return one.first == name; });
  return found == properties.end() ? kNone : found->second;
}

Result<std::vector<GeoArea>> read_geojson(const fs::path& file) {
  const auto wrong = [&](std::string message, long row = 0) {
    Problem problem{ProblemCode::BadInput, std::move(message), {}};
    problem.where.file = file.string();
    problem.where.row = row;
    return tl::unexpected(std::move(problem));
  };
  std::error_code missing;
  const auto bytes = fs::file_size(file, missing);
  if (missing) return fail(ProblemCode::NotFound, fmt::format("There is no file {}.", file.string()));
  if (bytes > kLargest) return wrong("The boundaries are over 64 MB. Take a generalised set of them.");
  std::ifstream in(file, std::ios::binary);
  const Json document = Json::parse(in, nullptr, false);
  if (document.is_discarded()) return wrong("This is no JSON: it may have been cut off.");
  if (!document.is_object() || document.value("type", Json()) != "FeatureCollection" ||
      !document.contains("features") || !document["features"].is_array())
    return wrong("This JSON document is no collection of areas (a GeoJSON FeatureCollection).");
  std::vector<GeoArea> areas;
  for (const Json& feature : document["features"]) {
    const long row = static_cast<long>(areas.size()) + 1;
    if (!feature.is_object() || !feature.contains("geometry")) return wrong("This is no feature.", row);
    if (std::string problem = wrong_in_geometry(feature["geometry"]); !problem.empty())
      return wrong(std::move(problem), row);
    areas.push_back(area_of(feature));
  }
  return areas;
}

}  // namespace headrow::formats
