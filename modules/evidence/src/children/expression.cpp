#include "children/expression.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <stdexcept>

#include "children/staging.hpp"

namespace headrow::evidence::children {

namespace {

/// Thrown inside the reader alone, and caught by `read_expression`.
struct Mistake : std::runtime_error {
  explicit Mistake(const std::string& message) : std::runtime_error(message) {}
};

enum class TokenKind : unsigned char { Name, Number, Word, Sign, End };

struct Token {
  TokenKind kind = TokenKind::End;
  std::string text;
  std::size_t at = 0;
};

bool letter(char c) {
  return std::isalpha(static_cast<unsigned char>(c)) != 0 || c == '_';
}
bool digit(char c) {
  return std::isdigit(static_cast<unsigned char>(c)) != 0;
}

class Reader {
public:
  Reader(std::string_view text, std::span<const ExpressionColumn> columns) : text_(text), columns_(columns) {
    advance();
  }

  Expression read() {
    Expression whole = disjunction(0);
    if (token_.kind != TokenKind::End)
      wrong(fmt::format("'{}' stands where the expression could end", token_.text));
    return whole;
  }

private:
  [[noreturn]] void wrong(const std::string& what) const {
    throw Mistake(fmt::format("{} (at character {} of '{}').", what, token_.at + 1, text_));
  }

  void advance() {
    while (next_ < text_.size() && text_[next_] == ' ') ++next_;
    token_ = {TokenKind::End, "", next_};
    if (next_ == text_.size()) return;
    const char first = text_[next_];
    if (letter(first)) return take(TokenKind::Name, [](char c) { return letter(c) || digit(c); });
    if (digit(first)) return take(TokenKind::Number, [](char c) { return digit(c) || c == '.'; });
    if (first == '"') return take_word();
    token_.kind = TokenKind::Sign;
    const std::string_view two = text_.substr(next_, 2);
    const std::size_t length = two == "<=" || two == ">=" || two == "!=" ? 2 : 1;
    if (std::string_view("()+-*/=<>,").find(first) == std::string_view::npos && length == 1)
      wrong(fmt::format("'{}' means nothing here", first));
    token_.text = std::string(text_.substr(next_, length));
    next_ += length;
  }

  template <typename Belongs>
  void take(TokenKind kind, Belongs belongs) {
    const std::size_t begin = next_;
    while (next_ < text_.size() && belongs(text_[next_])) ++next_;
    token_ = {kind, std::string(text_.substr(begin, next_ - begin)), begin};
  }

  void take_word() {
    const std::size_t end = text_.find('"', next_ + 1);
    if (end == std::string_view::npos) wrong("A word in quotes has no end");
    token_ = {TokenKind::Word, std::string(text_.substr(next_ + 1, end - next_ - 1)), next_};
    next_ = end + 1;
  }

  bool accept(TokenKind kind, std::string_view text) {
    if (token_.kind != kind || token_.text != text) return false;
    advance();
    return true;
  }

  void need(const Expression& value, ValueType type, std::string_view for_what) const {
    if (value.type == type) return;
    wrong(fmt::format("'{}' needs {}", for_what,
                      type == ValueType::Flag ? "something that is true or false" : "a number"));
  }

  Expression joined(Expression a, std::string_view sign, const Expression& b, ValueType type) const {
    return {fmt::format("({} {} {})", a.sql, sign, b.sql), type};
  }

  Expression disjunction(int depth) {
    if (depth > 50) wrong("The brackets lie too deep");
    Expression value = conjunction(depth);
    while (accept(TokenKind::Name, "or")) {
      need(value, ValueType::Flag, "or");
      const Expression next = conjunction(depth);
      need(next, ValueType::Flag, "or");
      value = joined(std::move(value), "OR", next, ValueType::Flag);
    }
    return value;
  }

  Expression conjunction(int depth) {
    Expression value = negation(depth);
    while (accept(TokenKind::Name, "and")) {
      need(value, ValueType::Flag, "and");
      const Expression next = negation(depth);
      need(next, ValueType::Flag, "and");
      value = joined(std::move(value), "AND", next, ValueType::Flag);
    }
    return value;
  }

  Expression negation(int depth) {
    if (!accept(TokenKind::Name, "not")) return comparison(depth);
    const Expression value = comparison(depth);
    need(value, ValueType::Flag, "not");
    return {fmt::format("(NOT {})", value.sql), ValueType::Flag};
  }

  Expression comparison(int depth) {
    Expression value = sum(depth);
    if (accept(TokenKind::Name, "in")) return membership(value, depth);
    for (const char* sign : {"=", "!=", "<=", ">=", "<", ">"}) {
      if (!accept(TokenKind::Sign, sign)) continue;
      const Expression other = sum(depth);
      if (other.type != value.type) wrong(fmt::format("The sides of '{}' are of different kinds", sign));
      return joined(std::move(value), std::string_view(sign) == "!=" ? "<>" : sign, other, ValueType::Flag);
    }
    return value;
  }

  Expression membership(const Expression& value, int depth) {
    if (!accept(TokenKind::Sign, "(")) wrong("Behind 'in' stands a list in brackets");
    std::string list;
    do {
      const Expression one = sum(depth);
      if (one.type != value.type) wrong("The list behind 'in' is of another kind");
      list += (list.empty() ? "" : ", ") + one.sql;
    } while (accept(TokenKind::Sign, ","));
    if (!accept(TokenKind::Sign, ")")) wrong("The list behind 'in' has no closing bracket");
    return {fmt::format("({} IN ({}))", value.sql, list), ValueType::Flag};
  }

  Expression sum(int depth) {
    Expression value = product(depth);
    while (token_.kind == TokenKind::Sign && (token_.text == "+" || token_.text == "-")) {
      const std::string sign = token_.text;
      advance();
      need(value, ValueType::Number, sign);
      const Expression next = product(depth);
      need(next, ValueType::Number, sign);
      value = joined(std::move(value), sign, next, ValueType::Number);
    }
    return value;
  }

  Expression product(int depth) {
    Expression value = primary(depth);
    while (token_.kind == TokenKind::Sign && (token_.text == "*" || token_.text == "/")) {
      const std::string sign = token_.text;
      advance();
      need(value, ValueType::Number, sign);
      const Expression next = primary(depth);
      need(next, ValueType::Number, sign);
      value = joined(std::move(value), sign, next, ValueType::Number);
    }
    return value;
  }

  Expression primary(int depth) {
    const Token token = token_;
    if (accept(TokenKind::Sign, "(")) {
      Expression inner = disjunction(depth + 1);
      if (!accept(TokenKind::Sign, ")")) wrong("A bracket is not closed");
      return inner;
    }
    switch (token.kind) {
      case TokenKind::Number:
        if (std::count(token.text.begin(), token.text.end(), '.') > 1 || token.text.back() == '.')
          wrong(fmt::format("'{}' is no number", token.text));
        advance();
        return {token.text, ValueType::Number};
      case TokenKind::Word:
        advance();
        return {quoted_sql(token.text), ValueType::Word};
      case TokenKind::Name:
        return column();
      default:
        wrong(token.kind == TokenKind::End ? "Something is missing at the end"
                                           : fmt::format("'{}' stands where a value should", token.text));
    }
  }

  Expression column() {
    for (const ExpressionColumn& known : columns_) {
      if (known.name != token_.text) continue;
      advance();
      return {std::string(known.name), known.type};
    }
    std::string names;
    for (const ExpressionColumn& known : columns_)
      names += fmt::format("{}{}", names.empty() ? "" : ", ", known.name);
    wrong(fmt::format("There is no column '{}'; there are {}", token_.text, names));
  }

  std::string_view text_;
  std::span<const ExpressionColumn> columns_;
  std::size_t next_ = 0;
  Token token_;
};

}  // namespace

Result<Expression> read_expression(std::string_view text, std::span<const ExpressionColumn> columns) {
  try {
    return Reader(text, columns).read();
  } catch (const Mistake& mistake) {
    return fail(ProblemCode::BadInput, mistake.what());
  }
}

}  // namespace headrow::evidence::children
