#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "headrow/evidence/evidence_table.hpp"
#include "headrow/formats/xlsx_writer.hpp"
#include "headrow/http/message.hpp"
#include "headrow/http/route.hpp"

namespace headrow::evidence::api {

/// A table that is taken away as a file.
struct Download {
  std::string name;  ///< of the file, without ending; words joined by hyphens
  formats::Sheet table;
};

/// Answer is JSON for a page, the others are files to take away.
enum class Format : unsigned char { Answer, Csv, Xlsx };
Format asked_format(const http::Request& request);
http::Parameter format_parameter();
/// Adds the parameter and the content types to a route.
void offer_downloads(http::Route& route);

/// CSV (RFC 4180, unrounded, harmless in a spreadsheet) or XLSX. `format` is not Answer.
Result<http::Response> download(const Download& download, Format format);

/// A download with the columns of `headrow evidence`, numbers of the measure shown with `decimals`, as they
/// are without.
Download evidence_download(const Evidence& evidence, std::string name, std::span<const EvidenceRow> rows,
                           std::optional<int> decimals);

/// Its columns, and the cells of one row.
std::vector<formats::SheetColumn> evidence_sheet_columns(std::optional<int> decimals);
std::vector<formats::SheetCell> evidence_sheet_cells(const Evidence& evidence, const EvidenceRow& row);

/// "ks4.attainment8" and "Leeds" -> "ks4-attainment8-leeds".
std::string file_name(std::string_view first, std::string_view second = "");

}  // namespace headrow::evidence::api
