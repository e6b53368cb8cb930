#pragma once

#include <span>
#include <string>
#include <string_view>

#include "headrow/base/result.hpp"

namespace headrow::evidence::children {

enum class ValueType : unsigned char { Number, Flag, Word };

/// A column that expressions may name.
struct ExpressionColumn {
  std::string_view name;
  ValueType type = ValueType::Number;
};

/// An expression of a measure's definition, checked and turned into SQL that holds nothing but the columns it
/// may name, numbers, quoted words and operators.
struct Expression {
  std::string sql;
  ValueType type = ValueType::Number;
};

/// Reads "reading >= 100 and maths >= 100", "authorised + unauthorised", "stage = \"ks2\" and counts",
/// "activity in (\"neet\", \"not_known\")". In order of binding: or; and; not; = != < <= > >= in; + -; * /;
/// brackets. Comparisons are between values of one type; "and", "or" and "not" join flags; a flag is no
/// number. BadInput says what is wrong and at which character.
Result<Expression> read_expression(std::string_view text, std::span<const ExpressionColumn> columns);

}  // namespace headrow::evidence::children
