#pragma once

#include <set>
#include <string>

#include "headrow/evidence/catalogue.hpp"
#include "headrow/strategy/strategy.hpp"
#include "toml_file.hpp"

namespace headrow::strategy {

/// What one strategy's file has used so far, and what its statements are checked against.
struct StatementContext {
  const evidence::Catalogue& catalogue;
  std::set<std::string> codes;  ///< of areas and statements
};

/// Reads one [[area.statement]] with its stages. What is wrong goes to the reader's first problem.
Statement read_statement(TableReader& reader, StatementContext& context);

/// Complains when the code was used before in this file.
void use_code(TableReader& reader, StatementContext& context, const std::string& code);

}  // namespace headrow::strategy
