#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "headrow/strategy/rules.hpp"
#include "pace.hpp"

/// The part that most rules share: from how each comparable period stands to the verdict and its words.
namespace headrow::strategy {

enum class Standing : unsigned char { Fails, Half, Holds };

/// One comparable period of the main figure.
struct PeriodStanding {
  std::size_t row = 0;  ///< in the main figure's rows
  Standing standing = Standing::Fails;
  double better = 0;  ///< how far ahead of what it is compared with, more than 0 is better
  std::string not_compared =
      {};  ///< why it fails although not worse: "the share ... was too far from England's"
};

struct Settlement {
  std::vector<PeriodStanding> periods;  ///< in time order, not empty
  double goal = 0;                      ///< the lead to be reached, as in PeriodStanding
  double compared_with = 0;             ///< the figure that the lead is over, in the latest period
  std::string compared_words;           ///< what it is compared with: "England"
  bool against_none = false;            ///< the figure itself moves, not its difference from another
  std::string figures;     ///< a sentence with the latest period's figures, without its full stop
  std::string held_words;  ///< what held, for a verdict of met: "above England and in the first quartile"
  bool others_on_track = true;  ///< false when another figure that the rule asks for is not
};

/// Met, half, on track or off track by docs/strategies.md, with its reason, goal, slope and projection. No
/// data when the latest period is stale.
RuleAnswer settle(const RuleQuestion& question, const FigureSeries& main, const Settlement& settlement);

/// No data, because nothing of the main figure may be scored: says what there is.
RuleAnswer nothing_to_score(const RuleQuestion& question, const FigureSeries& main);

/// No data because of `why`, with the latest figure beside it.
RuleAnswer not_settled(const FigureSeries& main, std::string why);

}  // namespace headrow::strategy
