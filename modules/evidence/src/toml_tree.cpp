#include "toml_tree.hpp"

#include <fmt/format.h>

#include <toml++/toml.h>

namespace headrow::evidence {

namespace {

namespace fs = std::filesystem;

TomlNode tree_of(const toml::node& from, const fs::path& file);

TomlNode table_of(const toml::table& from, const fs::path& file) {
  TomlNode node;
  node.kind = TomlNode::Kind::Table;
  for (const auto& [key, value] : from)
    node.members.emplace_back(std::string(key.str()), tree_of(value, file));
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
  } else {
    catalogue_error(file, static_cast<int>(from.source().begin.line), "",
                    "Write dates and times as text in quotes.");
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

}  // namespace

void catalogue_error(const fs::path& file, int line, std::string_view key, std::string message) {
  Where where;
  where.file = file.string();
  where.row = line;
  where.column = std::string(key);
  throw CatalogueError({ProblemCode::BadInput, std::move(message), std::move(where)});
}

TomlNode read_toml(const fs::path& file) {
  try {
    const toml::table table = toml::parse_file(file.string());
    TomlNode node = table_of(table, file);
    node.line = 1;
    return node;
  } catch (const toml::parse_error& error) {
    catalogue_error(file, static_cast<int>(error.source().begin.line), "", std::string(error.description()));
  }
}

TomlTable::TomlTable(const TomlNode& node, const fs::path& file) : node_(&node), file_(file) {
  if (node.kind != TomlNode::Kind::Table) catalogue_error(file, node.line, "", "A table is wanted here.");
}

void TomlTable::wrong(std::string_view key, std::string message) const {
  int line = node_->line;
  for (const auto& [name, value] : node_->members) {
    if (name == key && value.line > 0) line = value.line;
  }
  catalogue_error(file_, line, key, std::move(message));
}

bool TomlTable::has(std::string_view key) const {
  for (const auto& member : node_->members) {
    if (member.first == key) return true;
  }
  return false;
}

const TomlNode* TomlTable::find(std::string_view key) {
  asked_.emplace(key);
  for (const auto& [name, value] : node_->members) {
    if (name == key) return &value;
  }
  return nullptr;
}

const TomlNode* TomlTable::find(std::string_view key, TomlNode::Kind kind, std::string_view wanted) {
  const TomlNode* node = find(key);
  if (node != nullptr && node->kind != kind) wrong(key, fmt::format("'{}' takes {}.", key, wanted));
  return node;
}

std::string TomlTable::text(std::string_view key, std::string_view otherwise) {
  const TomlNode* node = find(key, TomlNode::Kind::Text, "a text in quotes");
  return node == nullptr ? std::string(otherwise) : node->text;
}

std::string TomlTable::needed_text(std::string_view key) {
  std::string value = text(key);
  if (value.empty()) wrong(key, fmt::format("'{}' is missing or empty.", key));
  return value;
}

std::int64_t TomlTable::integer(std::string_view key, std::int64_t otherwise) {
  const TomlNode* node = find(key, TomlNode::Kind::Integer, "a whole number");
  return node == nullptr ? otherwise : node->integer;
}

double TomlTable::real(std::string_view key, double otherwise) {
  const TomlNode* node = find(key);
  if (node == nullptr) return otherwise;
  if (node->kind == TomlNode::Kind::Integer) return static_cast<double>(node->integer);
  if (node->kind != TomlNode::Kind::Real) wrong(key, fmt::format("'{}' takes a number.", key));
  return node->real;
}

bool TomlTable::boolean(std::string_view key, bool otherwise) {
  const TomlNode* node = find(key, TomlNode::Kind::Boolean, "true or false");
  return node == nullptr ? otherwise : node->boolean;
}

std::vector<std::string> TomlTable::texts(std::string_view key) {
  std::vector<std::string> values;
  const TomlNode* node = find(key, TomlNode::Kind::Array, "a list of texts");
  if (node == nullptr) return values;
  for (const TomlNode& item : node->items) {
    if (item.kind != TomlNode::Kind::Text)
      wrong(key, fmt::format("'{}' takes a list of texts in quotes.", key));
    values.push_back(item.text);
  }
  return values;
}

std::vector<TomlTable> TomlTable::tables(std::string_view key) {
  std::vector<TomlTable> found;
  const TomlNode* node = find(key, TomlNode::Kind::Array, "tables ([[...]] or a list of { ... })");
  if (node == nullptr) return found;
  for (const TomlNode& item : node->items) found.emplace_back(item, file_);
  return found;
}

std::vector<std::pair<std::string, std::string>> TomlTable::pairs(std::string_view key) {
  std::vector<std::pair<std::string, std::string>> found;
  const TomlNode* node = find(key, TomlNode::Kind::Table, "a table of texts ({ name = \"value\" })");
  if (node == nullptr) return found;
  for (const auto& [name, value] : node->members) {
    if (value.kind != TomlNode::Kind::Text)
      wrong(key, fmt::format("'{}' of '{}' takes a text in quotes.", name, key));
    found.emplace_back(name, value.text);
  }
  return found;
}

void TomlTable::finish() const {
  for (const auto& [name, value] : node_->members) {
    if (asked_.count(name) != 0) continue;
    catalogue_error(
        file_, value.line > 0 ? value.line : node_->line, name,
        fmt::format("There is no key '{}' here; see docs/catalogue.md and docs/datasets.md.", name));
  }
}

}  // namespace headrow::evidence
