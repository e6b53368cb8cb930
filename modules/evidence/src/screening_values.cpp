#include <fmt/format.h>

#include "screening_work.hpp"

namespace headrow::evidence::screening {

namespace {

void check_time_period(Work& work, const Row& row, std::string_view period, TimeKind kind) {
  const auto digits = static_cast<std::size_t>(period_digits(kind));
  if (period.size() == digits) return;
  work.report.in_data(
      "check_time_period", row.line, "time_period", period,
      fmt::format("With {} a time period has {} digits.", work.cell(row, "time_identifier"), digits));
}

int number_of(std::string_view digits) {
  int number = 0;
  for (const char digit : digits) number = number * 10 + (digit - '0');
  return number;
}

/// 202122, not 202120: the second year follows the first.
void check_time_period_six(Work& work, const Row& row, std::string_view period) {
  if (period.size() != 6 || period.find_first_not_of("0123456789") != std::string_view::npos) return;
  const int year = number_of(period.substr(2, 2));
  const int next = number_of(period.substr(4, 2));
  if ((year + 1) % 100 == next) return;
  work.report.in_data("check_time_period_six", row.line, "time_period", period,
                      "The two years of a six-digit period follow one another: 202122.");
}

bool counted_apart(std::string_view level) {
  return level == "School" || level == "Provider" || level == "Institution" || level == "Planning area";
}

/// FNV-1a with a multiplier of its own, so that two of them tell rows apart without keeping the rows.
void stir(std::uint64_t& hash, std::string_view text, std::uint64_t multiplier) {
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * multiplier;
  hash = (hash ^ 0xFFU) * multiplier;  // the end of a cell
}

void check_general_dupes(Work& work, const Row& row) {
  if (counted_apart(row.level)) return;
  constexpr std::uint64_t kFirst = 1099511628211ULL;
  constexpr std::uint64_t kSecond = 0x9E3779B97F4A7C15ULL;
  RowKey key{14695981039346656037ULL, kFirst};
  for (std::size_t i = 0; i < work.columns.size(); ++i) {
    const Column& column = work.columns[i];
    if (!column.unit && !column.filter && !column.group) continue;
    stir(key.first, row.cells[i], kFirst);
    stir(key.second, row.cells[i], kSecond);
  }
  const auto [first, is_new] = work.seen.try_emplace(key, row.line);
  if (is_new) return;
  work.report.in_data("check_general_dupes", row.line, "", "",
                      fmt::format("The row has the time, place and filters of row {}.", first->second));
}

void check_general_null(Work& work, const Column& column, const Row& row, std::string_view value) {
  if (!null_word(value)) return;
  work.report.in_data("check_general_null", row.line, column.name, value,
                      "This is no value: use z where it does not apply, x where it is not available.");
}

void check_general_legacy_symbols(Work& work, const Column& column, const Row& row, std::string_view value) {
  if (!legacy_symbol(value)) return;
  work.report.in_data("check_general_legacy_symbols", row.line, column.name, value,
                      "An old symbol: use c, z, x, low or u.");
}

void check_ind_invalid_entry(Work& work, const Column& column, const Row& row, std::string_view value) {
  if (!column.indicator || (!value.empty() && !obsolete_symbol(value))) return;
  work.report.in_data("check_ind_invalid_entry", row.line, column.name, value,
                      "An indicator is a number or says why there is none: c, z, x, low or u.");
}

}  // namespace

void check_values_row(Work& work, const Row& row) {
  const std::string_view period = work.cell(row, "time_period");
  if (const auto kind = time_kind(work.cell(row, "time_identifier")))
    check_time_period(work, row, period, *kind);
  check_time_period_six(work, row, period);
  check_general_dupes(work, row);
  for (std::size_t i = 0; i < work.columns.size(); ++i) {
    const std::string_view value = row.cells[i];
    if (value.size() > 4) continue;  // longer than any symbol
    check_general_null(work, work.columns[i], row, value);
    check_general_legacy_symbols(work, work.columns[i], row, value);
    check_ind_invalid_entry(work, work.columns[i], row, value);
  }
}

}  // namespace headrow::evidence::screening
