#include <gmock/gmock.h>

#include "headrow/base/figure.hpp"
#include "headrow/base/period.hpp"
#include "import_fixture.hpp"

namespace headrow::evidence {
namespace {

using ::testing::HasSubstr;
using ::testing::SizeIs;

constexpr std::string_view kAuthorities =
    "LA Number,LA Name,Region,Type\n"
    "383,Leeds,Yorkshire and The Humber,MD\n"
    "380,Bradford,Yorkshire and The Humber,MD\n"
    "970,England,NA,NA\n"
    "982,Yorkshire and the Humber,NA,NA\n";

constexpr std::string_view kDictionary =
    "Topic,Measure,Measure_short,Polarity,y_axis_name,Description,Methodology,dps,Year_Type,No_Quartile\n"
    "Health,Accidents,Accidents_Test,Low,Rate,Words,More words,2,Financial Year,NA\n"
    "Health,Visits,Visits_Test,High,Visits,Words,More words,NA,Academic Year,N\n";

constexpr std::string_view kHeading = "Short Desc,Data item,Years,LA and Regions,Values,LA Number,Region\n";

class LongTable : public ImportTest {};

TEST_F(LongTable, StandsInTheStoreWithPlacesPeriodsAndSymbols) {
  write("la.csv", kAuthorities);
  write("dictionary.csv", kDictionary);
  write("table.csv", std::string(kHeading) +
                         "Accidents_Test,,2018-19,Leeds,9.1999999999999993,383,Yorkshire and The Humber\n"
                         "Accidents_Test,,2018-19,Bradford,-,380,Yorkshire and The Humber\n"
                         "Accidents_Test,,2018-19,Yorkshire and the Humber,6.6400000000000001E-3,982,NA\n"
                         "Accidents_Test,,2018-19,England,c,970,NA\n");
  const ImportReport report = import({folder_.path() / "files"});
  ASSERT_THAT(report.files, SizeIs(3));
  for (const FileReport& file : report.files) EXPECT_EQ(file.outcome, FileOutcome::Loaded) << file.reason;
  EXPECT_EQ(figure("Accidents_Test", "Leeds", "2018-19"), "9.2");
  EXPECT_EQ(figure("Accidents_Test", "Yorkshire and the Humber", "2018-19"), "0.00664");
  EXPECT_EQ(ask("SELECT string_agg(symbol, ' ' ORDER BY line) FROM area_figure WHERE value IS NULL"),
            std::to_string(static_cast<int>(Symbol::NotAvailable)) + " " +
                std::to_string(static_cast<int>(Symbol::Suppressed)));
  // The kind of year of a label stands in the dictionary alone.
  EXPECT_EQ(ask("SELECT any_value(period_code) FROM area_figure"),
            std::to_string(period_code({YearKind::Financial, 2018, 2019, PeriodPart::Whole, 0})));
  EXPECT_EQ(ask("SELECT any_value(title) FROM indicator"), "Accidents");
}

TEST_F(LongTable, RegionOfTheTableAndRegionOfTheRegisterAreOnePlace) {
  write("la.csv", kAuthorities);
  write("table.csv", std::string(kHeading) + "Accidents_Test,,2019,Leeds,1,383,Yorkshire and The Humber\n");
  import({folder_.path() / "files"});
  EXPECT_EQ(ask("SELECT count(*) FROM place WHERE kind = 1"), "1");
  EXPECT_EQ(ask("SELECT p.name FROM membership m JOIN place p ON p.place_id = m.parent_id JOIN place l ON "
                "l.place_id = "
                "m.place_id WHERE l.name = 'Leeds'"),
            "Yorkshire and the Humber");
}

TEST_F(LongTable, LoadsWithoutARegisterAndTakesItsNamesAfterwards) {
  import({write("table.csv", std::string(kHeading) + "Accidents_Test,,2019,Leeds,1,383,Somewhere\n")});
  EXPECT_EQ(figure("Accidents_Test", "Leeds", "2019"), "1.0");
  import({write("la.csv", "LA Number,LA Name,Region,Type\n383,City of Leeds,Yorkshire and The Humber,MD\n")});
  EXPECT_EQ(figure("Accidents_Test", "City of Leeds", "2019"), "1.0");
  EXPECT_EQ(ask("SELECT p.name FROM membership m JOIN place p ON p.place_id = m.parent_id"),
            "Yorkshire and The Humber")
      << "what the register says replaces what the table taught";
}

TEST_F(LongTable, ALabelThatIsNoPeriodKeepsItsRowOut) {
  const auto file =
      write("table.csv",
            std::string(kHeading) + "Accidents_Test,,0,Leeds,1,383,X\nAccidents_Test,,2019,Leeds,2,383,X\n");
  const ImportReport report = import({file});
  const auto findings = of_rule(report, "period-not-read");
  ASSERT_THAT(findings, SizeIs(1));
  EXPECT_EQ(findings[0].severity, Severity::Quarantine);
  EXPECT_EQ(findings[0].row, 2);
  EXPECT_EQ(findings[0].column, "Years");
  EXPECT_EQ(findings[0].value, "0");
  EXPECT_EQ(report.files[0].quarantined, 1U);
  EXPECT_EQ(report.files[0].figures, 1U);
}

TEST_F(LongTable, ANumberThatIsNoneKeepsItsRowOut) {
  const ImportReport report = import(
      {write("table.csv", std::string(kHeading) + "A,,2019,Leeds,about 7,383,X\nA,,2018,Leeds,7,383,X\n")});
  const auto findings = of_rule(report, "number-not-read");
  ASSERT_THAT(findings, SizeIs(1));
  EXPECT_EQ(findings[0].value, "about 7");
  EXPECT_EQ(report.files[0].figures, 1U);
}

TEST_F(LongTable, LabelsSayWhatIsRevisedAndWhatIsProvisional) {
  import({write("table.csv",
                std::string(kHeading) +
                    "A,,2024 (Rev),Leeds,1,383,X\nA,,2025 (prov),Leeds,2,383,X\nA,,2023,Leeds,3,383,X\n")});
  EXPECT_EQ(ask("SELECT string_agg(status, ' ' ORDER BY line) FROM area_figure"), "1 2 0");
}

TEST_F(LongTable, AColumnThatIsTheSameEverywhereIsTold) {
  std::string text(kHeading);
  for (int number = 301; number <= 312; ++number) {
    const std::string n = std::to_string(number);
    text += "Same,,2019,Place " + n + ",12," + n + ",X\nOther,,2019,Place " + n + "," + n + "," + n + ",X\n";
  }
  const ImportReport report = import({write("table.csv", text)});
  const auto findings = of_rule(report, "constant");
  ASSERT_THAT(findings, SizeIs(1));
  EXPECT_EQ(findings[0].column, "Same");
  EXPECT_EQ(findings[0].value, "12");
  EXPECT_THAT(findings[0].message, HasSubstr("12 authorities"));
}

TEST_F(LongTable, AShortNameTheDictionaryLacksIsTold) {
  write("dictionary.csv", kDictionary);
  write("table.csv",
        std::string(kHeading) + "Unheard_Of,,2019,Leeds,1,383,X\nVisits_Test,,2019,Leeds,1,383,X\n");
  const auto findings = of_rule(import({folder_.path() / "files"}), "indicator-not-described");
  ASSERT_THAT(findings, SizeIs(1));
  EXPECT_EQ(findings[0].value, "Unheard_Of");
}

TEST_F(LongTable, TwoRowsThatDisagreeRefuseTheFile) {
  const ImportReport report =
      import({write("table.csv", std::string(kHeading) + "A,,2019,Leeds,1,383,X\nA,,2019,Leeds,2,383,X\n")});
  ASSERT_THAT(report.files, SizeIs(1));
  EXPECT_EQ(report.files[0].outcome, FileOutcome::Refused);
  const auto findings = of_rule(report, "rows-disagree");
  ASSERT_THAT(findings, SizeIs(1));
  EXPECT_EQ(findings[0].row, 3);
  EXPECT_THAT(findings[0].message, HasSubstr("Line 2"));
  EXPECT_EQ(ask("SELECT count(*) FROM area_figure"), "0");
}

TEST_F(LongTable, TwoRowsThatAgreeCountOnce) {
  const ImportReport report =
      import({write("table.csv", std::string(kHeading) + "A,,2019,Leeds,1,383,X\nA,,2019,Leeds,1,383,X\n")});
  EXPECT_EQ(report.files[0].outcome, FileOutcome::Loaded);
  EXPECT_THAT(of_rule(report, "row-repeated"), SizeIs(1));
  EXPECT_EQ(ask("SELECT count(*) FROM area_figure"), "1");
}

TEST_F(LongTable, AnotherReleaseWithOtherFiguresIsTold) {
  import({write("first.csv", std::string(kHeading) + "A,,2019,Leeds,1,383,X\n")});
  const ImportReport report =
      import({write("second.csv", std::string(kHeading) + "A,,2019,Leeds,2,383,X\n")});
  const auto findings = of_rule(report, "sources-disagree");
  ASSERT_THAT(findings, SizeIs(1));
  EXPECT_THAT(findings[0].message, HasSubstr("first.csv"));
  EXPECT_EQ(ask("SELECT count(*) FROM area_figure"), "2")
      << "both stay; which speaks is decided when they are asked";
}

}  // namespace
}  // namespace headrow::evidence
