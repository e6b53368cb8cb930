#include "headrow/sign_in/throttle.hpp"

#include <gtest/gtest.h>

namespace headrow::sign_in {
namespace {

using std::chrono::seconds;
using std::chrono::sys_seconds;

constexpr Slowing kSlowing{3, seconds(2), seconds(60)};
const sys_seconds kNow{seconds(1'000'000)};

seconds wait_after(int failures) {
  Throttle throttle;
  for (int i = 0; i < failures; ++i) throttle.failed("k", kNow);
  return throttle.wait("k", kSlowing, kNow);
}

TEST(Throttle, DoublesUpToTheLongest) {
  EXPECT_EQ(wait_after(0), seconds(0));
  EXPECT_EQ(wait_after(2), seconds(0));
  EXPECT_EQ(wait_after(3), seconds(2));
  EXPECT_EQ(wait_after(4), seconds(4));
  EXPECT_EQ(wait_after(7), seconds(32));
  EXPECT_EQ(wait_after(8), seconds(60));
  EXPECT_EQ(wait_after(1000), seconds(60));
}

TEST(Throttle, LetsGoAfterTheWaitAndForgetsAfterAnHour) {
  Throttle throttle;
  for (int i = 0; i < 4; ++i) throttle.failed("k", kNow);
  EXPECT_EQ(throttle.wait("k", kSlowing, kNow + seconds(3)), seconds(1));
  EXPECT_EQ(throttle.wait("k", kSlowing, kNow + seconds(4)), seconds(0));
  EXPECT_EQ(throttle.wait("other", kSlowing, kNow), seconds(0));
  throttle.failed("k", kNow + std::chrono::hours(2));
  EXPECT_EQ(throttle.wait("k", kSlowing, kNow + std::chrono::hours(2)), seconds(0)) << "counted anew";
  throttle.succeeded("k");
  EXPECT_EQ(throttle.wait("k", kSlowing, kNow), seconds(0));
}

TEST(Throttle, KeepsTheBusiestOfTooManyKeys) {
  Throttle throttle(100);
  for (int i = 0; i < 1000; ++i) throttle.failed("k" + std::to_string(i), kNow + seconds(i));
  for (int i = 0; i < 3; ++i) throttle.failed("k999", kNow + seconds(999));
  EXPECT_GT(throttle.wait("k999", kSlowing, kNow + seconds(999)), seconds(0));
}

}  // namespace
}  // namespace headrow::sign_in
