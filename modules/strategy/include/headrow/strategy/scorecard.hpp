#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "headrow/base/group.hpp"
#include "headrow/base/period.hpp"
#include "headrow/base/result.hpp"
#include "headrow/evidence/evidence.hpp"
#include "headrow/strategy/judgements.hpp"
#include "headrow/strategy/rules.hpp"
#include "headrow/strategy/strategy.hpp"
#include "headrow/strategy/verdict.hpp"

namespace headrow::strategy {

/// How many statements stand where, indexed by Verdict.
using Counts = std::array<int, kVerdicts>;

/// One period of a figure with what it is drawn against.
struct TrendPoint {
  Period period;
  std::string label;
  std::optional<double> value, england, region, neighbours;
  std::optional<double> q25, q50, q75;
  char band = '-';
  bool scored = true;      ///< false: shown hollow
  std::string break_note;  ///< what changed at this period; "" when nothing
  evidence::Status status = evidence::Status::Final;
  evidence::SourceRef source;
};

/// A figure that the rule looks at beside the main one, at the period of the verdict.
struct BesideFigure {
  std::string role;
  std::string measure;
  std::string title;
  std::string unit;
  int decimals = 1;
  Group group;
  std::optional<evidence::EvidenceRow> row;
};

/// One stage of a statement.
struct StageResult {
  std::string code;
  std::string stage;  ///< title
  std::string rule;
  std::string note;
  Verdict verdict = Verdict::NoData;
  std::string reason;
  bool this_year_only = false;

  std::string measure;  ///< code; "" where no figure is bound
  std::string title;
  std::string unit;
  int decimals = 1;
  evidence::Polarity polarity = evidence::Polarity::Neither;
  Group group;

  std::optional<evidence::EvidenceRow>
      row;  ///< what the verdict rests on, else the latest figure that is shown
  std::optional<Goal> target;
  std::optional<double> slope;
  std::optional<Projection> projection;
  std::vector<TrendPoint> trend;
  std::vector<BesideFigure> beside;
  /// How many children a share is of, at the row's period or the nearest earlier one that says; only of
  /// shares.
  std::optional<double> cohort;
  std::optional<Period> cohort_period;
  std::optional<Verdict> last_verdict;  ///< of NoLongerPublished
  std::optional<Period> last_period;
  std::optional<double> children_to_goal;  ///< where the denominator is known and the goal not reached
  std::vector<Commentary> commentaries;
};

struct StatementResult {
  std::string code;
  std::string text;
  StatementKind kind = StatementKind::Measured;
  Verdict verdict = Verdict::NoData;
  std::string reason;
  std::string rule;
  std::string rule_text;
  int since = 0;       ///< year of the strategy since which the verdict has stood unbroken; 0: not known
  std::string rollup;  ///< "2 of 6 stages met, 3 off track, 1 no longer published"; "" with one stage or none
  std::string note;
  std::string owner;
  std::string board;
  std::string due;  ///< of the board's judgement
  std::optional<Judgement> judgement;
  std::vector<Commentary> commentaries;  ///< of the whole statement
  std::vector<StageResult> results;
};

struct AreaResult {
  std::string code;
  std::string title;
  std::string vision;
  std::vector<std::string> aims;
  Counts counts{};
  std::vector<Action> actions;
  std::vector<StatementResult> statements;
};

struct Scorecard {
  evidence::Place place;
  std::string country_name = "the country";  ///< of the country that places are compared with
  int as_of = 0;                             ///< calendar year by whose end periods had ended
  std::string as_of_text;                    ///< "2024/25", "2019/20, when the strategy ended"
  int target_year = 0;
  bool target_moved = false;
  std::string strategy;  ///< code
  std::string title;
  std::string period;
  std::string neighbour_set;  ///< code of the set used
  Counts counts{};
  std::string sentence;
  std::vector<AreaResult> areas;
};

struct ScorecardQuestion {
  evidence::PlaceId place = 0;
  std::optional<int> as_of;   ///< nothing is the latest
  std::string neighbour_set;  ///< "" is the newest
};

/// The newest year by whose end a period with final or revised figures of the strategy's measures had ended;
/// the strategy's target year when nothing is loaded.
int latest_year(const Strategy& strategy, const evidence::Evidence& evidence);

/// Every statement of the strategy for a place. NotFound when the place is not known; BadUsage when it is no
/// authority, and when `as_of` is before 1990 or after both the newest loaded period and the strategy's
/// target.
Result<Scorecard> make_scorecard(const Strategy& strategy, const evidence::Evidence& evidence,
                                 const Judgements& judgements, const ScorecardQuestion& question);

}  // namespace headrow::strategy
