#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "file_findings.hpp"
#include "headrow/base/group.hpp"
#include "headrow/evidence/catalogue.hpp"
#include "lookup.hpp"
#include "names.hpp"
#include "row_source.hpp"

namespace headrow::evidence {

/// What published filter headings and values mean in the words of catalog/dimensions.
class FilterWords {
public:
  explicit FilterWords(const Catalogue& catalogue);

  /// The characteristic and value of one cell; nullopt when it means everyone. `topic` says what the cell is
  /// about, "" when the file does not say. What no dimension knows stays in the file's own words.
  std::optional<Group::Part> part(std::string_view heading, std::string_view topic,
                                  std::string_view value) const;

private:
  struct Known {
    const Dimension* dimension = nullptr;
    TextMap<const DimensionValue*> values;  ///< by every word for them, in lower case
  };
  std::vector<Known> dimensions_;
  TextMap<std::vector<std::size_t>> by_heading_;
};

/// A filter column of a file, with the column that says what its cells are about.
struct FilterColumn {
  std::size_t column = 0;
  std::optional<std::size_t> topic;
  std::string heading;
};

/// The groups of the rows of one file, by its filters.
class FilterReader {
public:
  FilterReader(const FilterWords& words, Names& names, FileFindings& findings,
               std::vector<FilterColumn> filters)
      : words_(words), names_(names), findings_(findings), filters_(std::move(filters)) {}

  /// The number of the row's group, `more` added to what its filters say. A filter without a value is a
  /// finding and says nothing.
  std::int32_t group_of(const RowSource& rows, const Group& more = {});

private:
  std::int32_t read_group(const RowSource& rows, const Group& more) const;

  const FilterWords& words_;
  Names& names_;
  FileFindings& findings_;
  std::vector<FilterColumn> filters_;
  TextMap<std::int32_t> known_;
  std::string key_;
};

}  // namespace headrow::evidence
