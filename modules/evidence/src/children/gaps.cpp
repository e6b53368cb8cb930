#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "headrow/evidence/children_gaps.hpp"
#include "headrow/stats/gap_decomposition.hpp"
#include "headrow/stats/trend.hpp"

namespace headrow::evidence {

namespace {

constexpr std::array<GroupPair, 8> kPairs{{
    {"disadvantaged", "Disadvantaged pupils and others", "disadvantaged=yes", "disadvantaged=no",
     "Disadvantaged pupils", "Other pupils"},
    {"fsm6", "Free school meals in six years", "fsm6=yes", "fsm6=no", "Eligible in the last six years",
     "Not eligible"},
    {"sex", "Boys and girls", "sex=m", "sex=f", "Boys", "Girls"},
    {"sen_support", "SEN support and no special need", "sen=support", "sen=none", "SEN support",
     "No special need"},
    {"ehcp", "Education, health and care plans", "sen=ehcp", "sen=none", "Pupils with a plan",
     "No special need"},
    {"first_language", "First language", "first_language=other", "first_language=english",
     "Other than English", "English"},
    {"mobility", "Pupils who joined within the year", "mobility=yes", "mobility=no", "Joined within the year",
     "There from the beginning"},
    {"summer_born", "Summer-born and autumn-born", "birth_term=summer", "birth_term=autumn", "Born in summer",
     "Born in autumn"},
}};

constexpr std::array<std::string_view, 8> kMeasures{"early_years.good_level_of_development",
                                                    "phonics.expected_year1",
                                                    "ks2.reading_writing_maths_expected",
                                                    "ks4.attainment8",
                                                    "ks4.english_maths_5",
                                                    "absence.persistent",
                                                    "exclusions.suspension_rate",
                                                    "participation.neet_and_not_known"};

constexpr double kFewestOfASchool = 10;
constexpr std::size_t kYearsOfPace = 5;

Result<ChildrenAnswer> ask(const Children& children, const Measure& measure, std::string_view group,
                           ChildrenQuestion question) {
  question.measure = &measure;
  auto wanted = Group::read(group);
  if (!wanted) return tl::unexpected(wanted.error());
  auto joined = question.group.joined(*wanted);
  if (!joined) return tl::unexpected(joined.error());
  question.group = std::move(*joined);
  return children.answer(question);
}

std::optional<stats::Estimate> estimate_of(const ChildrenRow& row) {
  if (!row.value || !row.lower) return std::nullopt;
  return stats::Estimate{*row.value, {*row.lower, *row.upper}};
}

std::vector<GapYear> years_of(const ChildrenAnswer& group, const ChildrenAnswer& others) {
  std::vector<GapYear> years;
  for (const ChildrenRow& ours : group.rows) {
    const auto theirs = std::find_if(others.rows.begin(), others.rows.end(),
                                     [&](const ChildrenRow& row) { return row.year == ours.year; });
    if (theirs == others.rows.end()) continue;
    const auto a = estimate_of(ours), b = estimate_of(*theirs);
    if (!a || !b) continue;
    years.push_back({ours.year, *a, *b, ours.denominator, theirs->denominator, a->value - b->value,
                     stats::difference_interval(*a, *b)});
  }
  return years;
}

/// Whether a change in a measure is to the good: by its polarity, upwards where it has none.
double good(const Measure& measure, double change) {
  return measure.polarity == Polarity::LowIsGood ? -change : change;
}

GapMovement movement_of(const MeasureGap& gap) {
  if (gap.years.size() < 2) return GapMovement::TooShort;
  const GapYear& first = gap.years.front();
  const GapYear& last = gap.years.back();
  const double change = std::abs(last.gap) - std::abs(first.gap);
  if (std::abs(change) < 2 * std::pow(10, -gap.measure->decimals)) return GapMovement::Unchanged;
  if (change > 0) return GapMovement::Wider;
  return good(*gap.measure, last.group.value - first.group.value) > 0 ? GapMovement::Narrowing
                                                                      : GapMovement::NarrowerOthersFell;
}

std::optional<double> years_to_close(const std::vector<GapYear>& years) {
  const std::size_t used = std::min(kYearsOfPace, years.size());
  if (used < 3) return std::nullopt;
  std::vector<stats::Point> points;
  for (std::size_t i = years.size() - used; i < years.size(); ++i)
    points.push_back({static_cast<double>(years[i].year), std::abs(years[i].gap)});
  const auto pace = stats::median_slope(points);
  if (!pace || pace->slope >= 0) return std::nullopt;
  return std::abs(years.back().gap) / -pace->slope;
}

struct OfSchool {
  std::optional<ChildrenRow> group, others;
};

/// The last year's gap by school: its parts, and each school's own.
void add_schools(MeasureGap& gap, const ChildrenAnswer& group, const ChildrenAnswer& others) {
  std::map<std::string, OfSchool> schools;
  const int last = gap.years.back().year;
  for (const ChildrenRow& row : group.rows) {
    if (row.year == last && row.value) schools[row.values[0]].group = row;
  }
  for (const ChildrenRow& row : others.rows) {
    if (row.year == last && row.value) schools[row.values[0]].others = row;
  }
  std::vector<stats::SchoolGroups> parts;
  for (const auto& [id, one] : schools) {
    stats::SchoolGroups part;
    if (one.others) part.others = one.others->denominator, part.mean_of_others = *one.others->value;
    if (one.group)
      part.disadvantaged = one.group->denominator, part.mean_of_disadvantaged = *one.group->value;
    parts.push_back(part);
    if (part.others < kFewestOfASchool || part.disadvantaged < kFewestOfASchool) continue;
    gap.schools.push_back({static_cast<PlaceId>(std::stoi(id)), part.disadvantaged, part.others,
                           part.mean_of_disadvantaged - part.mean_of_others});
  }
  std::sort(gap.schools.begin(), gap.schools.end(),
            [](const GapSchool& a, const GapSchool& b) { return std::abs(a.gap) < std::abs(b.gap); });
  if (const auto parted = stats::decompose_gap(parts)) {
    gap.between_schools = -parted->between;
    gap.within_schools = -parted->within;
  }
}

}  // namespace

std::span<const GroupPair> group_pairs() {
  return kPairs;
}

const GroupPair* group_pair(std::string_view code) {
  const auto found =
      std::find_if(kPairs.begin(), kPairs.end(), [&](const GroupPair& one) { return one.code == code; });
  return found == kPairs.end() ? nullptr : &*found;
}

std::span<const std::string_view> gap_measures() {
  return kMeasures;
}

Result<MeasureGap> gap_of(const Children& children, const Measure& measure, const GroupPair& pair,
                          const ChildrenQuestion& within) {
  MeasureGap gap;
  gap.measure = &measure;
  const auto group = ask(children, measure, pair.group, within);
  if (!group) return tl::unexpected(group.error());
  const auto others = ask(children, measure, pair.others, within);
  if (!others) return tl::unexpected(others.error());
  gap.years = years_of(*group, *others);
  gap.movement = movement_of(gap);
  gap.years_to_close = years_to_close(gap.years);
  const bool of_schools = !measure.pupils.empty() && measure.pupils.back().rollup != "pupil_month";
  if (gap.years.empty() || !of_schools || within.school) return gap;
  ChildrenQuestion by_school = within;
  by_school.by = {"school"};
  by_school.first_year = by_school.last_year = gap.years.back().year;
  const auto group_by = ask(children, measure, pair.group, by_school);
  const auto others_by = ask(children, measure, pair.others, by_school);
  if (!group_by) return tl::unexpected(group_by.error());
  if (!others_by) return tl::unexpected(others_by.error());
  add_schools(gap, *group_by, *others_by);
  return gap;
}

}  // namespace headrow::evidence
