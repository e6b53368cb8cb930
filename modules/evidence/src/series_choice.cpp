#include "series_choice.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>
#include <unordered_map>

#include "headrow/stats/published_share.hpp"

namespace headrow::evidence {

namespace {

struct SourceOrder {
  // 64 bits, so that the smallest 32-bit number, which means unknown, can be negated.
  std::int64_t published = INT32_MIN, last_period = INT32_MIN, file = 0;
};

auto row_of(const PartFigure& part) {
  return std::tuple(part.source, part.line, part.indicator);
}

const PartFigure* part_beside(const RawFigure& figure, std::int32_t indicator, const RawFigures& raw) {
  const auto wanted = std::tuple(figure.source, figure.line, indicator);
  const auto found =
      std::lower_bound(raw.parts.begin(), raw.parts.end(), wanted,
                       [](const PartFigure& part, const auto& key) { return row_of(part) < key; });
  return found != raw.parts.end() && row_of(*found) == wanted ? &*found : nullptr;
}

/// The sum of several columns of one row. A part without a number leaves the whole without one, for its
/// reason.
Figure sum_beside(const RawFigure& figure, const std::vector<std::int32_t>& indicators,
                  const RawFigures& raw) {
  Figure sum{0.0, Symbol::None};
  for (const std::int32_t indicator : indicators) {
    const PartFigure* part = part_beside(figure, indicator, raw);
    if (part == nullptr) return {std::nullopt, Symbol::NotAvailable};
    if (!part->value) return {std::nullopt, part->symbol};
    sum.value = *sum.value + *part->value;
  }
  return sum;
}

void work_out(RawFigure& figure, const RawFigures& raw) {
  const Origin& origin = raw.origins[static_cast<std::size_t>(figure.origin)];
  if (!origin.worked_out) {
    if (figure.value && origin.scale != 1) figure.value = *figure.value * origin.scale;
    return;
  }
  const Figure numerator = sum_beside(figure, origin.numerators, raw);
  const Figure denominator = sum_beside(figure, origin.denominators, raw);
  figure.value.reset();
  if (!numerator.value || !denominator.value) {
    figure.symbol = numerator.value ? denominator.symbol : numerator.symbol;
  } else if (*denominator.value == 0) {
    figure.symbol = Symbol::NotApplicable;  // nobody to have a share of
  } else {
    figure.value = *numerator.value / *denominator.value * origin.scale;
    figure.symbol = Symbol::None;
  }
}

/// The same label read as a whole year of another kind: a scorecard's "calendar year 2023" that means
/// 2022-23, or a count in "January 2019" that belongs to the year 2019.
Period in_years_of(Period period, YearKind kind) {
  if (period.part == PeriodPart::Month) {
    period.part = PeriodPart::Whole;
    period.number = 0;
  }
  if (period.kind == kind || period.part != PeriodPart::Whole) return period;
  const bool one_year =
      period.kind == YearKind::Calendar ? period.first == period.last : period.first + 1 == period.last;
  if (one_year) period.first = kind == YearKind::Calendar ? period.last : period.last - 1;
  period.kind = kind;
  return period;
}

/// A cell that says nothing does not silence another source; a reason (suppressed, not applicable, low) does.
bool says_nothing(const RawFigure& figure) {
  return !figure.value && (figure.symbol == Symbol::NotAvailable || figure.symbol == Symbol::Blank ||
                           figure.symbol == Symbol::None);
}

/// Smaller speaks first.
auto precedence(const RawFigure& figure, const std::vector<Origin>& origins,
                const std::unordered_map<std::int32_t, SourceOrder>& sources) {
  const Origin& origin = origins[static_cast<std::size_t>(figure.origin)];
  const SourceOrder& source = sources.at(figure.source);
  return std::tuple(!origin.asked, says_nothing(figure), figure.status, -source.published, origin.order,
                    -source.last_period, -source.file, figure.line);
}

std::unordered_map<std::int32_t, SourceOrder> orders_of(const std::vector<RawFigure>& figures,
                                                        const Register& words) {
  std::unordered_map<std::int32_t, SourceOrder> orders;
  for (const RawFigure& figure : figures) {
    const auto [entry, fresh] = orders.try_emplace(figure.source);
    if (!fresh) continue;
    if (const SourceNote* note = words.source(figure.source))
      entry->second = {note->published, note->last_period, note->file_order};
  }
  return orders;
}

}  // namespace

void for_each_place_and_period(RawFigures& raw, const Register& words,
                               const std::function<void(Contenders)>& each) {
  std::sort(raw.parts.begin(), raw.parts.end(),
            [](const PartFigure& a, const PartFigure& b) { return row_of(a) < row_of(b); });
  for (RawFigure& figure : raw.figures) {
    work_out(figure, raw);
    if (const auto year = raw.origins[static_cast<std::size_t>(figure.origin)].year) {
      figure.period = period_code(in_years_of(period_from_code(figure.period), *year));
    }
  }
  const auto sources = orders_of(raw.figures, words);
  std::sort(raw.figures.begin(), raw.figures.end(), [&](const RawFigure& a, const RawFigure& b) {
    if (a.period != b.period) return a.period < b.period;
    if (a.place != b.place) return a.place < b.place;
    return precedence(a, raw.origins, sources) < precedence(b, raw.origins, sources);
  });
  for (std::size_t first = 0; first < raw.figures.size();) {
    std::size_t last = first + 1;
    const RawFigure& spoken = raw.figures[first];
    while (last < raw.figures.size() && raw.figures[last].period == spoken.period &&
           raw.figures[last].place == spoken.place) {
      ++last;
    }
    if (raw.origins[static_cast<std::size_t>(spoken.origin)].asked) {
      each(Contenders(raw.figures).subspan(first, last - first));
    }
    first = last;
  }
}

Counts counts_beside(const RawFigure& figure, const RawFigures& raw) {
  const Origin& origin = raw.origins[static_cast<std::size_t>(figure.origin)];
  Counts counts;
  if (!origin.numerators.empty()) counts.numerator = sum_beside(figure, origin.numerators, raw).value;
  if (!origin.denominators.empty()) counts.denominator = sum_beside(figure, origin.denominators, raw).value;
  return counts;
}

double share_whole(const Measure& measure) {
  return measure.unit == "%" ? 100 : 1;
}

bool make_share(const Counts& counts, double value, int decimals, const Measure& measure) {
  return counts.numerator && counts.denominator &&
         stats::bears_out(*counts.numerator, *counts.denominator, {value, share_whole(measure), decimals});
}

bool differ(const RawFigure& a, const RawFigure& b, const std::vector<Origin>& origins) {
  if (!a.value || !b.value) return false;
  const int decimals = std::min(origins[static_cast<std::size_t>(a.origin)].decimals,
                                origins[static_cast<std::size_t>(b.origin)].decimals);
  // A hair above one half, so that 45.05 beside 45.1 is not told apart by binary noise.
  return std::abs(*a.value - *b.value) > 0.5000001 * std::pow(10.0, -decimals);
}

}  // namespace headrow::evidence
