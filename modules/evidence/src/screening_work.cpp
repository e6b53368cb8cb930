#include "screening_work.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "headrow/formats/table_reader.hpp"
#include "words.hpp"

namespace headrow::evidence::screening {

namespace {

Severity severity_of_check(std::string_view name) {
  for (const ScreeningCheck& check : screening_checks()) {
    if (check.name == name) return check.severity;
  }
  return Severity::Error;
}

std::string* member_of(Variable& variable, std::string_view heading) {
  if (heading == "col_name") return &variable.col_name;
  if (heading == "col_type") return &variable.col_type;
  if (heading == "label") return &variable.label;
  if (heading == "indicator_grouping") return &variable.indicator_grouping;
  if (heading == "indicator_unit") return &variable.indicator_unit;
  if (heading == "indicator_dp") return &variable.indicator_dp;
  if (heading == "filter_hint") return &variable.filter_hint;
  if (heading == "filter_grouping_column") return &variable.filter_grouping_column;
  if (heading == "filter_default") return &variable.filter_default;
  return nullptr;
}

Variable variable_of(const formats::TableRow& row, Metadata& metadata) {
  Variable variable;
  variable.line = row.line;
  for (std::size_t i = 0; i < metadata.headings.size() && i < row.cells.size(); ++i) {
    if (null_word(trimmed(row.cells[i])))
      metadata.null_words.emplace_back(row.line, std::string(row.cells[i]));
    std::string* member = member_of(variable, metadata.headings[i]);
    if (member == nullptr) continue;
    *member = member == &variable.col_name ? std::string(row.cells[i]) : std::string(trimmed(row.cells[i]));
  }
  return variable;
}

}  // namespace

bool Metadata::has(std::string_view heading) const {
  return std::find(headings.begin(), headings.end(), heading) != headings.end();
}

Result<Metadata> read_metadata(const std::filesystem::path& file, const std::string& name) {
  auto table = formats::open_table(file);
  if (!table) return tl::unexpected(table.error());
  Metadata metadata;
  metadata.headings = (*table)->headings();
  while (true) {
    auto row = (*table)->next();
    if (!row) {
      Problem problem = row.error();
      problem.where.file = name;
      return tl::unexpected(std::move(problem));
    }
    const std::optional<formats::TableRow>& record = *row;
    if (!record) return metadata;
    metadata.variables.push_back(variable_of(*record, metadata));
  }
}

void Report::add(const std::string& file, std::string_view check, long line, std::string_view column,
                 std::string_view value, std::string_view message) {
  auto [place, is_new] = found_.try_emplace({std::string(check), std::string(column)});
  Found& found = place->second;
  ++found.times;
  if (!is_new) return;
  found.finding = {
      severity_of_check(check), file, line, std::string(column), std::string(value), std::string(check),
      std::string(message)};
}

void Report::in_data(std::string_view check, long line, std::string_view column, std::string_view value,
                     std::string_view message) {
  add(data_name_, check, line, column, value, message);
}

void Report::in_sidecar(std::string_view check, long line, std::string_view column, std::string_view value,
                        std::string_view message) {
  add(sidecar_name_, check, line, column, value, message);
}

bool Report::failed(std::string_view check) const {
  return std::any_of(found_.begin(), found_.end(),
                     [check](const auto& entry) { return entry.first.first == check; });
}

std::vector<Finding> Report::findings(bool second_stage) const {
  constexpr std::string_view kFirstOfSecond = "check_time_period";
  std::vector<Finding> findings;
  for (const ScreeningCheck& check : screening_checks()) {
    if (check.name == kFirstOfSecond && !second_stage) break;
    for (const auto& [key, found] : found_) {
      if (key.first != check.name) continue;
      findings.push_back(found.finding);
      if (found.times > 1) findings.back().message += fmt::format(" This is the first of {}.", found.times);
    }
  }
  return findings;
}

Work::Work(const ScreeningInput& given, Metadata read, std::vector<std::string> headings)
    : input(given), metadata(std::move(read)), report(given.data_name, given.sidecar_name) {
  for (std::string& heading : headings) {
    index_.try_emplace(heading, static_cast<int>(columns.size()));
    Column column;
    column.unit = observational_unit(heading);
    column.name = std::move(heading);
    columns.push_back(std::move(column));
  }
  for (const Variable& variable : metadata.variables) {
    if (const int at = index(variable.col_name); at >= 0) {
      columns[static_cast<std::size_t>(at)].filter |= variable.filter();
      columns[static_cast<std::size_t>(at)].indicator |= variable.indicator();
    }
    if (const int at = index(variable.filter_grouping_column); at >= 0)
      columns[static_cast<std::size_t>(at)].group = true;
  }
}

int Work::index(std::string_view column) const {
  const auto found = index_.find(column);
  return found == index_.end() ? -1 : found->second;
}

std::string_view Work::cell(const Row& row, std::string_view column) const {
  const int at = index(column);
  return at < 0 ? std::string_view() : row.cells[static_cast<std::size_t>(at)];
}

const std::set<std::string, std::less<>>& Work::levels_present() const {
  const int at = index("geographic_level");
  return at < 0 ? none_ : columns[static_cast<std::size_t>(at)].values;
}

}  // namespace headrow::evidence::screening
