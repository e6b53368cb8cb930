#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "catalogue_read.hpp"

namespace headrow::evidence {

namespace {

DimensionValue value_of(TomlTable table) {
  DimensionValue value;
  value.code = table.needed_text("code");
  value.title = table.needed_text("title");
  value.synonyms = table.texts("synonyms");
  value.parent = table.text("parent");
  table.finish();
  return value;
}

void check_values(TomlTable& table, const Dimension& dimension) {
  std::set<std::string> codes;
  for (const DimensionValue& value : dimension.values) {
    if (!codes.insert(value.code).second) {
      table.wrong("value", fmt::format("The value '{}' stands twice in the dimension '{}'.", value.code,
                                       dimension.code));
    }
  }
  for (const DimensionValue& value : dimension.values) {
    if (!value.parent.empty() && codes.count(value.parent) == 0) {
      table.wrong("value", fmt::format("The parent '{}' of '{}' is no value of the dimension '{}'.",
                                       value.parent, value.code, dimension.code));
    }
  }
  if (!dimension.total.empty() && codes.count(dimension.total) == 0) {
    table.wrong("total",
                fmt::format("'{}' is no value of the dimension '{}'.", dimension.total, dimension.code));
  }
}

Dimension dimension_of(TomlTable table) {
  Dimension dimension;
  dimension.code = table.needed_text("code");
  dimension.title = table.needed_text("title");
  dimension.definition = table.text("definition");
  dimension.columns = table.texts("columns");
  dimension.total = table.text("total");
  for (TomlTable& value : table.tables("value")) dimension.values.push_back(value_of(std::move(value)));
  check_values(table, dimension);
  table.finish();
  return dimension;
}

}  // namespace

void read_dimensions(const std::filesystem::path& file, std::vector<Dimension>& dimensions) {
  TomlTable top = formats::open_toml(file);
  for (TomlTable& table : top.tables("dimension")) dimensions.push_back(dimension_of(std::move(table)));
  top.finish();
}

}  // namespace headrow::evidence
