#include "headrow/http/rate_limiter.hpp"

#include <gtest/gtest.h>

namespace headrow::http {
namespace {

using namespace std::chrono_literals;

const auto kNow = RateLimiter::Clock::time_point(std::chrono::hours(1));

TEST(RateLimiter, LetsABurstThroughAndThenSoManyASecond) {
  RateLimiter limiter({10, 5});
  for (int i = 0; i < 5; ++i) EXPECT_EQ(limiter.take("a", kNow).count(), 0) << i;
  EXPECT_EQ(limiter.take("a", kNow), 100ms);
  EXPECT_EQ(limiter.take("b", kNow).count(), 0) << "another key has its own";
  EXPECT_EQ(limiter.take("a", kNow + 100ms).count(), 0);
  EXPECT_GT(limiter.take("a", kNow + 100ms).count(), 0);
  for (int i = 0; i < 5; ++i)
    EXPECT_EQ(limiter.take("a", kNow + 1h).count(), 0) << "full again, and no fuller";
  EXPECT_GT(limiter.take("a", kNow + 1h).count(), 0);
}

TEST(RateLimiter, IsOffWithoutALimit) {
  RateLimiter limiter(RateLimit{});
  for (int i = 0; i < 10'000; ++i) ASSERT_EQ(limiter.take("a", kNow).count(), 0);
}

TEST(RateLimiter, ForgetsWhoHasBeenQuiet) {
  RateLimiter limiter({10, 5}, 100);
  for (int i = 0; i < 99; ++i) (void)limiter.take(std::to_string(i), kNow - 1h);
  for (int i = 0; i < 10; ++i) (void)limiter.take("busy", kNow);
  for (int i = 0; i < 50; ++i) (void)limiter.take("new " + std::to_string(i), kNow);
  EXPECT_GT(limiter.take("busy", kNow).count(), 0);
}

}  // namespace
}  // namespace headrow::http
