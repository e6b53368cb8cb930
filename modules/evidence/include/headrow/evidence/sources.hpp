#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "headrow/base/finding.hpp"
#include "headrow/base/result.hpp"
#include "headrow/evidence/evidence.hpp"

namespace headrow::evidence {

class Catalogue;
class Store;

/// A file that was loaded, and what was found in it.
struct Source {
  std::int32_t id = 0;
  std::string file;
  std::string sha256;
  std::string dataset;  ///< code of the layout
  std::string title;
  std::string publisher;
  Status status = Status::Final;
  std::string published;  ///< "2024-03-21", "" when neither file nor path says
  std::string period;     ///< of layouts without a period column, else ""
  std::string loaded_at;  ///< "2026-11-25T09:30:00Z"
  std::string loaded_by;
  std::int64_t lines = 0;
  std::int64_t figures = 0;
  std::int64_t errors = 0, warnings = 0, quarantined = 0;  ///< findings of each severity
  std::string notes;                                       ///< of the layout
  bool about_children =
      false;  ///< its rows are shown to nobody, its findings to who may see children's records
};

/// Every loaded file in the order of loading.
std::vector<Source> sources(Store& store);
/// NotFound when no file was loaded under that id.
Result<Source> source(Store& store, std::int32_t id);

/// How often each rule spoke in one file, most first, with one of its messages.
struct RuleCount {
  std::string rule;
  Severity severity = Severity::Warning;
  std::int64_t count = 0;
  std::string example;
};
std::vector<RuleCount> findings_by_rule(Store& store, std::int32_t source);

/// Titles of the published columns that a file of this layout brings, in the alphabet.
std::vector<std::string> indicator_titles(Store& store, std::string_view dataset);

struct FindingSearch {
  std::optional<std::int32_t> source;
  std::string rule;  ///< "" any
  std::optional<Severity> severity;
  bool about_children = false;  ///< those of files about children too
  std::size_t first = 0;        ///< how many to pass over
  std::size_t most = 50;
};
struct FoundFinding {
  std::int32_t source = 0;
  Finding finding;
};
struct FindingPage {
  std::vector<FoundFinding> findings;
  std::size_t total = 0;
};
/// Findings of all loaded files, by file and line.
FindingPage find_findings(Store& store, const FindingSearch& search);

/// One row of a loaded file as it stands there, with up to three rows before and after it.
struct SourceRow {
  long line = 0;
  std::vector<std::string> headings;
  std::vector<std::string> cells;
  std::vector<std::vector<std::string>> before, after;
};
/// Reads the kept copy of the file. NotAllowed for a file about children; NotFound when it has no such line;
/// line 1 gives the headings alone.
Result<SourceRow> read_source_row(Store& store, const Catalogue& catalogue, const Source& source, long line);

/// What the interactive tool's dictionary says of how a figure is made, for the short name that was asked for
/// or that the measure and group are bound to; "" when nothing does.
std::string published_method(Store& store, const Catalogue& catalogue, const MeasureAndGroup& what);

/// A number that grows with each load and each rebuild: answers made before it may be old.
std::int64_t load_generation(Store& store);

}  // namespace headrow::evidence
