#include "headrow/formats/toml.hpp"

#include <fmt/format.h>

#include "toml_node.hpp"

namespace headrow::formats {

namespace {

bool is_day(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
  for (const std::size_t at : {0, 1, 2, 3, 5, 6, 8, 9}) {
    if (text[at] < '0' || text[at] > '9') return false;
  }
  const std::string_view month = text.substr(5, 2);
  const std::string_view day = text.substr(8, 2);
  return month >= "01" && month <= "12" && day >= "01" && day <= "31";
}

void must_be(const TomlTable& table, std::string_view key, bool right, std::string_view wanted) {
  if (!right) table.wrong(key, fmt::format("'{}' takes {}.", key, wanted));
}

}  // namespace

void toml_mistake(const std::filesystem::path& file, int line, std::string_view key, std::string message,
                  std::string_view value) {
  throw TomlMistake({ProblemCode::BadInput, std::move(message),
                     Where{file.string(), line, std::string(key), std::string(value)}});
}

TomlTable::TomlTable(std::shared_ptr<const TomlNode> node, std::filesystem::path file)
    : node_(std::move(node)), file_(std::move(file)) {
  if (node_->kind != TomlNode::Kind::Table) toml_mistake(file_, node_->line, "", "A table is wanted here.");
}

int TomlTable::line() const {
  return node_->line;
}

void TomlTable::wrong(std::string_view key, std::string message, std::string_view value) const {
  const TomlNode* at = node_->find(key);
  const bool has_line = at != nullptr && at->line > 0;
  toml_mistake(file_, has_line ? at->line : node_->line, key, std::move(message), value);
}

bool TomlTable::has(std::string_view key) const {
  return node_->find(key) != nullptr;
}

const TomlNode* TomlTable::find(std::string_view key) {
  asked_.emplace(key);
  return node_->find(key);
}

std::string TomlTable::text(std::string_view key, std::string_view otherwise) {
  const TomlNode* node = find(key);
  if (node == nullptr) return std::string(otherwise);
  must_be(*this, key, node->kind == TomlNode::Kind::Text, "a text in quotes");
  return node->text;
}

std::string TomlTable::needed_text(std::string_view key) {
  std::string value = text(key);
  if (value.empty()) wrong(key, fmt::format("'{}' is missing or empty: give it.", key));
  return value;
}

std::string TomlTable::day(std::string_view key) {
  const TomlNode* node = find(key);
  if (node == nullptr) return {};
  if (!is_day(node->text)) {
    wrong(key, fmt::format("'{}' takes a day such as \"2020-12-31\".", key), node->text);
  }
  return node->text;
}

std::int64_t TomlTable::integer(std::string_view key, std::int64_t otherwise) {
  const TomlNode* node = find(key);
  if (node == nullptr) return otherwise;
  must_be(*this, key, node->kind == TomlNode::Kind::Integer, "a whole number");
  return node->integer;
}

std::optional<double> TomlTable::optional_real(std::string_view key) {
  const TomlNode* node = find(key);
  if (node == nullptr) return std::nullopt;
  if (node->kind == TomlNode::Kind::Integer) return static_cast<double>(node->integer);
  must_be(*this, key, node->kind == TomlNode::Kind::Real, "a number");
  return node->real;
}

double TomlTable::real(std::string_view key, double otherwise) {
  return optional_real(key).value_or(otherwise);
}

bool TomlTable::boolean(std::string_view key, bool otherwise) {
  const TomlNode* node = find(key);
  if (node == nullptr) return otherwise;
  must_be(*this, key, node->kind == TomlNode::Kind::Boolean, "true or false");
  return node->boolean;
}

std::vector<std::string> TomlTable::texts(std::string_view key) {
  std::vector<std::string> values;
  const TomlNode* node = find(key);
  if (node == nullptr) return values;
  must_be(*this, key, node->kind == TomlNode::Kind::Array, "a list of texts");
  for (const TomlNode& item : node->items) {
    must_be(*this, key, item.kind == TomlNode::Kind::Text, "a list of texts in quotes");
    values.push_back(item.text);
  }
  return values;
}

std::vector<int> TomlTable::integers(std::string_view key) {
  std::vector<int> values;
  const TomlNode* node = find(key);
  if (node == nullptr) return values;
  must_be(*this, key, node->kind == TomlNode::Kind::Array, "a list of whole numbers");
  for (const TomlNode& item : node->items) {
    must_be(*this, key, item.kind == TomlNode::Kind::Integer, "a list of whole numbers");
    values.push_back(static_cast<int>(item.integer));
  }
  return values;
}

std::vector<TomlTable> TomlTable::tables(std::string_view key) {
  std::vector<TomlTable> found;
  const TomlNode* node = find(key);
  if (node == nullptr) return found;
  must_be(*this, key, node->kind == TomlNode::Kind::Array, "tables ([[...]] or a list of { ... })");
  // Each points into the tree of the file, which they keep alive together.
  for (const TomlNode& item : node->items)
    found.emplace_back(std::shared_ptr<const TomlNode>(node_, &item), file_);
  return found;
}

std::vector<std::pair<std::string, std::string>> TomlTable::pairs(std::string_view key) {
  std::vector<std::pair<std::string, std::string>> found;
  const TomlNode* node = find(key);
  if (node == nullptr) return found;
  must_be(*this, key, node->kind == TomlNode::Kind::Table, "a table of texts ({ name = \"value\" })");
  for (std::size_t i = 0; i < node->keys.size(); ++i) {
    if (node->items[i].kind != TomlNode::Kind::Text)
      wrong(key, fmt::format("'{}' of '{}' takes a text in quotes.", node->keys[i], key));
    found.emplace_back(node->keys[i], node->items[i].text);
  }
  return found;
}

void TomlTable::finish() const {
  for (std::size_t i = 0; i < node_->keys.size(); ++i) {
    const std::string& key = node_->keys[i];
    if (asked_.count(key) != 0) continue;
    wrong(key, fmt::format("There is no key '{}' here: remove it or correct its spelling.", key),
          node_->items[i].text);
  }
}

std::string quoted_toml(std::string_view text) {
  std::string out = "\"";
  for (const char letter : text) {
    const auto byte = static_cast<unsigned char>(letter);
    if (byte < 0x20 || byte == 0x7f) {
      out += fmt::format("\\u{:04X}", byte);
      continue;
    }
    if (letter == '"' || letter == '\\') out += '\\';
    out += letter;
  }
  return out + '"';
}

}  // namespace headrow::formats
