#include <fmt/format.h>

#include "screening_work.hpp"
#include "words.hpp"

namespace headrow::evidence::screening {

namespace {

void check_filter_blanks(Work& work, const Column& column, const Row& row, std::string_view value) {
  if (!value.empty()) return;
  work.report.in_data("check_filter_blanks", row.line, column.name, "", "A filter is filled in every row.");
}

void check_filter_whitespace(Work& work, const Column& column, const Row& row, std::string_view value) {
  if (trimmed(value).size() == value.size()) return;
  work.report.in_data("check_filter_whitespace", row.line, column.name, value,
                      "The value has blanks at an end.");
}

/// A total in a column of time or geography would be counted as a place.
void check_filter_ob_total(Work& work, const Column& column, const Row& row, std::string_view value) {
  if (value != "Total" && value != "total" && value != "All" && value != "all") return;
  work.report.in_data("check_filter_ob_total", row.line, column.name, value,
                      "Columns of time and geography have no totals: say the wider level instead.");
}

void check_harmonised(Work& work, const Column& column, const Row& row, std::string_view value) {
  if (column.name != "ethnicity_major" && column.name != "ethnicity_minor") return;
  if (harmonised_ethnicity(trimmed(value))) return;
  work.report.in_data("check_harmonised", row.line, column.name, value,
                      "The value is not of the harmonised ethnic groups.");
}

void check_filter_item_limit(Work& work, const Column& column) {
  if (!column.too_many) return;
  work.report.in_data("check_filter_item_limit", 0, column.name, "",
                      fmt::format("The filter has more than {} values.", kFilterItems));
}

void check_filter_default(Work& work, const Column& column, const std::string& wanted) {
  if (work.rows == 0 || column.values.contains(wanted)) return;
  work.report.in_data("check_filter_defaults", 0, column.name, wanted,
                      "The filter has no rows with its default value.");
}

void check_filter_defaults(Work& work) {
  for (const Variable& variable : work.metadata.variables) {
    if (!variable.filter()) continue;
    if (const int at = work.index(variable.col_name); at >= 0) {
      const std::string wanted = variable.filter_default.empty() ? "Total" : variable.filter_default;
      check_filter_default(work, work.columns[static_cast<std::size_t>(at)], wanted);
    }
    if (const int at = work.index(variable.filter_grouping_column); at >= 0) {
      check_filter_default(work, work.columns[static_cast<std::size_t>(at)], "Total");
    }
  }
}

void check_filter_group_level(Work& work, const Variable& variable) {
  const int filter = work.index(variable.col_name);
  const int group = work.index(variable.filter_grouping_column);
  if (filter < 0 || group < 0) return;
  const std::size_t items = work.columns[static_cast<std::size_t>(filter)].values.size();
  const std::size_t groups = work.columns[static_cast<std::size_t>(group)].values.size();
  if (groups <= items) return;
  work.report.in_data(
      "check_filter_group_level", 0, variable.filter_grouping_column, fmt::format("{} values", groups),
      fmt::format("The grouping column has more values than its filter, which has {}.", items));
}

}  // namespace

void check_filters_row(Work& work, const Row& row) {
  for (std::size_t i = 0; i < work.columns.size(); ++i) {
    const Column& column = work.columns[i];
    if (column.unit) check_filter_ob_total(work, column, row, row.cells[i]);
    if (!column.filter && !column.group) continue;
    check_filter_blanks(work, column, row, row.cells[i]);
    check_filter_whitespace(work, column, row, row.cells[i]);
    check_harmonised(work, column, row, row.cells[i]);
  }
}

void check_filters_end(Work& work) {
  for (const Column& column : work.columns) check_filter_item_limit(work, column);
  check_filter_defaults(work);
  for (const Variable& variable : work.metadata.variables) check_filter_group_level(work, variable);
}

}  // namespace headrow::evidence::screening
