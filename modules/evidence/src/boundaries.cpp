#include "boundaries.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "headrow/evidence/boundary.hpp"
#include "headrow/formats/geojson.hpp"
#include "place_finder.hpp"

namespace headrow::evidence {

namespace {

/// The property that has a role; "" when the layout names none.
std::string property_of(const Layout& layout, std::string_view role) {
  for (const LayoutColumn& column : layout.columns) {
    if (column.role == role) return column.name;
  }
  return {};
}

}  // namespace

std::uint64_t load_boundaries(ImportSession& session, const RecognisedFile& file,
                              const std::filesystem::path& bytes, std::int32_t source,
                              FileFindings& findings) {
  const Layout& layout = *file.layout;
  const auto areas = formats::read_geojson(bytes);
  if (!areas) {
    findings.add("file-not-read", areas.error().where.row, "", "", areas.error().message);
    return 0;
  }
  const std::string code = property_of(layout, "gss"), name = property_of(layout, "name");
  // A map names areas as a register does, and gives way to registers that say how old they are.
  PlaceFinder finder(*session.places, findings, source, {true, Naming::kNoAge},
                     session.catalogue.not_authorities());
  Appender appender(session.connection, "boundary");
  std::set<PlaceId> seen;
  long line = 0;
  for (const formats::GeoArea& area : *areas) {
    ++line;
    AreaWords words;
    words.kind = layout.area_kind;
    words.gss = area.property(code);
    words.name = area.property(name);
    words.column = code;
    if (is_no_code(words.gss)) {
      findings.add("code-not-read", line, code, words.gss, "The area has no code; it is passed over.");
      findings.count_quarantined_row();
      continue;
    }
    const auto place = finder.area(words, line);
    if (!place || !seen.insert(*place).second) {
      if (place)
        findings.add("row-repeated", line, code, words.gss, "The area stands before; that one is taken.");
      findings.count_quarantined_row();
      continue;
    }
    appender.set<std::int32_t>(0, *place);
    appender.set_text(1, area.geometry);
    appender.set<std::int32_t>(2, source);
    appender.end_row();
  }
  appender.close();
  session.places->write(session.connection);
  if (areas->empty()) findings.add("no-rows", 0, "", "", "There are no areas in it.");
  return areas->size();
}

Result<std::vector<Boundary>> boundaries(const Store& store, std::span<const PlaceId> places) {
  std::vector<Boundary> found;
  try {
    const auto database = store.database();
    Connection connection = database->connect();
    Rows rows = connection.query(fmt::format(
        "SELECT place_id, arg_max(geometry, source_id) FROM boundary WHERE place_id IN ({}) GROUP "
        "BY place_id ORDER BY place_id",
        places.empty() ? "NULL" : fmt::format("{}", fmt::join(places, ", "))));
    while (rows.next_chunk()) {
      for (std::size_t i = 0; i < rows.size(); ++i)
        found.push_back({rows.column<std::int32_t>(0)[i], std::string(rows.text(1, i))});
    }
  } catch (const DatabaseError& failure) {
    return tl::unexpected<Problem>(failure.problem());
  }
  return found;
}

}  // namespace headrow::evidence
