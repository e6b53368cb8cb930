#include <fmt/format.h>
#include <gmock/gmock.h>

#include "headrow/evidence/boundary.hpp"
#include "headrow/evidence/evidence.hpp"
#include "import_fixture.hpp"

namespace headrow::evidence {
namespace {

using ::testing::HasSubstr;

class ImportBoundaries : public ImportTest {
protected:
  static std::string ward(const std::string& code, const std::string& name, double west) {
    return fmt::format(
        R"({{"type":"Feature","properties":{{"WD25CD":"{}","WD25NM":"{}"}},"geometry":{{"type":"Polygon","coordinates":[[[{},53.7],[{},53.7],[{},53.8],[{},53.7]]]}}}})",
        code, name, west, west + 0.1, west + 0.1, west);
  }
  static std::string collection(const std::string& features) {
    return R"({"type":"FeatureCollection","features":[)" + features + "]}";
  }
};

TEST_F(ImportBoundaries, AWardIsAPlaceWithABoundary) {
  const auto report = import({write("wards.geojson", collection(ward("E05011384", "Ardsley", -1.6) + "," +
                                                                ward("E05011385", "Armley", -1.5)))});
  ASSERT_EQ(report.files[0].outcome, FileOutcome::Loaded) << report.files[0].reason;
  EXPECT_EQ(report.files[0].dataset, "ward_boundaries");
  EXPECT_EQ(report.files[0].rows, 2u);
  EXPECT_TRUE(report.findings.empty());
  const Evidence evidence(*store_, *catalogue_);
  const auto place = evidence.place("E05011385");
  ASSERT_TRUE(place);
  EXPECT_EQ(place->name, "Armley");
  const auto found = boundaries(*store_, std::vector<PlaceId>{place->id, 4711});
  ASSERT_TRUE(found);
  ASSERT_EQ(found->size(), 1u);
  EXPECT_THAT((*found)[0].geometry, HasSubstr("[-1.5,53.7]"));
  EXPECT_TRUE(boundaries(*store_, {})->empty());
}

TEST_F(ImportBoundaries, TheBoundaryLoadedLastSpeaks) {
  import({write("a.geojson", collection(ward("E05011384", "Ardsley", -1.6)))});
  import({write("b.geojson", collection(ward("E05011384", "Ardsley", -1.7)))});
  const Evidence evidence(*store_, *catalogue_);
  const auto found = boundaries(*store_, std::vector<PlaceId>{evidence.place("E05011384")->id});
  ASSERT_EQ(found->size(), 1u);
  EXPECT_THAT((*found)[0].geometry, HasSubstr("-1.7"));
}

TEST_F(ImportBoundaries, WhatIsNotReadIsSaidAndTheRestStands) {
  const auto report = import({write(
      "twice.geojson", collection(ward("E05011384", "Ardsley", -1.6) + "," +
                                  ward("E05011384", "Ardsley", -1.5) + "," + ward("", "None", -1.4)))});
  ASSERT_EQ(report.files[0].outcome, FileOutcome::Loaded) << report.files[0].reason;
  EXPECT_EQ(report.files[0].quarantined, 2u);
  ASSERT_EQ(report.findings.size(), 2u);
  EXPECT_EQ(report.findings[0].row, 2);
  EXPECT_EQ(report.findings[1].row, 3);
  const auto cut = import({write("cut.geojson", R"({"type":"FeatureCollection","features":[{"type)")});
  EXPECT_EQ(cut.files[0].outcome, FileOutcome::Refused);
  const auto other = import({write("other.geojson", R"({"type":"FeatureCollection","features":[]})")});
  EXPECT_EQ(other.files[0].outcome, FileOutcome::Refused);
}

}  // namespace
}  // namespace headrow::evidence
