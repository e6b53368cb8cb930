#include "headrow/base/grid_reference.hpp"

#include <cmath>
#include <numbers>

namespace headrow {

namespace {

constexpr double kRadians = std::numbers::pi / 180, kSeconds = kRadians / 3600;

struct Ellipsoid {
  double a, b;  ///< half axes, metres
  double eccentricity_squared() const { return 1 - b * b / (a * a); }
};
constexpr Ellipsoid kAiry{6377563.396, 6356256.909}, kWgs84{6378137.0, 6356752.314245};

constexpr double kScale = 0.9996012717, kTrueLatitude = 49 * kRadians, kTrueLongitude = -2 * kRadians;
constexpr double kTrueEasting = 400000, kTrueNorthing = -100000;

struct Angles {
  double latitude, longitude;
};

/// Length of the meridian from the true origin (annex C, C1).
double meridian(double latitude) {
  const double n = (kAiry.a - kAiry.b) / (kAiry.a + kAiry.b);
  const double less = latitude - kTrueLatitude, more = latitude + kTrueLatitude;
  return kAiry.b * kScale *
         ((1 + n + 1.25 * n * n + 1.25 * n * n * n) * less -
          (3 * n + 3 * n * n + 2.625 * n * n * n) * std::sin(less) * std::cos(more) +
          (1.875 * n * n + 1.875 * n * n * n) * std::sin(2 * less) * std::cos(2 * more) -
          35.0 / 24 * n * n * n * std::sin(3 * less) * std::cos(3 * more));
}

/// Annex C, C2.
Angles on_airy(const GridReference& reference) {
  const double north = reference.northing - kTrueNorthing;
  double latitude = kTrueLatitude + north / (kAiry.a * kScale);
  for (double missing = north - meridian(latitude); std::abs(missing) > 1e-5;
       missing = north - meridian(latitude))
    latitude += missing / (kAiry.a * kScale);
  const double e2 = kAiry.eccentricity_squared(), sine = std::sin(latitude);
  const double nu = kAiry.a * kScale / std::sqrt(1 - e2 * sine * sine);
  const double rho = nu * (1 - e2) / (1 - e2 * sine * sine), eta2 = nu / rho - 1;
  const double t = std::tan(latitude), t2 = t * t, t4 = t2 * t2, secant = 1 / std::cos(latitude);
  const double east = reference.easting - kTrueEasting, x = east / nu, x2 = x * x;
  const double vii = t * nu / (2 * rho), viii = vii / 12 * (5 + 3 * t2 + eta2 - 9 * t2 * eta2);
  const double ix = vii / 360 * (61 + 90 * t2 + 45 * t4);
  const double xi = secant / 6 * (nu / rho + 2 * t2), xii = secant / 120 * (5 + 28 * t2 + 24 * t4);
  const double xiia = secant / 5040 * (61 + 662 * t2 + 1320 * t4 + 720 * t4 * t2);
  return {latitude - vii * x2 + viii * x2 * x2 - ix * x2 * x2 * x2,
          kTrueLongitude + x * (secant - xi * x2 + xii * x2 * x2 - xiia * x2 * x2 * x2)};
}

struct Cartesian {
  double x, y, z;
};

/// Annex B, B1; on the ellipsoid itself.
Cartesian cartesian_of(const Angles& at, const Ellipsoid& ellipsoid) {
  const double e2 = ellipsoid.eccentricity_squared(), sine = std::sin(at.latitude);
  const double nu = ellipsoid.a / std::sqrt(1 - e2 * sine * sine), across = nu * std::cos(at.latitude);
  return {across * std::cos(at.longitude), across * std::sin(at.longitude), (1 - e2) * nu * sine};
}

/// Annex B, B2.
Angles angles_of(const Cartesian& point, const Ellipsoid& ellipsoid) {
  const double e2 = ellipsoid.eccentricity_squared(), across = std::hypot(point.x, point.y);
  double latitude = std::atan2(point.z, across * (1 - e2));
  for (double before = latitude + 1; std::abs(latitude - before) > 1e-12;) {
    before = latitude;
    const double sine = std::sin(latitude);
    latitude = std::atan2(point.z + e2 * ellipsoid.a / std::sqrt(1 - e2 * sine * sine) * sine, across);
  }
  return {latitude, std::atan2(point.y, point.x)};
}

/// From OSGB36 to WGS84 (section 6.6, the other way round).
Cartesian transformed(const Cartesian& from) {
  constexpr double kX = 446.448, kY = -125.157, kZ = 542.060, kGrowth = 1 - 20.4894e-6;
  constexpr double kTurnX = 0.1502 * kSeconds, kTurnY = 0.2470 * kSeconds, kTurnZ = 0.8421 * kSeconds;
  return {kX + kGrowth * from.x - kTurnZ * from.y + kTurnY * from.z,
          kY + kTurnZ * from.x + kGrowth * from.y - kTurnX * from.z,
          kZ - kTurnY * from.x + kTurnX * from.y + kGrowth * from.z};
}

}  // namespace

Degrees degrees_of(const GridReference& reference) {
  const Angles at = angles_of(transformed(cartesian_of(on_airy(reference), kAiry)), kWgs84);
  return {at.longitude / kRadians, at.latitude / kRadians};
}

}  // namespace headrow
