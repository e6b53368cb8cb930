// Enough places: none needed. Spare places of another phase or part of the city do not offset a shortage.
#include <fmt/format.h>

#include "comparable.hpp"
#include "known.hpp"
#include "rule_functions.hpp"
#include "settle.hpp"
#include "wording.hpp"

namespace headrow::strategy {

RuleAnswer judge_places_needed_zero(const RuleQuestion& question) {
  FigureSeries main = question.figures.front();
  main.polarity = evidence::Polarity::LowIsGood;
  Settlement settlement;
  for (std::size_t index = 0; index < main.rows.size(); ++index) {
    const evidence::EvidenceRow& row = main.rows[index];
    // A number of places has no comparison with a country's number; it is compared with nought.
    if (!is_comparable_alone(row)) continue;
    settlement.periods.push_back(
        {index, known(row.value) <= kNoise ? Standing::Holds : Standing::Fails, -known(row.value)});
  }
  if (settlement.periods.empty()) return nothing_to_score(question, main);
  const Period latest = main.rows[settlement.periods.back().row].period;
  if (const evidence::Break* broken = last_break(main, latest)) {
    std::erase_if(settlement.periods, [&](const PeriodStanding& standing) {
      return main.rows[standing.row].period < broken->period;
    });
  }
  const evidence::EvidenceRow& row = main.rows[settlement.periods.back().row];
  settlement.against_none = true;
  settlement.figures =
      known(row.value) <= kNoise
          ? fmt::format("No more places are needed than there are, as of {}", period_text(row.period))
          : fmt::format("{} more places are needed, as of {}", whole_number(known(row.value)),
                        period_text(row.period));
  settlement.held_words = "enough places";
  return settle(question, main, settlement);
}

}  // namespace headrow::strategy
