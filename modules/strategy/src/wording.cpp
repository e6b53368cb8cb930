#include "wording.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>

#include "headrow/base/figure.hpp"

namespace headrow::strategy {
namespace {

std::string with_commas(std::string digits) {
  const auto point = digits.find('.');
  std::size_t at = point == std::string::npos ? digits.size() : point;
  const std::size_t start = digits.starts_with('-') ? 1 : 0;
  while (at > start + 3) {
    at -= 3;
    digits.insert(at, ",");
  }
  return digits;
}

/// What follows a number: nothing for indexes and ratios, whose titles say what they are.
std::string unit_words(std::string_view unit) {
  if (unit.empty() || unit == "index" || unit == "ratio" || unit == "score") return {};
  return fmt::format(" {}", unit);
}

}  // namespace

std::string figure_words(double value, std::string_view unit, int decimals) {
  const std::string number = with_commas(rounded_text(value, decimals));
  if (unit == "%") return number + "%";
  if (unit == "£") return value < 0 ? "-£" + number.substr(1) : "£" + number;
  return number + unit_words(unit);
}

std::string figure_words(double value, const FigureSeries& series) {
  return figure_words(value, series.unit, series.decimals);
}

std::string difference_words(double difference, std::string_view unit, int decimals) {
  std::string number = with_commas(rounded_text(difference, decimals));
  if (!number.starts_with('-') && rounded(difference, decimals) != 0) number.insert(0, "+");
  if (unit == "%") return number + " percentage points";
  if (unit == "£") return number + " pounds";
  return number + unit_words(unit);
}

std::string difference_words(double difference, const FigureSeries& series) {
  return difference_words(difference, series.unit, series.decimals);
}

std::string amount_words(double difference, std::string_view unit, int decimals) {
  const std::string words = difference_words(std::abs(difference), unit, decimals);
  return words.starts_with('+') ? words.substr(1) : words;
}

std::string amount_words(double difference, const FigureSeries& series) {
  return amount_words(difference, series.unit, series.decimals);
}

std::string slope_words(double slope, const FigureSeries& series) {
  const int decimals = series.decimals == 0 ? 0 : series.decimals + 1;
  return difference_words(slope, series.unit, decimals) + " a year";
}

Period goal_period(const RuleQuestion& question, const Period& like) {
  return shifted(like, question.goal_year() - like.last);
}

std::string target_words(const RuleQuestion& question, const Period& like) {
  std::string by = fmt::format("by {}", period_text(goal_period(question, like)));
  if (!question.target_passed()) return by;
  return fmt::format("{}, {} years on (the strategy's own target, the end of {}, has passed)", by,
                     count_words(question.later_years), question.target_year);
}

std::string whole_number(double value) {
  return with_commas(rounded_text(value, 0));
}

std::string count_words(int count) {
  static constexpr std::array<std::string_view, 11> kWords = {
      "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"};
  return count >= 0 && count <= 10 ? std::string(kWords[static_cast<std::size_t>(count)])
                                   : std::to_string(count);
}

std::string day_words(std::string_view day) {
  static constexpr std::array<std::string_view, 12> kMonths = {
      "January", "February", "March",     "April",   "May",      "June",
      "July",    "August",   "September", "October", "November", "December"};
  if (day.size() != 10) return std::string(day);
  const int month = (day[5] - '0') * 10 + (day[6] - '0');
  const std::string_view number = day.substr(day[8] == '0' ? 9 : 8);
  return fmt::format("{} {} {}", number, kMonths[static_cast<std::size_t>(month - 1)], day.substr(0, 4));
}

}  // namespace headrow::strategy
