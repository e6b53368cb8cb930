#pragma once

#include <optional>
#include <string>
#include <vector>

#include "headrow/base/group.hpp"
#include "headrow/base/period.hpp"

namespace headrow::evidence {

enum class Polarity : unsigned char { Neither, HighIsGood, LowIsGood };
enum class MeasureKind : unsigned char { Count, Proportion, Mean, Rate, Index };
/// Where the people a figure counts are: at schools here, living here, or this authority's responsibility.
enum class Basis : unsigned char { SchoolsHere, LivesHere, ResponsibleAuthority };

/// One published column that holds a measure. A row of the file belongs to it when the row's own group (its
/// filters by catalog/dimensions, totals left out) has every part of `where`; the observation's group is then
/// the row's group without `where`, with `group` added. Bindings stand in order of trust: where status and
/// date do not decide, the first speaks.
struct Binding {
  std::string dataset;  ///< code of the layout in catalog/datasets
  std::string
      column;   ///< heading, or the short name in a long table; "" is worked out: numerator / denominator
  Group group;  ///< what the column's name says of its pupils (disadvantaged=yes)
  Group where;  ///< rows it takes (school_type=state_funded_primary)
  std::string numerator;    ///< heading in the same row, or several joined by " + "; "" when not known
  std::string denominator;  ///< likewise. A part without a number leaves the whole without one
  double scale = 1;         ///< published (or worked out) value times this is in the measure's unit
  // What this column has otherwise than its measure, as its publisher says.
  std::optional<Polarity> polarity;
  std::optional<bool> banded;
  std::optional<YearKind> year;
  std::optional<int> decimals;
};

/// How a measure is worked out from pupils' records: over the rows of a roll-up for which `where` holds, the
/// sum of the numerator over the sum of the denominator. The expressions are over the roll-up's columns
/// (docs/children.md).
struct PupilDefinition {
  std::string rollup;          ///< "pupil_term", "pupil_year", "pupil_result", "pupil_month"
  std::string where;           ///< "" is every row
  std::string numerator;       ///< a flag is counted, a number summed
  std::string denominator;     ///< "" counts rows
  std::string source;          ///< where the definition is from
  int from = 0, until = 9999;  ///< academic years in which it holds, by the year they end
};

/// A period at which a definition changed: compare the difference from England across it, never the level.
struct Break {
  Period period;  ///< the first period of the new definition
  std::string note;
};

/// Periods that are shown hollow and never scored, with the reason.
struct NotScored {
  std::vector<Period> periods;
  std::string note;
};

struct Measure {
  std::string code;   ///< "ks4.attainment8"
  std::string title;  ///< "Average attainment 8 score"
  std::string short_title;
  std::string definition;
  std::string unit;  ///< "%", "points", "children", "per 10,000 children", ...
  MeasureKind kind = MeasureKind::Mean;
  Polarity polarity = Polarity::Neither;
  std::string phase;
  std::string theme;
  Basis basis = Basis::SchoolsHere;
  YearKind year = YearKind::Academic;
  int decimals = 1;
  bool banded = true;
  std::vector<Break> breaks;
  std::vector<NotScored> not_scored;
  std::optional<Period> last_published;
  std::string last_published_note;
  std::vector<Binding> bindings;
  std::vector<PupilDefinition> pupils;  ///< none: pupils' records cannot tell it
};

struct DimensionValue {
  std::string code;   ///< "yes"
  std::string title;  ///< "Eligible for free school meals"
  /// As published, compared without regard to case and blanks at the ends. One may stand behind its row's
  /// subject, as the `topic` dimension's columns give it ("First language: Unclassified"); that one is looked
  /// for first.
  std::vector<std::string> synonyms;
  std::string parent;  ///< code of the wider value it lies in, "" at the top
};

struct Dimension {
  std::string code;   ///< "fsm"
  std::string title;  ///< "Free school meals eligibility"
  std::string definition;
  std::vector<std::string> columns;  ///< published headings that hold it, in any case
  std::string total;                 ///< code of the value that means everyone; left out of groups
  std::vector<DimensionValue> values;
};

}  // namespace headrow::evidence
