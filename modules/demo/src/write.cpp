#include "headrow/demo/write.hpp"

#include "city_files.hpp"
#include "levels.hpp"
#include "nation_files.hpp"
#include "table_file.hpp"

namespace headrow::demo {

namespace {

/// The true effects of schools, for who tests what is worked out from the files.
Result<void> write_truth(const Nation& nation, const City& city, const std::filesystem::path& folder) {
  TableFile file(folder / "schools.csv", {"URN", "KS2_EFFECT", "KS4_EFFECT", "ATTENDANCE_EFFECT"});
  for (const CitySchool& school : city.schools) {
    file.row({cell(nation.schools[school.school].urn), cell(school.effect * kKeyStage2.standard_deviation, 6),
              cell(school.effect * kKeyStage4.standard_deviation, 6), cell(school.attendance_effect, 6)});
  }
  return file.finish();
}

Result<std::size_t> write_children(const Nation& nation, const City& city,
                                   const std::filesystem::path& folder, CityFigures& figures) {
  const CityFiles files{nation, city, folder, KeyedRandom(city.plan.seed).of("files"), figures};
  std::size_t written = 0;
  for (const auto write : {write_boundaries, write_censuses, write_attendance, write_exclusions,
                           write_results, write_care, write_participation}) {
    const auto part = write(files);
    if (!part) return part;
    written += *part;
  }
  return written;
}

}  // namespace

Result<WriteSummary> write_nation(const std::filesystem::path& folder, const Invented& invented,
                                  const evidence::Catalogue& catalogue,
                                  const std::filesystem::path& levels_file) {
  std::error_code ignored;
  if (std::filesystem::exists(folder, ignored) && !std::filesystem::is_empty(folder, ignored)) {
    return fail(ProblemCode::Conflict,
                "The folder holds files already. Name one that is empty or not there yet.",
                {folder.string()});
  }
  auto levels = Levels::read(levels_file);
  if (!levels) return tl::unexpected(levels.error());
  Nation nation = invent_nation(invented.size, invented.seed);
  WriteSummary summary;
  if (invented.city) {
    // The children first: what is published of their city is counted from them.
    const City city = invent_city(nation, *invented.city);
    CityFigures figures;
    const auto files = write_children(nation, city, folder / "children", figures);
    if (!files) return tl::unexpected(files.error());
    summary.files = *files;
    summary.children = city.children.size();
    levels->know(nation.authorities[0].number, std::move(figures));
    if (!invented.truth.empty()) {
      if (auto written = write_truth(nation, city, invented.truth); !written)
        return tl::unexpected(written.error());
    }
  }
  const Invention invention{nation, catalogue, *levels};
  summary.authorities = nation.authorities.size();
  summary.schools = nation.schools.size();

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
  for (const Part& part : parts) {
    const auto files = part.write(invention, folder / part.folder);
    if (!files) return tl::unexpected(files.error());
    summary.files += *files;
  }
  return summary;
}

}  // namespace headrow::demo
