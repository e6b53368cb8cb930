#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>

#include "headrow/base/result.hpp"
#include "headrow/demo/city.hpp"
#include "headrow/demo/nation.hpp"
#include "headrow/evidence/catalogue.hpp"

namespace headrow::demo {

struct WriteSummary {
  std::size_t files = 0;
  std::size_t authorities = 0, schools = 0;
  std::size_t children = 0;  ///< with records, of the city
};

/// What is to be invented and written.
struct Invented {
  NationSize size = NationSize::Small;
  std::uint64_t seed = 1;
  std::optional<CityPlan> city;  ///< with a city's children, in the folder "children" below
  std::filesystem::path truth;   ///< where the city's truth goes, which no import should read; "" nowhere
};

/// Writes an invented nation's files below `folder` (made when missing; Conflict when it holds anything, so
/// that no real file is overwritten), and of its first authority the children's. Levels come from
/// `levels_file` (catalog/demo/levels.toml); short names from the catalogue's bindings, so that every measure
/// of the catalogue has figures.
Result<WriteSummary> write_nation(const std::filesystem::path& folder, const Invented& invented,
                                  const evidence::Catalogue& catalogue,
                                  const std::filesystem::path& levels_file);

}  // namespace headrow::demo
