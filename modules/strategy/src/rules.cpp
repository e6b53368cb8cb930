#include "headrow/strategy/rules.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "rule_functions.hpp"

namespace headrow::strategy {
namespace {

constexpr std::array<std::string_view, 1> kMain = {"main"};
constexpr std::array<std::string_view, 2> kMainOthers = {"main", "others"};
constexpr std::array<std::string_view, 2> kMainShare = {"main", "share"};
constexpr std::array<std::string_view, 3> kParticipation = {"main", "neet", "not_known"};
constexpr std::array<std::string_view, 2> kBehaviour = {"main", "permanent"};
constexpr std::array<std::string_view, 1> kAlso = {"also"};
constexpr std::array<std::string_view, 1> kCount = {"count"};
constexpr std::span<const std::string_view> kNone{};

const std::array<Rule, 12> kRules = {{
    {"above_england_and_first_quartile",
     "Met when better than {country} and in the best quarter of authorities, two years running; better than "
     "{country} alone is half of it.",
     kMain, kNone, false, judge_above_england_and_first_quartile},
    {"first_in_region_and_first_quartile",
     "Met when first in its region and in the best quarter of authorities, two years running.", kMain, kNone,
     true, judge_first_in_region_and_first_quartile},
    {"at_or_below_england", "Met when at most {country}'s, two years running.", kMain, kNone, false,
     judge_at_or_below_england},
    {"all_at_or_below_england",
     "Met when each of the figures is at most {country}'s in the same year, two years running.", kMain, kAlso,
     false, judge_all_at_or_below_england},
    {"gap_to_england_others",
     "Met when this group does at least as well as all other pupils in {country}, two years running. The gap "
     "in {country} "
     "stands beside it; our own other pupils do not count, since a gap also narrows when others fall.",
     kMainOthers, kNone, false, judge_gap_to_england_others},
    {"at_least_england_with_comparability",
     "Met when at least {country}'s, two years running. Not compared where the share of pupils who have a "
     "plan "
     "is over a "
     "quarter away from {country}'s.",
     kMainShare, kNone, false, judge_at_least_england_with_comparability},
    {"pooled_three_years",
     "Numbers are small, so three years are taken together: met when their 95% interval is wholly better "
     "than {country}. While it is no different from {country}, nothing is settled.",
     kMain, kCount, false, judge_pooled_three_years},
    {"neet_and_not_known",
     "Met when those not in education, employment or training and those whose activity is not known are "
     "together at "
     "most {country}'s share, two years running. Not knowing must not look like success.",
     kParticipation, kNone, false, judge_neet_and_not_known},
    {"suspensions_and_pooled_exclusions",
     "Met when suspensions are at most {country}'s and permanent exclusions, over three years together, are "
     "not above "
     "{country}'s. Few permanent exclusions alone never meet it: managed moves cannot be seen.",
     kBehaviour, kCount, false, judge_suspensions_and_pooled_exclusions},
    {"places_needed_zero",
     "Met when no further places are needed, two years running. Spare places elsewhere do not offset a "
     "shortage.",
     kMain, kNone, false, judge_places_needed_zero},
    {"no_proxy", "No published figure counts this. Nothing else is put in its place.", kNone, kNone, false,
     judge_no_proxy},
    {"number_without_direction",
     "Shown and not scored: the number has no good direction. The board judges, with the figures before it.",
     kMain, kAlso, false, judge_number_without_direction},
}};

/// The rows up to a period; rows are in time order.
std::span<const evidence::EvidenceRow> rows_up_to(std::span<const evidence::EvidenceRow> rows, int year) {
  std::size_t count = 0;
  while (count < rows.size() && ended_by(rows[count].period, year)) ++count;
  return rows.first(count);
}

bool has_stopped(const RuleQuestion& question) {
  if (question.figures.empty()) return false;
  const auto& last = question.figures.front().last_published;
  return last && ended_by(shifted(*last, 1), question.as_of);
}

RuleAnswer stopped_answer(const Rule& rule, const RuleQuestion& question) {
  RuleQuestion then = question;
  if (const auto& last = question.figures.front().last_published) then.as_of = last->last;
  for (FigureSeries& figure : then.figures) figure.rows = rows_up_to(figure.rows, then.as_of);
  RuleAnswer answer = rule.judge(then);
  if (answer.verdict == Verdict::BoardJudgement || !answer.row) return answer;
  const FigureSeries& main = then.figures.front();
  answer.last_verdict = answer.verdict;
  answer.last_period = main.rows[*answer.row].period;
  answer.verdict = Verdict::NoLongerPublished;
  answer.reason = fmt::format("No longer published after {}. The last verdict, for {}, was \"{}\": {}",
                              period_text(*main.last_published), period_text(*answer.last_period),
                              verdict_words(*answer.last_verdict, question.country_name), answer.reason);
  answer.this_year_only = false;
  answer.goal.reset();
  answer.slope.reset();
  answer.projection.reset();
  return answer;
}

}  // namespace

const FigureSeries* RuleQuestion::figure(std::string_view role) const {
  const auto found = std::ranges::find(figures, role, &FigureSeries::role);
  return found == figures.end() ? nullptr : &*found;
}

std::span<const Rule> rules() {
  return kRules;
}

const Rule* find_rule(std::string_view name) {
  const auto found = std::ranges::find(kRules, name, &Rule::name);
  return found == kRules.end() ? nullptr : &*found;
}

std::string rule_words(const Rule& rule, std::string_view country) {
  return fmt::format(fmt::runtime(rule.words), fmt::arg("country", country));
}

RuleAnswer judge(const Rule& rule, const RuleQuestion& question) {
  return has_stopped(question) ? stopped_answer(rule, question) : rule.judge(question);
}

}  // namespace headrow::strategy
