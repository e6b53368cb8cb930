#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "screening_work.hpp"
#include "words.hpp"

namespace headrow::evidence::screening {

namespace {

constexpr std::array<std::string_view, 5> kNeededInData{"time_period", "time_identifier", "geographic_level",
                                                        "country_code", "country_name"};
constexpr std::array<std::string_view, 8> kNeededInSidecar{
    "col_name",       "col_type",     "label",       "indicator_grouping",
    "indicator_unit", "indicator_dp", "filter_hint", "filter_grouping_column"};

void precheck_col_req_data(Work& work) {
  for (const std::string_view needed : kNeededInData) {
    if (work.index(needed) >= 0) continue;
    work.report.in_data("precheck_col_req_data", 1, needed, "", "The data file needs this column.");
  }
}

void precheck_col_req_meta(Work& work) {
  for (const std::string_view needed : kNeededInSidecar) {
    if (work.metadata.has(needed)) continue;
    work.report.in_sidecar("precheck_col_req_meta", 1, needed, "", "The sidecar needs this column.");
  }
}

void precheck_col_invalid_meta(Work& work) {
  for (const std::string& heading : work.metadata.headings) {
    const bool known =
        heading == "filter_default" ||
        std::find(kNeededInSidecar.begin(), kNeededInSidecar.end(), heading) != kNeededInSidecar.end();
    if (known) continue;
    work.report.in_sidecar("precheck_col_invalid_meta", 1, heading, "",
                           "The standard knows no such column of a sidecar.");
  }
}

void precheck_meta_col_name(Work& work, const Variable& variable) {
  if (!trimmed(variable.col_name).empty()) return;
  work.report.in_sidecar("precheck_meta_col_name", variable.line, "col_name", "",
                         "The variable has no name.");
}

void precheck_meta_col_type(Work& work, const Variable& variable) {
  if (variable.filter() || variable.indicator()) return;
  work.report.in_sidecar("precheck_meta_col_type", variable.line, "col_type", variable.col_type,
                         "A variable is a Filter or an Indicator.");
}

void precheck_meta_ob_unit(Work& work, const Variable& variable) {
  // The name of a school or provider may be a filter.
  const bool allowed =
      variable.filter() && (variable.col_name == "school_name" || variable.col_name == "provider_name");
  if (allowed || !observational_unit(variable.col_name)) return;
  work.report.in_sidecar("precheck_meta_ob_unit", variable.line, "col_name", variable.col_name,
                         "Columns of time and geography do not stand in the sidecar.");
}

void precheck_cross_meta_to_data(Work& work, const Variable& variable) {
  for (const std::string& name : {variable.col_name, variable.filter_grouping_column}) {
    if (name.empty() || work.index(name) >= 0) continue;
    work.report.in_sidecar("precheck_cross_meta_to_data", variable.line, name, name,
                           "The sidecar speaks of a column that the data file does not have.");
  }
}

void precheck_cross_data_to_meta(Work& work, const Column& column) {
  if (column.unit || column.declared() || !column.many) return;
  work.report.in_data(
      "precheck_cross_data_to_meta", 1, column.name, "",
      "The column is neither of time or geography nor in the sidecar, and has more than one value.");
}

void precheck_col_to_rows(Work& work) {
  if (work.columns.size() >= work.metadata.variables.size() + 5) return;
  work.report.in_data(
      "precheck_col_to_rows", 0, "", fmt::format("{} columns", work.columns.size()),
      fmt::format("The data file should have at least five columns more than the sidecar has rows, {}.",
                  work.metadata.variables.size()));
}

void precheck_filter_not_singular(Work& work, const Column& column) {
  if (!column.filter || column.many || work.rows == 0) return;
  work.report.in_data("precheck_filter_not_singular", 0, column.name, column.only,
                      "The filter has one value alone.");
}

void precheck_geog_level(Work& work, const Row& row) {
  if (level_named(row.level) != nullptr || work.index("geographic_level") < 0) return;
  work.report.in_data("precheck_geog_level", row.line, "geographic_level", row.level,
                      "The standard knows no such level.");
}

/// Of each level in the file, the columns that name its places are there.
void precheck_geog_level_present(Work& work) {
  for (const std::string& present : work.levels_present()) {
    const Level* level = level_named(present);
    if (level == nullptr) continue;
    for (const std::string_view column :
         {level->code_column, level->name_column, level->second_code_column}) {
      if (column.empty() || work.index(column) >= 0) continue;
      work.report.in_data("precheck_geog_level_present", 1, column, "",
                          fmt::format("The file has rows of level {} and needs this column.", present));
    }
  }
}

void precheck_time_period_num(Work& work, const Row& row) {
  const std::string_view period = work.cell(row, "time_period");
  if (work.index("time_period") < 0) return;
  if (!period.empty() && period.find_first_not_of("0123456789") == std::string_view::npos) return;
  work.report.in_data("precheck_time_period_num", row.line, "time_period", period,
                      "A time period is digits alone.");
}

void precheck_time_id_valid(Work& work, const Row& row) {
  const std::string_view identifier = work.cell(row, "time_identifier");
  if (work.index("time_identifier") < 0 || time_kind(identifier)) return;
  work.report.in_data("precheck_time_id_valid", row.line, "time_identifier", identifier,
                      "The standard knows no such time identifier.");
}

void precheck_time_id_mix(Work& work) {
  const int at = work.index("time_identifier");
  if (at < 0) return;
  std::set<TimeKind> kinds;
  for (const std::string& identifier : work.columns[static_cast<std::size_t>(at)].values) {
    if (const auto kind = time_kind(identifier)) kinds.insert(*kind);
    if (kinds.size() < 2) continue;
    work.report.in_data("precheck_time_id_mix", 0, "time_identifier", identifier,
                        "Identifiers of different kinds of time stand in one file.");
    return;
  }
}

/// Keeps what the end of the file asks about: whether a column has more than one value, and which.
void note_values(Work& work, const Row& row) {
  for (std::size_t i = 0; i < work.columns.size(); ++i) {
    Column& column = work.columns[i];
    const std::string_view value = row.cells[i];
    if (work.rows == 1) column.only = value;
    if (!column.many && value != column.only) column.many = true;
    const bool kept = column.filter || column.group || column.name == "geographic_level" ||
                      column.name == "time_identifier";
    if (!kept || column.too_many || column.values.contains(value)) continue;
    if (column.values.size() > kFilterItems) {
      column.too_many = true;
    } else {
      column.values.emplace(value);
    }
  }
}

}  // namespace

void check_headings(Work& work) {
  precheck_col_req_data(work);
  precheck_col_req_meta(work);
  precheck_col_invalid_meta(work);
  for (const Variable& variable : work.metadata.variables) {
    precheck_meta_col_name(work, variable);
    precheck_meta_col_type(work, variable);
    precheck_meta_ob_unit(work, variable);
    precheck_cross_meta_to_data(work, variable);
  }
  precheck_col_to_rows(work);
}

void check_first_stage_row(Work& work, const Row& row) {
  note_values(work, row);
  precheck_geog_level(work, row);
  precheck_time_period_num(work, row);
  precheck_time_id_valid(work, row);
}

void check_first_stage_end(Work& work) {
  for (const Column& column : work.columns) {
    precheck_cross_data_to_meta(work, column);
    precheck_filter_not_singular(work, column);
  }
  precheck_geog_level_present(work);
  precheck_time_id_mix(work);
}

}  // namespace headrow::evidence::screening
