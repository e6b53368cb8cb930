#include <fmt/format.h>

#include <algorithm>

#include "catalogue_read.hpp"
#include "days.hpp"

namespace headrow::evidence {

namespace {

std::string day_of(TomlTable& table, std::string_view key, const std::string& otherwise) {
  std::string day = table.day(key);
  if (day.empty()) return otherwise;
  if (!read_day(day)) table.wrong(key, fmt::format("'{}' is no day; write it as 2024-08-19.", day));
  return day;
}

CodeValue value_of(TomlTable table, const std::vector<std::string>& meanings, const CodeSet& set) {
  CodeValue value;
  value.code = table.needed_text("code");
  value.title = table.text("title");
  value.means = table.needed_text("means");
  if (std::find(meanings.begin(), meanings.end(), value.means) == meanings.end()) {
    table.wrong("means", fmt::format("The code set '{}' has no meaning '{}'.", set.code, value.means));
  }
  const std::string mark = table.text("mark");
  if (mark.size() > 1) table.wrong("mark", "A mark is one character.");
  value.mark = mark.empty() ? (value.code.size() == 1 ? value.code.front() : '\0') : mark.front();
  value.from = day_of(table, "from", value.from);
  value.until = day_of(table, "until", value.until);
  if (value.until < value.from) table.wrong("until", "The code ends before it begins.");
  table.finish();
  return value;
}

/// What the codes of a set may mean.
std::vector<std::string> meanings_of(TomlTable& table, const CodeSet& set,
                                     const std::vector<Dimension>& dimensions) {
  if (set.dimension.empty()) {
    if (set.meanings.empty()) table.wrong("meanings", "A code set needs a dimension, or its own meanings.");
    return set.meanings;
  }
  const auto dimension = std::find_if(dimensions.begin(), dimensions.end(),
                                      [&](const Dimension& one) { return one.code == set.dimension; });
  if (dimension == dimensions.end())
    table.wrong("dimension", fmt::format("There is no dimension '{}'.", set.dimension));
  std::vector<std::string> meanings;
  for (const DimensionValue& value : dimension->values) meanings.push_back(value.code);
  return meanings;
}

}  // namespace

void read_code_sets(const std::filesystem::path& file, const std::vector<Dimension>& dimensions,
                    std::vector<CodeSet>& sets) {
  TomlTable top = formats::open_toml(file);
  for (TomlTable& table : top.tables("code_set")) {
    CodeSet set;
    set.code = table.needed_text("code");
    set.title = table.text("title");
    set.dimension = table.text("dimension");
    set.meanings = table.texts("meanings");
    const std::vector<std::string> meanings = meanings_of(table, set, dimensions);
    set.otherwise = table.text("otherwise");
    if (!set.otherwise.empty() &&
        std::find(meanings.begin(), meanings.end(), set.otherwise) == meanings.end()) {
      table.wrong("otherwise", fmt::format("'{}' is none of the set's meanings.", set.otherwise));
    }
    for (TomlTable& value : table.tables("values"))
      set.values.push_back(value_of(std::move(value), meanings, set));
    if (set.values.empty()) table.wrong("values", "A code set needs codes.");
    table.finish();
    sets.push_back(std::move(set));
  }
  top.finish();
}

}  // namespace headrow::evidence
