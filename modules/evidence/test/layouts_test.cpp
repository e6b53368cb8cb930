#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <utility>

#include "import_fixture.hpp"
#include "recognise_layout.hpp"

namespace headrow::evidence {
namespace {

namespace fs = std::filesystem;

const fs::path kData = fs::path(HEADROW_SHARED) / "data";

std::string read_text(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

/// The layouts of the catalogue, on files that are written here.
class Layouts : public ImportTest {
protected:
  std::string layout_of(const std::string& text) {
    const fs::path file = write("published.csv", text);
    const auto layout = recognise_layout(file, *catalogue_, "");
    return layout ? (*layout)->code : layout.error().message;
  }

  std::string fact(const std::string& urn, const std::string& name) const {
    return ask(
        "SELECT any_value(t.value) FROM place_text t JOIN place_code c USING (place_id) WHERE c.scheme = "
        "'urn' AND "
        "c.code = '" +
        urn + "' AND t.name = '" + name + "'");
  }
};

const std::string kSchoolHeadings = "Web Link,URN,LAESTAB,School name,Ofsted phase,Postcode,";
const std::string kInspection = "Inspection number,Inspection type,Inspection start date,Publication date,";
const std::string kAreas =
    "Category of concern,Quality of education,Behaviour and attitudes,Personal development,"
    "Effectiveness of leadership and management,Safeguarding is effective?";

TEST_F(Layouts, OfstedsSchoolFilesAreToldApartByWhatTheyGrade) {
  EXPECT_EQ(
      layout_of(
          kSchoolHeadings + kInspection +
          "Overall effectiveness,\"Quality of teaching, learning and assessment\",Outcomes for pupils\n"),
      "ofsted_schools_before_2019");
  EXPECT_EQ(layout_of(kSchoolHeadings + kInspection + "Overall effectiveness," + kAreas + "\n"),
            "ofsted_schools_graded");
  EXPECT_EQ(layout_of(kSchoolHeadings + kInspection + kAreas + "\n"), "ofsted_schools_areas_graded");
  EXPECT_EQ(layout_of("Inspections and outcomes\nAs at 30 June 2026\n" + kSchoolHeadings +
                      "Inspection start date,Publication date,Inclusion,Curriculum and teaching,Achievement,"
                      "Latest OEIF overall effectiveness\n"),
            "ofsted_schools_report_cards");
}

TEST_F(Layouts, AReportCardStandsBesideTheGradeAndIsNotTranslated) {
  const auto file =
      write("cards.csv", "Inspections and outcomes\nAs at 30 June 2026\n" + kSchoolHeadings +
                             "Inspection start date,Publication date,Inclusion,Curriculum and teaching,"
                             "Achievement,Latest OEIF overall effectiveness\n"
                             "x,107900,3832300,Hill School,Primary,LS1 1AA,01/12/2025,12/01/2026,"
                             "Expected standard,Strong standard,NULL,2\n");
  const ImportReport report = import({file});
  ASSERT_EQ(report.files.at(0).outcome, FileOutcome::Loaded) << report.files.at(0).reason;
  EXPECT_EQ(fact("107900", "inspection"), "Good");
  EXPECT_EQ(fact("107900", "report_card_inclusion"), "Expected standard");
  EXPECT_EQ(fact("107900", "report_card_achievement"), "");
}

TEST_F(Layouts, TheSchoolsRegisterLoadsWithAndWithoutItsInspections) {
  const std::string headings =
      "URN,LA (code),LA (name),EstablishmentNumber,EstablishmentName,TypeOfEstablishment (name),"
      "EstablishmentStatus (name),PhaseOfEducation (name),CensusDate,LastChangedDate";
  EXPECT_EQ(layout_of(headings + ",OfstedRating (name),OfstedLastInsp\n"), "gias_schools");
  EXPECT_EQ(layout_of(headings + "\n"), "gias_schools_from_2025");
}

TEST_F(Layouts, DestinationsAreOfThePupilsWhoLeftTwoYearsBeforePublication) {
  const auto file =
      write("2022-2023/england_ks4-pupdest.csv",
            "RECTYPE,LEA,ESTAB,URN,SCHNAME,COHORT,OVERALL_DESTPER,EDUCATIONPER,NOT_SUSTAINEDPER\n"
            "NAT,,,,,576305,94%,87%,5%\n");
  const ImportReport report = import({file});
  ASSERT_EQ(report.files.at(0).outcome, FileOutcome::Loaded) << report.files.at(0).reason;
  EXPECT_NE(report.files.at(0).period.find("2020/21"), std::string::npos) << report.files.at(0).period;
}

TEST_F(Layouts, AnotherFileIsOneTomlAsDocumented) {
  const std::string page = read_text(fs::path(HEADROW_CATALOG).parent_path() / "docs/datasets.md");
  const std::string fence = "```toml\n";
  const std::size_t begin = page.find(fence);
  ASSERT_NE(begin, std::string::npos);
  const std::size_t end = page.find("```", begin + fence.size());
  const fs::path catalogue = folder_.path() / "catalog";
  fs::copy(HEADROW_CATALOG, catalogue, fs::copy_options::recursive);
  std::ofstream(catalogue / "datasets/council_school_meals.toml")
      << page.substr(begin + fence.size(), end - begin - fence.size());
  use_catalogue(catalogue);

  const auto file = write("2018-2019/meals.csv",
                          "URN,School,Meals served,Meals free,Note\n"
                          "107900,Hill School,120,31\n"
                          "107901,Mill School,80,12,kitchen closed on Friday\n");
  const ImportReport report = import({file});
  ASSERT_EQ(report.files.at(0).outcome, FileOutcome::Loaded) << report.files.at(0).reason;
  EXPECT_EQ(report.files.at(0).dataset, "council_school_meals");
  EXPECT_NE(report.files.at(0).period.find("2018/19"), std::string::npos) << report.files.at(0).period;
  EXPECT_EQ(
      ask("SELECT sum(f.value) FROM school_figure f JOIN indicator i USING (indicator_id) WHERE i.name = "
          "'Meals served'"),
      "200.0");
  EXPECT_EQ(fact("107901", "Note"), "kitchen closed on Friday");
  const auto padded = of_rule(report, "cells-missing");
  ASSERT_EQ(padded.size(), 1U);
  EXPECT_EQ(padded.front().severity, Severity::Note);
}

constexpr std::pair<const char*, const char*> kPublished[] = {
    {"ees/absence/EES_weekly_data_2022-23_to_week2.csv.gz", "ees_attendance_weekly"},
    {"ees/absence/EES_ytd_data.csv", "ees_attendance_year_to_date"},
    {"ees/absence/absence_by_term.csv.gz", "ees_absence_by_term"},
    {"ees/absence/absence_by_term.meta.csv", "open_data_sidecar"},
    {"ees/absence/absence_in_prus.csv", "ees_absence_prus"},
    {"ees/absence/absence_in_prus.meta.csv", "open_data_sidecar"},
    {"ees/absence/week_29_persistent_absence.csv", "ees_persistent_absence_week"},
    {"ees/exclusions/exc_nat_region_la.csv", "ees_exclusions"},
    {"ees/exclusions/exclusions_by_geographic_level.csv.gz", "ees_exclusions_by_level"},
    {"ees/exclusions/exclusions_by_geographic_level.meta.csv", "open_data_sidecar"},
    {"ees/exclusions/exclusions_by_reason.csv", "ees_exclusions_by_reason"},
    {"ees/exclusions/exclusions_by_reason.meta.csv", "open_data_sidecar"},
    {"ees/eyfsp/1_eyfsp_headline_measures_2022.csv.gz", "ees_eyfsp_headline_2022"},
    {"ees/eyfsp/EYFSP_APS_GLD_ELG_underlying_data_2013_2018.csv", "ees_eyfsp_2013_2018"},
    {"ees/eyfsp/EYFSP_APS_GLD_ELG_underlying_data_2013_2018.meta.csv", "open_data_sidecar"},
    {"ees/finance/la_maintained_schools_revenue_reserve_final.csv", "ees_reserves"},
    {"ees/finance/pupil-premium-2019-2020.csv.gz", "pupil_premium_schools"},
    {"ees/ks2/ks2_regional_and_local_authority_2016_to_2024_provisional.csv", "ees_ks2_la"},
    {"ees/ks4/202324_information_about_schools_final.csv.gz", "ees_ks4_schools"},
    {"ees/ks4/2223_ap_la_data_revised.csv", "ees_ks4_ap"},
    {"ees/ks4/2223_characteristics_summary_data_revised.csv", "ees_ks4_characteristics"},
    {"ees/ks4/2223_disadvantage_gap_data_revised.csv", "ees_ks4_gap_index"},
    {"ees/ks4/2223_la_data_revised.csv", "ees_ks4_la"},
    {"ees/ks4/2223_sl_lad_fsm_dis_data_revised.csv", "ees_ks4_district"},
    {"ees/ks4/KS4_2018_LA_Char_Testdata.csv", "ees_ks4_characteristics_2018"},
    {"ees/ks4/KS4_2018_LA_Char_Testdata.meta.csv", "open_data_sidecar"},
    {"ees/ks4/ks4_multi_academy_trusts_mat_properties_202223.csv", "ees_ks4_trusts"},
    {"ees/neet/UD_NEETNK_LA_dashboard_2022_final.csv", "ees_neet"},
    {"ees/neet/UD_NEETNK_LA_dashboard_2023_final.csv", "ees_neet"},
    {"ees/places/2015_capacity_and_forecast_underlying_data_UD1.csv", "capacity_survey_2015"},
    {"ees/places/offers-by-la.csv", "ees_offers"},
    {"ees/places/school_applications_and_offers.csv", "ees_offers_earlier"},
    {"ees/places/school_applications_and_offers.meta.csv", "open_data_sidecar"},
    {"ees/places/scorecard_data_2025_2023.csv", "places_scorecard"},
    {"ees/places/scorecard_metadata.csv", "places_scorecard_notes"},
    {"ees/post16/level_2_3_sfla.csv.gz", "ees_post16"},
    {"ees/post16/level_2_3_sfla.meta.csv", "open_data_sidecar"},
    {"ees/sen/SEN2_AGE_STOCK.csv", "ees_sen2_age"},
    {"ees/sen/SEN2_AGE_STOCK.meta.csv", "open_data_sidecar"},
    {"ees/sen/SEN2_MI.csv", "ees_sen2_mi"},
    {"ees/sen/SEN2_MI.meta.csv", "open_data_sidecar"},
    {"ees/sen/requests.csv.gz", "ees_sen_requests"},
    {"ees/sen/sen_needs_all_plans.csv.gz", "ees_sen_needs"},
    {"ees/sen/timeliness_20_week.csv.gz", "ees_sen_timeliness"},
    {"ees/social-care/absence_la.csv.gz", "ees_social_care_absence"},
    {"ees/social-care/b1_children_in_need_2013_to_2025.csv", "ees_children_in_need"},
    {"ees/social-care/cla_number_and_rate_per_10k_children.csv", "ees_looked_after_rate"},
    {"ees/social-care/ks2_la.csv", "ees_social_care_ks2"},
    {"ees/social-care/ks4_la.csv", "ees_social_care_ks4"},
    {"ees/social-care/ons_mid-year_population_estimates_2012_to_2024.csv", "ees_population"},
    {"gias/edubase_england_state_schools_subset_2017.csv", "gias_schools_short"},
    {"gias/edubasealldata_leeds_20230703.csv", "gias_schools"},
    {"gias/group_links_2022.csv.gz", "gias_group_members"},
    {"gias/groups_2022.csv.gz", "gias_groups"},
    {"gias/links_edubasealldata20250422.csv.gz", "gias_links"},
    {"lait/la_code_list.csv", "authority_codes"},
    {"lait/lait_bds_long.csv.gz", "interactive_tool"},
    {"lait/lait_data_dictionary.csv", "interactive_tool_dictionary"},
    {"lait/sn_may_2025.xlsx", "neighbours_2025_workbook"},
    {"lait/statistical_neighbours_2025_wide.csv", "neighbours_2025_wide"},
    {"lait/statistical_neighbours_april_2021.csv", "neighbours_2021"},
    {"ofsted/ofsted_la_childrens_services_ilacs_overview_2026.csv", "ofsted_la_overview"},
    {"ofsted/ofsted_la_ilacs_inspection_history_to_march_2025.csv", "ofsted_la_inspection_history"},
    {"ofsted/ofsted_la_inspections_as_at_31_march_2025.csv", "ofsted_la_inspections"},
    {"ofsted/school_details_with_ofsted_rating_2018.csv.gz", "ofsted_school_ratings_2018"},
    {"performance-tables/2016-2017/england_ks5final.csv.gz", "performance_ks5final"},
    {"performance-tables/2016-2017/ks2_perf_2017.csv", "performance_ks2_renamed"},
    {"performance-tables/2017-2018/england_ks4final_mainstream_cleaned.csv", "performance_ks4final_cleaned"},
    {"performance-tables/2017-2018/england_spine.csv.gz", "performance_spine"},
    {"performance-tables/2017-2018/england_swf.csv", "performance_workforce"},
    {"performance-tables/2017-2018/ks2_perf_2018.csv", "performance_ks2_renamed"},
    {"performance-tables/2017-2018/ks4_perf_2018.csv", "performance_ks4_renamed"},
    {"performance-tables/2017-2018/ks4final_meta.csv", "performance_notes_headings"},
    {"performance-tables/2018-2019/england_abs.csv", "performance_absence"},
    {"performance-tables/2018-2019/england_census.csv.gz", "performance_census"},
    {"performance-tables/2018-2019/england_ks4-pupdest.csv", "performance_destinations"},
    {"performance-tables/2018-2019/england_ks4provisional.csv", "performance_ks4provisional"},
    {"performance-tables/2018-2019/ks4_final_meta.csv", "performance_notes_headings"},
    {"performance-tables/2018-2019/la_and_region_codes_meta.csv", "performance_authority_codes"},
    {"performance-tables/2020-2021/census_meta.csv", "performance_notes_census"},
    {"performance-tables/2020-2021/england_census.csv.gz", "performance_census"},
    {"performance-tables/2022-2023/abs_meta.csv", "performance_notes_variables"},
    {"performance-tables/2022-2023/census_meta.csv", "performance_notes_census"},
    {"performance-tables/2022-2023/england_abs.csv", "performance_absence"},
    {"performance-tables/2022-2023/england_census.csv.gz", "performance_census"},
    {"performance-tables/2022-2023/england_ks4-mats-performance.csv", "performance_trusts"},
    {"performance-tables/2022-2023/england_ks4-pupdest.csv", "performance_destinations"},
    {"performance-tables/2022-2023/england_ks4_filtered.csv", "performance_ks4_joined"},
    {"performance-tables/2022-2023/ks4-mats-performance_meta.csv", "performance_notes_headings"},
    {"performance-tables/2022-2023/ks4-pupdest_meta.csv", "performance_notes_variables"},
    {"performance-tables/2022-2023/ks4_meta.xlsx", "performance_notes_headings"},
    {"performance-tables/2022-2023/la_and_region_codes_meta.csv", "performance_authority_codes"},
    {"performance-tables/2022-2023/school_information_meta.csv", "performance_notes_school_information"},
    {"performance-tables/la-extracts/2017-2018_850_ks2final.csv", "performance_ks2final"},
    {"performance-tables/la-extracts/2017-2018_850_ks4final.csv", "performance_ks4final"},
    {"performance-tables/la-extracts/2017-2018_936_ks2final.csv", "performance_ks2final"},
    {"performance-tables/la-extracts/2017-2018_936_ks4final.csv", "performance_ks4final"},
    {"performance-tables/la-extracts/2018-2019_850_ks2final.csv", "performance_ks2final"},
    {"performance-tables/la-extracts/2018-2019_936_ks2final.csv", "performance_ks2final"},
    {"performance-tables/la-extracts/2018-2019_936_ks4final.csv", "performance_ks4final"},
    {"performance-tables/la-extracts/ks2_meta_2018-2019.csv", "performance_notes_ks2"},
};

TEST(LayoutsOfPublishedFiles, EachIsRecognisedByItsColumns) {
  if (!fs::exists(kData)) GTEST_SKIP() << "no published files beside the project";
  const auto catalogue = Catalogue::read(HEADROW_CATALOG);
  ASSERT_TRUE(catalogue) << describe(catalogue.error());
  for (const auto& [file, code] : kPublished) {
    const auto layout = recognise_layout(kData / file, *catalogue, "");
    ASSERT_TRUE(layout) << file << ": " << layout.error().message;
    EXPECT_EQ((*layout)->code, code) << file;
  }
}

}  // namespace
}  // namespace headrow::evidence
