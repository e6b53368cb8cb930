#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "load_job.hpp"

namespace headrow::evidence {

/// Finds the place of each row of a wide file by the roles of its columns and the row's level.
class RowPlace {
public:
  explicit RowPlace(LoadJob& job);

  /// The level of the current row: "school", "authority", "district", "region", "country", "trust",
  /// "planning_area", or "skip"; with what such a row adds to the group. nullopt when its record type is not
  /// known, which is then a finding.
  struct Level {
    std::string_view level;
    std::string_view group;
  };
  std::optional<Level> level() const;

  /// The place of the current row; nullopt with a finding when it cannot be found.
  std::optional<PlaceId> find(std::string_view level, const std::optional<Period>& period);
  /// True when no column that names a place holds anything.
  bool nameless() const;

private:
  std::string_view cell(const std::optional<std::size_t>& column) const;
  std::string_view heading(const std::optional<std::size_t>& column) const;
  std::optional<PlaceId> school(const std::optional<Period>& period);
  std::optional<PlaceId> area(PlaceKind kind, const std::optional<std::size_t>& gss,
                              const std::optional<std::size_t>& number);
  std::optional<PlaceId> region();

  LoadJob& job_;
  std::vector<std::size_t> levels_;
  std::optional<std::size_t> urn_, laestab_, establishment_, authority_, gss_, district_, region_, trust_,
      planning_area_, name_;
};

}  // namespace headrow::evidence
