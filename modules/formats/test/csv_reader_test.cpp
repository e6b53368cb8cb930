#include <gmock/gmock.h>

#include "reading.hpp"

namespace headrow::formats {
namespace {

using reading::read_bytes;
using reading::Row;
using testing::ElementsAre;
using testing::HasSubstr;
using namespace std::string_view_literals;

TEST(CsvReader, ReadsHeadingsAndRows) {
  const auto table = read_bytes("Years,LA and Regions,Values\n2019,Leeds,45.1\n2019,England,46.7\n");
  EXPECT_EQ(table.headings, (Row{"Years", "LA and Regions", "Values"}));
  EXPECT_THAT(table.rows, ElementsAre(Row{"2019", "Leeds", "45.1"}, Row{"2019", "England", "46.7"}));
  EXPECT_THAT(table.lines, ElementsAre(2, 3));
  EXPECT_EQ(table.encoding, "UTF-8");
  EXPECT_FALSE(table.ended_without_line_end);
  EXPECT_FALSE(table.problem);
}

TEST(CsvReader, TakesQuotesAsTheStandardHasThem) {
  const auto table = read_bytes("name,note\n\"Hull, City of\",\"said \"\"no\"\"\"\n\"\",\"two\nlines\"\n");
  EXPECT_THAT(table.rows, ElementsAre(Row{"Hull, City of", "said \"no\""}, Row{"", "two\nlines"}));
}

TEST(CsvReader, LeavesQuotesInsideAnUnquotedCellAlone) {
  EXPECT_THAT(read_bytes("a,b\n5\" pipe,x\"\"y\n").rows, ElementsAre(Row{"5\" pipe", "x\"\"y"}));
}

TEST(CsvReader, TakesBothLineEnds) {
  const auto table = read_bytes("a,b\r\n1,\"2\"\r\n\"3\",4\r\n5,6");
  EXPECT_EQ(table.headings, (Row{"a", "b"}));
  EXPECT_THAT(table.rows, ElementsAre(Row{"1", "2"}, Row{"3", "4"}, Row{"5", "6"}));
  EXPECT_TRUE(table.ended_without_line_end);
}

TEST(CsvReader, KeepsShortAndLongRowsAsTheyCome) {
  EXPECT_THAT(read_bytes("a,b,c\n1,2\n1,2,3,4\n,,\n1,").rows,
              ElementsAre(Row{"1", "2"}, Row{"1", "2", "3", "4"}, Row{"", "", ""}, Row{"1", ""}));
}

TEST(CsvReader, CountsLinesOfTheFileThroughBlankLinesAndQuotedLineEnds) {
  const auto table = read_bytes("a,b\n\n\"x\ny\nz\",1\n   \n2,3\n");
  EXPECT_THAT(table.lines, ElementsAre(3, 7));
}

TEST(CsvReader, AQuotedEmptyCellIsNoBlankLine) {
  EXPECT_THAT(read_bytes("a\n\"\"\n\nb\n").rows, ElementsAre(Row{""}, Row{"b"}));
}

TEST(CsvReader, PassesOverTheLinesAboveTheHeadings) {
  TableOptions options;
  options.heading_row = 3;
  const auto table = read_bytes("Title, with \"one quote\nAs at 31 March\nURN,Grade\n107852,2\n", options);
  EXPECT_EQ(table.headings, (Row{"URN", "Grade"}));
  EXPECT_THAT(table.lines, ElementsAre(4));
}

TEST(CsvReader, SaysWhenTheHeadingRowLiesBehindTheEnd) {
  TableOptions options;
  options.heading_row = 3;
  EXPECT_THAT(read_bytes("URN,Grade", options).problem->message, HasSubstr("line 3"));
}

TEST(CsvReader, RefusesAnEmptyFileAndAcceptsHeadingsAlone) {
  const auto empty = read_bytes("");
  ASSERT_TRUE(empty.problem);
  EXPECT_EQ(empty.problem->code, ProblemCode::BadInput);
  EXPECT_THAT(empty.problem->message, HasSubstr("empty"));
  EXPECT_EQ(empty.problem->where.file, "table.csv");
  EXPECT_THAT(read_bytes("\n\r\n  \n").problem->message, HasSubstr("empty"));
  EXPECT_THAT(read_bytes("\xEF\xBB\xBF").problem->message, HasSubstr("empty"));

  const auto headings = read_bytes("a,b\n");
  EXPECT_EQ(headings.headings, (Row{"a", "b"}));
  EXPECT_THAT(headings.rows, ElementsAre());
  EXPECT_FALSE(headings.problem);
}

TEST(CsvReader, NamesTheCellWhoseQuoteIsNeverClosed) {
  const auto table = read_bytes("a,b\n1,2\n3,\"4\n5,6\n");
  EXPECT_THAT(table.rows, ElementsAre(Row{"1", "2"}));
  ASSERT_TRUE(table.problem);
  EXPECT_EQ(table.problem->code, ProblemCode::BadInput);
  EXPECT_EQ(table.problem->where.row, 3);
  EXPECT_EQ(table.problem->where.column, "b");
  EXPECT_THAT(table.problem->message, HasSubstr("never closed"));
}

TEST(CsvReader, NamesTheCellWithTextAfterAClosingQuote) {
  const auto table = read_bytes("a,b\n\"line\nend\",\"4\"5\n");
  ASSERT_TRUE(table.problem);
  EXPECT_EQ(table.problem->where.row, 3);
  EXPECT_EQ(table.problem->where.column, "b");
  EXPECT_EQ(table.problem->where.value, "4");
}

TEST(CsvReader, ShowsThatTheFileWasCutInTheMiddleOfARow) {
  const auto table = read_bytes("a,b,c\n1,2,3\n4,5");
  EXPECT_THAT(table.rows.back(), ElementsAre("4", "5"));
  EXPECT_TRUE(table.ended_without_line_end);
}

TEST(CsvReader, RefusesNulBytesWhereTheyStand) {
  const auto table = read_bytes("a,b\n1,2\n3,4\0 5\n6,7\n"sv);
  EXPECT_THAT(table.rows, ElementsAre(Row{"1", "2"}));
  ASSERT_TRUE(table.problem);
  EXPECT_EQ(table.problem->where.row, 3);
  EXPECT_EQ(table.problem->where.column, "b");
  EXPECT_THAT(table.problem->message, HasSubstr("NUL"));
}

TEST(CsvReader, GivesTheSameProblemAgain) {
  auto reader = open_table_in_memory("a\n\"1\n", "table.csv");
  ASSERT_TRUE(reader);
  const auto first = (*reader)->next();
  const auto second = (*reader)->next();
  ASSERT_FALSE(first);
  ASSERT_FALSE(second);
  EXPECT_EQ(first.error().message, second.error().message);
}

TEST(CsvReader, RefusesALineOverTheLimitAndTakesOneUpToIt) {
  TableOptions options;
  options.max_line_bytes = 1000;
  const std::string fits = "a,b\n" + std::string(998, 'x') + ",1\n";
  EXPECT_EQ(read_bytes(fits, options).rows.size(), 1U);
  const auto longer = read_bytes("a,b\n1,2\n" + std::string(999, 'x') + ",1\n", options);
  EXPECT_EQ(longer.rows.size(), 1U);
  ASSERT_TRUE(longer.problem);
  EXPECT_EQ(longer.problem->where.row, 3);
  EXPECT_THAT(longer.problem->message, HasSubstr("longer than 1000 bytes"));
}

TEST(CsvReader, ReadsCellsLongerThanItsBuffer) {
  const std::string plain(700'000, 'p');
  const std::string quoted = std::string(400'000, 'q') + ",\n" + std::string(900'000, 'q');
  const auto table = read_bytes("a,b,c\n" + plain + ",\"" + quoted + "\",\"\"\"" + plain + "\"\"\"\n1,2,3\n");
  ASSERT_FALSE(table.problem);
  EXPECT_THAT(table.rows, ElementsAre(Row{plain, quoted, "\"" + plain + "\""}, Row{"1", "2", "3"}));
}

}  // namespace
}  // namespace headrow::formats
