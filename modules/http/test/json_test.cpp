#include "headrow/http/json.hpp"

#include <gtest/gtest.h>

namespace headrow::http {
namespace {

TEST(JsonText, HasNoBinaryNoise) {
  // 10.32904 is a number that the library's own writer gives 17 digits though fewer read back.
  EXPECT_EQ(json_text({{"a", 98.60000000000001}, {"b", 10.32904}, {"c", {0.1 + 0.2, -1.0 / 3}}}),
            R"({"a":98.6,"b":10.32904,"c":[0.3,-0.333333333333333]})");
}

TEST(JsonText, LeavesWholeNumbersAndTextAlone) {
  const Json json = {{"whole", 9007199254740992}, {"one", 1.0}, {"small", 4.5e-12}};
  EXPECT_EQ(json_text(json), R"({"whole":9007199254740992,"one":1.0,"small":4.5e-12})");
  const Json text = {{"12.3456789012345678", "a \" 98.60000000000001 \\"}};
  EXPECT_EQ(json_text(text), text.dump());
  EXPECT_EQ(Json::parse(json_text(text, 2)), text);
}

}  // namespace
}  // namespace headrow::http
