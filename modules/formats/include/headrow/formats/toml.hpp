#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "headrow/base/result.hpp"

namespace headrow::formats {

/// A mistake in a file of TOML, with file, line and key. Thrown by everything below and caught by
/// `read_toml`, or by who reads several files as one whole.
class TomlMistake : public std::runtime_error {
public:
  explicit TomlMistake(Problem problem) : std::runtime_error(problem.message), problem_(std::move(problem)) {}
  const Problem& problem() const { return problem_; }

private:
  Problem problem_;
};

/// Throws TomlMistake: BadInput at a line (0: the whole file) and key.
[[noreturn]] void toml_mistake(const std::filesystem::path& file, int line, std::string_view key,
                               std::string message, std::string_view value = "");

struct TomlNode;

/// One table of a file, read key by key: what is not asked for by the end is a mistake in the file. Keeps the
/// whole file alive. All that it reads throws TomlMistake when it is of another type.
class TomlTable {
public:
  TomlTable(std::shared_ptr<const TomlNode> node, std::filesystem::path file);

  /// The value of a key; absent gives the default.
  std::string text(std::string_view key, std::string_view otherwise = "");
  std::int64_t integer(std::string_view key, std::int64_t otherwise);
  double real(std::string_view key, double otherwise);
  std::optional<double> optional_real(std::string_view key);
  bool boolean(std::string_view key, bool otherwise);
  std::vector<std::string> texts(std::string_view key);
  std::vector<int> integers(std::string_view key);
  /// "2020-12-31", written as text or as a date of TOML; "" when the key is absent.
  std::string day(std::string_view key);
  /// A text that must be there and not be empty.
  std::string needed_text(std::string_view key);
  /// The tables of an array of tables; none when the key is absent.
  std::vector<TomlTable> tables(std::string_view key);
  /// The pairs of a table of texts ({ fsm = "yes" }).
  std::vector<std::pair<std::string, std::string>> pairs(std::string_view key);
  bool has(std::string_view key) const;
  /// Where the table begins.
  int line() const;

  /// Throws when a key was not asked for.
  void finish() const;
  /// Throws at the key, or at the table where it has no such key.
  [[noreturn]] void wrong(std::string_view key, std::string message, std::string_view value = "") const;

private:
  const TomlNode* find(std::string_view key);

  std::shared_ptr<const TomlNode> node_;
  std::filesystem::path file_;
  std::set<std::string, std::less<>> asked_;
};

/// A text as TOML writes it, in quotes.
std::string quoted_toml(std::string_view text);

/// The table of a whole file. Throws TomlMistake with the line of what TOML does not allow; its problem is
/// Failed when the file cannot be read.
TomlTable open_toml(const std::filesystem::path& file);

/// What `read` makes of the table of a file, every key of which it must ask for. The Problem is the first
/// mistake in the file.
template <typename Read>
auto read_toml(const std::filesystem::path& file, Read read)
    -> Result<std::invoke_result_t<Read, TomlTable&>> {
  try {
    TomlTable table = open_toml(file);
    auto made = std::invoke(read, table);
    table.finish();
    return made;
  } catch (const TomlMistake& mistake) {
    return tl::unexpected<Problem>(mistake.problem());
  }
}

}  // namespace headrow::formats
