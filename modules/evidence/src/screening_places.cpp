#include <fmt/format.h>

#include "screening_work.hpp"
#include "words.hpp"

namespace headrow::evidence::screening {

namespace {

constexpr std::string_view kUnknownCode = "x";
constexpr std::string_view kUnknownName = "Not available";

bool left_out_of_tables(std::string_view level) {
  return level == "School" || level == "Provider" || level == "Institution" || level == "Planning area";
}

void check_geog_na(Work& work, const Row& row, const Level& level, std::string_view code,
                   std::string_view name) {
  if (code != kUnknownCode || name == kUnknownName) return;
  work.report.in_data("check_geog_na", row.line, level.name_column, name,
                      "A place with the code x is 'Not available'.");
}

void check_geog_na_code(Work& work, const Row& row, const Level& level, std::string_view code,
                        std::string_view name) {
  if (name != kUnknownName || code == kUnknownCode) return;
  work.report.in_data("check_geog_na_code", row.line, level.code_column, code,
                      "A place that is 'Not available' has the code x.");
}

void check_geog_other_dupes(Work& work, const Row& row, const Level& level, std::string_view code,
                            std::string_view name) {
  auto& names = work.pairs[std::string(level.name)].name_of_code;
  const auto [known, is_new] = names.try_emplace(std::string(code), name);
  if (is_new || known->second == name) return;
  work.report.in_data("check_geog_other_dupes", row.line, level.name_column, name,
                      fmt::format("The code {} also stands with the name {}.", code, known->second));
}

void check_geog_other_code_dupes(Work& work, const Row& row, const Level& level, std::string_view code,
                                 std::string_view name) {
  auto& codes = work.pairs[std::string(level.name)].code_of_name;
  const auto [known, is_new] = codes.try_emplace(std::string(name), code);
  if (is_new || known->second == code) return;
  work.report.in_data("check_geog_other_code_dupes", row.line, level.code_column, code,
                      fmt::format("The name {} also stands with the code {}.", name, known->second));
}

/// Codes and names by the register: the name is of another place of its kind. A name or code that the
/// register does not have is left to the loader, which knows places by more than the standard's columns.
void check_combination(Work& work, std::string_view check, PlaceKind kind, const Row& row, const Level& level,
                       std::string_view code, std::string_view name) {
  const std::string registered = work.input.places->code_of_name(kind, name);
  if (registered.empty() || registered == code) return;
  work.report.in_data(check, row.line, level.name_column, name,
                      fmt::format("The code {} is not this place's; the register has {}.", code, registered));
}

void check_geog_country_combos(Work& work, const Row& row, const Level& level, std::string_view code,
                               std::string_view name) {
  check_combination(work, "check_geog_country_combos", PlaceKind::Country, row, level, code, name);
}
void check_geog_region_combos(Work& work, const Row& row, const Level& level, std::string_view code,
                              std::string_view name) {
  check_combination(work, "check_geog_region_combos", PlaceKind::Region, row, level, code, name);
}
void check_geog_la_combos(Work& work, const Row& row, const Level& level, std::string_view code,
                          std::string_view name) {
  check_combination(work, "check_geog_la_combos", PlaceKind::Authority, row, level, code, name);
}
void check_geog_lad_combos(Work& work, const Row& row, const Level& level, std::string_view code,
                           std::string_view name) {
  check_combination(work, "check_geog_lad_combos", PlaceKind::District, row, level, code, name);
}

void check_combinations(Work& work, const Row& row, const Level& level, std::string_view code,
                        std::string_view name) {
  if (work.input.places == nullptr || code == kUnknownCode) return;
  if (level.name == "National") check_geog_country_combos(work, row, level, code, name);
  if (level.name == "Regional") check_geog_region_combos(work, row, level, code, name);
  if (level.name == "Local authority") check_geog_la_combos(work, row, level, code, name);
  if (level.name == "Local authority district") check_geog_lad_combos(work, row, level, code, name);
}

/// A pair of code and name that was seen before was checked before.
bool seen_pair(const Work& work, const Level& level, std::string_view code, std::string_view name) {
  const auto pairs = work.pairs.find(level.name);
  if (pairs == work.pairs.end()) return false;
  const auto by_code = pairs->second.name_of_code.find(code);
  const auto by_name = pairs->second.code_of_name.find(name);
  return by_code != pairs->second.name_of_code.end() && by_code->second == name &&
         by_name != pairs->second.code_of_name.end() && by_name->second == code;
}

void check_pair(Work& work, const Row& row, const Level& level) {
  if (level.code_column.empty()) return;
  const std::string_view code = work.cell(row, level.code_column);
  const std::string_view name = work.cell(row, level.name_column);
  if (code.empty() || name.empty() || seen_pair(work, level, code, name)) return;
  check_geog_na(work, row, level, code, name);
  check_geog_na_code(work, row, level, code, name);
  check_combinations(work, row, level, code, name);
  if (code == kUnknownCode) return;
  check_geog_other_dupes(work, row, level, code, name);
  check_geog_other_code_dupes(work, row, level, code, name);
}

/// The nine-character code of an authority that ended long ago may be blank.
void check_geog_level_completed(Work& work, const Row& row) {
  const Level* level = level_named(row.level);
  if (level == nullptr || level->name == "Planning area") return;
  for (const std::string_view column : {level->code_column, level->name_column, level->second_code_column}) {
    if (column.empty() || column == "new_la_code" || work.index(column) < 0 ||
        !work.cell(row, column).empty())
      continue;
    work.report.in_data("check_geog_level_completed", row.line, column, "",
                        fmt::format("A row of level {} fills this column.", row.level));
  }
}

void check_geog_overcompleted_cols(Work& work, const Row& row, const Level& level) {
  if (may_fill(row.level, level.name)) return;
  for (const std::string_view column : {level.code_column, level.name_column, level.second_code_column}) {
    if (column.empty()) continue;
    const int at = work.index(column);
    if (at < 0 || work.columns[static_cast<std::size_t>(at)].filter || work.cell(row, column).empty())
      continue;
    work.report.in_data("check_geog_overcompleted_cols", row.line, column, work.cell(row, column),
                        fmt::format("A row of level {} leaves this column blank.", row.level));
  }
}

void check_geog_region_for_la(Work& work, const Row& row) {
  if (row.level != "Local authority" && row.level != "Local authority district") return;
  for (const std::string_view column : {"region_code", "region_name"}) {
    if (work.index(column) < 0 || !work.cell(row, column).empty()) continue;
    work.report.in_data("check_geog_region_for_la", row.line, column, "",
                        "The row of an authority says its region.");
  }
}

void check_geog_ignored_rows(Work& work) {
  const auto& present = work.levels_present();
  if (present.contains("School") && present.contains("Provider")) {
    work.report.in_data("check_geog_ignored_rows", 0, "geographic_level", "School, Provider",
                        "Rows of schools and of providers do not stand in one file.");
  } else if (work.rows > 0 && work.rows_left_out == work.rows) {
    work.report.in_data("check_geog_ignored_rows", 0, "geographic_level", *present.begin(),
                        "A file of planning areas or institutions alone is published without a sidecar.");
  }
}

}  // namespace

void check_places_row(Work& work, const Row& row) {
  if (row.level == "Planning area" || row.level == "Institution") ++work.rows_left_out;
  for (const Level& level : levels()) {
    // Names of schools repeat, and their codes are the register's business.
    if (!left_out_of_tables(level.name)) check_pair(work, row, level);
    check_geog_overcompleted_cols(work, row, level);
  }
  check_geog_level_completed(work, row);
  check_geog_region_for_la(work, row);
}

void check_places_end(Work& work) {
  check_geog_ignored_rows(work);
}

}  // namespace headrow::evidence::screening
