#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "filter_reader.hpp"
#include "load_job.hpp"

namespace headrow::evidence {

/// A geographic level of the open data standard and the columns that name its places.
struct OpenDataLevel {
  std::string_view level;
  PlaceKind kind;
  std::string_view code, name, second_code;
};

/// The level of a cell of geographic_level, in any case; nullptr when the standard has none of that name.
const OpenDataLevel* open_data_level(std::string_view cell);

/// True for the standard's own columns of time and geography.
bool is_standard_column(std::string_view heading);

struct OpenDataIndicator {
  std::size_t column = 0;
  std::int32_t id = 0;
};
struct OpenDataText {
  std::size_t column = 0;
  const LayoutColumn* said = nullptr;
};

/// What each column of an open data file is: by its sidecar when it has one, else by the layout,
/// else by what stands in it (read ahead): a column that holds anything but figures and symbols is a filter.
struct OpenDataColumns {
  std::vector<FilterColumn> filters;
  std::vector<OpenDataIndicator> indicators;
  std::vector<OpenDataText> texts;
  std::optional<std::size_t> status;
};
OpenDataColumns open_data_columns(LoadJob& job);

}  // namespace headrow::evidence
