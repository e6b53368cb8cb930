#include "toml_node.hpp"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>

#include "headrow/formats/toml.hpp"

namespace headrow::formats {

namespace {

namespace fs = std::filesystem;

TomlNode tree_of(const toml::node& from, const fs::path& file);

TomlNode table_of(const toml::table& from, const fs::path& file) {
  TomlNode node;
  for (const auto& [key, value] : from) {
    node.keys.emplace_back(key.str());
    node.items.push_back(tree_of(value, file));
  }
  return node;
}

TomlNode array_of(const toml::array& from, const fs::path& file) {
  TomlNode node;
  node.kind = TomlNode::Kind::Array;
  for (const toml::node& item : from) node.items.push_back(tree_of(item, file));
  return node;
}

TomlNode scalar_of(const toml::node& from, const fs::path& file) {
  TomlNode node;
  if (const auto* text = from.as_string()) {
    node.kind = TomlNode::Kind::Text;
    node.text = text->get();
  } else if (const auto* integer = from.as_integer()) {
    node.kind = TomlNode::Kind::Integer;
    node.integer = integer->get();
  } else if (const auto* real = from.as_floating_point()) {
    node.kind = TomlNode::Kind::Real;
    node.real = real->get();
  } else if (const auto* boolean = from.as_boolean()) {
    node.kind = TomlNode::Kind::Boolean;
    node.boolean = boolean->get();
  } else if (const auto* day = from.as_date()) {
    node.kind = TomlNode::Kind::Date;
    node.text = fmt::format("{:04}-{:02}-{:02}", day->get().year, day->get().month, day->get().day);
  } else {
    toml_mistake(file, static_cast<int>(from.source().begin.line), "", "Write times as text in quotes.");
  }
  return node;
}

TomlNode tree_of(const toml::node& from, const fs::path& file) {
  TomlNode node;
  if (const toml::table* table = from.as_table()) {
    node = table_of(*table, file);
  } else if (const toml::array* array = from.as_array()) {
    node = array_of(*array, file);
  } else {
    node = scalar_of(from, file);
  }
  node.line = static_cast<int>(from.source().begin.line);
  return node;
}

/// What the parser could not read, or could not open: then it names no line.
[[noreturn]] void not_parsed(const fs::path& file, const toml::parse_error& error) {
  const auto at = error.source().begin;
  if (at.line == 0) {
    throw TomlMistake({ProblemCode::Failed, fmt::format("The file cannot be read: {}.", error.description()),
                       Where{file.string(), 0, "", ""}});
  }
  toml_mistake(
      file, static_cast<int>(at.line), "",
      fmt::format("This is not TOML, at character {} of the line: {}.", at.column, error.description()));
}

}  // namespace

const TomlNode* TomlNode::find(std::string_view key) const {
  const auto found = std::find(keys.begin(), keys.end(), key);
  return found == keys.end() ? nullptr : &items[static_cast<std::size_t>(found - keys.begin())];
}

TomlTable open_toml(const fs::path& file) {
  try {
    TomlNode node = table_of(toml::parse_file(file.string()), file);
    node.line = 1;
    return {std::make_shared<const TomlNode>(std::move(node)), file};
  } catch (const toml::parse_error& error) {
    not_parsed(file, error);
  }
}

}  // namespace headrow::formats
