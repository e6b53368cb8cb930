#include "headrow/base/result.hpp"

#include <fmt/format.h>

namespace headrow {

std::string describe(const Problem& problem) {
  const Where& where = problem.where;
  std::string place;
  const auto add = [&place](const std::string& part) {
    if (!place.empty()) place += ", ";
    place += part;
  };
  if (!where.file.empty()) add(where.file);
  if (where.row > 0) add(fmt::format("row {}", where.row));
  if (!where.column.empty()) add(fmt::format("column {}", where.column));
  if (!where.value.empty()) add(fmt::format("value '{}'", where.value));
  return place.empty() ? problem.message : fmt::format("{}: {}", place, problem.message);
}

}  // namespace headrow
