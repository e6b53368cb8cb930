#include "headrow/sign_in/passphrase.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <thread>
#include <vector>

namespace headrow::sign_in {
namespace {

using ::testing::HasSubstr;

constexpr HashCost kCheap{1, std::size_t{8} * 1024 * 1024};

std::string refusal(const std::string& passphrase) {
  const auto good = check_passphrase(passphrase, "Ada Lovelace", "ada.lovelace@example.org");
  return good ? "" : good.error().message;
}

TEST(Passphrase, IsLongAndNotOnTheList) {
  for (const char* good :
       {"correct horse battery", "Ünterwegs im Zug", "kettle lamp orbit", "four words here now"})
    EXPECT_EQ(refusal(good), "") << good;
  EXPECT_THAT(refusal("short words"), HasSubstr("at least 12"));
  EXPECT_THAT(refusal("äöüäöüäöüäö"), HasSubstr("at least 12")) << "letters count, not bytes";
  EXPECT_THAT(refusal(std::string(300, 'x') + "y"), HasSubstr("at most"));
  for (const char* common : {"password1234", "Password!!!!", "123123123123", "aaaaaaaaaaaa", "qwertyqwerty",
                             "Baseball2024!", "1234567890123"})
    EXPECT_THAT(refusal(common), HasSubstr("first that anybody would guess")) << common;
}

TEST(Passphrase, IsNotTheHoldersOwnName) {
  for (const char* own : {"Ada Lovelace", "adalovelace1815", "ada.lovelace@example.org", "ada.lovelace!!"})
    EXPECT_THAT(refusal(own), HasSubstr("your name")) << own;
}

TEST(PassphraseHasher, KnowsItsOwnHashesAlone) {
  PassphraseHasher hasher(kCheap);
  const auto hash = hasher.hash("correct horse battery");
  ASSERT_TRUE(hash);
  EXPECT_THAT(*hash, ::testing::StartsWith("$argon2id$v=19$"));
  EXPECT_NE(*hash, *hasher.hash("correct horse battery")) << "salted";
  EXPECT_TRUE(*hasher.matches(*hash, "correct horse battery"));
  EXPECT_FALSE(*hasher.matches(*hash, "correct horse batterz"));
  EXPECT_FALSE(*hasher.matches("", "nobody's"));
  EXPECT_FALSE(hasher.is_outdated(*hash));
  EXPECT_TRUE(PassphraseHasher(HashCost{2, kCheap.memory}).is_outdated(*hash));
}

TEST(PassphraseHasher, SendsAStormAwayInsteadOfWaitingForIt) {
  PassphraseHasher hasher(kCheap, 2);
  std::atomic<int> done = 0, refused = 0;
  std::vector<std::thread> storm;
  storm.reserve(16);
  for (int i = 0; i < 16; ++i) {
    storm.emplace_back([&] {
      const auto hash = hasher.hash("correct horse battery");
      hash ? ++done : ++refused;
      EXPECT_TRUE(hash || hash.error().code == ProblemCode::Unavailable);
    });
  }
  for (auto& thread : storm) thread.join();
  EXPECT_GT(done, 0);
  EXPECT_EQ(done + refused, 16);
}

}  // namespace
}  // namespace headrow::sign_in
