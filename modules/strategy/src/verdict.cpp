#include "headrow/strategy/verdict.hpp"

#include <array>

namespace headrow::strategy {

std::string_view verdict_text(Verdict verdict) {
  static constexpr std::array<std::string_view, kVerdicts> kTexts = {
      "met", "half", "on_track", "off_track", "no_data", "no_longer_published", "board_judgement"};
  return kTexts[static_cast<std::size_t>(verdict)];
}

std::string_view verdict_words(Verdict verdict) {
  static constexpr std::array<std::string_view, kVerdicts> kWords = {"Met",
                                                                     "Above England, not yet first quartile",
                                                                     "On track",
                                                                     "Off track",
                                                                     "No data",
                                                                     "No longer published",
                                                                     "Board's judgement"};
  return kWords[static_cast<std::size_t>(verdict)];
}

}  // namespace headrow::strategy
