#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <string>

#include "headrow/base/figure.hpp"

namespace headrow {

namespace {

// Fifteen significant digits are what a double surely keeps of a decimal number (DBL_DIG).
constexpr int kSignificantDigits = 15;

/// 0.d1d2d3... x 10^point: the value in decimal as it was meant, without the binary noise behind the
/// fifteenth digit.
struct Decimal {
  bool negative = false;
  std::string digits;  ///< no noughts at either end; empty for nought
  int point = 0;       ///< digits that stand before the decimal point; below nought: noughts that follow it
};

void drop_trailing_noughts(Decimal& decimal) {
  while (!decimal.digits.empty() && decimal.digits.back() == '0') decimal.digits.pop_back();
  if (decimal.digits.empty()) decimal.point = 0;
}

Decimal in_decimal(double value) {
  std::array<char, 40> scientific{};
  const auto [end, error] =
      std::to_chars(scientific.data(), scientific.data() + scientific.size(), std::fabs(value),
                    std::chars_format::scientific, kSignificantDigits - 1);
  const char* exponent_mark = std::find(scientific.data(), end, 'e');
  Decimal decimal;
  decimal.negative = value < 0;
  for (const char* c = scientific.data(); c != exponent_mark; ++c) {
    if (*c != '.') decimal.digits += *c;
  }
  const char* exponent_text = exponent_mark + (exponent_mark[1] == '+' ? 2 : 1);
  int exponent = 0;
  std::from_chars(exponent_text, end, exponent);
  decimal.point = exponent + 1;
  drop_trailing_noughts(decimal);
  return decimal;
}

/// Rounds half away from nought at `decimals` places behind the point.
void round_at(Decimal& decimal, int decimals) {
  const int keep = decimal.point + decimals;
  if (keep >= static_cast<int>(decimal.digits.size())) return;
  const bool up = keep >= 0 && decimal.digits[static_cast<std::size_t>(keep)] >= '5';
  decimal.digits.resize(static_cast<std::size_t>(std::max(keep, 0)));
  if (up) {
    auto digit = decimal.digits.rbegin();
    while (digit != decimal.digits.rend() && *digit == '9') *digit++ = '0';
    if (digit != decimal.digits.rend()) {
      ++*digit;
    } else {
      decimal.digits.insert(0, 1, '1');
      ++decimal.point;
    }
  }
  drop_trailing_noughts(decimal);
}

/// Plain decimal notation with at least `decimals` places.
std::string plain(const Decimal& decimal, int decimals) {
  std::string out = decimal.negative && !decimal.digits.empty() ? "-" : "";
  const auto count = static_cast<int>(decimal.digits.size());
  if (decimal.point <= 0) out += '0';
  for (int i = 0; i < decimal.point; ++i)
    out += i < count ? decimal.digits[static_cast<std::size_t>(i)] : '0';
  const int places = std::max(count - decimal.point, decimals);
  if (places <= 0) return out;
  out += '.';
  for (int i = decimal.point; i < decimal.point + places; ++i) {
    out += i >= 0 && i < count ? decimal.digits[static_cast<std::size_t>(i)] : '0';
  }
  return out;
}

}  // namespace

std::string number_text(double value) {
  if (!std::isfinite(value)) return "";
  const Decimal decimal = in_decimal(value);
  // Beyond these bounds plain notation would only be a row of noughts.
  if (decimal.point > 21 || decimal.point < -8) {
    std::string out = decimal.negative ? "-" : "";
    out += decimal.digits.front();
    if (decimal.digits.size() > 1) out += "." + decimal.digits.substr(1);
    return out + "e" + std::to_string(decimal.point - 1);
  }
  return plain(decimal, 0);
}

std::string rounded_text(double value, int decimals) {
  if (!std::isfinite(value)) return "";
  Decimal decimal = in_decimal(value);
  round_at(decimal, std::max(decimals, 0));
  return plain(decimal, std::max(decimals, 0));
}

double rounded(double value, int decimals) {
  const std::string text = rounded_text(value, decimals);
  double result = value;
  std::from_chars(text.data(), text.data() + text.size(), result);
  return result;
}

}  // namespace headrow
