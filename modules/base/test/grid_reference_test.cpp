#include "headrow/base/grid_reference.hpp"

#include <gtest/gtest.h>

namespace headrow {
namespace {

// 1e-5 degrees are about a metre; the transformation itself is good to about five.
constexpr double kFiveMetres = 7e-5;

TEST(GridReference, TheGuidesOwnPointLiesWhereTheGuideSays) {
  // Ordnance Survey's guide, annex C: Caister water tower, 52 39 28.83 N, 1 42 57.79 E on WGS84.
  const Degrees at = degrees_of({651409.903, 313177.270});
  EXPECT_NEAR(at.latitude, 52 + 39 / 60.0 + 28.83 / 3600, kFiveMetres);
  EXPECT_NEAR(at.longitude, 1 + 42 / 60.0 + 57.79 / 3600, kFiveMetres);
}

TEST(GridReference, AWardsCentreLiesWhereTheOfficeForNationalStatisticsSays) {
  // Ardsley and Robin Hood, Leeds: both forms are published with the ward boundaries of 2025.
  const Degrees at = degrees_of({430149, 425504});
  EXPECT_NEAR(at.longitude, -1.544557, kFiveMetres);
  EXPECT_NEAR(at.latitude, 53.72509, kFiveMetres);
}

}  // namespace
}  // namespace headrow
