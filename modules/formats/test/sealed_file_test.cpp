#include "headrow/formats/sealed_file.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <fstream>
#include <sstream>

#include "headrow/formats/sealed_folder.hpp"
#include "headrow/test/scratch_folder.hpp"

namespace headrow::formats {
namespace {

using ::testing::HasSubstr;

// The least that argon2id allows: what is tested is not how long guessing takes.
constexpr SealingCost kCheap{1, 8192};
constexpr std::size_t kBlock = std::size_t{64} * 1024;
constexpr std::size_t kSealedBlock = kBlock + 17;

std::string sealed(std::string_view text, std::string_view passphrase = "correct horse") {
  std::ostringstream out;
  const auto writer = SealedWriter::begin(out, "tests", passphrase, kCheap);
  EXPECT_TRUE(writer);
  EXPECT_TRUE((*writer)->write(text));
  EXPECT_TRUE((*writer)->finish());
  return out.str();
}

Result<std::string> opened(const std::string& bytes, std::string_view passphrase = "correct horse",
                           std::string_view content = "tests") {
  std::istringstream in(bytes);
  const auto reader = SealedReader::begin(in, content, passphrase);
  if (!reader) return tl::unexpected(reader.error());
  std::string text;
  std::vector<char> piece(10'000);
  for (;;) {
    const auto got = (*reader)->read(piece);
    if (!got) return tl::unexpected(got.error());
    if (*got == 0) return text;
    text.append(piece.data(), *got);
  }
}

/// Where the blocks of a sealed text begin.
std::size_t head_size() {
  return sealed("").size() - 17;
}

std::string some_text(std::size_t length) {
  std::string text(length, '\0');
  for (std::size_t i = 0; i < length; ++i) text[i] = static_cast<char>(i * 7 + i / 1000);
  return text;
}

TEST(SealedFile, OpensAsItWasWritten) {
  for (const std::size_t length : {0UL, 1UL, kBlock - 1, kBlock, kBlock + 1, 3 * kBlock, 3 * kBlock + 5}) {
    EXPECT_EQ(opened(sealed(some_text(length))), some_text(length)) << length;
  }
}

TEST(SealedFile, RefusesAnotherPassphraseAndAnotherContent) {
  const auto wrong = opened(sealed("text"), "Correct horse");
  ASSERT_FALSE(wrong);
  EXPECT_EQ(wrong.error().code, ProblemCode::BadInput);
  EXPECT_THAT(wrong.error().message, HasSubstr("passphrase is wrong"));
  EXPECT_FALSE(opened(sealed("text"), "correct horse", "backup"));
  EXPECT_FALSE(opened(sealed("text"), ""));
}

TEST(SealedFile, RefusesEveryTruncation) {
  const std::string bytes = sealed("a short text");
  for (std::size_t length = 0; length < bytes.size(); ++length) {
    EXPECT_FALSE(opened(bytes.substr(0, length))) << length;
  }
  const std::string long_one = sealed(some_text(3 * kBlock));
  for (std::size_t blocks = 0; blocks < 3; ++blocks) {
    EXPECT_FALSE(opened(long_one.substr(0, head_size() + blocks * kSealedBlock))) << blocks;
  }
}

TEST(SealedFile, RefusesBlocksInAnotherOrder) {
  const std::string bytes = sealed(some_text(3 * kBlock));
  const std::size_t head = head_size();
  const auto block = [&](std::size_t index) {
    return bytes.substr(head + index * kSealedBlock, kSealedBlock);
  };
  ASSERT_EQ(bytes.size(), head + 3 * kSealedBlock);
  EXPECT_TRUE(opened(bytes.substr(0, head) + block(0) + block(1) + block(2)));
  EXPECT_FALSE(opened(bytes.substr(0, head) + block(1) + block(0) + block(2)));
  EXPECT_FALSE(opened(bytes.substr(0, head) + block(0) + block(0) + block(1) + block(2)));
  EXPECT_FALSE(opened(bytes.substr(0, head) + block(0) + block(2)));
  EXPECT_FALSE(opened(bytes + block(2)));
  EXPECT_FALSE(opened(bytes + "x"));
}

TEST(SealedFile, RefusesTheHeadOfAnother) {
  const std::string one = sealed("one"), other = sealed("two");
  EXPECT_FALSE(opened(one.substr(0, head_size()) + other.substr(head_size())));
}

TEST(SealedFile, RefusesCostsThatWouldHoldUpTheMachine) {
  std::string bytes = sealed("text");
  bytes[15 + 2 + 5 + 8 + 4] = '\x7f';  // of the memory's size: hundreds of gibibytes
  const auto refused = opened(bytes);
  ASSERT_FALSE(refused);
  EXPECT_THAT(refused.error().message, HasSubstr("damaged"));
}

TEST(SealedFile, TwoOfTheSameTextShareNothingBehindTheHead) {
  EXPECT_NE(sealed("text").substr(30), sealed("text").substr(30));
}

RC_GTEST_PROP(SealedFile, AFlippedBitIsFound, ()) {
  static const std::string bytes = sealed(some_text(2 * kBlock + 100));
  const auto bit = *rc::gen::inRange<std::size_t>(0, bytes.size() * 8);
  // A flipped bit of the passes or the memory may only cost more: left to the test of costs.
  const std::size_t costs = 15 + 2 + 5;
  RC_PRE(bit / 8 < costs || bit / 8 >= costs + 16);
  std::string altered = bytes;
  altered[bit / 8] = static_cast<char>(altered[bit / 8] ^ (1 << bit % 8));
  RC_ASSERT(!opened(altered));
}

RC_GTEST_PROP(SealedFile, PiecesDoNotMatter, (const std::vector<std::string>& pieces)) {
  std::ostringstream out;
  const auto writer = SealedWriter::begin(out, "tests", "correct horse", kCheap);
  std::string whole;
  for (const std::string& piece : pieces) {
    RC_ASSERT((*writer)->write(piece).has_value());
    whole += piece;
  }
  RC_ASSERT((*writer)->finish().has_value());
  RC_ASSERT(opened(out.str()) == whole);
}

class SealedFolder : public ::testing::Test {
protected:
  std::string packed(const std::vector<std::pair<std::string, std::string>>& files) {
    std::ostringstream out;
    const auto writer = SealedFolderWriter::begin(out, "tests", "correct horse", kCheap);
    for (const auto& [name, text] : files)
      EXPECT_TRUE((*writer)->add(name, folder_.write("from/" + name, text)));
    EXPECT_TRUE((*writer)->finish());
    return out.str();
  }
  Result<std::vector<SealedEntry>> unpacked(const std::string& bytes) {
    std::istringstream in(bytes);
    std::filesystem::create_directory(folder_ / "to");
    return unpack_sealed(in, "tests", "correct horse", folder_ / "to");
  }
  std::string text_of(const std::string& name) const {
    std::ifstream in(folder_ / name, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }
  test::ScratchFolder folder_;
};

TEST_F(SealedFolder, UnpacksWhatWasPacked) {
  const auto entries =
      unpacked(packed({{"a.txt", "some words"}, {"deep/er/b", some_text(200'000)}, {"empty", ""}}));
  ASSERT_TRUE(entries);
  EXPECT_EQ(entries->size(), 3U);
  EXPECT_EQ(text_of("to/a.txt"), "some words");
  EXPECT_EQ(text_of("to/deep/er/b"), some_text(200'000));
  EXPECT_EQ((*entries)[1].bytes, 200'000U);
  // BLAKE2b-256 of nothing, as `b2sum -l 256` gives it.
  EXPECT_EQ((*entries)[2].blake2b, "0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8");
}

TEST_F(SealedFolder, RefusesNamesThatLeadOut) {
  for (const std::string name : {"../up", "/tmp/absolute", "a/../../up", "", "a//b/.", "./a"}) {
    std::ostringstream out;
    const auto writer = SealedFolderWriter::begin(out, "tests", "correct horse", kCheap);
    ASSERT_TRUE((*writer)->add_bytes(name, "text"));
    ASSERT_TRUE((*writer)->finish());
    const auto refused = unpacked(out.str());
    ASSERT_FALSE(refused) << name;
    EXPECT_THAT(refused.error().message, HasSubstr("leads out"));
  }
}

TEST_F(SealedFolder, RefusesAManifestThatSaysOtherwise) {
  std::ostringstream out;
  const auto writer = SealedWriter::begin(out, "tests", "correct horse", kCheap);
  const auto number = [](std::uint64_t value) {
    std::string bytes;
    for (int i = 0; i < 8; ++i) bytes += static_cast<char>(value >> (8 * i) & 0xff);
    return bytes;
  };
  const std::string manifest = std::string(64, '0') + " 4 a\n";
  ASSERT_TRUE((*writer)->write("F" + number(1) + number(4) + "atext"));
  ASSERT_TRUE((*writer)->write("M" + number(0) + number(manifest.size()) + manifest));
  ASSERT_TRUE((*writer)->finish());
  const auto refused = unpacked(out.str());
  ASSERT_FALSE(refused);
  EXPECT_THAT(refused.error().message, HasSubstr("manifest"));
}

TEST_F(SealedFolder, SaysThatAFileIsNotThere) {
  std::ostringstream out;
  const auto writer = SealedFolderWriter::begin(out, "tests", "correct horse", kCheap);
  const auto missing = (*writer)->add("a", folder_ / "missing");
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.error().where.file, (folder_ / "missing").string());
}

}  // namespace
}  // namespace headrow::formats
