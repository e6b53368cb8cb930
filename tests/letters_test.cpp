#include "letters.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace headrow::app {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

// Whoever reads along on the way learns that somebody has an account, and no more.
TEST(Letters, SayThatSomethingWaitsAndNothingOfWhatItIs) {
  const auto letter = waiting_letter({"p1", "ada@example.org", {"/tasks/abc", "/tasks/def"}, {}},
                                     "https://headrow.example.org");
  EXPECT_EQ(letter.to, "ada@example.org");
  EXPECT_EQ(letter.subject, "Some things wait for you in Headrow");
  EXPECT_THAT(letter.text,
              HasSubstr("https://headrow.example.org/tasks/abc\nhttps://headrow.example.org/tasks/def\n"));
  EXPECT_THAT(letter.text, HasSubstr("https://headrow.example.org/account"));
  EXPECT_THAT(letter.text, Not(HasSubstr("ada@")));
}

TEST(Letters, CarryAParentsLink) {
  const auto letter = link_letter("pat@example.org", "https://headrow.example.org/sign-in/link#token");
  EXPECT_THAT(letter.text, HasSubstr("https://headrow.example.org/sign-in/link#token\n"));
  EXPECT_THAT(letter.text, Not(HasSubstr("pat@")));
}

}  // namespace
}  // namespace headrow::app
