#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "headrow/base/result.hpp"
#include "headrow/evidence/evidence.hpp"
#include "headrow/strategy/scorecard.hpp"
#include "headrow/strategy/verdict.hpp"

namespace headrow::strategy {

/// What a load changed on the scorecard, in a sentence.
struct Change {
  std::string text;
  std::string statement;
  std::string stage;        ///< code; "" when the whole statement
  std::int32_t source = 0;  ///< the file that the new figure stands in; 0 when it has none
};

/// As much of a scorecard as tells what moved: kept beside the data between loads.
struct Snapshot {
  struct Line {
    std::string statement, stage, stage_title;
    Verdict verdict = Verdict::NoData;
    std::string period;
    std::optional<double> value;
    int decimals = 1;
    std::string unit;
    std::string status;  ///< final, revised, provisional
    std::int32_t source = 0;
  };
  std::string place;
  std::string strategy;
  int as_of = 0;
  std::string country_name;  ///< only for the words of changes; not kept between loads
  std::vector<Line> lines;
};

Snapshot snapshot(const Scorecard& scorecard);

/// Sentences on what moved between two snapshots of one place: new periods, revised figures, verdicts that
/// changed.
std::vector<Change> what_changed(const Snapshot& before, const Snapshot& after);

/// The last snapshot and the changes found by the last load that made any, of each place, in
/// DIR/changes.json.
struct KeptChanges {
  Snapshot last;
  std::vector<Change> changes;
};

/// Nothing when none is kept for that place and strategy. BadInput when the file cannot be read as what
/// `keep_changes` writes: it may be removed, the next load makes it anew.
Result<std::optional<KeptChanges>> kept_changes(const std::filesystem::path& directory,
                                                const std::string& place, const std::string& strategy);

/// Compares with what is kept and keeps the new snapshot. The changes stay when nothing moved. Written whole
/// beside and renamed, so that a crash leaves the old file.
Result<KeptChanges> keep_changes(const std::filesystem::path& directory, const Scorecard& scorecard);

}  // namespace headrow::strategy
