#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "headrow/base/finding.hpp"
#include "headrow/base/period.hpp"
#include "headrow/evidence/place.hpp"

namespace headrow::evidence {

/// How the rows of a file are to be read; the meaning of each is in docs/datasets.md.
enum class Shape : unsigned char {
  LongTable,     ///< one figure a row: indicator, period, place, value
  OpenData,      ///< the Department's open data standard
  Wide,          ///< one place a row, indicators in columns (performance tables, scorecards)
  Authorities,   ///< register of authorities and regions
  Schools,       ///< register of establishments
  SchoolLinks,   ///< predecessors and successors
  Groups,        ///< trusts and federations
  GroupMembers,  ///< which school belongs to which group
  Neighbours,    ///< statistical neighbours
  Dictionary,    ///< the interactive tool's data dictionary
  ColumnNotes,   ///< meta files that say what columns mean
  Sidecar,       ///< .meta.csv of the open data standard
  Children,      ///< records about children, as a statutory return or its flat file has them
  Boundaries     ///< areas of a map, as GeoJSON
};

/// What to do when one of the layout's checks fails.
struct Rule {
  std::string name;
  Severity severity = Severity::Warning;
};

/// One column that needs saying. In Wide, columns not named are indicators when they hold figures; in
/// OpenData, columns that are neither named, nor places and times of the standard, nor filters are
/// indicators; in registers, columns not named are passed over. The roles of each shape are in
/// docs/datasets.md.
struct LayoutColumn {
  std::string name;   ///< heading as published
  std::string role;   ///< "urn", "authority", "establishment", "laestab", "gss", "name", "level", "skip",
                      ///< "text", "indicator", ...
  std::string title;  ///< for pages, "" takes the heading
  std::string unit;
  std::string fact;  ///< text: the name the fact is kept under ("phase", "inspection"); "" is the heading
  std::string
      area_filter;  ///< characteristic that this column's text stands for in rows that are not of a school
  std::vector<std::pair<std::string, std::string>>
      values;  ///< text: what codes mean, as published -> in words
};

/// What a value of the level column means.
struct LayoutLevel {
  std::string value;  ///< as published, compared without regard to case: "1", "NAT"
  std::string
      level;  ///< "school", "authority", "district", "region", "country", "trust"; "skip" passes the row over
  std::string group;  ///< what such a row adds to the group ("establishment_type=all_schools"); "" nothing
};

/// A column whose cells say what the cells of another are about ("breakdown_topic" and "breakdown"): together
/// one filter under the heading of `value`, its cell looked up as "topic: value" first, then alone.
struct FilterTopic {
  std::string topic;
  std::string value;
};

/// Columns that add up: in every row with all of them, the parts' sum is the total's figure to within
/// `within`.
struct LayoutTotal {
  std::string column;
  std::vector<std::string> parts;
  double within = 0.5;
};

/// A field of a record about a child and whence it comes.
struct LayoutField {
  std::string field;     ///< of the record's kind: "upn", "entry" (docs/children.md)
  std::string name;      ///< heading, or in XML the path from the record's element
  std::string constant;  ///< what the field is in every record, where no column says it
  std::string codes;     ///< code set of catalog/codes; "" takes that of the kind
  std::vector<std::pair<std::string, std::string>> values;  ///< as published -> as the code set has it
};

/// One kind of record in a file of children; a file may hold several.
struct LayoutRecord {
  std::string kind;  ///< "census", "attendance", ... (children/record_kind.hpp)
  std::string path;  ///< XML: of the element that each record is
  std::vector<LayoutField> fields;
  int toml_line = 0;  ///< where it stands in its file, for messages
};

/// A file layout of catalog/datasets: how it is recognised by its columns and how its rows are read. The keys
/// of the TOML have these names (columns, levels, totals and filter_topics as [[column]], [[level]],
/// [[total]],
/// [[filter_topic]]; rules as a table of name = severity).
struct Layout {
  std::string code;
  std::string title;
  std::string publisher;
  std::string licence = "Open Government Licence v3.0";
  std::string notes;
  Shape shape = Shape::Wide;
  std::vector<std::string> recognise;      ///< headings that must all be there, compared with case
  std::vector<std::string> recognise_not;  ///< headings that must not
  int priority = 0;              ///< among layouts that fit, the highest; then the one with most headings
  std::string status = "final";  ///< when neither a column, a label nor the path says otherwise
  std::string status_column;     ///< heading that says Provisional, Revised or Final row by row
  std::string period_column;     ///< labels, six-digit time periods, or dates (which fall in their year)
  std::string period_pattern;    ///< regular expression over the path; where it fits last counts
  std::string period_label;      ///< the label made of the pattern's groups: "$1-$2"; "" is "$1"
  int period_shift = 0;          ///< years added to what the pattern or the column says
  YearKind period_kind = YearKind::Academic;
  bool dataset_per_file = false;     ///< indicators of each file stand apart, under CODE.FILE_NAME
  std::string sheet;                 ///< of a workbook; "" is the first
  int heading_row = 1;               ///< line of the headings
  std::vector<std::string> filters;  ///< OpenData without a sidecar: headings that are filters
  std::vector<FilterTopic> filter_topics;
  std::vector<LayoutColumn> columns;
  std::vector<Rule> rules;          ///< severities that differ from the rules' own (docs/datasets.md)
  std::vector<LayoutLevel> levels;  ///< Wide: the values of the column whose role is "level"
  std::string level_otherwise =
      "school";  ///< Wide: what a value not among levels means, or a file without the column
  std::vector<LayoutTotal> totals;
  std::vector<std::pair<std::string, std::string>>
      symbols;  ///< texts of this publisher that mean "c", "z", "x", "low", "u" or "" (blank), beside the
                ///< known ones
  std::string snapshot_column;  ///< registers: the newest date in this column says how old the register is
  std::string neighbour_set;    ///< Neighbours: "2025-05"
  std::string neighbour_title;  ///< Neighbours: "Statistical neighbours, May 2025"
  PlaceKind area_kind = PlaceKind::Ward;  ///< Boundaries: what the areas are
  std::string root;                       ///< Children in XML: name of the root element
  std::vector<std::pair<std::string, std::string>>
      document;  ///< Children in XML: path -> the text that must stand there, without regard to case
  std::vector<LayoutRecord> records;   ///< Children
  std::vector<std::string> describes;  ///< ColumnNotes: codes of the layouts whose columns it explains
};

}  // namespace headrow::evidence
