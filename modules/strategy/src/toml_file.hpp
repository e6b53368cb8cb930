#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "headrow/base/result.hpp"

/// TOML as this module reads it: a small tree of its own, so that the parser stays in one translation unit,
/// and a reader of tables that refuses what nobody asked for.
namespace headrow::strategy {

struct TomlNode {
  enum class Kind : unsigned char { Text, Integer, Number, Boolean, Date, List, Table };
  Kind kind = Kind::Table;
  long line = 0;
  std::string text;  ///< of Text; of Date in the form 2020-12-31
  double number = 0;
  std::vector<std::string> keys;  ///< of Table, in the order of `items`
  std::vector<TomlNode> items;    ///< of List and Table

  const TomlNode* find(std::string_view key) const;
};

/// BadInput with file and line when it is not TOML; Failed when it cannot be read.
Result<TomlNode> read_toml(const std::filesystem::path& file);

/// Reads the keys of one table. The first thing wrong is kept in `first_problem`, shared by all readers of
/// one file, so that reading code needs no checks of its own; `finish` complains of keys that nobody asked
/// for.
class TableReader {
public:
  TableReader(const TomlNode& table, std::string file, std::optional<Problem>& first_problem)
      : table_(table), file_(std::move(file)), problem_(first_problem) {}

  std::string text(std::string_view key);           ///< must be there, not empty
  std::string optional_text(std::string_view key);  ///< "" when it is not
  std::string day(std::string_view key);            ///< "2020-12-31" as text or date; "" when it is not there
  int integer(std::string_view key, int fallback);
  std::optional<double> number(std::string_view key);
  std::vector<std::string> texts(std::string_view key);
  std::vector<const TomlNode*> tables(std::string_view key);

  long line() const { return table_.line; }
  TableReader inner(const TomlNode& table) const { return TableReader(table, file_, problem_); }
  void complain(long line, std::string_view key, std::string_view value, std::string message);
  void finish();

private:
  const TomlNode* ask(std::string_view key);
  const TomlNode* ask(std::string_view key, TomlNode::Kind kind, std::string_view asked_for);

  const TomlNode& table_;
  std::string file_;
  std::optional<Problem>& problem_;
  std::vector<std::string_view> asked_;
};

}  // namespace headrow::strategy
