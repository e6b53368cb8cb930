#include "headrow/formats/xml_document.hpp"

#include <gtest/gtest.h>

#include <string>

#include "headrow/formats/file_kind.hpp"
#include "headrow/test/scratch_folder.hpp"

namespace headrow::formats {
namespace {

constexpr const char* kReturn =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<Message>\n"
    "  <Header><Source><LEA>383</LEA><Estab>4027</Estab></Source></Header>\n"
    "  <Pupils>\n"
    "    <Pupil><UPN> A1 </UPN><Needs><Need>SPLD</Need><Need>SLCN</Need></Needs></Pupil>\n"
    "    <pupil><upn>B2 &amp; C</upn></pupil>\n"
    "  </Pupils>\n"
    "</Message>\n";

std::string refusal(std::string bytes) {
  const auto document = XmlDocument::read(std::move(bytes), "return.xml");
  return document ? "" : document.error().message;
}

TEST(XmlDocument, ReadsElementsOfAPathAsATableWithTheirLines) {
  const auto document = XmlDocument::read(kReturn, "return.xml");
  ASSERT_TRUE(document);
  EXPECT_EQ(document->root(), "Message");
  EXPECT_EQ(document->text("Header/Source/Estab"), "4027");
  auto table = document->table("Pupils/Pupil", {"UPN", "/Header/Source/LEA", "Needs/Need"});
  auto row = table->next();
  ASSERT_TRUE(row && *row);
  EXPECT_EQ((*row)->line, 5);
  EXPECT_EQ((*row)->cells[0], "A1");
  EXPECT_EQ((*row)->cells[1], "383");
  EXPECT_EQ((*row)->cells[2], "SPLD");
  row = table->next();
  ASSERT_TRUE(row && *row);
  EXPECT_EQ((*row)->line, 6);
  EXPECT_EQ((*row)->cells[0], "B2 & C");
  EXPECT_EQ((*row)->cells[2], "");
  EXPECT_FALSE(*table->next());
}

TEST(XmlDocument, ARecordBelowReachesWhatStandsAboveIt) {
  const auto document = XmlDocument::read(kReturn, "return.xml");
  auto table = document->table("Pupils/Pupil/Needs/Need", {"../../UPN", ""});
  auto row = table->next();
  ASSERT_TRUE(row && *row);
  EXPECT_EQ((*row)->cells[0], "A1");
  EXPECT_EQ((*row)->cells[1], "SPLD");
  row = table->next();
  EXPECT_EQ((*row)->cells[1], "SLCN");
}

TEST(XmlDocument, AFileCutInHalfIsRefusedWithItsLine) {
  const std::string whole = kReturn;
  const auto document = XmlDocument::read(whole.substr(0, 200), "return.xml");
  ASSERT_FALSE(document);
  EXPECT_EQ(document.error().where.file, "return.xml");
  EXPECT_GE(document.error().where.row, 5);
  EXPECT_NE(document.error().message.find("cut off"), std::string::npos);
}

TEST(XmlDocument, DeclarationsByWhichEntitiesGrowOrFetchFilesAreRefused) {
  EXPECT_NE(refusal("<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]>"
                    "<Message>&b;</Message>")
                .find("DOCTYPE"),
            std::string::npos);
  EXPECT_NE(refusal("<!DOCTYPE x [<!ENTITY f SYSTEM \"file:///etc/passwd\">]><Message>&f;</Message>")
                .find("DOCTYPE"),
            std::string::npos);
}

TEST(XmlDocument, ElementsWithoutEndInsideEachOtherAreRefused) {
  std::string bytes;
  for (int i = 0; i < 1000; ++i) bytes += "<a>";
  for (int i = 0; i < 1000; ++i) bytes += "</a>";
  EXPECT_NE(refusal(bytes).find("deep"), std::string::npos);
}

TEST(XmlDocument, AFileOverTheLimitIsRefusedUnread) {
  const test::ScratchFolder folder;
  const auto file = folder.write("return.xml", kReturn);
  const auto document = XmlDocument::open(file, 100);
  ASSERT_FALSE(document);
  EXPECT_NE(document.error().message.find("at most"), std::string::npos);
}

TEST(FileKind, IsSeenInTheFirstBytes) {
  const test::ScratchFolder folder;
  EXPECT_EQ(*file_kind(folder.write("a", kReturn)), FileKind::Xml);
  EXPECT_EQ(*file_kind(folder.write("b", "<Message><Header/></Message>")), FileKind::Xml);
  EXPECT_EQ(*file_kind(folder.write("c", "PAR1....")), FileKind::Parquet);
  EXPECT_EQ(*file_kind(folder.write("d", "UPN,LAESTAB\n")), FileKind::Table);
  EXPECT_FALSE(file_kind(folder.write("e", "<html><body>")));
}

}  // namespace
}  // namespace headrow::formats
