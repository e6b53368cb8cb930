#include "headrow/base/figure.hpp"

#include <array>
#include <charconv>
#include <cmath>

#include "text.hpp"

namespace headrow {

namespace {

struct Word {
  std::string_view text;
  Symbol symbol;
};

// The open data standard's symbols, their older forms, and the words of the performance tables: SUPP,
// SUPPMAT, SP and SN are suppressed; NEW (a new school), DNS (did not submit) and LOWCOV (covers too few
// pupils) leave nothing to show.
constexpr std::array kWords = {
    Word{"x", Symbol::NotAvailable},
    Word{"c", Symbol::Suppressed},
    Word{"z", Symbol::NotApplicable},
    Word{"-", Symbol::NotAvailable},
    Word{"supp", Symbol::Suppressed},
    Word{"na", Symbol::NotApplicable},
    Word{"ne", Symbol::NotApplicable},
    Word{"np", Symbol::NotApplicable},
    Word{"null", Symbol::NotAvailable},
    Word{":", Symbol::NotAvailable},
    Word{"..", Symbol::NotAvailable},
    Word{".", Symbol::NotAvailable},
    Word{"low", Symbol::Low},
    Word{"k", Symbol::Low},
    Word{"~", Symbol::Low},
    Word{"u", Symbol::LowReliability},
    Word{"sp", Symbol::Suppressed},
    Word{"sn", Symbol::Suppressed},
    Word{"suppmat", Symbol::Suppressed},
    Word{"new", Symbol::NotAvailable},
    Word{"dns", Symbol::NotAvailable},
    Word{"lowcov", Symbol::NotAvailable},
    Word{"nan", Symbol::NotAvailable},
};

std::optional<double> plain_number(std::string_view t) {
  double value = 0;
  const auto [end, error] = std::from_chars(t.data(), t.data() + t.size(), value);
  if (error != std::errc{} || end != t.data() + t.size() || !std::isfinite(value)) return std::nullopt;
  return value;
}

/// "1,234,567.8" without its commas, which must stand before every third digit of the whole part.
std::optional<double> grouped_number(std::string_view t) {
  std::array<char, 40> digits{};
  if (t.size() > digits.size()) return std::nullopt;
  const std::size_t whole_end = std::min(t.find('.'), t.size());
  std::size_t used = 0;
  for (std::size_t i = 0; i < t.size(); ++i) {
    if (t[i] != ',') {
      digits[used++] = t[i];
    } else if (i == 0 || i >= whole_end || (whole_end - i) % 4 != 0) {
      return std::nullopt;
    }
  }
  const std::size_t first = t.find(',');
  for (std::size_t i = first; i < whole_end; ++i) {
    const bool comma_due = (whole_end - i) % 4 == 0;
    if (comma_due ? t[i] != ',' : !text::is_digit(t[i])) return std::nullopt;
  }
  return plain_number({digits.data(), used});
}

/// A number with its minus, pound sign, percent sign or grouping commas; the slow path, for what is not
/// plain.
std::optional<double> dressed_number(std::string_view t) {
  constexpr std::string_view pound = "\xC2\xA3";
  bool negative = false;
  const auto take_minus = [&] {
    if (!negative && t.starts_with('-')) {
      negative = true;
      t.remove_prefix(1);
    }
  };
  take_minus();
  if (t.starts_with(pound)) {
    t = text::trimmed(t.substr(pound.size()));
    take_minus();
  } else if (t.ends_with('%')) {
    t = text::trimmed(t.substr(0, t.size() - 1));
  }
  if (t.empty() || !(text::is_digit(t.front()) || t.front() == '.')) return std::nullopt;
  const std::optional<double> value =
      t.find(',') == std::string_view::npos ? plain_number(t) : grouped_number(t);
  if (!value) return std::nullopt;
  return negative ? -*value : *value;
}

}  // namespace

std::string_view symbol_text(Symbol symbol) {
  switch (symbol) {
    case Symbol::Suppressed:
      return "c";
    case Symbol::NotApplicable:
      return "z";
    case Symbol::NotAvailable:
      return "x";
    case Symbol::Low:
      return "low";
    case Symbol::LowReliability:
      return "u";
    case Symbol::None:
    case Symbol::Blank:
      break;
  }
  return "";
}

std::optional<Figure> read_figure(std::string_view published) {
  const std::string_view t = text::trimmed(published);
  if (t.empty()) return Figure{std::nullopt, Symbol::Blank};
  if (const auto value = plain_number(t)) return Figure{value, Symbol::None};
  for (const Word& word : kWords) {
    if (text::equals_in_any_case(t, word.text)) return Figure{std::nullopt, word.symbol};
  }
  if (const auto value = dressed_number(t)) return Figure{value, Symbol::None};
  return std::nullopt;
}

}  // namespace headrow
