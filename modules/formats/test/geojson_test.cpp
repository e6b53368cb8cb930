#include "headrow/formats/geojson.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "headrow/formats/file_kind.hpp"

namespace headrow::formats {
namespace {

namespace fs = std::filesystem;

class GeoJsonTest : public ::testing::Test {
protected:
  fs::path write(const std::string& text) const {
    const fs::path file = fs::temp_directory_path() / "headrow_geojson_test.geojson";
    std::ofstream(file) << text;
    return file;
  }
  std::string collection(const std::string& geometry) const {
    return R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{"WD25CD":"E05011384","BNG_E":430149},)"
           R"("geometry":)" +
           geometry + "}]}";
  }
};

TEST_F(GeoJsonTest, AnAreaHasItsPropertiesAndItsShape) {
  const auto file = write(
      collection(R"({"type":"Polygon","coordinates":[[[-1.5,53.7],[-1.4,53.7],[-1.4,53.8],[-1.5,53.7]]]})"));
  EXPECT_EQ(*file_kind(file), FileKind::GeoJson);
  const auto areas = read_geojson(file);
  ASSERT_TRUE(areas) << areas.error().message;
  ASSERT_EQ(areas->size(), 1u);
  EXPECT_EQ(areas->front().property("WD25CD"), "E05011384");
  EXPECT_EQ(areas->front().property("BNG_E"), "430149");
  EXPECT_EQ(areas->front().property("WD13CD"), "");
  EXPECT_EQ(areas->front().geometry,
            R"({"coordinates":[[[-1.5,53.7],[-1.4,53.7],[-1.4,53.8],[-1.5,53.7]]],"type":"Polygon"})");
}

TEST_F(GeoJsonTest, GridReferencesAreToldFromDegrees) {
  const auto areas = read_geojson(write(collection(
      R"({"type":"Polygon","coordinates":[[[430149,425504],[430249,425504],[430249,425604],[430149,425504]]]})")));
  ASSERT_FALSE(areas);
  EXPECT_EQ(areas.error().where.row, 1);
  EXPECT_NE(areas.error().message.find("EPSG:4326"), std::string::npos);
}

TEST_F(GeoJsonTest, WhatIsNoAreaIsRefused) {
  EXPECT_FALSE(read_geojson(write(collection(R"({"type":"Point","coordinates":[-1.5,53.7]})"))));
  EXPECT_FALSE(read_geojson(write(collection("null"))));
  EXPECT_FALSE(read_geojson(
      write(collection(R"({"type":"Polygon","coordinates":[[[-1.5,53.7],[-1.4,53.7],[-1.4,53.8]]]})"))));
  EXPECT_FALSE(read_geojson(write(R"({"type":"FeatureCollection","features":[{"type":"Fea)")));
  EXPECT_FALSE(read_geojson(write(R"({"pupils":[]})")));
  EXPECT_FALSE(read_geojson(write(R"({"type":"FeatureCollection","features":[1,null]})")));
  EXPECT_FALSE(read_geojson(write(std::string(100000, '[') + "]")));
  EXPECT_EQ(read_geojson("/there/is/none.geojson").error().code, ProblemCode::NotFound);
}

}  // namespace
}  // namespace headrow::formats
