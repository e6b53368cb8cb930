#include "screening.hpp"

#include <array>
#include <optional>

#include "headrow/formats/table_reader.hpp"
#include "screening_work.hpp"

namespace headrow::evidence {

namespace {

using screening::Row;
using screening::Work;

constexpr std::array<ScreeningCheck, 64> kChecks{{
    // First stage.
    {"check_filename_spaces", Severity::Error},
    {"check_filename_special", Severity::Error},
    {"check_filenames_match", Severity::Error},
    {"precheck_col_req_data", Severity::Error},
    {"precheck_col_req_meta", Severity::Error},
    {"precheck_col_invalid_meta", Severity::Error},
    {"precheck_meta_col_name", Severity::Error},
    {"precheck_meta_col_type", Severity::Error},
    {"precheck_meta_ob_unit", Severity::Error},
    {"precheck_cross_meta_to_data", Severity::Error},
    {"precheck_cross_data_to_meta", Severity::Error},
    {"precheck_col_to_rows", Severity::Error},
    {"precheck_filter_not_singular", Severity::Error},
    {"precheck_geog_level", Severity::Error},
    {"precheck_geog_level_present", Severity::Error},
    {"precheck_time_period_num", Severity::Error},
    {"precheck_time_id_valid", Severity::Error},
    {"precheck_time_id_mix", Severity::Error},
    // Second stage; Report::findings begins it here.
    {"check_time_period", Severity::Error},
    {"check_time_period_six", Severity::Error},
    {"check_general_dupes", Severity::Error},
    {"check_general_null", Severity::Error},
    {"check_general_legacy_symbols", Severity::Warning},
    {"check_filter_blanks", Severity::Error},
    {"check_filter_whitespace", Severity::Warning},
    {"check_filter_defaults", Severity::Error},
    {"check_filter_ob_total", Severity::Error},
    {"check_filter_group_level", Severity::Error},
    {"check_filter_item_limit", Severity::Error},
    {"check_geog_country_combos", Severity::Error},
    {"check_geog_region_combos", Severity::Error},
    {"check_geog_la_combos", Severity::Error},
    {"check_geog_lad_combos", Severity::Error},
    {"check_geog_other_dupes", Severity::Error},
    {"check_geog_other_code_dupes", Severity::Error},
    {"check_geog_na", Severity::Error},
    {"check_geog_na_code", Severity::Error},
    {"check_geog_level_completed", Severity::Error},
    {"check_geog_overcompleted_cols", Severity::Error},
    {"check_geog_region_for_la", Severity::Error},
    {"check_geog_ignored_rows", Severity::Error},
    {"check_ind_invalid_entry", Severity::Error},
    {"check_meta_col_name_dupe", Severity::Error},
    {"check_meta_col_name_spaces", Severity::Error},
    {"check_meta_label", Severity::Error},
    {"check_meta_dupe_label", Severity::Error},
    {"check_meta_indicator_grouping", Severity::Error},
    {"check_meta_ind_unit", Severity::Error},
    {"check_meta_ind_unit_validation", Severity::Error},
    {"check_meta_indicator_dp", Severity::Error},
    {"check_meta_ind_dp_values", Severity::Error},
    {"check_meta_ind_dp_set", Severity::Warning},
    {"check_meta_filter_hint", Severity::Warning},
    {"check_meta_fil_grp", Severity::Warning},
    {"check_meta_fil_grp_dupe", Severity::Error},
    {"check_meta_fil_grp_stripped", Severity::Error},
    {"check_meta_fil_grp_is_fil", Severity::Warning},
    {"check_meta_geog_catch", Severity::Error},
    {"check_col_names_spaces", Severity::Error},
    {"check_col_snake_case", Severity::Warning},
    {"check_col_var_start", Severity::Warning},
    {"check_col_var_characteristic", Severity::Warning},
    {"check_col_ind_smushed", Severity::Warning},
    {"check_harmonised", Severity::Warning},
}};

/// Fills a row from the file, padding cells that were left off.
void take(Row& row, const formats::TableRow& read, const Work& work, int level) {
  row.line = read.line;
  for (std::size_t i = 0; i < work.columns.size(); ++i) {
    row.cells[i] = i < read.cells.size() ? read.cells[i] : std::string_view();
  }
  row.level = level < 0 ? std::string_view() : row.cells[static_cast<std::size_t>(level)];
}

Result<void> screen_rows(Work& work, formats::TableReader& table) {
  Row row;
  row.cells.resize(work.columns.size());
  const int level = work.index("geographic_level");
  while (true) {
    auto read = table.next();
    if (!read) {
      Problem problem = read.error();
      problem.where.file = work.input.data_name;
      return tl::unexpected(std::move(problem));
    }
    const std::optional<formats::TableRow>& record = *read;
    if (!record) return {};
    take(row, *record, work, level);
    ++work.rows;
    check_first_stage_row(work, row);
    check_values_row(work, row);
    check_filters_row(work, row);
    check_places_row(work, row);
  }
}

/// The second stage makes no sense when columns of the standard are missing or the sidecar is of another
/// file.
bool second_stage_makes_sense(const screening::Report& report) {
  for (const std::string_view check :
       {"precheck_col_req_data", "precheck_meta_col_name", "precheck_meta_col_type", "precheck_geog_level",
        "precheck_time_id_valid"}) {
    if (report.failed(check)) return false;
  }
  return true;
}

}  // namespace

std::span<const ScreeningCheck> screening_checks() {
  return kChecks;
}

Result<std::vector<Finding>> screen(const ScreeningInput& input) {
  auto metadata = screening::read_metadata(input.sidecar, input.sidecar_name);
  if (!metadata) return tl::unexpected(metadata.error());
  auto table = formats::open_table(input.data);
  if (!table) return tl::unexpected(table.error());
  Work work(input, std::move(*metadata), (*table)->headings());
  check_file_names(work);
  check_headings(work);
  check_column_names(work);
  check_metadata(work);
  if (auto rows = screen_rows(work, **table); !rows) return tl::unexpected(rows.error());
  check_first_stage_end(work);
  check_filters_end(work);
  check_places_end(work);
  return work.report.findings(second_stage_makes_sense(work.report));
}

}  // namespace headrow::evidence
