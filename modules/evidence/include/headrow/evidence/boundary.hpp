#pragma once

#include <span>
#include <string>
#include <vector>

#include "headrow/evidence/place.hpp"
#include "headrow/evidence/store.hpp"

namespace headrow::evidence {

/// Where a place lies.
struct Boundary {
  PlaceId place = 0;
  std::string geometry;  ///< GeoJSON, Polygon or MultiPolygon, degrees of WGS84
};

/// The boundaries of some places, those last loaded; places without one are left out. Failed when the store
/// cannot be asked.
Result<std::vector<Boundary>> boundaries(const Store& store, std::span<const PlaceId> places);

}  // namespace headrow::evidence
