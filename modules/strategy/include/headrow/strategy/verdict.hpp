#pragma once

#include <string>
#include <string_view>

namespace headrow::strategy {

/// Where a success statement, or one stage of it, stands.
enum class Verdict : unsigned char {
  Met,      ///< the condition holds (in the two latest comparable periods, or this year only: see the reason)
  Half,     ///< above the country, not yet first quartile; only where the rule has that half
  OnTrack,  ///< at the present pace the goal is reached by the target
  OffTrack,           ///< it is not
  NoData,             ///< no figure settles it, and none stands in for it
  NoLongerPublished,  ///< it was published once; the last verdict and its date are kept
  BoardJudgement  ///< no figure can settle it: a board judges, and that is never counted as met or on track
};

inline constexpr int kVerdicts = 7;

/// The word of files and JSON: "met", "half", "on_track", "off_track", "no_data", "no_longer_published",
/// "board_judgement".
std::string_view verdict_text(Verdict verdict);

/// The words for people, which name the country that places are compared with: "Met", "Above England, not yet
/// first quartile", "On track", "Off track", "No data", "No longer published", "Board's judgement".
std::string verdict_words(Verdict verdict, std::string_view country);

}  // namespace headrow::strategy
