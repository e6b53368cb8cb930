#include "toml_file.hpp"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>

namespace headrow::strategy {
namespace {

TomlNode converted(const toml::node& node);

TomlNode converted_list(const toml::array& array) {
  TomlNode made;
  made.kind = TomlNode::Kind::List;
  for (const toml::node& item : array) made.items.push_back(converted(item));
  return made;
}

TomlNode converted_table(const toml::table& table) {
  TomlNode made;
  for (const auto& [key, value] : table) {
    made.keys.emplace_back(key.str());
    made.items.push_back(converted(value));
  }
  return made;
}

TomlNode converted_value(const toml::node& node) {
  TomlNode made;
  if (const auto* text = node.as_string()) {
    made.kind = TomlNode::Kind::Text;
    made.text = text->get();
  } else if (const auto* integer = node.as_integer()) {
    made.kind = TomlNode::Kind::Integer;
    made.number = static_cast<double>(integer->get());
  } else if (const auto* number = node.as_floating_point()) {
    made.kind = TomlNode::Kind::Number;
    made.number = number->get();
  } else if (const auto* day = node.as_date()) {
    made.kind = TomlNode::Kind::Date;
    made.text = fmt::format("{:04}-{:02}-{:02}", day->get().year, day->get().month, day->get().day);
  } else {
    made.kind = TomlNode::Kind::Boolean;
  }
  return made;
}

TomlNode converted(const toml::node& node) {
  TomlNode made = node.is_table()   ? converted_table(*node.as_table())
                  : node.is_array() ? converted_list(*node.as_array())
                                    : converted_value(node);
  made.line = static_cast<long>(node.source().begin.line);
  return made;
}

bool is_day(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
  for (std::size_t at : {0, 1, 2, 3, 5, 6, 8, 9}) {
    if (text[at] < '0' || text[at] > '9') return false;
  }
  const std::string_view month = text.substr(5, 2);
  const std::string_view day = text.substr(8, 2);
  return month >= "01" && month <= "12" && day >= "01" && day <= "31";
}

}  // namespace

const TomlNode* TomlNode::find(std::string_view key) const {
  const auto found = std::ranges::find(keys, key);
  return found == keys.end() ? nullptr : &items[static_cast<std::size_t>(found - keys.begin())];
}

Result<TomlNode> read_toml(const std::filesystem::path& file) {
  try {
    return converted_table(toml::parse_file(file.string()));
  } catch (const toml::parse_error& error) {
    const long line = static_cast<long>(error.source().begin.line);
    if (line == 0) {
      return fail(ProblemCode::Failed, fmt::format("The file cannot be read: {}", error.description()),
                  Where{file.string(), 0, "", ""});
    }
    return fail(ProblemCode::BadInput, fmt::format("This is not TOML: {}", error.description()),
                Where{file.string(), line, "", ""});
  }
}

void TableReader::complain(long line, std::string_view key, std::string_view value, std::string message) {
  if (problem_) return;
  problem_ = Problem{ProblemCode::BadInput, std::move(message),
                     Where{file_, line, std::string(key), std::string(value)}};
}

const TomlNode* TableReader::ask(std::string_view key) {
  asked_.push_back(key);
  return table_.find(key);
}

const TomlNode* TableReader::ask(std::string_view key, TomlNode::Kind kind, std::string_view asked_for) {
  const TomlNode* node = ask(key);
  if (node != nullptr && node->kind != kind) {
    complain(node->line, key, node->text, fmt::format("\"{}\" must be {}.", key, asked_for));
    return nullptr;
  }
  return node;
}

std::string TableReader::optional_text(std::string_view key) {
  const TomlNode* node = ask(key, TomlNode::Kind::Text, "text in quotes");
  return node == nullptr ? std::string() : node->text;
}

std::string TableReader::text(std::string_view key) {
  std::string found = optional_text(key);
  if (found.empty()) complain(table_.line, key, "", fmt::format("\"{}\" is missing or empty: give it.", key));
  return found;
}

std::string TableReader::day(std::string_view key) {
  const TomlNode* node = ask(key);
  if (node == nullptr) return {};
  if (!is_day(node->text)) {
    complain(node->line, key, node->text, fmt::format("\"{}\" must be a day such as \"2020-12-31\".", key));
    return {};
  }
  return node->text;
}

int TableReader::integer(std::string_view key, int fallback) {
  const TomlNode* node = ask(key, TomlNode::Kind::Integer, "a whole number");
  return node == nullptr ? fallback : static_cast<int>(node->number);
}

std::optional<double> TableReader::number(std::string_view key) {
  const TomlNode* node = ask(key);
  if (node == nullptr) return std::nullopt;
  if (node->kind != TomlNode::Kind::Integer && node->kind != TomlNode::Kind::Number) {
    complain(node->line, key, node->text, fmt::format("\"{}\" must be a number.", key));
    return std::nullopt;
  }
  return node->number;
}

std::vector<std::string> TableReader::texts(std::string_view key) {
  std::vector<std::string> found;
  const TomlNode* node = ask(key, TomlNode::Kind::List, "a list of texts");
  if (node == nullptr) return found;
  for (const TomlNode& item : node->items) {
    if (item.kind != TomlNode::Kind::Text) {
      complain(item.line, key, "", fmt::format("\"{}\" must be a list of texts in quotes.", key));
      return found;
    }
    found.push_back(item.text);
  }
  return found;
}

std::vector<const TomlNode*> TableReader::tables(std::string_view key) {
  std::vector<const TomlNode*> found;
  const TomlNode* node = ask(key, TomlNode::Kind::List, "a list of tables");
  if (node == nullptr) return found;
  for (const TomlNode& item : node->items) {
    if (item.kind == TomlNode::Kind::Table) {
      found.push_back(&item);
    } else {
      complain(item.line, key, item.text, fmt::format("\"{}\" must be a list of tables.", key));
    }
  }
  return found;
}

void TableReader::finish() {
  for (std::size_t i = 0; i < table_.keys.size(); ++i) {
    const std::string& key = table_.keys[i];
    if (std::ranges::find(asked_, key) != asked_.end()) continue;
    complain(table_.items[i].line, key, table_.items[i].text,
             fmt::format("\"{}\" is not a key that belongs here: remove it or correct its spelling.", key));
    return;
  }
}

}  // namespace headrow::strategy
