#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "headrow/base/finding.hpp"
#include "headrow/base/result.hpp"
#include "headrow/evidence/place.hpp"

namespace headrow::evidence {

/// What the loaded register knows of official codes; given by whoever screens, so that the screening needs no
/// store.
class OfficialPlaces {
public:
  virtual ~OfficialPlaces() = default;
  /// The code of the place of this kind that bears the name; "" when the register has none.
  virtual std::string code_of_name(PlaceKind kind, std::string_view name) const = 0;
  /// The name of the place of this kind with the code; "" when the register has none.
  virtual std::string name_of_code(PlaceKind kind, std::string_view code) const = 0;
};

/// A data file of the open data standard and its sidecar, with the names that findings carry.
struct ScreeningInput {
  std::filesystem::path data;
  std::filesystem::path sidecar;
  std::string data_name;
  std::string sidecar_name;
  const OfficialPlaces* places = nullptr;  ///< none: the checks of codes against names are left out
};

/// One of the Department's checks. `severity` is the check's own: Error where the Department refuses the
/// file.
struct ScreeningCheck {
  std::string_view name;
  Severity severity = Severity::Error;
};

/// Every check that `screen` makes, in its order.
std::span<const ScreeningCheck> screening_checks();

/// Applies the checks that the Department makes before it publishes a file on Explore education statistics.
/// Each finding carries its check's name as rule; a check that fails often in one column makes one finding,
/// with the first place and how often. Reads the data file once; memory grows with the places and filter
/// items, and by some 60 bytes a row of areas. BadInput when either file is no table. Checks of the second
/// stage are left out when the first shows that the two files do not belong together. Source:
/// dfe-analytical-services/eesyscreener, 2026.
Result<std::vector<Finding>> screen(const ScreeningInput& input);

}  // namespace headrow::evidence
