#include "headrow/formats/xlsx_writer.hpp"

#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

#include "headrow/base/figure.hpp"
#include "reading.hpp"

namespace headrow::formats {
namespace {

using reading::read_bytes;
using reading::Row;
using testing::ElementsAre;
using testing::HasSubstr;

Sheet small_sheet(std::string name) {
  return {std::move(name), {{"Place", {}, {}}, {"Value", 1, 12.0}}, {{std::string("Leeds"), 45.123}}};
}

TEST(XlsxWriter, WritesTextsAndUnroundedNumbers) {
  const std::vector<Sheet> sheets = {
      {"Scores",
       {{"Place", {}, {}}, {"Value", 1, {}}},
       {{std::string("Leeds"), 45.123}, {std::string("=1+1"), SheetCell()}, {std::string(), -0.5}}}};
  const auto bytes = write_workbook(sheets);
  ASSERT_TRUE(bytes) << bytes.error().message;
  const auto table = read_bytes(*bytes);
  ASSERT_FALSE(table.problem) << table.problem->message;
  EXPECT_EQ(table.headings, (Row{"Place", "Value"}));
  EXPECT_THAT(table.rows, ElementsAre(Row{"Leeds", "45.123"}, Row{"=1+1"}, Row{"", "-0.5"}));
}

TEST(XlsxWriter, GivesTheSameBytesForTheSameSheets) {
  const std::vector<Sheet> sheets = {small_sheet("A"), small_sheet("B")};
  EXPECT_EQ(*write_workbook(sheets), *write_workbook(sheets));
}

TEST(XlsxWriter, GivesSheetsNamesThatSheetsMayHave) {
  const std::vector<Sheet> sheets = {small_sheet("A/B: [long] name that goes on and on"), small_sheet(""),
                                     small_sheet("sheet"), small_sheet("'quoted'")};
  const auto bytes = write_workbook(sheets);
  ASSERT_TRUE(bytes) << bytes.error().message;
  TableOptions options;
  for (const char* name : {"A B   long  name that goes on a", "Sheet", "sheet (2)", "quoted"}) {
    options.sheet = name;
    const auto table = read_bytes(*bytes, options);
    EXPECT_FALSE(table.problem) << table.problem->message;
  }
}

TEST(XlsxWriter, RefusesWhatASheetCannotHold) {
  EXPECT_EQ(write_workbook({}).error().code, ProblemCode::BadUsage);
  Sheet wide = small_sheet("wide");
  wide.columns.resize(16385);
  EXPECT_THAT(write_workbook(std::vector<Sheet>{wide}).error().message, HasSubstr("wide"));
  Sheet long_text = small_sheet("long");
  long_text.rows.push_back({std::string(40'000, 'x')});
  const auto refused = write_workbook(std::vector<Sheet>{long_text});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, ProblemCode::BadUsage);
  EXPECT_THAT(refused.error().message, HasSubstr("Sheet 'long', row 3"));
}

RC_GTEST_PROP(XlsxWriter, WhatIsWrittenReadsBack, ()) {
  const auto text =
      rc::gen::container<std::string>(rc::gen::element('a', ' ', '<', '&', '"', '=', ',', '_', 'x', '0'));
  const auto cell = rc::gen::oneOf(
      rc::gen::map(text, [](std::string t) { return SheetCell("t" + t + "t"); }),
      rc::gen::map(rc::gen::inRange(-1'000'000, 1'000'000), [](int n) { return SheetCell(n / 1000.0); }));
  const auto rows =
      *rc::gen::resize(20, rc::gen::container<std::vector<std::vector<SheetCell>>>(
                               rc::gen::nonEmpty(rc::gen::container<std::vector<SheetCell>>(cell))));
  const auto bytes = write_workbook(std::vector<Sheet>{{"Sheet", {{"Heading", {}, {}}}, rows}});
  RC_ASSERT(bytes.has_value());
  const auto table = read_bytes(*bytes);
  RC_ASSERT(!table.problem.has_value());
  RC_ASSERT(table.rows.size() == rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    Row expected;
    for (const SheetCell& each : rows[i]) {
      const auto* number = std::get_if<double>(&each);
      expected.push_back(number != nullptr ? number_text(*number) : std::get<std::string>(each));
    }
    RC_ASSERT(table.rows[i] == expected);
  }
}

}  // namespace
}  // namespace headrow::formats
