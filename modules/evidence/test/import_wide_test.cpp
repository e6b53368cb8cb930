#include <gmock/gmock.h>

#include <filesystem>

#include "import_fixture.hpp"

namespace headrow::evidence {
namespace {

using ::testing::HasSubstr;
using ::testing::SizeIs;

/// A layout that is in no catalogue: one TOML file and no code.
constexpr std::string_view kMeals = R"(code = "council_school_meals"
title = "School meals served on census day"
publisher = "City council"
shape = "wide"
recognise = ["URN", "Meals served", "Meals free"]
period_pattern = '(20\d{2})-20(\d{2})'
period_label = "$1-$2"

[[column]]
name = "URN"
role = "urn"

[[column]]
name = "LA"
role = "authority"

[[column]]
name = "LA"
role = "level"

[[column]]
name = "School"
role = "name"

[[column]]
name = "Phase"
role = "text"
fact = "phase"
area_filter = "school_type"
values = { "PRI" = "Primary", "SEC" = "Secondary" }

[[column]]
name = "Meals served"
role = "indicator"
title = "School meals served"
unit = "meals"

[[level]]
value = "NAT"
level = "country"

[[total]]
column = "Meals served"
parts = ["Meals free", "Meals paid"]

[symbols]
"HIDDEN" = "c"

[rules]
cells-missing = "note"
)";

constexpr std::string_view kHeading = "URN,LA,School,Phase,Meals served,Meals free,Meals paid,Share,Note\n";

class Wide : public ImportTest {
protected:
  void SetUp() override {
    ImportTest::SetUp();
    std::filesystem::create_directories(folder_.path() / "catalogue");
    for (const char* part : {"codes", "dimensions", "datasets"}) {
      std::filesystem::copy(std::filesystem::path(HEADROW_CATALOG) / part,
                            folder_.path() / "catalogue" / part, std::filesystem::copy_options::recursive);
    }
    folder_.write("catalogue/datasets/council_school_meals.toml", kMeals);
    use_catalogue(folder_.path() / "catalogue");
  }
  std::string school_figure(const std::string& indicator, const std::string& urn) const {
    return ask(
        "SELECT any_value(f.value) FROM school_figure f JOIN indicator i USING (indicator_id) JOIN "
        "place_code c "
        "USING (place_id) WHERE c.scheme = 'urn' AND c.code = '" +
        urn + "' AND i.name = '" + indicator + "'");
  }
  std::string fact(const std::string& name, const std::string& urn) const {
    return ask(
        "SELECT any_value(t.value) FROM place_text t JOIN place_code c USING (place_id) WHERE c.scheme = "
        "'urn' "
        "AND c.code = '" +
        urn + "' AND t.name = '" + name + "'");
  }
};

TEST_F(Wide, ANewLayoutIsOneFileAndNoCode) {
  const ImportReport report = import({write(
      "2018-2019/meals.csv", std::string(kHeading) + "107852,383,A School,PRI,\"1,200\",200,1000,62.3%,warm\n"
                                                     "107853,383,B School,SEC,HIDDEN,SUPP,NE,£45\n"
                                                     "NA,NAT,,SEC,900,400,500,50%,\n")});
  ASSERT_EQ(report.files[0].outcome, FileOutcome::Loaded) << report.files[0].reason;
  EXPECT_EQ(report.files[0].dataset, "council_school_meals");
  EXPECT_EQ(report.files[0].period, "2018/19 (from the path)");
  EXPECT_EQ(school_figure("Meals served", "107852"), "1200.0");
  EXPECT_EQ(school_figure("Share", "107852"), "62.3");
  EXPECT_EQ(fact("phase", "107852"), "Primary");
  EXPECT_EQ(fact("Note", "107852"), "warm");
  EXPECT_EQ(figure("Meals served", "National", "2018-19", "school_type=secondary"), "900.0");
  EXPECT_EQ(ask("SELECT title || '/' || unit FROM indicator WHERE name = 'Meals served'"),
            "School meals served/meals");
  EXPECT_EQ(ask("SELECT unit FROM indicator WHERE name = 'Share'"), "%") << "seen in the cells";
}

TEST_F(Wide, ShortRowsArePaddedAndLongOnesKeptOut) {
  const ImportReport report = import(
      {write("2018-2019/meals.csv", std::string(kHeading) + "107852,383,A School,PRI,1200\n"
                                                            "107853,383,B School,SEC,1,1,0,1%,x,moved\n")});
  EXPECT_EQ(school_figure("Meals served", "107852"), "1200.0");
  const auto missing = of_rule(report, "cells-missing");
  ASSERT_THAT(missing, SizeIs(1));
  EXPECT_EQ(missing[0].severity, Severity::Note) << "the layout says how hard it weighs";
  const auto many = of_rule(report, "cells-too-many");
  ASSERT_THAT(many, SizeIs(1));
  EXPECT_EQ(many[0].value, "moved");
  EXPECT_EQ(school_figure("Meals served", "107853"), "");
}

TEST_F(Wide, PartsThatDoNotAddUpAreTold) {
  const ImportReport report = import(
      {write("2018-2019/meals.csv",
             std::string(kHeading) + "107852,383,A,PRI,1200,200,900,1%,\n107853,383,B,PRI,5,3,2,1%,\n")});
  const auto findings = of_rule(report, "total-differs");
  ASSERT_THAT(findings, SizeIs(1));
  EXPECT_EQ(findings[0].row, 2);
  EXPECT_THAT(findings[0].message, HasSubstr("1100"));
}

TEST_F(Wide, WithoutAPeriodInThePathItAsksForOne) {
  const auto file = write("meals.csv", std::string(kHeading) + "107852,383,A,PRI,1,1,0,1%,\n");
  ImportOptions options = options_for({file});
  const ImportReport refused = import(options);
  EXPECT_EQ(refused.files[0].outcome, FileOutcome::Refused);
  EXPECT_THAT(refused.files[0].reason, HasSubstr("--period"));
  options.period = "2020/21";
  const ImportReport loaded = import(options);
  EXPECT_EQ(loaded.files[0].outcome, FileOutcome::Loaded) << loaded.files[0].reason;
  EXPECT_EQ(loaded.files[0].period, "2020/21 (given)");
  EXPECT_EQ(ask("SELECT period FROM source"), "2020/21");
}

TEST_F(Wide, ABadCodeKeepsOneRowOut) {
  const ImportReport report =
      import({write("2018-2019/meals.csv",
                    std::string(kHeading) + "12,383,A,PRI,1,1,0,1%,\n107853,383,B,PRI,5,3,2,1%,\n")});
  const auto findings = of_rule(report, "code-not-read");
  ASSERT_THAT(findings, SizeIs(1));
  EXPECT_EQ(findings[0].column, "URN");
  EXPECT_EQ(findings[0].value, "12");
  EXPECT_EQ(report.files[0].quarantined, 1U);
  EXPECT_EQ(ask("SELECT count(DISTINCT place_id) FROM school_figure"), "1");
}

TEST_F(Wide, TheNameOfTheFileSaysWhatIsProvisional) {
  const std::string row = "107852,383,A,PRI,1,1,0,1%,\n";
  import({write("2018-2019/meals_provisional.csv", std::string(kHeading) + row)});
  const ImportReport final_one =
      import({write("2018-2019/meals.csv", std::string(kHeading) + row + "107853,383,B,PRI,2,1,1,1%,\n")});
  EXPECT_EQ(final_one.files[0].status, "final");
  EXPECT_EQ(ask("SELECT string_agg(DISTINCT status, ' ' ORDER BY status) FROM school_figure"), "0 2");
}

TEST_F(Wide, ALayoutForcedOnAFileSaysWhichHeadingIsMissing) {
  ImportOptions options = options_for({write("other.csv", "URN,Meals served\n107852,1\n")});
  options.dataset = "council_school_meals";
  options.period = "2018/19";
  const ImportReport report = import(options);
  EXPECT_EQ(report.files[0].outcome, FileOutcome::Refused);
  const auto findings = of_rule(report, "heading-missing");
  ASSERT_THAT(findings, SizeIs(1));
  EXPECT_EQ(findings[0].column, "Meals free");
}

TEST_F(Wide, HeadingsThatRepeatOrAreBlankAreTold) {
  const ImportReport report = import(
      {write("2018-2019/meals.csv", "URN,LA,Meals served,Meals free,Meals free,\n107852,383,5,3,4,\n")});
  EXPECT_THAT(of_rule(report, "heading-repeated"), SizeIs(1));
  EXPECT_THAT(of_rule(report, "heading-blank"), SizeIs(1));
  EXPECT_EQ(school_figure("Meals free", "107852"), "3.0");
}

}  // namespace
}  // namespace headrow::evidence
