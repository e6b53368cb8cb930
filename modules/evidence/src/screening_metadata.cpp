#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "screening_work.hpp"
#include "words.hpp"

namespace headrow::evidence::screening {

namespace {

/// Letters and digits alone: what is left when a group's name is made into an address.
std::string stripped(std::string_view text) {
  std::string bare;
  for (const char c : text) {
    if (std::isalnum(static_cast<unsigned char>(c)) != 0)
      bare += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  }
  return bare;
}

void check_meta_col_name_dupe(Work& work, const Variable& variable, std::set<std::string>& names) {
  if (names.insert(variable.col_name).second) return;
  work.report.in_sidecar("check_meta_col_name_dupe", variable.line, "col_name", variable.col_name,
                         "The sidecar describes this column twice.");
}

void check_meta_col_name_spaces(Work& work, const Variable& variable) {
  if (variable.col_name.find(' ') == std::string::npos) return;
  work.report.in_sidecar("check_meta_col_name_spaces", variable.line, "col_name", variable.col_name,
                         "A column's name has no space.");
}

void check_meta_label(Work& work, const Variable& variable) {
  if (!variable.label.empty()) return;
  work.report.in_sidecar("check_meta_label", variable.line, "label", variable.col_name,
                         "The variable has no label.");
}

void check_meta_dupe_label(Work& work, const Variable& variable, std::set<std::string>& labels) {
  if (variable.label.empty() || labels.insert(variable.label).second) return;
  work.report.in_sidecar("check_meta_dupe_label", variable.line, "label", variable.label,
                         "Two variables have the same label.");
}

void check_meta_indicator_grouping(Work& work, const Variable& variable) {
  if (!variable.filter() || variable.indicator_grouping.empty()) return;
  work.report.in_sidecar("check_meta_indicator_grouping", variable.line, "indicator_grouping",
                         variable.indicator_grouping, "Only indicators have an indicator grouping.");
}

void check_meta_ind_unit(Work& work, const Variable& variable) {
  if (!variable.filter() || variable.indicator_unit.empty()) return;
  work.report.in_sidecar("check_meta_ind_unit", variable.line, "indicator_unit", variable.indicator_unit,
                         "Only indicators have a unit.");
}

void check_meta_ind_unit_validation(Work& work, const Variable& variable) {
  if (!variable.indicator() || variable.indicator_unit.empty() || known_unit(variable.indicator_unit)) return;
  work.report.in_sidecar("check_meta_ind_unit_validation", variable.line, "indicator_unit",
                         variable.indicator_unit, "A unit is blank, %, pp, £, £m or numberstring.");
}

void check_meta_indicator_dp(Work& work, const Variable& variable) {
  if (!variable.filter() || variable.indicator_dp.empty()) return;
  work.report.in_sidecar("check_meta_indicator_dp", variable.line, "indicator_dp", variable.indicator_dp,
                         "Only indicators have decimals.");
}

void check_meta_ind_dp_values(Work& work, const Variable& variable) {
  const std::string& decimals = variable.indicator_dp;
  if (decimals.empty() || decimals.find_first_not_of("0123456789") == std::string::npos) return;
  work.report.in_sidecar("check_meta_ind_dp_values", variable.line, "indicator_dp", decimals,
                         "Decimals are blank or a whole number from 0.");
}

void check_meta_ind_dp_set(Work& work, const Variable& variable) {
  if (!variable.indicator() || !variable.indicator_dp.empty() || !work.metadata.has("indicator_dp")) return;
  work.report.in_sidecar("check_meta_ind_dp_set", variable.line, "indicator_dp", variable.col_name,
                         "The indicator does not say its decimals; two are shown.");
}

void check_meta_filter_hint(Work& work, const Variable& variable) {
  if (!variable.indicator() || variable.filter_hint.empty()) return;
  work.report.in_sidecar("check_meta_filter_hint", variable.line, "filter_hint", variable.filter_hint,
                         "Only filters have a hint.");
}

void check_meta_fil_grp(Work& work, const Variable& variable) {
  if (!variable.indicator() || variable.filter_grouping_column.empty()) return;
  work.report.in_sidecar("check_meta_fil_grp", variable.line, "filter_grouping_column",
                         variable.filter_grouping_column, "Only filters have a grouping column.");
}

void check_meta_fil_grp_dupe(Work& work, const Variable& variable, std::set<std::string>& groups) {
  if (variable.filter_grouping_column.empty() || groups.insert(variable.filter_grouping_column).second)
    return;
  work.report.in_sidecar("check_meta_fil_grp_dupe", variable.line, "filter_grouping_column",
                         variable.filter_grouping_column, "Two filters have the same grouping column.");
}

void check_meta_fil_grp_stripped(Work& work, const Variable& variable,
                                 std::map<std::string, std::string>& bare) {
  if (variable.filter_grouping_column.empty()) return;
  const auto [other, is_new] =
      bare.try_emplace(stripped(variable.filter_grouping_column), variable.filter_grouping_column);
  if (is_new || other->second == variable.filter_grouping_column) return;
  work.report.in_sidecar("check_meta_fil_grp_stripped", variable.line, "filter_grouping_column",
                         variable.filter_grouping_column,
                         "Without its punctuation the grouping column has the same name as another.");
}

void check_meta_fil_grp_is_fil(Work& work, const Variable& variable) {
  const auto& all = work.metadata.variables;
  const bool is_filter = std::any_of(all.begin(), all.end(), [&variable](const Variable& other) {
    return other.filter() && other.col_name == variable.filter_grouping_column;
  });
  if (!is_filter) return;
  work.report.in_sidecar("check_meta_fil_grp_is_fil", variable.line, "filter_grouping_column",
                         variable.filter_grouping_column, "A grouping column is no filter itself.");
}

void check_meta_geog_catch(Work& work, const Variable& variable, std::size_t filters) {
  if (!variable.filter() || !looks_like_place(variable.col_name)) return;
  const bool only_name =
      filters == 1 && (variable.col_name == "school_name" || variable.col_name == "provider_name");
  if (only_name) return;
  work.report.in_sidecar("check_meta_geog_catch", variable.line, "col_name", variable.col_name,
                         "A column of geography is declared as a filter.");
}

void check_general_null_in_sidecar(Work& work) {
  for (const auto& [line, word] : work.metadata.null_words) {
    work.report.in_sidecar("check_general_null", line, "", word, "Leave the cell blank: this is no value.");
  }
}

}  // namespace

void check_metadata(Work& work) {
  std::set<std::string> names;
  std::set<std::string> labels;
  std::set<std::string> groups;
  std::map<std::string, std::string> bare;
  const auto& all = work.metadata.variables;
  const auto filters = static_cast<std::size_t>(
      std::count_if(all.begin(), all.end(), [](const Variable& variable) { return variable.filter(); }));
  for (const Variable& variable : all) {
    check_meta_col_name_dupe(work, variable, names);
    check_meta_col_name_spaces(work, variable);
    check_meta_label(work, variable);
    check_meta_dupe_label(work, variable, labels);
    check_meta_indicator_grouping(work, variable);
    check_meta_ind_unit(work, variable);
    check_meta_ind_unit_validation(work, variable);
    check_meta_indicator_dp(work, variable);
    check_meta_ind_dp_values(work, variable);
    check_meta_ind_dp_set(work, variable);
    check_meta_filter_hint(work, variable);
    check_meta_fil_grp(work, variable);
    check_meta_fil_grp_dupe(work, variable, groups);
    check_meta_fil_grp_stripped(work, variable, bare);
    check_meta_fil_grp_is_fil(work, variable);
    check_meta_geog_catch(work, variable, filters);
  }
  check_general_null_in_sidecar(work);
}

}  // namespace headrow::evidence::screening
