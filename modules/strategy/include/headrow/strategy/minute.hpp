#pragma once

#include <optional>
#include <string>
#include <vector>

#include "headrow/evidence/evidence.hpp"
#include "headrow/strategy/scorecard.hpp"
#include "headrow/strategy/strategy.hpp"

namespace headrow::strategy {

/// A sentence made from one figure, with the way back to it.
struct MinuteLine {
  std::string text;
  std::string measure;
  Group group;
  std::string statement;
  std::string stage;  ///< title
  std::string period;
  std::optional<double> children;
  evidence::SourceRef source;
};

struct DecisionLine {
  std::string text;
  std::string owner;  ///< the board, else the owner
  std::string due;
  std::string statement;
};

struct PeerLine {
  std::string name;
  std::string sentence;
};

/// A director's first minute: what the data say in words, before any table.
struct Minute {
  /// Nearer to England (or further beyond it) than at the baseline. At most six, the widest moves first,
  /// measured by how far the middle half of authorities lies apart; in children where the cohort is known.
  std::vector<MinuteLine> better;
  std::vector<MinuteLine> worse;   ///< the opposite
  std::vector<MinuteLine> sudden;  ///< moved in the latest period far beyond their usual year to year change
  std::vector<MinuteLine> ended;   ///< can no longer be measured
  std::vector<DecisionLine> decisions;
  std::vector<MinuteLine> furthest;  ///< most children from the goal
  std::vector<PeerLine> peers;
};

/// Made from a scorecard; asks the evidence only for the peers' figures of the same periods.
Minute first_minute(const Scorecard& scorecard, const Strategy& strategy, const evidence::Evidence& evidence);

}  // namespace headrow::strategy
