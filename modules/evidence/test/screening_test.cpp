#include "screening.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "headrow/test/scratch_folder.hpp"

namespace headrow::evidence {
namespace {

/// A pair that the Department would publish.
const std::string kData =
    "time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,old_la_"
    "code,"
    "new_la_code,la_name,phase_group,phase,sex,pupils,rate\n"
    "202223,Academic year,National,E92000001,England,,,,,,Total,Total,Total,30,1.5\n"
    "202223,Academic year,National,E92000001,England,,,,,,School,Primary,Total,20,z\n"
    "202223,Academic year,National,E92000001,England,,,,,,Total,Total,Girls,10,c\n"
    "202223,Academic year,Regional,E92000001,England,E12000003,Yorkshire and The "
    "Humber,,,,Total,Total,Total,20,1\n"
    "202324,Academic year,Local authority,E92000001,England,E12000003,Yorkshire and The "
    "Humber,383,E08000035,Leeds,"
    "Total,Total,Total,9,0.5\n";
const std::string kSidecar =
    "col_name,col_type,label,indicator_grouping,indicator_unit,indicator_dp,filter_hint,filter_grouping_"
    "column\n"
    "phase,Filter,Phase,,,,Choose a phase,phase_group\n"
    "sex,Filter,Sex,,,,,\n"
    "pupils,Indicator,Pupils,Counts,,0,,\n"
    "rate,Indicator,Rate,Rates,%,1,,\n";

class KnownPlaces : public OfficialPlaces {
public:
  std::string code_of_name(PlaceKind kind, std::string_view name) const override {
    if (kind == PlaceKind::Country && name == "England") return "E92000001";
    if (kind == PlaceKind::Region && name == "Yorkshire and The Humber") return "E12000003";
    if (kind == PlaceKind::Authority && name == "Leeds") return "E08000035";
    if (kind == PlaceKind::District && name == "Craven") return "E07000163";
    return "";
  }
  std::string name_of_code(PlaceKind, std::string_view) const override { return ""; }
};

/// `text` with every `from` replaced; a test that replaces nothing would test nothing.
std::string with(std::string text, const std::string& from, const std::string& to) {
  std::size_t at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  for (; at != std::string::npos; at = text.find(from, at + to.size())) text.replace(at, from.size(), to);
  return text;
}

class Screening : public testing::Test {
protected:
  std::vector<Finding> findings(const std::string& data, const std::string& sidecar,
                                const std::string& name = "a.csv",
                                const std::string& sidecar_name = "a.meta.csv") {
    folder_.write("data.csv", data);
    folder_.write("sidecar.csv", sidecar);
    auto found =
        screen({folder_.path() / "data.csv", folder_.path() / "sidecar.csv", name, sidecar_name, &places_});
    EXPECT_TRUE(found.has_value()) << found.error().message;
    return found.value_or(std::vector<Finding>());
  }

  /// The finding of one check; fails the test when there is none, so that callers may look into it.
  Finding finding(const std::string& check, const std::string& data, const std::string& sidecar) {
    const std::vector<Finding> all = findings(data, sidecar);
    const auto found =
        std::find_if(all.begin(), all.end(), [&](const Finding& one) { return one.rule == check; });
    EXPECT_NE(found, all.end()) << check << " was not found";
    return found == all.end() ? Finding() : *found;
  }

  void data_fails(const std::string& check, const std::string& from, const std::string& to) {
    finding(check, with(kData, from, to), kSidecar);
  }
  void sidecar_fails(const std::string& check, const std::string& from, const std::string& to) {
    finding(check, kData, with(kSidecar, from, to));
  }

  test::ScratchFolder folder_;
  KnownPlaces places_;
};

TEST_F(Screening, APairAsTheStandardAsksHasNoFindings) {
  for (const Finding& one : findings(kData, kSidecar))
    ADD_FAILURE() << one.rule << " " << one.column << " " << one.message;
}

TEST_F(Screening, EveryCheckIsListedOnce) {
  std::vector<std::string> names;
  for (const ScreeningCheck& check : screening_checks()) names.emplace_back(check.name);
  std::sort(names.begin(), names.end());
  EXPECT_EQ(std::adjacent_find(names.begin(), names.end()), names.end());
}

TEST_F(Screening, FileNames) {
  const auto has = [](const std::vector<Finding>& all, const std::string& check) {
    return std::any_of(all.begin(), all.end(), [&](const Finding& one) { return one.rule == check; });
  };
  EXPECT_TRUE(has(findings(kData, kSidecar, "a b.csv", "a b.meta.csv"), "check_filename_spaces"));
  EXPECT_TRUE(has(findings(kData, kSidecar, "a&b.csv", "a&b.meta.csv"), "check_filename_special"));
  EXPECT_TRUE(has(findings(kData, kSidecar, "a.csv", "b.meta.csv"), "check_filenames_match"));
  EXPECT_FALSE(
      has(findings(kData, kSidecar, "folder/a.csv.gz", "folder/a.meta.csv"), "check_filenames_match"));
}

TEST_F(Screening, ColumnsThatBothFilesNeed) {
  data_fails("precheck_col_req_data", "country_code", "nation");
  sidecar_fails("precheck_col_req_meta", "indicator_dp", "decimals");
  sidecar_fails("precheck_col_invalid_meta", "indicator_dp", "decimals");
  sidecar_fails("precheck_meta_col_name", "sex,Filter", ",Filter");
  sidecar_fails("precheck_meta_col_type", "sex,Filter", "sex,Characteristic");
  sidecar_fails("precheck_meta_ob_unit", "sex,Filter,Sex", "la_name,Filter,Sex");
  sidecar_fails("precheck_cross_meta_to_data", "rate,Indicator", "rates,Indicator");
  sidecar_fails("precheck_cross_data_to_meta", "rate,Indicator,Rate,Rates,%,1,,\n", "");
  sidecar_fails("precheck_col_to_rows", "sex,Filter,Sex,,,,,\n",
                "sex,Filter,Sex,,,,,\na,Filter,A,,,,,\nb,Filter,B,,,,,\nc,Filter,C,,,,,\nd,Filter,D,,,,,\n"
                "e,Filter,E,,,,,\nf,Filter,F,,,,,\ng,Filter,G,,,,,\n");
}

TEST_F(Screening, AColumnOfOneValueNeedNotStandInTheSidecar) {
  std::string data = with(kData, ",rate\n", ",rate,version\n");
  for (const char* end : {",1.5\n", ",z\n", ",c\n", ",20,1\n", ",0.5\n"}) {
    data = with(data, end, std::string(end, std::string(end).size() - 1) + ",Final\n");
  }
  EXPECT_TRUE(findings(data, kSidecar).empty());
}

TEST_F(Screening, FiltersLevelsAndTimes) {
  data_fails("precheck_filter_not_singular", "Girls", "Total");
  data_fails("precheck_geog_level", "Regional,", "Continental,");
  data_fails("precheck_geog_level_present", "region_code", "area_code");
  data_fails("precheck_time_period_num", "202223,", "2022/23,");
  data_fails("precheck_time_id_valid", "202324,Academic year", "202324,School year");
  data_fails("precheck_time_id_mix", "202324,Academic year", "2024,Calendar year");
  data_fails("check_time_period", "202324,", "2023,");
  data_fails("check_time_period_six", "202324,", "202325,");
}

TEST_F(Screening, ASecondRowOfTheSameTimePlaceAndFilters) {
  const Finding found = finding("check_general_dupes", with(kData, "Girls,10", "Total,10"), kSidecar);
  EXPECT_EQ(found.row, 4);
  EXPECT_NE(found.message.find("row 2"), std::string::npos) << found.message;
}

TEST_F(Screening, ValuesThatAreNone) {
  data_fails("check_general_null", ",1.5\n", ",NULL\n");
  sidecar_fails("check_general_null", "Rates,%,1", "NA,%,1");
  data_fails("check_general_legacy_symbols", ",1.5\n", ",..\n");
  data_fails("check_ind_invalid_entry", ",1.5\n", ",\n");
  data_fails("check_ind_invalid_entry", ",1.5\n", ",~\n");
}

TEST_F(Screening, WhatFailsOftenInAColumnIsOneFinding) {
  const Finding found =
      finding("check_ind_invalid_entry", with(with(kData, ",z\n", ",:\n"), ",c\n", ",:\n"), kSidecar);
  EXPECT_EQ(found.row, 3);
  EXPECT_EQ(found.column, "rate");
  EXPECT_EQ(found.value, ":");
  EXPECT_NE(found.message.find("first of 2"), std::string::npos) << found.message;
}

TEST_F(Screening, Filters) {
  data_fails("check_filter_blanks", "Girls", "");
  data_fails("check_filter_whitespace", "Girls", "Girls ");
  data_fails("check_filter_defaults", "Total", "Everyone");
  const std::string named =
      with(with(kSidecar, "filter_grouping_column\n", "filter_grouping_column,filter_default\n"),
           "sex,Filter,Sex,,,,,\n", "sex,Filter,Sex,,,,,,Girls\n");
  EXPECT_TRUE(findings(kData, named).empty());
  finding("check_filter_defaults", kData, with(named, ",Girls\n", ",Boys\n"));
  data_fails("check_filter_ob_total", "383,E08000035,Leeds", "383,E08000035,Total");
  const std::string groups =
      with(with(kData, "Total,Total,Girls", "Other,Total,Girls"), ",School,Primary", ",School,Total");
  finding("check_filter_group_level", groups, kSidecar);
}

TEST_F(Screening, AFilterWithTooManyItems) {
  std::string data = kData;
  for (int i = 0; i < 25001; ++i) {
    data += "202223,Academic year,National,E92000001,England,,,,,,Total,Total,item" + std::to_string(i) +
            ",1,1\n";
  }
  finding("check_filter_item_limit", data, kSidecar);
}

TEST_F(Screening, CodesAndNamesByTheRegister) {
  data_fails("check_geog_country_combos", "E92000001", "W92000004");
  data_fails("check_geog_region_combos", "E12000003", "E12000007");
  data_fails("check_geog_la_combos", "E08000035", "E08000036");
  std::string data = with(kData, "la_name", "la_name,lad_code,lad_name");
  data = with(with(data, ",,,,,Total", ",,,,,,,Total"), ",,,,,School", ",,,,,,,School");
  data = with(data, "Humber,,,,", "Humber,,,,,,");
  data = with(data, "Leeds,", "Leeds,E07000001,Craven,");
  finding("check_geog_lad_combos", data, kSidecar);
}

TEST_F(Screening, WithoutARegisterCodesAreNotComparedWithNames) {
  folder_.write("data.csv", with(kData, "E12000003", "E12000007"));
  folder_.write("sidecar.csv", kSidecar);
  const auto found =
      screen({folder_.path() / "data.csv", folder_.path() / "sidecar.csv", "a.csv", "a.meta.csv", nullptr});
  ASSERT_TRUE(found.has_value());
  EXPECT_TRUE(found->empty());
}

TEST_F(Screening, OneNameForACodeAndOneCodeForAName) {
  const std::string row =
      "202223,Academic year,Local authority,E92000001,England,E12000003,Yorkshire and The "
      "Humber,384,E08000036,Leeds,"
      "Total,Total,Total,9,0.5\n";
  finding("check_geog_other_code_dupes", kData + row, kSidecar);
  finding("check_geog_other_dupes", kData + with(with(row, "E08000036", "E08000035"), "Leeds", "Wakefield"),
          kSidecar);
}

TEST_F(Screening, PlacesThatAreNotAvailable) {
  data_fails("check_geog_na", "E08000035,Leeds", "x,Leeds");
  data_fails("check_geog_na_code", "E08000035,Leeds", "E08000035,Not available");
}

TEST_F(Screening, ColumnsOfALevel) {
  data_fails("check_geog_level_completed", "E08000035,Leeds", "E08000035,");
  data_fails("check_geog_overcompleted_cols", "The Humber,,,,", "The Humber,383,,,");
  data_fails("check_geog_region_for_la", "E12000003,Yorkshire and The Humber,383", ",,383");
}

TEST_F(Screening, LevelsThatDoNotStandTogether) {
  const std::string schools = with(with(kData, "Regional,", "School,"), "Local authority,", "Provider,");
  finding("check_geog_ignored_rows", schools, kSidecar);
  std::string areas = with(with(kData, "Regional,", "Planning area,"), "Local authority,", "Planning area,");
  finding("check_geog_ignored_rows", with(areas, "National,", "Planning area,"), kSidecar);
}

TEST_F(Screening, TheSidecarsCells) {
  sidecar_fails("check_meta_col_name_dupe", "rate,Indicator,Rate,", "pupils,Indicator,Rate,");
  sidecar_fails("check_meta_col_name_spaces", "rate,Indicator", "the rate,Indicator");
  sidecar_fails("check_meta_label", "rate,Indicator,Rate,", "rate,Indicator,,");
  sidecar_fails("check_meta_dupe_label", "rate,Indicator,Rate,", "rate,Indicator,Pupils,");
  sidecar_fails("check_meta_indicator_grouping", "sex,Filter,Sex,,", "sex,Filter,Sex,Rates,");
  sidecar_fails("check_meta_ind_unit", "sex,Filter,Sex,,,", "sex,Filter,Sex,,%,");
  sidecar_fails("check_meta_ind_unit_validation", "Rates,%", "Rates,percent");
  sidecar_fails("check_meta_indicator_dp", "sex,Filter,Sex,,,,", "sex,Filter,Sex,,,1,");
  sidecar_fails("check_meta_ind_dp_values", "Rates,%,1", "Rates,%,one");
  sidecar_fails("check_meta_ind_dp_set", "Rates,%,1", "Rates,%,");
  sidecar_fails("check_meta_filter_hint", "Rates,%,1,,", "Rates,%,1,Choose,");
  sidecar_fails("check_meta_fil_grp", "Rates,%,1,,", "Rates,%,1,,phase_group");
  sidecar_fails("check_meta_fil_grp_dupe", "sex,Filter,Sex,,,,,", "sex,Filter,Sex,,,,,phase_group");
  sidecar_fails("check_meta_fil_grp_stripped", "sex,Filter,Sex,,,,,", "sex,Filter,Sex,,,,,phase-group");
  sidecar_fails("check_meta_fil_grp_is_fil", "Choose a phase,phase_group", "Choose a phase,sex");
  finding("check_meta_geog_catch", with(kData, ",sex,", ",school_code,"),
          with(kSidecar, "sex,Filter", "school_code,Filter"));
}

TEST_F(Screening, ColumnNames) {
  const auto renamed = [&](const std::string& name) { return with(kData, "pupils", name); };
  const auto described = [&](const std::string& name) { return with(kSidecar, "pupils", name); };
  finding("check_col_names_spaces", renamed("all pupils"), described("all pupils"));
  finding("check_col_snake_case", renamed("allPupils"), described("allPupils"));
  finding("check_col_var_start", renamed("2pupils"), described("2pupils"));
  finding("check_col_ind_smushed", renamed("pupils_female"), described("pupils_female"));
  finding("check_col_var_characteristic", with(kData, ",sex,", ",characteristic,"),
          with(kSidecar, "sex,Filter", "characteristic,Filter"));
  finding("check_harmonised", with(kData, ",sex,", ",ethnicity_major,"),
          with(kSidecar, "sex,Filter", "ethnicity_major,Filter"));
}

TEST_F(Screening, SeveritiesAreTheDepartments) {
  EXPECT_EQ(finding("check_filter_blanks", with(kData, "Girls", ""), kSidecar).severity, Severity::Error);
  EXPECT_EQ(finding("check_filter_whitespace", with(kData, "Girls", "Girls "), kSidecar).severity,
            Severity::Warning);
}

TEST_F(Screening, WhereTheFilesDoNotBelongTogetherTheSecondStageIsLeftOut) {
  const std::string data = with(with(kData, "country_code", "nation"), "Girls", "");
  for (const Finding& one : findings(data, kSidecar)) EXPECT_NE(one.rule, "check_filter_blanks");
}

TEST_F(Screening, ASidecarThatIsNoTableIsAProblem) {
  folder_.write("data.csv", kData);
  folder_.write("sidecar.csv", "");
  const auto found =
      screen({folder_.path() / "data.csv", folder_.path() / "sidecar.csv", "a.csv", "a.meta.csv", nullptr});
  ASSERT_FALSE(found.has_value());
  EXPECT_EQ(found.error().code, ProblemCode::BadInput);
}

const std::filesystem::path kShared = HEADROW_SHARED;

std::vector<Finding> screened(const std::filesystem::path& data, const std::filesystem::path& sidecar) {
  const auto found = screen({data, sidecar, data.filename().string(), sidecar.filename().string(), nullptr});
  EXPECT_TRUE(found.has_value()) << data;
  return found.value_or(std::vector<Finding>());
}

bool has(const std::vector<Finding>& findings, const std::string& check, const std::string& column) {
  return std::any_of(findings.begin(), findings.end(),
                     [&](const Finding& one) { return one.rule == check && one.column == column; });
}

TEST(ScreeningOfPublishedFiles, FindsWhatIsWrongInTheDepartmentsExample) {
  const std::filesystem::path folder = kShared / "standards/ees";
  if (!std::filesystem::exists(folder)) GTEST_SKIP() << "the standards are not beside the project";
  const auto findings = screened(folder / "ees_demo_datafile.csv", folder / "ees_demo_datafile.meta.csv");
  EXPECT_TRUE(has(findings, "precheck_col_req_data", "geographic_level"));
}

TEST(ScreeningOfPublishedFiles, FindsOldSymbolsAndTheMissingDecimals) {
  const std::filesystem::path folder = kShared / "data/ees/absence";
  if (!std::filesystem::exists(folder)) GTEST_SKIP() << "the published files are not beside the project";
  const auto findings = screened(folder / "absence_by_term.csv.gz", folder / "absence_by_term.meta.csv");
  EXPECT_TRUE(has(findings, "precheck_col_req_meta", "indicator_dp"));
  EXPECT_TRUE(has(findings, "check_general_legacy_symbols", "sess_overall_percent"));
  EXPECT_TRUE(has(findings, "check_filter_defaults", "school_type"));
}

TEST(ScreeningOfPublishedFiles, FindsThreeTotalsOfOnePlace) {
  const std::filesystem::path folder = kShared / "data/ees/post16";
  if (!std::filesystem::exists(folder)) GTEST_SKIP() << "the published files are not beside the project";
  const auto findings = screened(folder / "level_2_3_sfla.csv.gz", folder / "level_2_3_sfla.meta.csv");
  EXPECT_TRUE(has(findings, "check_general_dupes", ""));
}

}  // namespace
}  // namespace headrow::evidence
