#include <gmock/gmock.h>

#include <fstream>

#include "packing.hpp"
#include "reading.hpp"

namespace headrow::formats {
namespace {

using reading::read_bytes;
using testing::HasSubstr;
using namespace std::string_literals;

class OnDisk : public testing::Test {
protected:
  void SetUp() override {
    const auto* test = testing::UnitTest::GetInstance()->current_test_info();
    folder_ = std::filesystem::path(testing::TempDir()) / ("headrow_open_table_"s + test->name());
    std::filesystem::create_directories(folder_);
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  std::filesystem::path write(const std::string& name, const std::string& bytes) {
    std::ofstream(folder_ / name, std::ios::binary) << bytes;
    return folder_ / name;
  }

  std::filesystem::path folder_;
};

TEST_F(OnDisk, ReadsAFileWhateverItsName) {
  const auto file = write("figures.xlsx", packing::gzipped("a,b\n1,2\n"));
  auto reader = open_table(file);
  ASSERT_TRUE(reader) << reader.error().message;
  EXPECT_EQ((*reader)->bytes_total(), std::filesystem::file_size(file));
  ASSERT_TRUE((*reader)->next());
  ASSERT_FALSE((*reader)->next()->has_value());
  EXPECT_EQ((*reader)->bytes_done(), (*reader)->bytes_total());
  EXPECT_EQ(reader->get()->headings().size(), 2U);
}

TEST_F(OnDisk, SaysThatAFileIsNotThere) {
  const auto missing = open_table(folder_ / "none.csv");
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.error().code, ProblemCode::NotFound);
  EXPECT_THAT(describe(missing.error()), HasSubstr("none.csv: There is no such file"));
}

TEST_F(OnDisk, RefusesAFolder) {
  const auto folder = open_table(folder_);
  ASSERT_FALSE(folder);
  EXPECT_EQ(folder.error().code, ProblemCode::BadInput);
}

TEST_F(OnDisk, RefusesAnArchiveRenamedToCsv) {
  const auto file = write("schools.csv", packing::zipped({{"schools.csv", "URN\n107852\n"}}));
  const auto refused = open_table(file);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, ProblemCode::BadInput);
  EXPECT_THAT(refused.error().message, HasSubstr("ZIP archive"));
  EXPECT_EQ(refused.error().where.file, file.string());
}

TEST_F(OnDisk, NamesTheSheetsOfAWorkbook) {
  EXPECT_THAT(*sheet_names(write("a.xlsx", packing::workbook({}))), testing::ElementsAre("Figures"));
  EXPECT_THAT(*sheet_names(write("a.csv", "a,b\n")), testing::IsEmpty());
  EXPECT_EQ(sheet_names(folder_ / "none").error().code, ProblemCode::NotFound);
}

TEST(Recognise, RefusesWhatIsNoTableAndSaysWhatToDo) {
  const std::vector<std::pair<std::string, std::string>> documents = {
      {"%PDF-1.7\n", "PDF"},
      {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 rest", ".xlsx"},
      {"\xFF\xFE,\0,\0"s, "UTF-16"},
      {"\xFE\xFF\0a\0,"s, "UTF-16"},
      {"\x89PNG\r\n", "picture"},
      {"\r\n<!DOCTYPE html><html>", "web page"},
      {"<HTML><body>", "web page"},
      {"\xEF\xBB\xBF<?xml version=\"1.0\"?>", "web page"},
      {"PAR1", "Parquet"},
      {"PK\x05\x06" + std::string(18, '\0'), "ZIP archive"},
      {"PK\x03\x04 and no more", "ZIP archive"},
  };
  for (const auto& [bytes, said] : documents) {
    const auto table = read_bytes(bytes);
    ASSERT_TRUE(table.problem) << said;
    EXPECT_EQ(table.problem->code, ProblemCode::BadInput);
    EXPECT_THAT(table.problem->message, HasSubstr(said));
  }
}

TEST(Recognise, RefusesAWorkbookThatWasCutOff) {
  const std::string whole =
      packing::workbook({"<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>a</t></is></c></row>", "", "", ""});
  ASSERT_FALSE(read_bytes(whole).problem);
  EXPECT_TRUE(read_bytes(std::string_view(whole).substr(0, whole.size() / 2)).problem);
}

}  // namespace
}  // namespace headrow::formats
