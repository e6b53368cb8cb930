// Rules that never score: nothing published settles the matter, or the number has no good direction.
#include <fmt/format.h>

#include "comparable.hpp"
#include "known.hpp"
#include "rule_functions.hpp"
#include "settle.hpp"
#include "wording.hpp"

namespace headrow::strategy {

RuleAnswer judge_no_proxy(const RuleQuestion&) {
  RuleAnswer answer;
  answer.verdict = Verdict::NoData;
  answer.reason = "No published figure counts this, and nothing else is put in its place.";
  return answer;
}

RuleAnswer judge_number_without_direction(const RuleQuestion& question) {
  const FigureSeries& main = question.figures.front();
  RuleAnswer answer;
  answer.verdict = Verdict::BoardJudgement;
  answer.row = latest_shown(main);
  if (!answer.row) {
    answer.reason = fmt::format(
        "No figure for {} is loaded; neither a rise nor a fall of it would be a success by itself.",
        question.place_name);
    return answer;
  }
  const evidence::EvidenceRow& row = main.rows[*answer.row];
  answer.reason = fmt::format("{} {} in {}", question.place_name, figure_words(known(row.value), main),
                              period_text(row.period));
  if (row.england) {
    answer.reason += fmt::format(", {} {}", question.country_name, figure_words(known(row.england), main));
  }
  if (row.neighbours) {
    answer.reason += fmt::format(", statistical neighbours {}", figure_words(*row.neighbours, main));
  }
  answer.reason += ". The number has no good direction: it is shown and not scored.";
  return answer;
}

}  // namespace headrow::strategy
