#pragma once

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "headrow/base/result.hpp"

namespace headrow::formats {

/// An area of a GeoJSON file (RFC 7946).
struct GeoArea {
  std::vector<std::pair<std::string, std::string>> properties;  ///< text as it stands, numbers as written
  std::string geometry;  ///< Polygon or MultiPolygon as JSON; longitude before latitude, in degrees (WGS84)
  /// The text of a property; "" when the area has none.
  const std::string& property(std::string_view name) const;
};

/// The areas of a FeatureCollection, in order. NotFound when the file is not there. BadInput, naming the
/// feature by its number as the row, for what is no collection of areas, a ring that does not close, and
/// coordinates that are no degrees (grid references look like that); also for files over 64 MB.
Result<std::vector<GeoArea>> read_geojson(const std::filesystem::path& file);

}  // namespace headrow::formats
