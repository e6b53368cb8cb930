#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "headrow/evidence/children.hpp"
#include "headrow/stats/interval.hpp"

namespace headrow::evidence {

/// Two groups of pupils that are held against each other: the one for whom circumstances count, and the
/// others.
struct GroupPair {
  std::string_view code;                       ///< "disadvantaged", "sen_support", ...
  std::string_view title;                      ///< "Disadvantaged pupils and others"
  std::string_view group, others;              ///< as Group reads them
  std::string_view group_title, others_title;  ///< "Disadvantaged pupils", "Other pupils"
};
std::span<const GroupPair> group_pairs();
const GroupPair* group_pair(std::string_view code);

/// The measures along which gaps are followed from birth to work, in that order, by code.
std::span<const std::string_view> gap_measures();

/// One year of a gap.
struct GapYear {
  int year = 0;
  stats::Estimate group, others;
  double group_pupils = 0, others_pupils = 0;
  double gap = 0;            ///< group less others, in the measure's unit
  stats::Interval interval;  ///< of the gap, 95%
};

/// What has become of a gap between its first year and its last.
enum class GapMovement : unsigned char {
  TooShort,            ///< fewer than two years
  Narrowing,           ///< it is smaller, and the group itself does better
  NarrowerOthersFell,  ///< it is smaller only because the others do worse
  Wider,
  Unchanged  ///< by less than two units of the last decimal shown
};

struct GapSchool {
  PlaceId school = 0;
  double group_pupils = 0, others_pupils = 0;
  double gap = 0;
};

/// A gap in one measure over all years, and what the last year's is made of.
struct MeasureGap {
  const Measure* measure = nullptr;
  std::vector<GapYear> years;
  GapMovement movement = GapMovement::TooShort;
  /// Years until it is closed at the pace of the last five years (the median slope); absent where it does not
  /// close at that pace.
  std::optional<double> years_to_close;
  std::optional<double> between_schools, within_schools;  ///< parts of the last gap, with its sign
  std::vector<GapSchool>
      schools;  ///< of the last year with at least ten pupils of each group, smallest gap first
};

/// The gap between two groups in a measure, for the children within reach. BadUsage and Failed as
/// Children::answer.
Result<MeasureGap> gap_of(const Children& children, const Measure& measure, const GroupPair& pair,
                          const ChildrenQuestion& within);

}  // namespace headrow::evidence
