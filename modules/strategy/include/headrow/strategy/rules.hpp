#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "headrow/base/period.hpp"
#include "headrow/evidence/evidence.hpp"
#include "headrow/evidence/measure.hpp"
#include "headrow/strategy/verdict.hpp"

/// How figures become verdicts. A rule is a named pure function: series in, verdict and reason out. It knows
/// no store, no place and no measure by name.
namespace headrow::strategy {

/// Rank of the place within its region, ties sharing the better one.
struct RegionRank {
  Period period;
  int rank = 0;
  int ranked = 0;
  double best = 0;  ///< the best figure of the region's authorities
};

/// One figure over time, as a rule sees it: nothing later than the year the scorecard is of. Rows belong to
/// the asker.
struct FigureSeries {
  std::string_view role = "main";
  std::string_view title;
  std::string_view unit;
  int decimals = 1;  ///< published to; the rounding unit is ten to the minus that
  evidence::Polarity polarity = evidence::Polarity::HighIsGood;
  std::span<const evidence::Break> breaks;
  std::optional<Period> last_published;
  std::span<const evidence::EvidenceRow> rows;  ///< in time order
  std::span<const RegionRank> region_ranks;     ///< filled where the rule asks for them
};

struct RuleQuestion {
  std::string_view place_name;
  std::string_view country_name = "the country";  ///< as the register has it
  int as_of = 0;                                  ///< calendar year
  int target_year = 0;                            ///< the strategy's own: the goal is for its end
  int later_years = 5;                ///< once that has passed, the goal is for so many years on from `as_of`
  int stale_after = 3;                ///< a figure that ended more years before `as_of` settles nothing
  std::vector<FigureSeries> figures;  ///< the main one first

  const FigureSeries* figure(std::string_view role) const;
  bool target_passed() const { return as_of > target_year; }
  int goal_year() const { return target_passed() ? as_of + later_years : target_year; }
};

/// What would have to be reached, in the measure's unit, at the latest period's comparators.
struct Goal {
  double value = 0;
  Period period;  ///< by when
};

/// Where the place would be at the goal's year if (place - England) went on as it has, with England where it
/// is now. 95% prediction interval (docs/strategies.md says how); missing with fewer than four periods, whose
/// spread says nothing.
struct Projection {
  double value = 0;
  std::optional<double> lower, upper;
  Period period;
};

struct RuleAnswer {
  Verdict verdict = Verdict::NoData;
  std::string reason;              ///< a sentence or two with the figures
  bool this_year_only = false;     ///< met in the latest comparable period and not the one before
  std::optional<std::size_t> row;  ///< the row of the main figure that the verdict rests on
  std::optional<Goal> goal;
  std::optional<double> slope;  ///< of (place - England), a year
  std::optional<Projection> projection;
  std::optional<Verdict> last_verdict;  ///< of NoLongerPublished
  std::optional<Period> last_period;
};

struct Rule {
  std::string_view name;                     ///< "above_england_and_first_quartile"
  std::string_view words;                    ///< template of `rule_words`: {country} is the country's name
  std::span<const std::string_view> roles;   ///< figures it must be given; the first is "main"
  std::span<const std::string_view> extras;  ///< figures it may be given
  bool needs_region_ranks = false;
  RuleAnswer (*judge)(const RuleQuestion&) = nullptr;
};

std::span<const Rule> rules();
/// nullptr when there is no rule of that name.
const Rule* find_rule(std::string_view name);
/// What the rule asks for, in a sentence or two for people, naming the country that is compared with.
std::string rule_words(const Rule& rule, std::string_view country);

/// The rule's answer, or "no longer published" (with the verdict at the last published period) when the main
/// figure has stopped and a later period has ended since.
RuleAnswer judge(const Rule& rule, const RuleQuestion& question);

}  // namespace headrow::strategy
