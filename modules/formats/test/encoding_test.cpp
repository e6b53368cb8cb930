#include <gmock/gmock.h>

#include "reading.hpp"
#include "utf8.hpp"

namespace headrow::formats {
namespace {

using reading::read_bytes;
using reading::Row;
using testing::ElementsAre;
using testing::HasSubstr;

TEST(Encoding, DropsTheByteOrderMark) {
  const auto table = read_bytes("\xEF\xBB\xBFLA,Salary (£s)\n383,1\n");
  EXPECT_EQ(table.headings, (Row{"LA", "Salary (£s)"}));
  EXPECT_EQ(table.encoding, "UTF-8 with BOM");
}

TEST(Encoding, KeepsUtf8) {
  const auto table = read_bytes("name\nŵ – ½ 𝄞\n");
  EXPECT_THAT(table.rows, ElementsAre(Row{"ŵ – ½ 𝄞"}));
  EXPECT_EQ(table.encoding, "UTF-8");
}

TEST(Encoding, TurnsWindows1252) {
  const auto table = read_bytes(
      "name\nSt Mary\x92s \x96 \xA3"
      "5, \x80"
      "6, caf\xE9\n");
  EXPECT_THAT(table.rows, ElementsAre(Row{"St Mary’s – £5", " €6", " café"}));
  EXPECT_EQ(table.encoding, "Windows-1252");
}

TEST(Encoding, OneByteFarBehindMakesTheWholeFileWindows1252) {
  std::string bytes = "name\n\xC2\xA3\n";  // a pound sign in UTF-8, or two characters in Windows-1252
  for (int i = 0; i < 200'000; ++i) bytes += "plain\n";
  EXPECT_THAT(read_bytes(bytes).rows.front(), ElementsAre("£"));
  bytes += "\xA3\n";
  const auto table = read_bytes(bytes);
  EXPECT_THAT(table.rows.front(), ElementsAre("Â£"));
  EXPECT_THAT(table.rows.back(), ElementsAre("£"));
  EXPECT_EQ(table.encoding, "Windows-1252");
}

TEST(Encoding, KeepsACharacterThatLiesAcrossTwoPieces) {
  // Whatever the size of a piece, one of these has a character across its end.
  for (std::size_t before : {4093U, 4094U, 4095U, 4096U, 87379U, 87380U, 87381U, 87382U}) {
    const std::string text = std::string(before, 'x') + "–é";
    const auto table = read_bytes("n\n" + text + "\n" + text + "\n");
    EXPECT_THAT(table.rows, ElementsAre(Row{text}, Row{text})) << before;
  }
}

TEST(Encoding, RefusesAByteThatAFileWithByteOrderMarkCannotHave) {
  const auto table = read_bytes(
      "\xEF\xBB\xBF"
      "a,b\n1,é\n2,\xE9\n");
  EXPECT_THAT(table.rows, ElementsAre(Row{"1", "é"}));
  ASSERT_TRUE(table.problem);
  EXPECT_EQ(table.problem->where.row, 3);
  EXPECT_EQ(table.problem->where.column, "b");
  EXPECT_THAT(table.problem->message, HasSubstr("not"));
}

TEST(Utf8, KnowsWellFormedSequences) {
  for (const char* good :
       {"", "abc", "é", "\xED\x9F\xBF", "\xEF\xBF\xBD", "\xF4\x8F\xBF\xBF", "\xE0\xA0\x80"}) {
    EXPECT_TRUE(is_utf8(good)) << good;
  }
  // Cut short, overlong, a surrogate, beyond the last code point, a lone continuation.
  for (const char* bad :
       {"\xC3", "\xE2\x82", "\xC0\x80", "\xC1\xBF", "\xE0\x9F\xBF", "\xF0\x8F\xBF\xBF", "\xED\xA0\x80",
        "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\x80", "a\xBF", "\xC3(", "\xFF"}) {
    EXPECT_FALSE(is_utf8(bad));
  }
}

}  // namespace
}  // namespace headrow::formats
