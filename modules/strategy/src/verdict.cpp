#include "headrow/strategy/verdict.hpp"

#include <fmt/format.h>

#include <array>

namespace headrow::strategy {

std::string_view verdict_text(Verdict verdict) {
  static constexpr std::array<std::string_view, kVerdicts> kTexts = {
      "met", "half", "on_track", "off_track", "no_data", "no_longer_published", "board_judgement"};
  return kTexts[static_cast<std::size_t>(verdict)];
}

std::string verdict_words(Verdict verdict, std::string_view country) {
  if (verdict == Verdict::Half) return fmt::format("Above {}, not yet first quartile", country);
  static constexpr std::array<std::string_view, kVerdicts> kWords = {
      "Met", "", "On track", "Off track", "No data", "No longer published", "Board's judgement"};
  return std::string(kWords[static_cast<std::size_t>(verdict)]);
}

}  // namespace headrow::strategy
