#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "headrow/demo/nation.hpp"
#include "headrow/demo/write.hpp"
#include "headrow/evidence/catalogue.hpp"
#include "headrow/test/scratch_folder.hpp"

namespace headrow::demo {
namespace {

namespace fs = std::filesystem;

class Demo : public ::testing::Test {
protected:
  std::map<std::string, std::string> write(const std::string& below, std::uint64_t seed) {
    const auto catalogue = evidence::Catalogue::read(HEADROW_CATALOG);
    EXPECT_TRUE(catalogue) << describe(catalogue.error());
    const auto written = write_nation(folder_ / below, Invented{NationSize::Small, seed, std::nullopt, {}},
                                      *catalogue, fs::path(HEADROW_CATALOG) / "demo" / "levels.toml");
    EXPECT_TRUE(written) << describe(written.error());
    std::map<std::string, std::string> files;
    for (const auto& entry : fs::recursive_directory_iterator(folder_ / below)) {
      if (!entry.is_regular_file()) continue;
      std::ostringstream bytes;
      bytes << std::ifstream(entry.path(), std::ios::binary).rdbuf();
      files[fs::relative(entry.path(), folder_ / below).string()] = bytes.str();
    }
    return files;
  }

  test::ScratchFolder folder_;
};

TEST_F(Demo, WritesTheSameBytesForTheSameSeedAndOthersForAnother) {
  const auto first = write("first", 7), second = write("second", 7), other = write("other", 8);
  EXPECT_EQ(first, second);
  EXPECT_NE(first, other);
  EXPECT_GT(first.size(), 15U);
}

TEST_F(Demo, RefusesAFolderThatHoldsFiles) {
  folder_.write("mine.csv", "keep");
  const auto catalogue = evidence::Catalogue::read(HEADROW_CATALOG);
  ASSERT_TRUE(catalogue) << describe(catalogue.error());
  const auto written = write_nation(folder_.path(), Invented{}, *catalogue,
                                    fs::path(HEADROW_CATALOG) / "demo" / "levels.toml");
  ASSERT_FALSE(written);
  EXPECT_EQ(written.error().code, ProblemCode::Conflict);
}

TEST(Nation, FullHasTheSizeOfACountryAndEveryNameOnce) {
  const Nation nation = invent_nation(NationSize::Full, 1);
  EXPECT_EQ(nation.authorities.size(), 150U);
  EXPECT_NEAR(static_cast<double>(nation.schools.size()), 24000, 3000);
  std::set<std::string> names;
  std::set<int> numbers, urns;
  for (const Authority& authority : nation.authorities) {
    names.insert(authority.name);
    numbers.insert(authority.number);
    EXPECT_EQ(authority.neighbours.size(), 10U);
    EXPECT_LT(authority.number, 970) << "numbers from 970 are the country and the regions";
  }
  for (const School& school : nation.schools) urns.insert(school.urn);
  EXPECT_EQ(names.size(), 150U);
  EXPECT_EQ(numbers.size(), 150U);
  EXPECT_EQ(urns.size(), nation.schools.size());
}

TEST(Nation, SaysInItsNameThatItIsInvented) {
  EXPECT_TRUE(invent_nation(NationSize::Small, 3).name.ends_with("(invented)"));
}

}  // namespace
}  // namespace headrow::demo
