#include "headrow/strategy/strategy.hpp"

namespace headrow::strategy {

std::string_view kind_text(StatementKind kind) {
  return kind == StatementKind::Measured ? "measured" : "evidenced";
}

const Statement* Strategy::statement(std::string_view wanted) const {
  for (const Area& area : areas) {
    for (const Statement& statement : area.statements) {
      if (statement.code == wanted) return &statement;
    }
  }
  return nullptr;
}

}  // namespace headrow::strategy
