#include "headrow/http/address.hpp"

#include <gtest/gtest.h>

namespace headrow::http {
namespace {

TEST(Address, SplitsPathAndQuery) {
  Request request;
  ASSERT_TRUE(
      read_target("/api/v1/measure?measure=ks4.attainment8&group=fsm%3Dyes+%26+sex%3Df&period=", request));
  EXPECT_EQ(request.path, "/api/v1/measure");
  EXPECT_EQ(request.parameter("measure"), "ks4.attainment8");
  EXPECT_EQ(request.parameter("group"), "fsm=yes & sex=f");
  EXPECT_EQ(request.parameter("period"), "");
  EXPECT_EQ(request.query.size(), 3U);
}

TEST(Address, APlusIsABlankInAQueryOnly) {
  Request request;
  ASSERT_TRUE(read_target("/a+b?c+d=e+f", request));
  EXPECT_EQ(request.path, "/a+b");
  EXPECT_EQ(request.parameter("c d"), "e f");
}

TEST(Address, RefusesWhatCannotBeText) {
  for (const char* target :
       {"/%", "/%4", "/%zz", "/%00", "/%ff", "/%c0%af", "/%ed%a0%80", "/?a=%f5%80%80%80", "", "x"}) {
    Request request;
    const auto read = read_target(target, request);
    ASSERT_FALSE(read) << target;
    EXPECT_EQ(read.error().code, ProblemCode::BadUsage) << target;
  }
}

TEST(Address, KeepsEveryLetterOfUnicode) {
  EXPECT_EQ(decode_part("caf%C3%A9%20%F0%9F%8E%93", false).value(), "café 🎓");
  EXPECT_TRUE(is_utf8("\xEF\xBF\xBD"));
  EXPECT_FALSE(is_utf8("\xC3"));
  EXPECT_FALSE(is_utf8("a\xF4\x90\x80\x80"));
}

}  // namespace
}  // namespace headrow::http
