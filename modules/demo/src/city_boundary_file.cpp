// Where the wards of the invented city lie.
#include <algorithm>
#include <cmath>
#include <fstream>
#include <nlohmann/json.hpp>
#include <numbers>

#include "city_files.hpp"
#include "headrow/base/grid_reference.hpp"

namespace headrow::demo {

namespace {

using Json = nlohmann::json;

struct Point {
  double east, north;
};
using Ring = std::vector<Point>;

constexpr int kCorners = 72;
constexpr double kBeyondTheLast = 600;  ///< metres from the outermost neighbourhood to the city's edge

/// The edge of the city: as far as anybody lives, and in some directions farther.
Ring city_edge(const City& city) {
  double reach = 0;
  for (const Neighbourhood& here : city.neighbourhoods)
    reach = std::max(reach, std::hypot(here.east, here.north));
  Ring ring;
  for (int i = 0; i < kCorners; ++i) {
    const double angle = 2 * std::numbers::pi * i / kCorners;
    const double farther = 1.16 + 0.1 * std::sin(3 * angle + 1) + 0.06 * std::sin(7 * angle + 2);
    const double radius = reach * farther + kBeyondTheLast;
    ring.push_back({radius * std::cos(angle), radius * std::sin(angle)});
  }
  return ring;
}

/// How much nearer a point is to `own` than to `other`, as a difference of squares: linear in the point.
double nearer(const Point& point, const Ward& own, const Ward& other) {
  const auto square = [&](const Ward& ward) {
    return std::pow(point.east - ward.east, 2) + std::pow(point.north - ward.north, 2);
  };
  return square(other) - square(own);
}

/// What of a ring is nearer to `own` than to `other` (Sutherland and Hodgman's clipping by one line).
Ring nearer_part(const Ring& ring, const Ward& own, const Ward& other) {
  Ring kept;
  for (std::size_t i = 0; i < ring.size(); ++i) {
    const Point &from = ring[i], &to = ring[(i + 1) % ring.size()];
    const double before = nearer(from, own, other), after = nearer(to, own, other);
    if (before >= 0) kept.push_back(from);
    if ((before >= 0) == (after >= 0)) continue;
    const double share = before / (before - after);
    kept.push_back({from.east + share * (to.east - from.east), from.north + share * (to.north - from.north)});
  }
  return kept;
}

Json position_of(const Point& point) {
  const Degrees at = degrees_of({kCentreEasting + point.east, kCentreNorthing + point.north});
  const auto rounded = [](double degrees) { return std::round(degrees * 1e5) / 1e5; };
  return {rounded(at.longitude), rounded(at.latitude)};
}

Json feature_of(const City& city, const Ward& ward, const Ring& edge) {
  Ring ring = edge;
  for (const Ward& other : city.wards) {
    if (&other != &ward) ring = nearer_part(ring, ward, other);
  }
  Json positions = Json::array();
  for (const Point& point : ring) positions.push_back(position_of(point));
  positions.push_back(positions.front());
  return {{"type", "Feature"},
          {"properties", {{"WD25CD", ward.code}, {"WD25NM", ward.name}}},
          {"geometry", {{"type", "Polygon"}, {"coordinates", Json::array({positions})}}}};
}

}  // namespace

Result<std::size_t> write_boundaries(const CityFiles& files) {
  const Ring edge = city_edge(files.city);
  Json features = Json::array();
  for (const Ward& ward : files.city.wards) features.push_back(feature_of(files.city, ward, edge));
  std::error_code ignored;
  std::filesystem::create_directories(files.folder, ignored);
  const auto file = files.folder / "ward-boundaries.geojson";
  std::ofstream out(file);
  out << Json{{"type", "FeatureCollection"}, {"features", std::move(features)}}.dump() << "\n";
  out.close();
  if (!out) return fail(ProblemCode::Failed, "The boundaries could not be written.", {file.string()});
  return std::size_t{1};
}

}  // namespace headrow::demo
