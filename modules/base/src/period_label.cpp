#include <fmt/format.h>
#include <array>

#include "headrow/base/period.hpp"
#include "period_parts.hpp"
#include "text.hpp"

namespace headrow {

namespace {

struct Note {
  std::string_view lowered;
  std::string_view status;
};

// What publishers add in brackets; OT is the outturn of a financial year.
constexpr std::array kNotes = {
    Note{"rev", "revised"},
    Note{"revised", "revised"},
    Note{"r", "revised"},
    Note{"prov", "provisional"},
    Note{"provisional", "provisional"},
    Note{"p", "provisional"},
    Note{"final", "final"},
    Note{"ot", ""},
};

struct Label {
  std::string_view years;
  const Note* note = nullptr;  ///< what stands in brackets
  bool understood = true;
};

Label without_note(std::string_view published) {
  Label label{text::trimmed(published)};
  if (!label.years.ends_with(')')) return label;
  const std::size_t open = label.years.find('(');
  label.understood = false;
  if (open == std::string_view::npos) return label;
  const std::string_view inside = text::trimmed(label.years.substr(open + 1, label.years.size() - open - 2));
  for (const Note& note : kNotes) {
    if (text::equals_in_any_case(inside, note.lowered)) {
      label.note = &note;
      label.understood = true;
    }
  }
  label.years = text::trimmed(label.years.substr(0, open));
  return label;
}

/// Years as a label writes them: one year ("2016") or two ("2016/17", "2014-16").
struct Years {
  int first = 0;
  int last = 0;
  bool single = true;
};

/// Takes numbers and marks from the front of a label.
class Scanner {
public:
  explicit Scanner(std::string_view rest) : rest_(rest) {}

  std::string_view rest() const { return rest_; }

  std::string_view digits() {
    std::size_t count = 0;
    while (count < rest_.size() && text::is_digit(rest_[count])) ++count;
    const std::string_view taken = rest_.substr(0, count);
    rest_.remove_prefix(count);
    return taken;
  }

  bool take(std::string_view mark) {
    if (!rest_.starts_with(mark)) return false;
    rest_.remove_prefix(mark.size());
    return true;
  }

  /// The mark inside a pair of years, taken only when a digit follows it.
  bool take_pair_mark() {
    if (rest_.size() < 2 || (rest_[0] != '/' && rest_[0] != '-') || !text::is_digit(rest_[1])) return false;
    rest_.remove_prefix(1);
    return true;
  }

private:
  std::string_view rest_;
};

/// "17" after 2016 is 2017, "00" after 1999 is 2000: the first year not before `since` that ends so.
int widened(int two_digits, int since) {
  const int year = since - since % 100 + two_digits;
  return year < since ? year + 100 : year;
}

std::optional<int> year_of(std::string_view digits, std::optional<int> since) {
  const auto value = text::whole_number(digits);
  if (!value) return std::nullopt;
  if (digits.size() == 2 && since) return widened(*value, *since);
  if (digits.size() != 4 || *value < period_parts::kFirstYear || *value > period_parts::kLastYear)
    return std::nullopt;
  return value;
}

/// `since` is the year before which a year of two digits cannot lie; none for the first years of a label.
std::optional<Years> take_years(Scanner& scan, std::optional<int> since) {
  const std::string_view digits = scan.digits();
  if (digits.size() == 6) {
    const auto first = year_of(digits.substr(0, 4), std::nullopt);
    if (!first) return std::nullopt;
    const auto last = year_of(digits.substr(4), first);
    if (!last || *last != *first + 1) return std::nullopt;
    return Years{*first, *last, false};
  }
  const auto first = year_of(digits, since);
  if (!first) return std::nullopt;
  if (!scan.take_pair_mark()) return Years{*first, *first, true};
  const auto last = year_of(scan.digits(), first);
  if (!last || *last <= *first) return std::nullopt;
  return Years{*first, *last, false};
}

Period from_single_years(YearKind kind, int first, int last) {
  return {kind, kind == YearKind::Calendar ? first : first - 1, last};
}

/// What one pair or year says: "2016", "2016/17", or pooled "2014-16".
Period from_years(YearKind kind, const Years& years) {
  const bool split_year = !years.single && years.last == years.first + 1;
  if (split_year) return {kind, years.first, years.last};
  return from_single_years(kind, years.first, years.last);
}

/// "2014 to 2016" or "2021/22-23/24": two years or two split years.
std::optional<Period> from_range(YearKind kind, const Years& from, const Years& to) {
  if (from.single != to.single || to.first <= from.first) return std::nullopt;
  if (from.single) return from_single_years(kind, from.first, to.last);
  if (from.last != from.first + 1 || to.last != to.first + 1) return std::nullopt;
  return Period{kind, from.first, to.last};
}

/// The part that may follow a single year. Weeks and months belong to calendar years and terms to academic
/// ones, whatever the measure counts in; quarters to the measure's own kind.
std::optional<Period> with_part(YearKind measure_kind, const Years& years, std::string_view name) {
  const auto part = period_parts::named_part(name);
  if (!part) return std::nullopt;
  YearKind kind = measure_kind;
  if (part->part == PeriodPart::Month || part->part == PeriodPart::Week) {
    kind = YearKind::Calendar;
  } else if (part->part != PeriodPart::Quarters) {
    kind = YearKind::Academic;
  }
  const bool split_year = !years.single && years.last == years.first + 1;
  const bool fits = kind == YearKind::Calendar ? years.single : split_year;
  if (!fits) return std::nullopt;
  return Period{kind, years.first, years.last, part->part, part->number};
}

std::optional<Period> read_years(std::string_view label, YearKind kind) {
  Scanner scan(label);
  const auto from = take_years(scan, std::nullopt);
  if (!from) return std::nullopt;
  if (scan.rest().empty()) return from_years(kind, *from);
  if (scan.take(" to ") || scan.take(" - ") || scan.take("-")) {
    const auto to = take_years(scan, from->last);
    if (!to || !scan.rest().empty()) return std::nullopt;
    return from_range(kind, *from, *to);
  }
  if (!scan.take(" ")) return std::nullopt;
  return with_part(kind, *from, scan.rest());
}

bool within_limits(const Period& period) {
  return period.first >= period_parts::kFirstYear && period.last <= period_parts::kLastYear &&
         period.last - period.first <= period_parts::kMostPooled;
}

}  // namespace

Result<Period> read_period(std::string_view published, YearKind kind) {
  const Label label = without_note(published);
  if (label.understood) {
    const auto period = read_years(label.years, kind);
    if (period && within_limits(*period)) return *period;
  }
  return fail(
      ProblemCode::BadInput,
      fmt::format(
          "'{}' is not a period. Periods are written like 2019, 2018/19, 2018-19, 201819 or, for years "
          "put together, 2014-16 or 2021/22-23/24; (Rev), (prov), (Final) or (OT) may follow.",
          published));
}

std::string_view status_of_label(std::string_view published) {
  const Label label = without_note(published);
  return label.note ? label.note->status : std::string_view();
}

}  // namespace headrow
