#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace headrow::formats {

/// One value of a TOML file with the line it stands on. The parser itself is heavy to compile and stays in
/// toml_node.cpp.
struct TomlNode {
  enum class Kind : unsigned char { Table, Array, Text, Integer, Real, Boolean, Date };
  Kind kind = Kind::Table;
  int line = 0;
  std::string text;  ///< of Text; of Date in the form 2020-12-31
  std::int64_t integer = 0;
  double real = 0;
  bool boolean = false;
  std::vector<std::string> keys;  ///< of a table, each with its value at the same place in `items`
  std::vector<TomlNode> items;    ///< of an array or a table, in the order of the file

  /// The value of a table's key; nullptr when there is none.
  const TomlNode* find(std::string_view key) const;
};

}  // namespace headrow::formats
