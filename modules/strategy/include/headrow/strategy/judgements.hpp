#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "headrow/base/result.hpp"

namespace headrow::strategy {

/// A board's dated judgement of one statement at one place. It stands beside verdicts and is never one.
struct Judgement {
  std::string statement;
  std::string place;  ///< official code
  std::string date;   ///< "2019-07-04"
  std::string board;
  std::string words;  ///< the judgement itself
  std::vector<std::string> evidence;
  std::string next_due;  ///< "" when the strategy's own day stands
};

/// An officer's words beside a figure; printed with it.
struct Commentary {
  std::string statement;
  std::string stage;  ///< code; "" speaks of the whole statement
  std::string place;
  std::string date;
  std::string author;
  std::string words;
};

struct Judgements {
  std::vector<Judgement> judgements;
  std::vector<Commentary> commentaries;

  /// The latest judgement of a statement at a place, dated not after the end of `year`; nullptr when there is
  /// none.
  const Judgement* latest(std::string_view statement, std::string_view place, int year) const;
};

/// Reads DIR/judgements.toml; empty when the file is not there. BadInput names file, line and key
/// (docs/strategies.md has the format).
Result<Judgements> read_judgements(const std::filesystem::path& directory);

}  // namespace headrow::strategy
