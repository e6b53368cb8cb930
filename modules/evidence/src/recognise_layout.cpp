#include "recognise_layout.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <tuple>

#include "children/staging.hpp"
#include "headings.hpp"
#include "headrow/formats/file_kind.hpp"
#include "headrow/formats/geojson.hpp"
#include "headrow/formats/table_reader.hpp"
#include "headrow/formats/xml_document.hpp"
#include "where.hpp"
#include "words.hpp"

namespace headrow::evidence {

namespace {

namespace fs = std::filesystem;

bool fits(const Layout& layout, const Headings& headings) {
  if (!layout.root.empty()) return false;
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

bool fits(const Layout& layout, const formats::XmlDocument& document) {
  if (layout.root.empty() || lowered(layout.root) != lowered(document.root())) return false;
  return std::all_of(layout.document.begin(), layout.document.end(), [&](const auto& said) {
    return lowered(document.text(said.first)) == lowered(said.second);
  });
}

Result<const Layout*> recognise_xml(const fs::path& file, const Catalogue& catalogue) {
  auto document = formats::XmlDocument::open(file);
  if (!document) return tl::unexpected(document.error());
  for (const Layout& layout : catalogue.layouts()) {
    if (fits(layout, *document)) return &layout;
  }
  return fail(ProblemCode::NotFound,
              fmt::format("No layout of the catalogue is an XML document such as this ({}). Name one with "
                          "--dataset, or add a layout (docs/datasets.md).",
                          document->outline()),
              in_file(file));
}

/// The layout of a shape that fits best; nullptr when none does.
const Layout* best_of(Shape shape, const Headings& headings, const Catalogue& catalogue) {
  const Layout* best = nullptr;
  for (const Layout& layout : catalogue.layouts()) {
    if (layout.shape == shape && fits(layout, headings) && better(layout, best)) best = &layout;
  }
  return best;
}

Result<const Layout*> recognise_parquet(const fs::path& file, const Catalogue& catalogue,
                                        Connection* reader) {
  if (reader == nullptr)
    return fail(ProblemCode::BadInput, "A Parquet file cannot be read here.", in_file(file));
  const Headings headings(children::parquet_columns(*reader, file));
  if (const Layout* best = best_of(Shape::Children, headings, catalogue)) return best;
  return fail(ProblemCode::NotFound,
              fmt::format("No layout that may be Parquet has these columns ({}).", some_headings(headings)),
              in_file(file));
}

Result<const Layout*> recognise_boundaries(const fs::path& file, const Catalogue& catalogue) {
  const auto areas = formats::read_geojson(file);
  if (!areas) return tl::unexpected(areas.error());
  std::vector<std::string> names;
  if (!areas->empty()) {
    for (const auto& [name, value] : areas->front().properties) names.push_back(name);
  }
  const Headings headings(names);
  if (const Layout* best = best_of(Shape::Boundaries, headings, catalogue)) return best;
  return fail(ProblemCode::NotFound,
              fmt::format("No layout of boundaries has these properties ({}).", some_headings(headings)),
              in_file(file));
}

}  // namespace

Result<const Layout*> recognise_layout(const fs::path& file, const Catalogue& catalogue,
                                       const std::string& dataset, Connection* parquet_reader) {
  if (!dataset.empty()) {
    const Layout* layout = catalogue.layout(dataset);
    if (layout == nullptr)
      return fail(ProblemCode::BadUsage, fmt::format("There is no layout '{}'.", dataset));
    return layout;
  }
  const auto kind = formats::file_kind(file);
  if (!kind) return tl::unexpected(kind.error());
  if (*kind == formats::FileKind::Xml) return recognise_xml(file, catalogue);
  if (*kind == formats::FileKind::Parquet) return recognise_parquet(file, catalogue, parquet_reader);
  if (*kind == formats::FileKind::GeoJson) return recognise_boundaries(file, catalogue);
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
