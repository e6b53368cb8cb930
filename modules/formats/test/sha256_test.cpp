#include "headrow/formats/sha256.hpp"

#include <gtest/gtest.h>

#include <fstream>

namespace headrow::formats {
namespace {

// Examples of FIPS 180-4 as NIST publishes them.
constexpr const char* kOfAbc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
constexpr const char* kOfNothing = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
constexpr const char* kOfAMillionAs = "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0";

TEST(Sha256, GivesThePublishedSums) {
  EXPECT_EQ(sha256_of("abc"), kOfAbc);
  EXPECT_EQ(sha256_of(""), kOfNothing);
}

TEST(Sha256, IsTheSameInPieces) {
  Sha256 sum;
  for (int i = 0; i < 1000; ++i) sum.add(std::string(1000, 'a'));
  EXPECT_EQ(sum.finish(), kOfAMillionAs);
}

TEST(Sha256, SumsAFile) {
  const auto file = std::filesystem::path(testing::TempDir()) / "headrow_sha256_test";
  std::ofstream(file, std::ios::binary) << std::string(1'000'000, 'a');
  EXPECT_EQ(*sha256_of_file(file), kOfAMillionAs);
  std::filesystem::remove(file);
  const auto missing = sha256_of_file(file);
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.error().code, ProblemCode::NotFound);
  EXPECT_EQ(missing.error().where.file, file.string());
}

}  // namespace
}  // namespace headrow::formats
