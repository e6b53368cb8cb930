#include "headrow/formats/csv_writer.hpp"

#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

#include "reading.hpp"

namespace headrow::formats {
namespace {

using reading::Row;

std::string written(std::initializer_list<std::string_view> cells, Formulas formulas = Formulas::Protect) {
  std::string out;
  CsvWriter(out, formulas).row(cells);
  return out;
}

TEST(CsvWriter, QuotesOnlyWhatAsksForIt) {
  EXPECT_EQ(written({"Leeds", "45.1", ""}), "Leeds,45.1,\n");
  EXPECT_EQ(written({"Hull, City of", "said \"no\"", "two\nlines"}),
            "\"Hull, City of\",\"said \"\"no\"\"\",\"two\nlines\"\n");
}

TEST(CsvWriter, WritesNumbersWithoutBinaryNoise) {
  std::string out;
  CsvWriter csv(out);
  csv.cell(4.0599999999999996).cell(std::optional<double>()).cell(std::optional<double>(-0.5)).end_row();
  EXPECT_EQ(out, "4.06,,-0.5\n");
}

TEST(CsvWriter, KeepsTextsFromRunningAsFormulas) {
  EXPECT_EQ(written({"=HYPERLINK(1)", "+cmd", "-cmd", "@sum", "\tx"}),
            "'=HYPERLINK(1),'+cmd,'-cmd,'@sum,'\tx\n");
  EXPECT_EQ(written({"=\"a\""}), "\"'=\"\"a\"\"\"\n");
  EXPECT_EQ(written({"-0.4", "-", "-£20", "-5%", "a=b"}), "-0.4,-,-£20,-5%,a=b\n")
      << "numbers and a lone dash are harmless";
  EXPECT_EQ(written({"=1"}, Formulas::Keep), "=1\n");
}

TEST(CsvWriter, ARowOfOneEmptyCellIsNoBlankLine) {
  EXPECT_EQ(written({""}), "\"\"\n");
  EXPECT_EQ(written({"", ""}), ",\n");
}

RC_GTEST_PROP(CsvWriter, WhatIsWrittenReadsBack, ()) {
  const auto cell = rc::gen::container<std::string>(
      rc::gen::element('a', '1', ',', '"', '\n', '\r', ' ', '\t', '=', '-', '.', ';', '\''));
  const auto row = rc::gen::nonEmpty(rc::gen::container<Row>(cell));
  const auto rows = *rc::gen::resize(30, rc::gen::nonEmpty(rc::gen::container<std::vector<Row>>(row)));
  std::string bytes;
  CsvWriter csv(bytes, Formulas::Keep);
  for (const Row& each : rows) csv.row(each);
  const auto table = reading::read_bytes(bytes);
  RC_ASSERT(!table.problem.has_value());
  RC_ASSERT(table.headings == rows.front());
  RC_ASSERT(table.rows == std::vector<Row>(rows.begin() + 1, rows.end()));
}

RC_GTEST_PROP(CsvWriter, NoProtectedTextBeginsAsAFormula, ()) {
  const auto text =
      *rc::gen::container<std::string>(rc::gen::element('=', '+', '-', '@', '\t', 'a', '1', ',', '"'));
  const auto table = reading::read_bytes(written({"heading"}) + written({text}));
  RC_ASSERT(!table.problem.has_value());
  const std::string& cell = table.rows.at(0).at(0);
  RC_ASSERT(cell == text || cell == "'" + text);
  RC_ASSERT(cell.empty() || std::string_view("=+@\t").find(cell.front()) == std::string_view::npos);
}

}  // namespace
}  // namespace headrow::formats
