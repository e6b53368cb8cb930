#include <gmock/gmock.h>

#include "packing.hpp"
#include "reading.hpp"

namespace headrow::formats {
namespace {

using packing::gzipped;
using reading::read_bytes;
using reading::Row;
using testing::ElementsAre;
using testing::HasSubstr;

std::string many_rows() {
  std::string text = "number,square\n";
  for (int i = 0; i < 100'000; ++i)
    text += std::to_string(i) + "," + std::to_string(i * 7919 % 100'003) + "\n";
  return text;
}

TEST(Gzip, IsSeenInTheBytes) {
  const auto table = read_bytes(gzipped("a,b\n1,£2\n"));
  EXPECT_EQ(table.headings, (Row{"a", "b"}));
  EXPECT_THAT(table.rows, ElementsAre(Row{"1", "£2"}));
}

TEST(Gzip, ReadsWindows1252AndALongFile) {
  EXPECT_THAT(read_bytes(gzipped("a\n\xA3\n")).rows, ElementsAre(Row{"£"}));
  EXPECT_EQ(read_bytes(gzipped(many_rows())).rows.size(), 100'000U);
  const auto late = read_bytes(gzipped(many_rows() + "\xC2\xA3,\xA3\n"));
  EXPECT_THAT(late.rows.back(), ElementsAre("Â£", "£"));
}

TEST(Gzip, StreamsOnEndAreOneFile) {
  const auto table = read_bytes(gzipped("a,b\n1,") + gzipped("2\n") + gzipped("") + gzipped("3,4\n"));
  EXPECT_THAT(table.rows, ElementsAre(Row{"1", "2"}, Row{"3", "4"}));
  EXPECT_FALSE(table.problem);
}

TEST(Gzip, NoughtsBehindTheLastStreamArePadding) {
  const auto table = read_bytes(gzipped("a\n1\n") + std::string(512, '\0'));
  EXPECT_FALSE(table.problem);
  EXPECT_THAT(table.rows, ElementsAre(Row{"1"}));
}

TEST(Gzip, ATruncatedStreamIsRefusedBehindTheRowsThatCame) {
  const std::string whole = gzipped(many_rows());
  const auto table = read_bytes(std::string_view(whole).substr(0, whole.size() / 2));
  EXPECT_GT(table.rows.size(), 1000U);
  ASSERT_TRUE(table.problem);
  EXPECT_EQ(table.problem->code, ProblemCode::BadInput);
  EXPECT_THAT(table.problem->message, HasSubstr("ends too early"));
  EXPECT_EQ(table.problem->where.file, "table.csv");
  EXPECT_EQ(table.problem->where.row, table.lines.back() + 1);
}

TEST(Gzip, NoPrefixOfAStreamIsTakenForAllOfIt) {
  const std::string whole = gzipped("a,b\n1,2\n3,4\n");
  for (std::size_t size = 2; size < whole.size(); ++size) {
    EXPECT_TRUE(read_bytes(std::string_view(whole).substr(0, size)).problem) << size;
  }
}

TEST(Gzip, ADamagedStreamIsRefused) {
  std::string checksum = gzipped("a,b\n1,2\n");
  checksum[checksum.size() - 8] ^= 1;
  EXPECT_THAT(read_bytes(checksum).problem->message, HasSubstr("damaged"));

  std::string middle = gzipped(many_rows());
  for (std::size_t i = 0; i < 64; ++i) middle[middle.size() / 2 + i] ^= 0x55;
  EXPECT_TRUE(read_bytes(middle).problem);
  EXPECT_THAT(read_bytes(gzipped("a\n1\n") + "and more").problem->message, HasSubstr("damaged"));
}

TEST(Gzip, AnEmptyOneIsAnEmptyFile) {
  EXPECT_THAT(read_bytes(gzipped("")).problem->message, HasSubstr("empty"));
}

TEST(Gzip, AnArchiveInsideIsRefused) {
  EXPECT_THAT(read_bytes(gzipped(packing::zipped({{"a.csv", "a\n"}}))).problem->message,
              HasSubstr("packed file"));
  EXPECT_THAT(read_bytes(gzipped(gzipped("a\n"))).problem->message, HasSubstr("packed file"));
}

TEST(Gzip, ALineOfTwoGigabytesIsRefusedWithoutUnpackingIt) {
  const std::string megabyte = gzipped(std::string(1024 * 1024, 'x'));
  std::string bytes = gzipped("a,b\n1,2\n");
  for (int i = 0; i < 2048; ++i) bytes += megabyte;
  auto reader = open_table_in_memory(bytes, "long.csv.gz");
  ASSERT_TRUE(reader);
  reading::Table table;
  reading::read_rows(**reader, table);
  EXPECT_THAT(table.rows, ElementsAre(Row{"1", "2"}));
  ASSERT_TRUE(table.problem);
  EXPECT_THAT(table.problem->message, HasSubstr("longer than 16777216 bytes"));
  EXPECT_EQ(table.problem->where.row, 3);
  EXPECT_LT((*reader)->bytes_done(), bytes.size() / 50) << "it should stop at the limit";
}

}  // namespace
}  // namespace headrow::formats
