#pragma once

#include <optional>
#include <string_view>

#include "headrow/base/period.hpp"

namespace headrow::period_parts {

constexpr int kFirstYear = 1900;
constexpr int kLastYear = 2200;
constexpr int kMostPooled = 20;

/// "January" to "December"; `month` from 1.
std::string_view month_name(int month);

/// The part that a name in any case stands for: "july", "week 37", "autumn term", "autumn and spring
/// term(s)", "quarter 1", "quarters 1 to 3". nullopt when it stands for none.
struct NamedPart {
  PeriodPart part;
  int number;
};
std::optional<NamedPart> named_part(std::string_view name);

/// True for a first and last quarter that can stand in a year.
constexpr bool quarters_fit(int first, int last) {
  return first >= 1 && first <= last && last <= 4;
}

}  // namespace headrow::period_parts
