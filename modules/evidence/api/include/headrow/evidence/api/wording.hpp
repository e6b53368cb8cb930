#pragma once

#include <string>
#include <string_view>

#include "headrow/evidence/evidence.hpp"

namespace headrow::evidence::api {

// Sentences made from figures; docs/pages-api.md says how.

/// "62%", "45.5 points", "£1,234", "75.3 per 10,000 children".
std::string amount(double value, std::string_view unit, int decimals);
/// How much, without a sign: "3.1 pp" of percentages, else "0.5".
std::string difference(double value, std::string_view unit, int decimals);
/// "1st", "72nd", "113th".
std::string ordinal(int number);

/// Everything the sentence on one figure is made from.
struct FigureWords {
  const MeasureAndGroup& what;
  std::string place;
  std::string country;      ///< "" when the place is the country itself
  std::string group_title;  ///< "" for everyone
  const EvidenceRow& row;
};

/// "In 2024/25 Leeds averaged 45.5 points: 0.5 lower than England, 72nd of 152 authorities (band B),
/// unchanged since 2023/24." Without a value it says why there is none.
std::string figure_sentence(const FigureWords& words);

/// What there is to say when a place has no figure at all.
std::string no_figure_sentence(const MeasureAndGroup& what, std::string_view place,
                               std::string_view group_title);

/// "schools here", "living here", "this authority's responsibility", in a sentence.
std::string basis_sentence(Basis basis);

}  // namespace headrow::evidence::api
