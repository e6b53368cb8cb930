#pragma once

#include <string>
#include <string_view>

#include "headrow/base/period.hpp"
#include "headrow/strategy/rules.hpp"

/// Figures in words, the same everywhere in this module.
namespace headrow::strategy {

/// "61%", "45.5 points", "£1,200", "85.2 per 10,000 children", "-0.03" where the unit says nothing. Rounded
/// as the Department rounds.
std::string figure_words(double value, std::string_view unit, int decimals);
std::string figure_words(double value, const FigureSeries& series);

/// A signed difference: "+3.1 percentage points", "-0.5 points".
std::string difference_words(double difference, std::string_view unit, int decimals);
std::string difference_words(double difference, const FigureSeries& series);

/// The same without its sign: "3.1 percentage points".
std::string amount_words(double difference, std::string_view unit, int decimals);
std::string amount_words(double difference, const FigureSeries& series);

/// A slope has a decimal more than its figures: "+0.25 points a year".
std::string slope_words(double slope, const FigureSeries& series);

/// "by 2029/30, five years on (the strategy's own target, the end of 2020, has passed)" or "by 2019/20".
std::string target_words(const RuleQuestion& question, const Period& like);

/// The period like `like` that ends in the goal's year.
Period goal_period(const RuleQuestion& question, const Period& like);

/// "1,234"
std::string whole_number(double value);

/// "one" to "ten", then figures.
std::string count_words(int count);

/// "31 December 2020" of "2020-12-31".
std::string day_words(std::string_view day);

}  // namespace headrow::strategy
