#pragma once

#include <fmt/format.h>

#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "headrow/formats/toml.hpp"

namespace headrow::evidence {

/// The words a key may have, and what they mean.
template <typename Value, std::size_t Count>
using WordTable = std::array<std::pair<std::string_view, Value>, Count>;

/// The meaning of a key's word; `otherwise` when the key is absent, formats::TomlMistake for any other word.
template <typename Value, std::size_t Count>
Value word_of(formats::TomlTable& table, std::string_view key, const WordTable<Value, Count>& words,
              Value otherwise) {
  const std::string given = table.text(key);
  if (given.empty() && !table.has(key)) return otherwise;
  std::string allowed;
  for (const auto& [word, value] : words) {
    if (given == word) return value;
    allowed += allowed.empty() ? "" : ", ";
    allowed += word;
  }
  table.wrong(key, fmt::format("'{}' is none of: {}.", given, allowed));
}

}  // namespace headrow::evidence
