#pragma once

#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "headrow/evidence/evidence.hpp"

namespace headrow::evidence {

/// A question as people write it, on the command line or in an address.
struct EvidenceRequest {
  std::string measure = "";  ///< as `Evidence::find` takes it
  /// "authority", "region", "country", "all", or codes and names joined by commas.
  std::string places = "authority";
  std::string period = "latest";  ///< "latest", "all", or labels joined by commas
  std::string group = "";         ///< "fsm=yes & sex=f"; added to what the measure's name says
  std::string compare = "all";    ///< "all", "none", or any of kComparators joined by commas
  std::string neighbours = "";    ///< code of the set; "" is the newest
};

/// Parts of an answer that may be left out: rank takes band and quartiles with it; past is previous period
/// and baseline; distance takes significance with it.
inline constexpr std::string_view kComparators[] = {"england", "region", "neighbours",
                                                    "rank",    "past",   "distance"};

/// The answer: rows by place (kind, then code) and period.
struct EvidenceTable {
  MeasureAndGroup what;
  std::vector<EvidenceRow> rows;
};

/// The area that a code or name is of. NotFound; BadUsage for a school, which evidence is not about, with
/// where its figures stand.
Result<Place> area_named(const Evidence& evidence, std::string_view code_or_name);

/// NotFound, because no area has a figure of this: says what there is.
Problem no_figures(const Evidence& evidence, const MeasureAndGroup& what);

/// BadUsage or NotFound with a sentence that says what there is instead.
Result<EvidenceTable> answer(const Evidence& evidence, const EvidenceRequest& request);

/// One cell: nothing, a number (unrounded), or words.
using TableCell = std::variant<std::monostate, double, std::string>;

/// The columns of an evidence table, in order; docs/evidence.md says what each holds.
std::span<const std::string_view> evidence_columns();

/// One row's cells, as many as `evidence_columns`.
std::vector<TableCell> evidence_cells(const Evidence& evidence, const EvidenceRow& row);

/// Heading line and rows, unrounded; RFC 4180 with LF.
std::string evidence_csv(const Evidence& evidence, const EvidenceTable& table);

/// An array of objects with one member a column; null where nothing is known.
std::string evidence_json(const Evidence& evidence, const EvidenceTable& table);

/// For people: the main columns side by side, rounded by the measure's decimals.
std::string evidence_text(const Evidence& evidence, const EvidenceTable& table);

}  // namespace headrow::evidence
