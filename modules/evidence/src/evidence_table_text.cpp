#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "headrow/evidence/evidence_table.hpp"

namespace headrow::evidence {

namespace {

constexpr std::size_t kColumnCount = 11;
using Line = std::array<std::string, kColumnCount>;

constexpr std::array kLeft = {true, true, false, false, false, false, false, true, false, true, true};

/// Letters, not bytes: the letters of UTF-8 begin with a byte that is no continuation.
std::size_t width(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(
      text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

std::string shown(const std::optional<double>& value, int decimals) {
  return value ? rounded_text(*value, decimals) : "";
}

std::string shown_change(const EvidenceRow& row, int decimals) {
  if (!row.change) return "";
  std::string text = rounded_text(*row.change, decimals);
  if (*row.change > 0 && text.find_first_of("123456789") != std::string::npos) text = "+" + text;
  // Years without a figure lie between the two: marked, as the note under the table says.
  return row.periods_between > 0 ? text + "*" : text;
}

/// The country's column is headed by its name, which the register has.
Line headings(const Evidence& evidence) {
  const auto country = evidence.england();
  const Place* place = country ? evidence.place(*country) : nullptr;
  return {"Place",  "Period",     "Value", place == nullptr ? "Country" : place->name,
          "Region", "Neighbours", "Rank",  "Band",
          "Change", "Status",     "Source"};
}

Line line_of(const Evidence& evidence, const EvidenceRow& row, int decimals) {
  const Place* place = evidence.place(row.place);
  std::string value = row.value ? rounded_text(*row.value, decimals) : std::string(symbol_text(row.symbol));
  if (!row.revision.empty()) value += " (was " + row.revision + ")";
  return {place == nullptr ? "" : place->name,
          row.label,
          value,
          shown(row.england, decimals),
          shown(row.region, decimals),
          shown(row.neighbours, decimals),
          row.rank ? fmt::format("{} of {}", *row.rank, row.ranked) : "",
          std::string(1, row.band),
          shown_change(row, decimals),
          std::string(status_text(row.status)),
          fmt::format("{}:{}", evidence.source_file(row.source.source), row.source.row)};
}

void write_line(std::string& out, const Line& line, const std::array<std::size_t, kColumnCount>& widths) {
  for (std::size_t i = 0; i < kColumnCount; ++i) {
    const std::string space(widths[i] - width(line[i]), ' ');
    if (i + 1 == kColumnCount) {
      out += line[i];
    } else {
      out += kLeft[i] ? line[i] + space + "  " : space + line[i] + "  ";
    }
  }
  out += '\n';
}

std::string notes(const EvidenceTable& table) {
  std::string text;
  if (std::any_of(table.rows.begin(), table.rows.end(),
                  [](const auto& r) { return r.constant && r.value; })) {
    text += "Constant across authorities: no rank is given.\n";
  }
  if (std::any_of(table.rows.begin(), table.rows.end(),
                  [](const auto& r) { return r.periods_between > 0; })) {
    text += "* periods without a figure lie between.\n";
  }
  return text;
}

}  // namespace

std::string evidence_text(const Evidence& evidence, const EvidenceTable& table) {
  std::vector<Line> lines = {headings(evidence)};
  for (const EvidenceRow& row : table.rows) lines.push_back(line_of(evidence, row, table.what.decimals));
  std::array<std::size_t, kColumnCount> widths{};
  for (const Line& line : lines) {
    for (std::size_t i = 0; i < kColumnCount; ++i) widths[i] = std::max(widths[i], width(line[i]));
  }
  const Measure& measure = *table.what.measure;
  std::string out = fmt::format("{} ({})", measure.title, measure.code);
  if (!table.what.group.everyone()) out += ", " + table.what.group.text();
  if (!measure.unit.empty()) out += ", " + measure.unit;
  out += "\n\n";
  for (const Line& line : lines) write_line(out, line, widths);
  const std::string below = notes(table);
  return below.empty() ? out : out + "\n" + below;
}

}  // namespace headrow::evidence
