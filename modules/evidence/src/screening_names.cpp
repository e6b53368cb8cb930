#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>

#include "screening_work.hpp"
#include "words.hpp"

namespace headrow::evidence::screening {

namespace {

bool letter(char c) {
  return std::isalpha(static_cast<unsigned char>(c)) != 0;
}
bool digit(char c) {
  return std::isdigit(static_cast<unsigned char>(c)) != 0;
}

std::string without_folders(const std::string& path) {
  return std::filesystem::path(path).filename().string();
}

/// "a.csv" and "a.csv.gz" have the sidecar "a.meta.csv".
std::string sidecar_name_for(std::string data) {
  for (const std::string_view ending : {".gz", ".csv"}) {
    if (data.ends_with(ending)) data.resize(data.size() - ending.size());
  }
  return data + ".meta.csv";
}

void check_filename_spaces(Work& work, const std::string& name) {
  if (name.find(' ') == std::string::npos) return;
  work.report.in_data("check_filename_spaces", 0, "", name,
                      "The file's name has a space: join its words with underscores.");
}

void check_filename_special(Work& work, const std::string& name) {
  const bool plain = std::all_of(name.begin(), name.end(), [](char c) {
    return letter(c) || digit(c) || c == '_' || c == '-' || c == '.' || c == ' ';
  });
  if (plain) return;
  work.report.in_data(
      "check_filename_special", 0, "", name,
      "The file's name has special characters: use letters, digits, underscores and hyphens.");
}

void check_filenames_match(Work& work, const std::string& data, const std::string& sidecar) {
  const std::string wanted = sidecar_name_for(data);
  if (sidecar == wanted) return;
  work.report.in_data("check_filenames_match", 0, "", sidecar,
                      fmt::format("The sidecar of this file is called {}.", wanted));
}

bool snake_case(std::string_view name) {
  return std::all_of(name.begin(), name.end(),
                     [](char c) { return (c >= 'a' && c <= 'z') || digit(c) || c == '_'; });
}

void check_col_snake_case(Work& work, const Column& column) {
  if (snake_case(column.name)) return;
  work.report.in_data("check_col_snake_case", 1, column.name, "",
                      "Column names are in small letters, digits and underscores.");
}

void check_col_var_start(Work& work, const Column& column) {
  if (column.name.empty() || (column.name.front() >= 'a' && column.name.front() <= 'z')) return;
  work.report.in_data("check_col_var_start", 1, column.name, "",
                      "A column's name begins with a small letter.");
}

void check_col_names_spaces(Work& work, const Column& column) {
  if (column.name.find(' ') == std::string::npos) return;
  work.report.in_data("check_col_names_spaces", 1, column.name, "",
                      "A column's name has no space: use underscores.");
}

void check_col_var_characteristic(Work& work, const Column& column) {
  if (column.name != "characteristic" && column.name != "characteristic_group") return;
  work.report.in_data(
      "check_col_var_characteristic", 1, column.name, "",
      "Name the breakdowns (breakdown_topic, breakdown), or give each characteristic its own column.");
}

/// An indicator whose name says whom it counts should be a row of a filter.
void check_col_ind_smushed(Work& work, const Column& column) {
  constexpr std::array<std::string_view, 18> kItems{
      "male",      "female", "asian", "chinese", "indian",  "pakistani", "bangladeshi", "black", "african",
      "caribbean", "white",  "roma",  "irish",   "english", "british",   "scottish",    "welsh", "arab"};
  if (!column.indicator) return;
  const std::string name = lowered(column.name);
  for (const std::string_view item : kItems) {
    if (name.find(item) == std::string::npos) continue;
    work.report.in_data(
        "check_col_ind_smushed", 1, column.name, item,
        "The indicator's name holds an entry of a filter: put the group into a filter column.");
    return;
  }
}

}  // namespace

void check_file_names(Work& work) {
  const std::string data = without_folders(work.input.data_name);
  const std::string sidecar = without_folders(work.input.sidecar_name);
  for (const std::string& name : {data, sidecar}) {
    check_filename_spaces(work, name);
    check_filename_special(work, name);
  }
  check_filenames_match(work, data, sidecar);
}

void check_column_names(Work& work) {
  for (const Column& column : work.columns) {
    check_col_names_spaces(work, column);
    check_col_snake_case(work, column);
    check_col_var_start(work, column);
    check_col_var_characteristic(work, column);
    check_col_ind_smushed(work, column);
  }
}

}  // namespace headrow::evidence::screening
