#include "headrow/records/child_keys.hpp"

#include <gtest/gtest.h>

#include <fstream>

#include "headrow/test/scratch_folder.hpp"

namespace headrow::records {
namespace {

std::string bytes_of(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

TEST(ChildKeys, OpenWhatTheySealedAlsoAfterAStart) {
  const test::ScratchFolder folder;
  std::string sealed;
  {
    const auto keys = std::move(*ChildKeys::open(folder / "keys.sqlite"));
    sealed = *keys->seal("c1", "child.name", "Ada");
    EXPECT_NE(*keys->seal("c1", "child.name", "Ada"), sealed) << "the same text never looks the same";
  }
  const auto keys = std::move(*ChildKeys::open(folder / "keys.sqlite"));
  EXPECT_EQ(keys->open_sealed("c1", "child.name", sealed), "Ada");
  EXPECT_THROW(keys->open_sealed("c1", "child.address", sealed), std::runtime_error);
  EXPECT_THROW(keys->open_sealed("c2", "child.name", sealed), std::runtime_error);
  sealed[sealed.size() / 2] ^= 1;
  EXPECT_THROW(keys->open_sealed("c1", "child.name", sealed), std::runtime_error);
}

TEST(ChildKeys, AreReadableByTheirOwnerAlone) {
  const test::ScratchFolder folder;
  const auto keys = std::move(*ChildKeys::open(folder / "keys.sqlite"));
  using std::filesystem::perms;
  EXPECT_EQ(std::filesystem::status(folder / "keys.sqlite").permissions(),
            perms::owner_read | perms::owner_write);
}

TEST(ChildKeys, AreGoneFromTheFileOnceDestroyed) {
  const test::ScratchFolder folder;
  const auto keys = std::move(*ChildKeys::open(folder / "keys.sqlite"));
  const std::string sealed = *keys->seal("c1", "child.name", "Ada");
  ASSERT_TRUE(keys->copy_to(folder / "copy.sqlite"));
  ASSERT_TRUE(keys->destroy("c1"));
  EXPECT_EQ(keys->open_sealed("c1", "child.name", sealed), std::nullopt);
  EXPECT_FALSE(keys->seal("c1", "child.name", "Ada"));
  EXPECT_FALSE(keys->destroy("never seen") ? keys->seal("never seen", "child.name", "x").has_value() : true);

  // The key stood in the copy of before, and stands in none of the files of now.
  const std::string before = bytes_of(folder / "copy.sqlite");
  const auto at = before.find("c1");
  ASSERT_NE(at, std::string::npos);
  const std::string key = before.substr(at + 2, 43);  // 32 bytes in base 64
  for (const char* file : {"keys.sqlite", "keys.sqlite-wal"})
    EXPECT_EQ(bytes_of(folder / file).find(key), std::string::npos) << file;
}

}  // namespace
}  // namespace headrow::records
