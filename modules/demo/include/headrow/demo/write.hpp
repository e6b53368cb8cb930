#pragma once

#include <cstdint>
#include <filesystem>

#include "headrow/base/result.hpp"
#include "headrow/demo/nation.hpp"
#include "headrow/evidence/catalogue.hpp"

namespace headrow::demo {

struct WriteSummary {
  std::size_t files = 0;
  std::size_t authorities = 0, schools = 0;
};

/// Writes an invented nation's files below `folder` (made when missing; Conflict when it holds anything, so
/// that no real file is overwritten). Levels come from `levels_file` (catalog/demo/levels.toml); short names
/// from the catalogue's bindings, so that every measure of the catalogue has figures.
Result<WriteSummary> write_nation(const std::filesystem::path& folder, NationSize size, std::uint64_t seed,
                                  const evidence::Catalogue& catalogue,
                                  const std::filesystem::path& levels_file);

}  // namespace headrow::demo
