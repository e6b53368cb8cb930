#include "headrow/base/figure.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <charconv>
#include <limits>

namespace headrow {
namespace {

Figure number(double value) {
  return {value, Symbol::None};
}
Figure none(Symbol symbol) {
  return {std::nullopt, symbol};
}

TEST(ReadFigure, ReadsNumbersAsTheyStandInTheFiles) {
  EXPECT_EQ(read_figure("62.3%"), number(62.3));
  EXPECT_EQ(read_figure("62.3 %"), number(62.3));
  EXPECT_EQ(read_figure("£45,421"), number(45421));
  EXPECT_EQ(read_figure("£1,234,567.50"), number(1234567.5));
  EXPECT_EQ(read_figure("-£20"), number(-20));
  EXPECT_EQ(read_figure("£-20"), number(-20));
  EXPECT_EQ(read_figure("1,234"), number(1234));
  EXPECT_EQ(read_figure("9.1999999999999993"), number(9.2));
  EXPECT_EQ(read_figure("6.6400000000000001E-3"), number(0.00664));
  EXPECT_EQ(read_figure("383.0"), number(383));
  EXPECT_EQ(read_figure("  12 "), number(12));
  EXPECT_EQ(read_figure("\xC2\xA0"
                        "12"),
            number(12))
      << "a no-break space, as copied from a page";
  EXPECT_EQ(read_figure("-0.45"), number(-0.45));
  EXPECT_EQ(read_figure("0"), number(0));
  EXPECT_EQ(read_figure(".5"), number(0.5));
}

TEST(ReadFigure, KeepsTheReasonWhereThereIsNoNumber) {
  for (const char* text : {"c", "C", "SUPP", "supp", "SUPPMAT", "SP", "SN"}) {
    EXPECT_EQ(read_figure(text), none(Symbol::Suppressed)) << text;
  }
  for (const char* text : {"z", "NA", "NE", "NP"})
    EXPECT_EQ(read_figure(text), none(Symbol::NotApplicable)) << text;
  for (const char* text : {"x", ":", ".", "..", "-", "NULL", "LOWCOV", "NEW", "DNS", "NaN"}) {
    EXPECT_EQ(read_figure(text), none(Symbol::NotAvailable)) << text;
  }
  for (const char* text : {"low", "Low", "LOW", "k", "~"})
    EXPECT_EQ(read_figure(text), none(Symbol::Low)) << text;
  EXPECT_EQ(read_figure("u"), none(Symbol::LowReliability));
  EXPECT_EQ(read_figure(""), none(Symbol::Blank));
  EXPECT_EQ(read_figure("  "), none(Symbol::Blank));
}

TEST(ReadFigure, LeavesAnythingElseToTheCaller) {
  for (const char* text :
       {"Leeds", "1,23", "1,2345", "12,345,6", ",123", "1.5,000", "12 34", "--5", "5-",         "£",  "%",
        "£%",    "inf",  "-inf",   "1e999",    "0x10", "12abc",   "1.2.3", "+",   "12/01/2019", "£5%"}) {
    EXPECT_EQ(read_figure(text), std::nullopt) << text;
  }
}

TEST(SymbolText, IsTheStandardsLetter) {
  EXPECT_EQ(symbol_text(Symbol::Suppressed), "c");
  EXPECT_EQ(symbol_text(Symbol::NotApplicable), "z");
  EXPECT_EQ(symbol_text(Symbol::NotAvailable), "x");
  EXPECT_EQ(symbol_text(Symbol::Low), "low");
  EXPECT_EQ(symbol_text(Symbol::LowReliability), "u");
  EXPECT_EQ(symbol_text(Symbol::None), "");
  EXPECT_EQ(symbol_text(Symbol::Blank), "");
}

TEST(NumberText, DropsBinaryNoise) {
  EXPECT_EQ(number_text(4.0599999999999996), "4.06");
  EXPECT_EQ(number_text(9.1999999999999993), "9.2");
  EXPECT_EQ(number_text(0.1 + 0.2), "0.3");
  EXPECT_EQ(number_text(0), "0");
  EXPECT_EQ(number_text(-0.0), "0");
  EXPECT_EQ(number_text(-12.5), "-12.5");
  EXPECT_EQ(number_text(641070), "641070");
  EXPECT_EQ(number_text(0.00664), "0.00664");
  EXPECT_EQ(number_text(1e15), "1000000000000000");
  EXPECT_EQ(number_text(1.5e300), "1.5e300");
  EXPECT_EQ(number_text(std::numeric_limits<double>::quiet_NaN()), "");
}

TEST(RoundedText, RoundsHalfAwayFromNoughtInDecimal) {
  EXPECT_EQ(rounded_text(2.5, 0), "3");
  EXPECT_EQ(rounded_text(-2.5, 0), "-3");
  EXPECT_EQ(rounded_text(44.75, 1), "44.8");
  EXPECT_EQ(rounded_text(1.005, 2), "1.01") << "binary 1.005 lies below the half, decimal does not";
  EXPECT_EQ(rounded_text(4.0599999999999996, 2), "4.06");
  EXPECT_EQ(rounded_text(-0.04, 1), "0.0");
  EXPECT_EQ(rounded_text(0.05, 1), "0.1");
  EXPECT_EQ(rounded_text(0.004, 1), "0.0");
  EXPECT_EQ(rounded_text(99.95, 1), "100.0");
  EXPECT_EQ(rounded_text(0.5, 0), "1");
  EXPECT_EQ(rounded_text(0.4999, 0), "0");
  EXPECT_EQ(rounded_text(45, 1), "45.0");
  EXPECT_EQ(rounded_text(1234567, 0), "1234567");
  EXPECT_DOUBLE_EQ(rounded(44.75, 1), 44.8);
}

RC_GTEST_PROP(NumberText, ReadsBackUpToFifteenDigits, ()) {
  const auto digits = *rc::gen::inRange<std::int64_t>(-999'999'999'999'999, 1'000'000'000'000'000);
  const auto exponent = *rc::gen::inRange(-20, 10);
  const std::string written = std::to_string(digits) + "e" + std::to_string(exponent);
  double value = 0;
  std::from_chars(written.data(), written.data() + written.size(), value);
  RC_ASSERT(read_figure(number_text(value)) == number(value));
}

RC_GTEST_PROP(RoundedText, LiesWithinHalfAUnit, ()) {
  const double value = *rc::gen::inRange(-10'000'000, 10'000'000) / 1000.0;
  const auto decimals = *rc::gen::inRange(0, 4);
  const double unit = std::pow(10.0, -decimals);
  RC_ASSERT(std::fabs(rounded(value, decimals) - value) <= unit / 2 + 1e-9);
}

}  // namespace
}  // namespace headrow
