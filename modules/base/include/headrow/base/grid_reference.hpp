#pragma once

namespace headrow {

/// A point of the British National Grid (EPSG:27700), metres.
struct GridReference {
  double easting = 0, northing = 0;
};

/// A point on the ellipsoid of WGS84 (EPSG:4326), degrees.
struct Degrees {
  double longitude = 0, latitude = 0;
};

/// Where a grid reference lies on the globe, to about 5 metres: the inverse of the Transverse Mercator
/// projection on Airy's ellipsoid, then a Helmert transformation of seven parameters. Ordnance Survey, "A
/// guide to coordinate systems in Great Britain", annexes B and C and section 6.6.
Degrees degrees_of(const GridReference& reference);

}  // namespace headrow
