#pragma once

#include <optional>
#include <string>
#include <vector>

#include "headrow/base/finding.hpp"
#include "headrow/base/period.hpp"

namespace headrow::evidence {

/// How the rows of a file are to be read; the meaning of each is in docs/datasets.md.
enum class Shape : unsigned char {
  LongTable,      ///< one figure a row: indicator, period, place, value
  OpenData,       ///< the Department's open data standard
  Wide,           ///< one place a row, indicators in columns (performance tables, scorecards)
  Authorities,    ///< register of authorities and regions
  Schools,        ///< register of establishments
  SchoolLinks,    ///< predecessors and successors
  Groups,         ///< trusts and federations
  GroupMembers,   ///< which school belongs to which group
  Neighbours,     ///< statistical neighbours
  Dictionary,     ///< the interactive tool's data dictionary
  ColumnNotes,    ///< meta files that say what columns mean
  Sidecar         ///< .meta.csv of the open data standard
};

/// What to do when one of the layout's checks fails.
struct Rule {
  std::string name;
  Severity severity = Severity::Warning;
};

/// One column of a Wide or register layout that needs saying; columns not named are indicators when they hold figures.
struct LayoutColumn {
  std::string name;   ///< heading as published
  std::string role;   ///< "urn", "authority", "establishment", "laestab", "gss", "name", "level", "skip", "text", "indicator", ...
  std::string title;  ///< for pages, "" takes the heading
  std::string unit;
};

/// A file layout of catalog/datasets: how it is recognised by its columns and how its rows are read.
struct Layout {
  std::string code;
  std::string title;
  std::string publisher;
  std::string notes;
  Shape shape = Shape::Wide;
  std::vector<std::string> recognise;      ///< headings that must all be there
  std::vector<std::string> recognise_not;  ///< headings that must not
  int priority = 0;                        ///< among layouts that fit, the highest; then the one with most headings
  std::string status = "final";            ///< when neither a column, a label nor the path says otherwise
  std::string period_column;
  std::string period_pattern;              ///< regular expression over the path; its first group is the label
  YearKind period_kind = YearKind::Academic;
  std::string sheet;                       ///< of a workbook; "" is the first
  int heading_row = 1;                     ///< line of the headings
  std::vector<std::string> filters;        ///< OpenData without a sidecar: headings that are filters
  std::vector<LayoutColumn> columns;
  std::vector<Rule> rules;
  /// Wide: what each value of the level column means ("1" -> "school", "4" -> "authority", "NAT" -> "country", ...).
  std::vector<std::pair<std::string, std::string>> levels;
};

}  // namespace headrow::evidence
