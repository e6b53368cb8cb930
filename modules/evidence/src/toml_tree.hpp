#pragma once

#include <cstdint>
#include <filesystem>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "headrow/base/result.hpp"

namespace headrow::evidence {

/// One value of a TOML file with the line it stands on. The parser itself is heavy to compile and stays in
/// toml_tree.cpp.
struct TomlNode {
  enum class Kind : unsigned char { Table, Array, Text, Integer, Real, Boolean };
  Kind kind = Kind::Table;
  int line = 0;
  std::string text;
  std::int64_t integer = 0;
  double real = 0;
  bool boolean = false;
  std::vector<std::pair<std::string, TomlNode>> members;  ///< of a table, in the order of the file
  std::vector<TomlNode> items;                            ///< of an array
};

/// A mistake in the catalogue; caught by Catalogue::read, which answers with its Problem.
class CatalogueError : public std::runtime_error {
public:
  explicit CatalogueError(Problem problem)
      : std::runtime_error(problem.message), problem_(std::move(problem)) {}
  const Problem& problem() const { return problem_; }

private:
  Problem problem_;
};

/// Throws CatalogueError with file, line and key.
[[noreturn]] void catalogue_error(const std::filesystem::path& file, int line, std::string_view key,
                                  std::string message);

/// The whole file as a tree. Throws CatalogueError with the line of what TOML does not allow.
TomlNode read_toml(const std::filesystem::path& file);

/// One table of a file, read key by key: what is not asked for by the end is a mistake in the file.
class TomlTable {
public:
  TomlTable(const TomlNode& node, const std::filesystem::path& file);

  /// The value of a key; absent gives the default. Another type throws.
  std::string text(std::string_view key, std::string_view otherwise = "");
  std::int64_t integer(std::string_view key, std::int64_t otherwise);
  double real(std::string_view key, double otherwise);
  bool boolean(std::string_view key, bool otherwise);
  std::vector<std::string> texts(std::string_view key);
  /// A text that must be there and not be empty.
  std::string needed_text(std::string_view key);
  /// The tables of an array of tables; none when the key is absent.
  std::vector<TomlTable> tables(std::string_view key);
  /// The pairs of a table of texts ({ fsm = "yes" }).
  std::vector<std::pair<std::string, std::string>> pairs(std::string_view key);
  bool has(std::string_view key) const;

  /// Throws when a key was not asked for.
  void finish() const;
  [[noreturn]] void wrong(std::string_view key, std::string message) const;

private:
  const TomlNode* find(std::string_view key);
  const TomlNode* find(std::string_view key, TomlNode::Kind kind, std::string_view wanted);

  const TomlNode* node_;
  std::filesystem::path file_;
  std::set<std::string, std::less<>> asked_;
};

}  // namespace headrow::evidence
