#include "headrow/evidence/catalogue.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "headrow/test/scratch_folder.hpp"

namespace headrow::evidence {
namespace {

using ::testing::HasSubstr;

constexpr std::string_view kLayout = R"(code = "table"
title = "A table"
publisher = "A publisher"
shape = "long_table"
recognise = ["Short Desc"]
)";

constexpr std::string_view kDimension = R"([[dimension]]
code = "fsm"
title = "Free school meals"
columns = ["FSM"]
total = "all"
[[dimension.value]]
code = "all"
title = "All pupils"
[[dimension.value]]
code = "yes"
title = "Eligible"
)";

std::string measure(std::string_view code, std::string_view column, std::string_view more = "") {
  return "[[measure]]\ncode = \"" + std::string(code) +
         "\"\ntitle = \"T\"\ndefinition = \"D\"\nunit = \"%\"\nkind = \"mean\"\npolarity = \"high\"\nphase = "
         "\"primary\"\n"
         "theme = \"attainment\"\nbasis = \"schools\"\n[[measure.binding]]\ndataset = \"table\"\ncolumn = "
         "\"" +
         std::string(column) + "\"\n" + std::string(more);
}

class CatalogueFiles : public ::testing::Test {
protected:
  void SetUp() override {
    folder_.write("datasets/table.toml", kLayout);
    folder_.write("dimensions/fsm.toml", kDimension);
  }
  Problem problem() const {
    auto catalogue = Catalogue::read(folder_.path());
    EXPECT_FALSE(catalogue) << "the catalogue was read";
    return catalogue ? Problem{} : catalogue.error();
  }
  test::ScratchFolder folder_;
};

TEST_F(CatalogueFiles, AreReadWithTheirBindings) {
  folder_.write("measures/m.toml", measure("ks4.one", "Avg_One", "group = { fsm = \"yes\" }\n"));
  auto catalogue = Catalogue::read(folder_.path());
  ASSERT_TRUE(catalogue) << describe(catalogue.error());
  ASSERT_NE(catalogue->measure("ks4.one"), nullptr);
  const auto bound = catalogue->short_name("Avg_One");
  ASSERT_TRUE(bound);
  EXPECT_EQ(bound->measure->code, "ks4.one");
  EXPECT_EQ(bound->binding->group.text(), "fsm=yes");
  EXPECT_FALSE(catalogue->short_name("Avg_Two"));
}

TEST_F(CatalogueFiles, AnUnknownKeyIsNamedWithItsLine) {
  folder_.write("measures/m.toml", measure("ks4.one", "A", "colour = \"red\"\n"));
  const Problem found = problem();
  EXPECT_EQ(found.code, ProblemCode::BadInput);
  EXPECT_THAT(found.where.file, HasSubstr("m.toml"));
  EXPECT_EQ(found.where.row, 14);
  EXPECT_EQ(found.where.column, "colour");
}

TEST_F(CatalogueFiles, WhatTomlDoesNotAllowIsNamedWithItsLine) {
  folder_.write("measures/m.toml", "[[measure]]\ncode = \n");
  EXPECT_EQ(problem().where.row, 2);
}

TEST_F(CatalogueFiles, ACodeUsedTwiceIsRefused) {
  folder_.write("measures/a.toml", measure("ks4.one", "A"));
  folder_.write("measures/b.toml", measure("ks4.one", "B"));
  EXPECT_THAT(problem().message, HasSubstr("'ks4.one' stands twice"));
}

TEST_F(CatalogueFiles, AShortNameBoundTwiceIsRefused) {
  folder_.write("measures/a.toml", measure("ks4.one", "A"));
  folder_.write("measures/b.toml", measure("ks4.two", "A"));
  EXPECT_THAT(problem().message, HasSubstr("bound twice"));
}

TEST_F(CatalogueFiles, ABindingToALayoutThatIsNotThereIsRefused) {
  folder_.write("measures/a.toml",
                measure("ks4.one", "A") + "[[measure.binding]]\ndataset = \"elsewhere\"\ncolumn = \"B\"\n");
  EXPECT_THAT(problem().message, HasSubstr("'elsewhere'"));
}

TEST_F(CatalogueFiles, AGroupThatNoDimensionKnowsIsRefused) {
  folder_.write("measures/a.toml", measure("ks4.one", "A", "group = { height = \"tall\" }\n"));
  EXPECT_THAT(problem().message, HasSubstr("height"));
  folder_.write("measures/a.toml", measure("ks4.one", "A", "group = { fsm = \"maybe\" }\n"));
  EXPECT_THAT(problem().message, HasSubstr("fsm=maybe"));
}

TEST_F(CatalogueFiles, AWordOutsideItsListIsRefusedWithTheList) {
  folder_.write("datasets/table.toml", std::string(kLayout) + "status = \"draft\"\n");
  EXPECT_THAT(problem().message, HasSubstr("provisional"));
  folder_.write("datasets/table.toml", std::string(kLayout) + "[rules]\nno-rows = \"fatal\"\n");
  EXPECT_THAT(problem().message, HasSubstr("quarantine"));
}

TEST(CatalogueOfTheProject, IsSound) {
  auto catalogue = Catalogue::read(HEADROW_CATALOG);
  ASSERT_TRUE(catalogue) << describe(catalogue.error());
  EXPECT_GT(catalogue->layouts().size(), 50U);
}

}  // namespace
}  // namespace headrow::evidence
