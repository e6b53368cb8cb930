// Every published file to hand, loaded as an officer would load the folder.
#include <gmock/gmock.h>

#include <filesystem>

#include "import_fixture.hpp"

namespace headrow::evidence {
namespace {

class RealFolder : public ImportTest {
protected:
  void SetUp() override {
    if (!std::filesystem::is_directory(data_))
      GTEST_SKIP() << "the folder of published files is not there: " << data_;
    ImportTest::SetUp();
  }
  ImportReport load() const {
    ImportOptions options = options_for({data_});
    options.except = {"geo"};
    return import(options);
  }
  /// Tables by their names, geography apart.
  int data_files() const {
    int count = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(data_)) {
      const std::string path = entry.path().lexically_relative(data_).generic_string();
      const bool table = path.ends_with(".csv") || path.ends_with(".csv.gz") || path.ends_with(".xlsx");
      if (table && !path.starts_with("geo/")) ++count;
    }
    return count;
  }
  const std::filesystem::path data_ = std::filesystem::path(HEADROW_SHARED) / "data";
};

TEST_F(RealFolder, LoadsWholeAndASecondTimeChangesNothing) {
  int loaded = 0;
  for (const FileReport& file : load().files) {
    if (file.outcome == FileOutcome::PassedOver) continue;
    EXPECT_EQ(file.outcome, FileOutcome::Loaded) << file.file << ": " << file.reason;
    ++loaded;
  }
  EXPECT_EQ(loaded, data_files());
  EXPECT_EQ(figure("AVG_Attain8_Score", "Leeds", "2019"), "45.1");
  EXPECT_EQ(ask("SELECT count(*) FROM area_figure JOIN source USING (source_id) WHERE dataset = "
                "'interactive_tool'"),
            "640900");
  EXPECT_EQ(ask("SELECT count(*) FROM place WHERE kind = 0"), "1");
  const std::string figures =
      ask("SELECT (SELECT count(*) FROM area_figure) + (SELECT count(*) FROM school_figure)");
  for (const FileReport& file : load().files) {
    if (file.outcome == FileOutcome::PassedOver) continue;
    EXPECT_EQ(file.outcome, FileOutcome::Unchanged) << file.file;
  }
  EXPECT_EQ(ask("SELECT (SELECT count(*) FROM area_figure) + (SELECT count(*) FROM school_figure)"), figures);
}

}  // namespace
}  // namespace headrow::evidence
