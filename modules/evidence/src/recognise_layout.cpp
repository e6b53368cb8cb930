#include "recognise_layout.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <tuple>

#include "headings.hpp"
#include "headrow/formats/table_reader.hpp"
#include "where.hpp"

namespace headrow::evidence {

namespace {

namespace fs = std::filesystem;

bool fits(const Layout& layout, const Headings& headings) {
  const auto there = [&](const std::string& name) { return headings.find(name).has_value(); };
  return std::all_of(layout.recognise.begin(), layout.recognise.end(), there) &&
         std::none_of(layout.recognise_not.begin(), layout.recognise_not.end(), there);
}

bool better(const Layout& layout, const Layout* than) {
  if (than == nullptr) return true;
  return std::tuple(layout.priority, layout.recognise.size()) >
         std::tuple(than->priority, than->recognise.size());
}

/// The first headings of a file, for a message.
std::string some_headings(const Headings& headings) {
  constexpr std::size_t kShown = 8;
  std::string text;
  for (std::size_t i = 0; i < headings.size() && i < kShown; ++i) {
    text += fmt::format("{}'{}'", i == 0 ? "" : ", ", headings.name(i).substr(0, 60));
  }
  return headings.size() > kShown ? text + ", ..." : text;
}

}  // namespace

Result<const Layout*> recognise_layout(const fs::path& file, const Catalogue& catalogue,
                                       const std::string& dataset) {
  if (!dataset.empty()) {
    const Layout* layout = catalogue.layout(dataset);
    if (layout == nullptr)
      return fail(ProblemCode::BadUsage, fmt::format("There is no layout '{}'.", dataset));
    return layout;
  }
  // Layouts differ in where their headings stand; each place is looked at once.
  std::set<std::pair<std::string, int>> places{{"", 1}};
  for (const Layout& layout : catalogue.layouts()) places.emplace(layout.sheet, layout.heading_row);
  const Layout* best = nullptr;
  std::string first_headings;
  for (const auto& [sheet, heading_row] : places) {
    formats::TableOptions options;
    options.sheet = sheet;
    options.heading_row = heading_row;
    auto table = formats::open_table(file, options);
    if (!table) {
      if (sheet.empty() && heading_row == 1) return tl::unexpected(table.error());
      continue;
    }
    const Headings headings((*table)->headings());
    if (sheet.empty() && heading_row == 1) first_headings = some_headings(headings);
    for (const Layout& layout : catalogue.layouts()) {
      if (layout.sheet != sheet || layout.heading_row != heading_row || !fits(layout, headings)) continue;
      if (better(layout, best)) best = &layout;
    }
  }
  if (best != nullptr) return best;
  return fail(
      ProblemCode::NotFound,
      fmt::format(
          "No layout of the catalogue has these headings ({}). Name one with --dataset, or add a layout "
          "(docs/datasets.md).",
          first_headings),
      in_file(file));
}

}  // namespace headrow::evidence
