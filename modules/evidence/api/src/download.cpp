#include "headrow/evidence/api/download.hpp"

#include <fmt/format.h>

#include <cctype>

#include "headrow/formats/csv_writer.hpp"

namespace headrow::evidence::api {
namespace {

constexpr const char* kCsv = "text/csv";
constexpr const char* kXlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

std::string csv_text(const formats::Sheet& sheet) {
  std::string text;
  formats::CsvWriter writer(text);
  for (const auto& column : sheet.columns) writer.cell(column.heading);
  writer.end_row();
  for (const auto& row : sheet.rows) {
    for (const auto& cell : row) {
      if (const auto* number = std::get_if<double>(&cell)) {
        writer.cell(*number);
      } else if (const auto* words = std::get_if<std::string>(&cell)) {
        writer.cell(*words);
      } else {
        writer.cell(std::string_view());
      }
    }
    writer.end_row();
  }
  return text;
}

formats::SheetCell sheet_cell(const TableCell& cell) {
  if (const auto* number = std::get_if<double>(&cell)) return *number;
  if (const auto* text = std::get_if<std::string>(&cell)) return *text;
  return std::monostate();
}

/// Columns whose numbers are in the measure's unit; the others are counts, ranks and shares of their own.
bool in_unit(std::string_view column) {
  for (const std::string_view other :
       {"numerator", "denominator", "rank", "ranked", "children", "periods_between"}) {
    if (column == other) return false;
  }
  return true;
}

}  // namespace

Format asked_format(const http::Request& request) {
  const auto format = request.parameter("format");
  return format == "csv" ? Format::Csv : format == "xlsx" ? Format::Xlsx : Format::Answer;
}

http::Parameter format_parameter() {
  return {"format", "json when left out", http::ParameterType::Text, false, {"json", "csv", "xlsx"}, ""};
}

void offer_downloads(http::Route& route) {
  route.parameters.push_back(format_parameter());
  route.other_formats = {kCsv, kXlsx};
}

Result<http::Response> download(const Download& download, Format format) {
  http::Response response;
  if (format == Format::Csv) {
    response = http::text_response(std::string(kCsv) + "; charset=utf-8", csv_text(download.table));
  } else {
    auto bytes = formats::write_workbook(std::span(&download.table, 1));
    if (!bytes) return tl::unexpected(bytes.error());
    response = http::text_response(kXlsx, std::move(*bytes));
  }
  response.headers.push_back(
      {"Content-Disposition",
       fmt::format("attachment; filename=\"{}.{}\"", download.name, format == Format::Csv ? "csv" : "xlsx")});
  return response;
}

std::vector<formats::SheetColumn> evidence_sheet_columns(std::optional<int> decimals) {
  std::vector<formats::SheetColumn> columns;
  for (const auto column : evidence_columns()) {
    columns.push_back({std::string(column), in_unit(column) ? decimals : std::nullopt, std::nullopt});
  }
  return columns;
}

std::vector<formats::SheetCell> evidence_sheet_cells(const Evidence& evidence, const EvidenceRow& row) {
  std::vector<formats::SheetCell> cells;
  for (const auto& cell : evidence_cells(evidence, row)) cells.push_back(sheet_cell(cell));
  return cells;
}

Download evidence_download(const Evidence& evidence, std::string name, std::span<const EvidenceRow> rows,
                           std::optional<int> decimals) {
  Download made{std::move(name), {"Figures", evidence_sheet_columns(decimals), {}}};
  for (const auto& row : rows) made.table.rows.push_back(evidence_sheet_cells(evidence, row));
  return made;
}

std::string file_name(std::string_view first, std::string_view second) {
  std::string name;
  for (const auto part : {first, second}) {
    if (!name.empty() && !name.ends_with('-')) name += '-';
    for (const char letter : part) {
      if (std::isalnum(static_cast<unsigned char>(letter)) != 0) {
        name += static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
      } else if (!name.empty() && !name.ends_with('-')) {
        name += '-';
      }
    }
  }
  while (name.ends_with('-')) name.pop_back();
  return name.empty() ? "table" : name;
}

}  // namespace headrow::evidence::api
