#include "children/expression.hpp"

#include <gmock/gmock.h>

#include <array>

namespace headrow::evidence::children {
namespace {

using ::testing::HasSubstr;

constexpr std::array<ExpressionColumn, 4> kColumns{{{"missed", ValueType::Number},
                                                    {"possible", ValueType::Number},
                                                    {"counts", ValueType::Flag},
                                                    {"stage", ValueType::Word}}};

std::string sql_of(std::string_view text) {
  const auto read = read_expression(text, kColumns);
  return read ? read->sql : "";
}

std::string wrong_in(std::string_view text) {
  const auto read = read_expression(text, kColumns);
  return read ? "" : read.error().message;
}

TEST(Expression, BindsAsPeopleReadIt) {
  EXPECT_EQ(sql_of("missed * 10 >= possible"), "((missed * 10) >= possible)");
  EXPECT_EQ(sql_of("missed + 1 * 2"), "(missed + (1 * 2))");
  EXPECT_EQ(sql_of("counts or counts and not counts"), "(counts OR (counts AND (NOT counts)))");
  EXPECT_EQ(sql_of("(missed + 1) * 2"), "((missed + 1) * 2)");
  EXPECT_EQ(sql_of("stage != \"ks2\""), "(stage <> 'ks2')");
  EXPECT_EQ(sql_of("stage in (\"a\", \"b'c\")"), "(stage IN ('a', 'b''c'))");
}

TEST(Expression, SaysWhatIsWrongAndWhere) {
  EXPECT_THAT(wrong_in("mised > 1"),
              HasSubstr("no column 'mised'; there are missed, possible, counts, stage"));
  EXPECT_THAT(wrong_in("missed > \"1\""), HasSubstr("different kinds"));
  EXPECT_THAT(wrong_in("missed and counts"), HasSubstr("'and' needs something that is true or false"));
  EXPECT_THAT(wrong_in("counts + 1"), HasSubstr("'+' needs a number"));
  EXPECT_THAT(wrong_in("(missed"), HasSubstr("not closed"));
  EXPECT_THAT(wrong_in("missed >"), HasSubstr("missing at the end (at character 9"));
  EXPECT_THAT(wrong_in("stage = \"ks2"), HasSubstr("has no end"));
  EXPECT_THAT(wrong_in("missed; DROP TABLE pupil"), HasSubstr("';' means nothing here"));
  EXPECT_THAT(wrong_in("missed missed"), HasSubstr("stands where the expression could end"));
  EXPECT_THAT(wrong_in(std::string(100, '(') + "1"), HasSubstr("too deep"));
  EXPECT_THAT(wrong_in(""), HasSubstr("missing"));
}

}  // namespace
}  // namespace headrow::evidence::children
