#include "headrow/demo/write.hpp"

#include "levels.hpp"
#include "nation_files.hpp"

namespace headrow::demo {

Result<WriteSummary> write_nation(const std::filesystem::path& folder, NationSize size, std::uint64_t seed,
                                  const evidence::Catalogue& catalogue,
                                  const std::filesystem::path& levels_file) {
  std::error_code ignored;
  if (std::filesystem::exists(folder, ignored) && !std::filesystem::is_empty(folder, ignored)) {
    return fail(ProblemCode::Conflict,
                "The folder holds files already. Name one that is empty or not there yet.",
                {folder.string()});
  }
  const auto levels = Levels::read(levels_file);
  if (!levels) return tl::unexpected(levels.error());
  const Nation nation = invent_nation(size, seed);
  const Invention invention{nation, catalogue, *levels};

  struct Part {
    Result<std::size_t> (*write)(const Invention&, const std::filesystem::path&);
    const char* folder;
  };
  const Part parts[] = {{write_interactive_tool, "interactive-tool"},
                        {write_registers, "register"},
                        {write_inspections, "inspections"},
                        {write_open_data, "open-data"},
                        {write_performance_tables, "performance-tables"},
                        {write_scorecards, "places"}};
  WriteSummary summary{0, nation.authorities.size(), nation.schools.size()};
  for (const Part& part : parts) {
    const auto files = part.write(invention, folder / part.folder);
    if (!files) return tl::unexpected(files.error());
    summary.files += *files;
  }
  return summary;
}

}  // namespace headrow::demo
