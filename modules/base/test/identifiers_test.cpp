#include "headrow/base/identifiers.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace headrow {
namespace {

using testing::HasSubstr;

TEST(Upn, AcceptsNumbersWhoseLetterTheSumAsksFor) {
  EXPECT_EQ(UpnTag::read("B801200005001")->text(), "B801200005001");
  EXPECT_EQ(UpnTag::read("P207000016049")->text(), "P207000016049");
  EXPECT_EQ(UpnTag::read("F38320012401B")->text(), "F38320012401B") << "a temporary number ends in a letter";
  EXPECT_EQ(UpnTag::read("  f38320012401b ")->text(), "F38320012401B");
}

TEST(Upn, NamesTheLetterThatTheOtherTwelveAskFor) {
  const auto wrong = UpnTag::read("Q207000016049");
  ASSERT_FALSE(wrong);
  EXPECT_EQ(wrong.error().code, ProblemCode::BadInput);
  EXPECT_THAT(wrong.error().message, HasSubstr("check letter P"));
}

TEST(Upn, RefusesImpossibleShapes) {
  for (const char* upn : {"", "B80120000500", "B8012000050011", "I801200005001", "B80120000500O",
                          "B8O1200005001", "1801200005001", "B80120A005001"}) {
    EXPECT_FALSE(UpnTag::read(upn)) << upn;
  }
}

TEST(Upn, GivesTheCheckLetterOfABody) {
  EXPECT_EQ(upn_check_letter("801200005001"), 'B');
  EXPECT_EQ(upn_check_letter("38320012401B"), 'F');
  EXPECT_EQ(upn_check_letter("38320012401S"), std::nullopt);
  EXPECT_EQ(upn_check_letter("3832001240"), std::nullopt);
}

TEST(Uln, FollowsItsCheckDigit) {
  EXPECT_EQ(UlnTag::read("9276308686")->text(), "9276308686");
  EXPECT_EQ(UlnTag::read(" 1234567899 ")->text(), "1234567899");
  EXPECT_EQ(UlnTag::read("3830001230")->text(), "3830001230") << "check 10 is written 0";
  const auto wrong = UlnTag::read("9276308685");
  ASSERT_FALSE(wrong);
  EXPECT_THAT(wrong.error().message, HasSubstr("last digit 6"));
}

TEST(Uln, RefusesNineDigitsThatNoNumberBeginsWith) {
  // 10 x 1 + 1 x ... : 100000006 gives 10 + 2 x 6 = 22, which 11 divides.
  const auto none = UlnTag::read("1000000060");
  ASSERT_FALSE(none);
  EXPECT_THAT(none.error().message, HasSubstr("no number begins"));
  EXPECT_FALSE(UlnTag::read("0276308686"));
  EXPECT_FALSE(UlnTag::read("927630868"));
}

TEST(AuthorityNumber, StandsCopiedSpreadsheets) {
  EXPECT_EQ(AuthorityNumberTag::read("383")->text(), "383");
  EXPECT_EQ(AuthorityNumberTag::read(" 383.0 ")->text(), "383");
  for (const char* number : {"", "38", "3833", "200", "999", "38x", "383.5"}) {
    EXPECT_FALSE(AuthorityNumberTag::read(number)) << number;
  }
}

TEST(GssCode, IsALetterAndEightDigits) {
  EXPECT_EQ(GssCodeTag::read("E08000035")->text(), "E08000035");
  EXPECT_EQ(GssCodeTag::read(" e08000035")->text(), "E08000035");
  for (const char* code : {"", "E0800003", "E080000355", "008000035", "E0800003X", "z", "x"}) {
    EXPECT_FALSE(GssCodeTag::read(code)) << code;
  }
}

TEST(Urn, HasSixDigits) {
  EXPECT_EQ(UrnTag::read("107852.0")->text(), "107852");
  for (const char* urn : {"", "NAT", "07852", "007852", "1078521"}) EXPECT_FALSE(UrnTag::read(urn)) << urn;
}

TEST(Laestab, AcceptsEveryWayOfWritingIt) {
  for (const char* written : {"3834027", "383/4027", "383-4027", " 3834027.0 "}) {
    const auto laestab = LaestabTag::read(written);
    ASSERT_TRUE(laestab) << written;
    EXPECT_EQ(laestab->text(), "3834027");
  }
  EXPECT_EQ(LaestabTag::join("383", "4027.0")->text(), "3834027");
  for (const char* written : {"", "383", "383LLLL", "383_4027", "1004027"})
    EXPECT_FALSE(LaestabTag::read(written));
}

TEST(Identifiers, SayWhatWasWrittenAndWhatIsWanted) {
  EXPECT_THAT(UrnTag::read("12").error().message, testing::AllOf(HasSubstr("'12'"), HasSubstr("six digits")));
}

}  // namespace
}  // namespace headrow
