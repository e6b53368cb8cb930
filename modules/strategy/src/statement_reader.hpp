#pragma once

#include <set>
#include <string>

#include "headrow/evidence/catalogue.hpp"
#include "headrow/formats/toml.hpp"
#include "headrow/strategy/strategy.hpp"

namespace headrow::strategy {

/// What one strategy's file has used so far, and what its statements are checked against.
struct StatementContext {
  const evidence::Catalogue& catalogue;
  std::set<std::string> codes;  ///< of areas and statements
};

/// Reads one [[area.statement]] with its stages. Throws formats::TomlMistake.
Statement read_statement(formats::TomlTable& table, StatementContext& context);

/// Throws formats::TomlMistake when the code was used before in this file.
void use_code(formats::TomlTable& table, StatementContext& context, const std::string& code);

}  // namespace headrow::strategy
