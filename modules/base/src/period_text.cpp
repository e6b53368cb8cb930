#include <fmt/format.h>
#include <array>

#include "headrow/base/period.hpp"
#include "period_parts.hpp"
#include "text.hpp"

namespace headrow {

namespace {

constexpr std::array<std::string_view, 12> kMonths = {"January",   "February", "March",    "April",
                                                      "May",       "June",     "July",     "August",
                                                      "September", "October",  "November", "December"};

std::string year_text(YearKind kind, int last) {
  switch (kind) {
    case YearKind::Calendar:
      break;
    case YearKind::Academic:
      return fmt::format("{}/{:02}", last - 1, last % 100);
    case YearKind::Financial:
      return fmt::format("{}-{:02}", last - 1, last % 100);
  }
  return fmt::format("{}", last);
}

std::string part_text(const Period& period) {
  switch (period.part) {
    case PeriodPart::Whole:
      break;
    case PeriodPart::AutumnTerm:
      return " autumn term";
    case PeriodPart::SpringTerm:
      return " spring term";
    case PeriodPart::SummerTerm:
      return " summer term";
    case PeriodPart::AutumnAndSpringTerms:
      return " autumn and spring terms";
    case PeriodPart::Month:
      return fmt::format(" {}", period_parts::month_name(period.number));
    case PeriodPart::Week:
      return fmt::format(" week {}", period.number);
    case PeriodPart::Quarters: {
      const int first = period.number / 10;
      const int last = period.number % 10;
      return first == last ? fmt::format(" quarter {}", first)
                           : fmt::format(" quarters {} to {}", first, last);
    }
  }
  return "";
}

std::optional<period_parts::NamedPart> numbered(PeriodPart part, std::string_view text, int least, int most) {
  const auto number = text::whole_number(text);
  if (!number || *number < least || *number > most) return std::nullopt;
  return period_parts::NamedPart{part, *number};
}

std::optional<period_parts::NamedPart> named_quarters(std::string_view lowered) {
  // "quarter 1" or "quarters 1 to 3"
  if (lowered.starts_with("quarter ")) {
    const auto one = numbered(PeriodPart::Quarters, lowered.substr(8), 1, 4);
    if (one) return period_parts::NamedPart{PeriodPart::Quarters, one->number * 11};
  }
  if (lowered.starts_with("quarters ") && lowered.size() == 15 && lowered.substr(10, 4) == " to ") {
    const int first = lowered[9] - '0';
    const int last = lowered[14] - '0';
    if (period_parts::quarters_fit(first, last)) {
      return period_parts::NamedPart{PeriodPart::Quarters, first * 10 + last};
    }
  }
  return std::nullopt;
}

}  // namespace

std::string_view period_parts::month_name(int month) {
  return kMonths.at(static_cast<std::size_t>(month - 1));
}

std::optional<period_parts::NamedPart> period_parts::named_part(std::string_view name) {
  std::array<char, 32> buffer{};
  if (name.size() > buffer.size()) return std::nullopt;
  for (std::size_t i = 0; i < name.size(); ++i) buffer[i] = text::lower(name[i]);
  const std::string_view lowered(buffer.data(), name.size());

  if (lowered == "autumn term") return NamedPart{PeriodPart::AutumnTerm, 0};
  if (lowered == "spring term") return NamedPart{PeriodPart::SpringTerm, 0};
  if (lowered == "summer term") return NamedPart{PeriodPart::SummerTerm, 0};
  if (lowered == "autumn and spring term" || lowered == "autumn and spring terms") {
    return NamedPart{PeriodPart::AutumnAndSpringTerms, 0};
  }
  if (lowered.starts_with("week ")) return numbered(PeriodPart::Week, lowered.substr(5), 1, 53);
  if (lowered.starts_with("quarter")) return named_quarters(lowered);
  for (std::size_t month = 0; month < kMonths.size(); ++month) {
    const std::string_view known = kMonths[month];
    if (lowered.size() == known.size() && lowered.front() == text::lower(known.front()) &&
        lowered.substr(1) == known.substr(1)) {
      return NamedPart{PeriodPart::Month, static_cast<int>(month) + 1};
    }
  }
  return std::nullopt;
}

std::string period_text(const Period& period) {
  const int years =
      period.kind == YearKind::Calendar ? period.last - period.first + 1 : period.last - period.first;
  if (years > 1) {
    const int first_ends = period.last - years + 1;
    return fmt::format("{} to {}", year_text(period.kind, first_ends), year_text(period.kind, period.last));
  }
  return year_text(period.kind, period.last) + part_text(period);
}

}  // namespace headrow
