#pragma once

#include <filesystem>

#include "headrow/base/result.hpp"
#include "headrow/demo/nation.hpp"
#include "headrow/evidence/catalogue.hpp"
#include "levels.hpp"

namespace headrow::demo {

/// Everything that the writers of files draw from.
struct Invention {
  const Nation& nation;
  const evidence::Catalogue& catalogue;
  const Levels& levels;
};

// Each writes the files of one publisher below `folder` and returns how many; Failed when the disk would not
// take one.
Result<std::size_t> write_interactive_tool(const Invention& invention, const std::filesystem::path& folder);
Result<std::size_t> write_registers(const Invention& invention, const std::filesystem::path& folder);
Result<std::size_t> write_inspections(const Invention& invention, const std::filesystem::path& folder);
Result<std::size_t> write_open_data(const Invention& invention, const std::filesystem::path& folder);
Result<std::size_t> write_scorecards(const Invention& invention, const std::filesystem::path& folder);
Result<std::size_t> write_performance_tables(const Invention& invention, const std::filesystem::path& folder);

}  // namespace headrow::demo
