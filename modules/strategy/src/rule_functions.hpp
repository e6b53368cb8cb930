#pragma once

#include "headrow/strategy/rules.hpp"

/// One function a rule; docs/strategies.md says what each asks for, rules.cpp gives them their names.
namespace headrow::strategy {

RuleAnswer judge_above_england_and_first_quartile(const RuleQuestion& question);
RuleAnswer judge_first_in_region_and_first_quartile(const RuleQuestion& question);
RuleAnswer judge_at_or_below_england(const RuleQuestion& question);
RuleAnswer judge_all_at_or_below_england(const RuleQuestion& question);
RuleAnswer judge_gap_to_england_others(const RuleQuestion& question);
RuleAnswer judge_at_least_england_with_comparability(const RuleQuestion& question);
RuleAnswer judge_pooled_three_years(const RuleQuestion& question);
RuleAnswer judge_neet_and_not_known(const RuleQuestion& question);
RuleAnswer judge_suspensions_and_pooled_exclusions(const RuleQuestion& question);
RuleAnswer judge_places_needed_zero(const RuleQuestion& question);
RuleAnswer judge_no_proxy(const RuleQuestion& question);
RuleAnswer judge_number_without_direction(const RuleQuestion& question);

}  // namespace headrow::strategy
