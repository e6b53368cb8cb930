#include <gmock/gmock.h>

#include "headrow/formats/xlsx_writer.hpp"
#include "packing.hpp"
#include "reading.hpp"
#include "xlsx_dates.hpp"

namespace headrow::formats {
namespace {

using packing::workbook;
using reading::read_bytes;
using reading::Row;
using testing::ElementsAre;
using testing::HasSubstr;

const char* const kHeadings =
    "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>Name</t></is></c>"
    "<c r=\"B1\" t=\"inlineStr\"><is><t>Values</t></is></c></row>";

std::string with_headings(const std::string& rows) {
  return kHeadings + rows;
}

TEST(XlsxReader, ReadsSharedAndInlineStringsNumbersAndTruths) {
  const auto table = read_bytes(workbook(
      {with_headings(
           "<row r=\"2\"><c r=\"A2\" t=\"s\"><v>1</v></c><c r=\"B2\"><v>4.0599999999999996</v></c></row>"
           "<row r=\"3\"><c r=\"A3\" t=\"str\"><f>A1</f><v>made</v></c><c r=\"B3\" "
           "t=\"b\"><v>1</v></c></row>"),
       "<si><t>first</t></si><si><r><t>Le</t></r><r><t>eds</t></r><rPh><t>ignored</t></rPh></si>", "", ""}));
  ASSERT_FALSE(table.problem) << table.problem->message;
  EXPECT_EQ(table.headings, (Row{"Name", "Values"}));
  EXPECT_THAT(table.rows, ElementsAre(Row{"Leeds", "4.06"}, Row{"made", "TRUE"}));
  EXPECT_THAT(table.lines, ElementsAre(2, 3));
  EXPECT_EQ(table.encoding, "XLSX");
}

TEST(XlsxReader, PutsCellsUnderTheColumnTheyName) {
  const auto table =
      read_bytes(workbook({with_headings("<row r=\"2\"><c r=\"B2\"><v>7</v></c></row>"
                                         "<row r=\"9\"><c r=\"A9\"><v>1</v></c><c r=\"D9\"><v>2</v></c></row>"
                                         "<row><c><v>3</v></c><c><v>4</v></c></row>"),
                           "", "", ""}));
  EXPECT_THAT(table.rows, ElementsAre(Row{"", "7"}, Row{"1", "", "", "2"}, Row{"3", "4"}));
  EXPECT_THAT(table.lines, ElementsAre(2, 9, 10));
}

TEST(XlsxReader, UndoesEscapesAndPassesOverBlankRows) {
  const auto table =
      read_bytes(workbook({with_headings("<row r=\"2\"><c r=\"A2\"/></row>"
                                         "<row r=\"3\"><c r=\"A3\" t=\"s\"><v>0</v></c></row>"),
                           "<si><t>a_x000A_b &amp; _x005F_x000A_ _x_ _</t></si>", "", ""}));
  EXPECT_THAT(table.rows, ElementsAre(Row{"a\nb & _x000A_ _x_ _"}));
}

TEST(XlsxReader, ShowsDatesAsIsoTextWhereTheStyleSaysDate) {
  const auto table = read_bytes(workbook(
      {with_headings(
           "<row r=\"2\"><c r=\"A2\" s=\"1\"><v>45747</v></c><c r=\"B2\" s=\"0\"><v>45747</v></c></row>"
           "<row r=\"3\"><c r=\"A3\" s=\"2\"><v>45747.5</v></c><c r=\"B3\" s=\"3\"><v>45747</v></c></row>"),
       "",
       "<numFmts><numFmt numFmtId=\"164\" formatCode=\"[$-809]d mmmm yyyy\"/>"
       "<numFmt numFmtId=\"165\" formatCode=\"0.0 &quot;days&quot;\"/></numFmts>"
       "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/><xf "
       "numFmtId=\"165\"/></cellXfs>",
       ""}));
  EXPECT_THAT(table.rows, ElementsAre(Row{"2025-03-31", "45747"}, Row{"2025-03-31T12:00:00", "45747"}));
}

TEST(XlsxReader, CountsDaysFrom1904WhereTheWorkbookDoes) {
  const auto table =
      read_bytes(workbook({with_headings("<row r=\"2\"><c r=\"A2\" s=\"0\"><v>44285</v></c></row>"), "",
                           "<cellXfs><xf numFmtId=\"14\"/></cellXfs>", "<workbookPr date1904=\"1\"/>"}));
  EXPECT_THAT(table.rows, ElementsAre(Row{"2025-03-31"}));
}

TEST(XlsxReader, RefusesAFormulaErrorAndNamesTheCell) {
  const auto table = read_bytes(workbook(
      {with_headings(
           "<row r=\"2\"><c r=\"A2\"><v>1</v></c></row>"
           "<row r=\"3\"><c r=\"A3\"><v>2</v></c><c r=\"B3\" t=\"e\"><f>1/0</f><v>#DIV/0!</v></c></row>"),
       "", "", ""}));
  EXPECT_THAT(table.rows, ElementsAre(Row{"1"}));
  ASSERT_TRUE(table.problem);
  EXPECT_EQ(table.problem->code, ProblemCode::BadInput);
  EXPECT_THAT(table.problem->message,
              HasSubstr("Cell B3 of sheet 'Figures' holds the formula error #DIV/0!"));
  EXPECT_EQ(table.problem->where.row, 3);
  EXPECT_EQ(table.problem->where.column, "Values");
  EXPECT_EQ(table.problem->where.value, "#DIV/0!");
}

TEST(XlsxReader, DoesNotReadWhatStandsAboveTheHeadings) {
  TableOptions options;
  options.heading_row = 2;
  const auto table = read_bytes(
      workbook({"<row r=\"1\"><c r=\"A1\" t=\"e\"><v>#REF!</v></c></row>"
                "<row r=\"2\"><c r=\"A2\"><v>383</v></c></row><row r=\"3\"><c r=\"A3\"><v>1</v></c></row>",
                "", "", ""}),
      options);
  ASSERT_FALSE(table.problem) << table.problem->message;
  EXPECT_EQ(table.headings, (Row{"383"}));
  EXPECT_THAT(table.rows, ElementsAre(Row{"1"}));
}

TEST(XlsxReader, ChoosesASheetByName) {
  const std::vector<Sheet> sheets = {{"Notes", {{"About", {}, {}}}, {{std::string("x")}}},
                                     {"LA SN Groups", {{"LA num", {}, {}}}, {{383.0}}}};
  const std::string bytes = *write_workbook(sheets);
  EXPECT_EQ(read_bytes(bytes).headings, (Row{"About"}));
  TableOptions options;
  options.sheet = "la sn groups";
  EXPECT_THAT(read_bytes(bytes, options).rows, ElementsAre(Row{"383"}));
  options.sheet = "Other";
  EXPECT_THAT(read_bytes(bytes, options).problem->message, HasSubstr("Its sheets are: Notes, LA SN Groups"));
}

TEST(XlsxReader, RefusesASheetWithoutHeadings) {
  EXPECT_THAT(read_bytes(workbook({})).problem->message, HasSubstr("no headings"));
  TableOptions options;
  options.heading_row = 5;
  EXPECT_THAT(read_bytes(workbook({kHeadings, "", "", ""}), options).problem->message, HasSubstr("row 5"));
}

TEST(XlsxReader, RefusesADamagedWorkbook) {
  EXPECT_THAT(read_bytes(workbook({"<row", "", "", ""})).problem->message, HasSubstr("no XML"));
  const auto no_string = read_bytes(
      workbook({with_headings("<row r=\"2\"><c r=\"A2\" t=\"s\"><v>5</v></c></row>"), "", "", ""}));
  EXPECT_THAT(no_string.problem->message, HasSubstr("text is missing"));
  const auto disorder =
      read_bytes(workbook({with_headings("<row r=\"1\"><c r=\"A1\"><v>5</v></c></row>"), "", "", ""}));
  EXPECT_THAT(disorder.problem->message, HasSubstr("not in order"));
}

TEST(XlsxReader, ReadsElementsWithAPrefix) {
  const auto table = read_bytes(packing::zipped(
      {{"xl/workbook.xml",
        "<x:workbook><x:sheets><x:sheet name=\"S\" rel:id=\"R1\"/></x:sheets></x:workbook>"},
       {"xl/_rels/workbook.xml.rels",
        "<Relationships><Relationship Id=\"R1\" Type=\"t/worksheet\" "
        "Target=\"sheets/one.xml\"/></Relationships>"},
       {"xl/sheets/one.xml",
        "<x:worksheet><x:sheetData><x:row><x:c><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>"}}));
  ASSERT_FALSE(table.problem) << table.problem->message;
  EXPECT_EQ(table.headings, (Row{"1"}));
}

TEST(XlsxDates, KnowDateFormatsFromOthers) {
  for (const char* date : {"dd/mm/yyyy", "[$-809]d mmmm yyyy", "h:mm", "yyyy\\-mm\\-dd", "mm:ss.0"}) {
    EXPECT_TRUE(xlsx::shows_date(date)) << date;
  }
  for (const char* other :
       {"General", "0.0", "#,##0", "[Red]0", "0 \"days\"", "\\d0", "0%", "_-* #,##0_-", "@"}) {
    EXPECT_FALSE(xlsx::shows_date(other)) << other;
  }
}

TEST(XlsxDates, KeepTheDayThatNeverWas) {
  EXPECT_EQ(xlsx::iso_date(1, false), "1900-01-01");
  EXPECT_EQ(xlsx::iso_date(59, false), "1900-02-28");
  EXPECT_EQ(xlsx::iso_date(61, false), "1900-03-01");
  EXPECT_EQ(xlsx::iso_date(0.395833333333, false), "09:30:00");
  EXPECT_EQ(xlsx::iso_date(43465.9999999999, false), "2019-01-01");
  EXPECT_EQ(xlsx::iso_date(2958465, false), "9999-12-31");
  EXPECT_EQ(xlsx::iso_date(-1, false), "");
  EXPECT_EQ(xlsx::iso_date(3e9, false), "");
}

}  // namespace
}  // namespace headrow::formats
