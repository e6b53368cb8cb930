#include "headrow/evidence/evidence_table.hpp"

#include <array>
#include <nlohmann/json.hpp>

namespace headrow::evidence {

namespace {

constexpr std::array kColumns = std::to_array<std::string_view>({"measure",
                                                                 "period",
                                                                 "place_code",
                                                                 "place_name",
                                                                 "group",
                                                                 "value",
                                                                 "symbol",
                                                                 "numerator",
                                                                 "denominator",
                                                                 "lower",
                                                                 "upper",
                                                                 "england",
                                                                 "region",
                                                                 "neighbours",
                                                                 "rank",
                                                                 "ranked",
                                                                 "band",
                                                                 "q0",
                                                                 "q25",
                                                                 "q50",
                                                                 "q75",
                                                                 "q100",
                                                                 "previous_period",
                                                                 "change",
                                                                 "source",
                                                                 "period_key",
                                                                 "baseline_period",
                                                                 "baseline",
                                                                 "significance",
                                                                 "distance_england",
                                                                 "distance_band",
                                                                 "children",
                                                                 "periods_between",
                                                                 "neighbour_set",
                                                                 "status",
                                                                 "revision"});

TableCell number(const std::optional<double>& value) {
  return value ? TableCell(*value) : TableCell();
}

TableCell number(const std::optional<int>& value) {
  return value ? TableCell(double{1} * *value) : TableCell();
}

TableCell words(std::string_view text) {
  return text.empty() ? TableCell() : TableCell(std::string(text));
}

TableCell period(const std::optional<Period>& value) {
  return value ? words(period_text(*value)) : TableCell();
}

std::string csv_field(const std::string& text) {
  if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + '"';
}

std::string csv_cell(const TableCell& cell) {
  if (const auto* value = std::get_if<double>(&cell)) return number_text(*value);
  if (const auto* text = std::get_if<std::string>(&cell)) return csv_field(*text);
  return "";
}

std::string json_cell(const TableCell& cell) {
  if (const auto* value = std::get_if<double>(&cell)) return number_text(*value);
  if (const auto* text = std::get_if<std::string>(&cell)) return nlohmann::json(*text).dump();
  return "null";
}

}  // namespace

std::span<const std::string_view> evidence_columns() {
  return kColumns;
}

std::vector<TableCell> evidence_cells(const Evidence& evidence, const EvidenceRow& row) {
  const Place* place = evidence.place(row.place);
  const std::string file = evidence.source_file(row.source.source);
  const auto& q = row.quartiles;
  std::vector<TableCell> cells = {
      words(row.measure),
      words(row.label),
      words(place == nullptr ? "" : place->code),
      words(place == nullptr ? "" : place->name),
      words(row.group.text()),
      number(row.value),
      words(symbol_text(row.symbol)),
      number(row.numerator),
      number(row.denominator),
      number(row.lower),
      number(row.upper),
      number(row.england),
      number(row.region),
      number(row.neighbours),
      number(row.rank),
      row.ranked > 0 ? number(std::optional(row.ranked)) : TableCell(),
      words(std::string_view(&row.band, 1)),
      number(q[0]),
      number(q[1]),
      number(q[2]),
      number(q[3]),
      number(q[4]),
      period(row.previous_period),
      number(row.change),
      words(file + ":" + std::to_string(row.source.row)),
      words(period_text(row.period)),
      period(row.baseline_period),
      number(row.baseline),
      words(significance_text(row.significance)),
      number(row.distance_england),
      number(row.distance_band),
      number(row.children),
      row.previous_period ? number(std::optional(row.periods_between)) : TableCell(),
      words(row.neighbour_set),
      words(status_text(row.status)),
      words(row.revision)};
  return cells;
}

std::string evidence_csv(const Evidence& evidence, const EvidenceTable& table) {
  std::string out;
  for (const std::string_view column : kColumns) {
    if (!out.empty()) out += ',';
    out += column;
  }
  out += '\n';
  for (const EvidenceRow& row : table.rows) {
    bool first = true;
    for (const TableCell& cell : evidence_cells(evidence, row)) {
      if (!first) out += ',';
      first = false;
      out += csv_cell(cell);
    }
    out += '\n';
  }
  return out;
}

std::string evidence_json(const Evidence& evidence, const EvidenceTable& table) {
  std::string out = "[";
  for (const EvidenceRow& row : table.rows) {
    out += out.size() > 1 ? ",\n{" : "\n{";
    const std::vector<TableCell> cells = evidence_cells(evidence, row);
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (i > 0) out += ',';
      out += '"';
      out += kColumns[i];
      out += "\":";
      out += json_cell(cells[i]);
    }
    out += '}';
  }
  return out + "\n]\n";
}

}  // namespace headrow::evidence
