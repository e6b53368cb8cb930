#include "headrow/sign_in/one_time_code.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

namespace headrow::sign_in {
namespace {

using std::chrono::seconds;
using std::chrono::sys_seconds;

const std::string kSecret = "12345678901234567890";  // of RFC 6238, appendix B

// RFC 6238, appendix B, SHA-1: the last six of its eight digits.
TEST(AuthenticatorCode, IsThatOfTheStandard) {
  for (const auto& [time, code] : {std::pair(59L, "287082"), std::pair(1111111109L, "081804"),
                                   std::pair(1111111111L, "050471"), std::pair(1234567890L, "005924"),
                                   std::pair(2000000000L, "279037"), std::pair(20000000000L, "353130")})
    EXPECT_EQ(authenticator_code(kSecret, time / 30), code) << time;
}

TEST(AuthenticatorCode, IsTakenAStepEarlyOrLateAndOnce) {
  const sys_seconds now{seconds(1234567890)};
  const std::int64_t step = 1234567890 / 30;
  for (const std::int64_t near : {step - 1, step, step + 1})
    EXPECT_EQ(matching_step(kSecret, authenticator_code(kSecret, near), now, 0), near);
  for (const std::int64_t far : {step - 2, step + 2})
    EXPECT_EQ(matching_step(kSecret, authenticator_code(kSecret, far), now, 0), std::nullopt);
  EXPECT_EQ(matching_step(kSecret, authenticator_code(kSecret, step), now, step), std::nullopt)
      << "used already";
  EXPECT_EQ(matching_step(kSecret, authenticator_code(kSecret, step), now, step + 1), std::nullopt);
  for (const char* wrong : {"", "00592", "0059240", "005925", "abcdef"})
    EXPECT_EQ(matching_step(kSecret, wrong, now, 0), std::nullopt) << wrong;
}

TEST(AuthenticatorSecret, IsTypedInGroupsAndReadFromAPicture) {
  EXPECT_EQ(typed_secret(kSecret), "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ");
  EXPECT_EQ(authenticator_uri(kSecret, "ada&x=1@example.org"),
            "otpauth://totp/"
            "Headrow:ada%26x%3D1%40example.org?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Headrow");
  EXPECT_NE(new_authenticator_secret(), new_authenticator_secret());
  EXPECT_EQ(new_authenticator_secret().size(), 20U);
}

TEST(RecoveryCodes, AreTenDifferentAndReadAnyhow) {
  const auto codes = new_recovery_codes();
  EXPECT_EQ(std::set<std::string>(codes.begin(), codes.end()).size(), 10U);
  EXPECT_THAT(codes[0], ::testing::MatchesRegex("[0-9a-z]+-[0-9a-z]+-[0-9a-z]+"));
  EXPECT_EQ(codes[0].size(), 14U);
  EXPECT_EQ(plain_recovery_code("K3FW 9x2m-hq7r "), "k3fw9x2mhq7r");
}

}  // namespace
}  // namespace headrow::sign_in
