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
                                   const std::filesystem::path& folder) {
  const CityFiles files{nation, city, folder, KeyedRandom(city.plan.seed).of("files")};
  std::size_t written = 0;
  for (const auto write :
       {write_censuses, write_attendance, write_exclusions, write_results, write_care, write_participation}) {
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
  const auto levels = Levels::read(levels_file);
  if (!levels) return tl::unexpected(levels.error());
  Nation nation = invent_nation(invented.size, invented.seed);
  std::optional<City> city;
  if (invented.city) city = invent_city(nation, *invented.city);
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
  WriteSummary summary{0, nation.authorities.size(), nation.schools.size(), 0};
  for (const Part& part : parts) {
    const auto files = part.write(invention, folder / part.folder);
    if (!files) return tl::unexpected(files.error());
    summary.files += *files;
  }
  if (!city) return summary;
  summary.children = city->children.size();
  const auto files = write_children(nation, *city, folder / "children");
  if (!files) return tl::unexpected(files.error());
  summary.files += *files;
  if (invented.truth.empty()) return summary;
  if (auto written = write_truth(nation, *city, invented.truth); !written)
    return tl::unexpected(written.error());
  return summary;
}

}  // namespace headrow::demo
