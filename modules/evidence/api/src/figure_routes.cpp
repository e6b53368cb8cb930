// Figures of any places and periods: side by side, as an own table, and as the rows of the command line.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "headrow/evidence/api/ask.hpp"
#include "headrow/evidence/api/download.hpp"
#include "headrow/evidence/api/json_parts.hpp"
#include "routes.hpp"

namespace headrow::evidence::api {
namespace {

using http::Request;
using http::Response;
using http::Shape;

constexpr std::size_t kMostRows = 60000;
constexpr const char* kPlaces =
    "Codes with commas between, and the words authority, region, country, all, neighbours (of the parameter "
    "place).";

Problem too_many() {
  return {ProblemCode::BadUsage,
          fmt::format("That is more than {} figures. Ask for fewer measures, places or periods.", kMostRows)};
}

/// The periods a label means for one measure; nullopt is all of them.
Result<std::optional<std::vector<Period>>> asked_periods(const Evidence& evidence,
                                                         const MeasureAndGroup& what,
                                                         std::string_view asked) {
  if (asked == "all") return std::nullopt;
  std::vector<Period> periods;
  if (asked.empty() || asked == "latest") {
    if (const auto latest = evidence.latest_period(what)) periods.push_back(*latest);
    return std::optional(std::move(periods));
  }
  for (const auto& label : comma_list(asked)) {
    const auto period = evidence.find_period(what, label);
    if (!period) return tl::unexpected(period.error());
    periods.push_back(*period);
  }
  return std::optional(std::move(periods));
}

/// Rows of the places in their order, of the periods asked for.
std::vector<EvidenceRow> rows_of(const Evidence& evidence, const MeasureAndGroup& what,
                                 std::span<const Place> places,
                                 const std::optional<std::vector<Period>>& periods,
                                 const std::string& neighbour_set) {
  std::vector<EvidenceRow> rows;
  for (const auto& place : places) {
    for (auto& row : evidence.series(what, place.id, neighbour_set)) {
      if (periods && std::ranges::find(*periods, row.period) == periods->end()) continue;
      rows.push_back(std::move(row));
    }
    if (rows.size() > kMostRows) break;
  }
  return rows;
}

Json rows_json(const Evidence& evidence, std::span<const EvidenceRow> rows) {
  Json list = Json::array();
  for (const auto& row : rows) list.push_back(row_json(evidence, &row));
  return list;
}

// Side by side
// -------------------------------------------------------------------------------------------------------

struct Comparison {
  MeasureAndGroup what;
  std::vector<Place> places;
  std::string neighbour_set;
  std::optional<Period> period;
};

Result<Comparison> read_comparison(const Evidence& evidence, const Request& request) {
  auto what = asked_measure(evidence, request);
  if (!what) return tl::unexpected(what.error());
  auto places = asked_places(evidence, request);
  if (!places) return tl::unexpected(places.error());
  auto set = asked_neighbours(evidence, request);
  if (!set) return tl::unexpected(set.error());
  Comparison comparison{std::move(*what), std::move(*places), std::move(*set), std::nullopt};
  const auto label = request.parameter("period");
  if (label.empty() || label == "latest" || label == "all") {
    comparison.period = evidence.latest_period(comparison.what);
    return comparison;
  }
  const auto period = evidence.find_period(comparison.what, label);
  if (!period) return tl::unexpected(period.error());
  comparison.period = *period;
  return comparison;
}

Json point_json(const EvidenceRow& row) {
  return {{"period", period_text(row.period)},
          {"label", row.label},
          {"value", http::number_or_null(row.value)},
          {"rank", http::number_or_null(row.rank)},
          {"band", band_json(row.band)},
          {"scored", row.scored},
          {"source_id", std::to_string(row.source.source)},
          {"line", row.source.row}};
}

Json series_json(const Evidence& evidence, const MeasureAndGroup& what, PlaceId place,
                 const std::string& set) {
  Json list = Json::array();
  for (const auto& row : evidence.series(what, place, set)) list.push_back(point_json(row));
  return list;
}

/// The country whose series is drawn beside the places; none beside numbers of children.
std::optional<PlaceId> country_beside(const Evidence& evidence, const MeasureAndGroup& what) {
  return what.measure->kind == MeasureKind::Count ? std::nullopt : evidence.england();
}

Json comparison_json(const Evidence& evidence, const Comparison& comparison) {
  Json places = Json::array();
  for (const auto& place : comparison.places) {
    places.push_back(
        {{"place", place_json(evidence, place)},
         {"series", series_json(evidence, comparison.what, place.id, comparison.neighbour_set)}});
  }
  Json periods = Json::array();
  for (const auto& period : evidence.periods(comparison.what)) periods.push_back(period_text(period));
  const auto country = country_beside(evidence, comparison.what);
  return {{"measure", measure_json(evidence, comparison.what)},
          {"group", comparison.what.group.text()},
          {"group_title", group_title(evidence.catalogue(), comparison.what.group)},
          {"periods", std::move(periods)},
          {"places", std::move(places)},
          {"england", country ? series_json(evidence, comparison.what, *country, "") : Json::array()},
          {"period", comparison.period ? Json(period_text(*comparison.period)) : Json(nullptr)}};
}

void add_compare(http::RouteTable& table, const PageData& data) {
  http::Route route;
  route.permission = records::Permission::ReadPublished;
  route.pattern = "/api/v1/compare";
  route.operation = "comparePlaces";
  route.summary = "Any places side by side over time.";
  route.parameters = {
      required_parameter("measure", "A measure's code, a short name, or dataset:column.", "ks4.attainment8"),
      required_parameter("places", kPlaces, "383,380"),
      group_parameter(),
      text_parameter("period", "The period to look at closely; left out, the newest."),
      text_parameter("place", "Whose neighbours are meant."),
      neighbours_parameter()};
  offer_downloads(route);
  const auto point = Shape::list(Shape::object({{"period", Shape::text()},
                                                {"label", Shape::text()},
                                                {"value", Shape::number().or_null()},
                                                {"rank", Shape::whole_number().or_null()},
                                                {"band", Shape::text().or_null()},
                                                {"scored", Shape::yes_no()},
                                                {"source_id", Shape::text()},
                                                {"line", Shape::whole_number()}}));
  route.answer = Shape::object(
      {{"measure", Shape::named("MeasureSummary")},
       {"group", Shape::text()},
       {"group_title", Shape::text()},
       {"periods", Shape::list(Shape::text())},
       {"places", Shape::list(Shape::object({{"place", Shape::named("Place")}, {"series", point}}))},
       {"england", point},
       {"period", Shape::text().or_null()}});
  route.handler = [&data](const Request& request) -> Result<Response> {
    const auto& evidence = data.evidence();
    const auto comparison = read_comparison(evidence, request);
    if (!comparison) return tl::unexpected(comparison.error());
    if (asked_format(request) == Format::Answer)
      return http::json_response(comparison_json(evidence, *comparison));
    const auto rows =
        rows_of(evidence, comparison->what, comparison->places, std::nullopt, comparison->neighbour_set);
    if (rows.size() > kMostRows) return tl::unexpected(too_many());
    return download(evidence_download(evidence, file_name(comparison->what.as_asked, "compared"), rows,
                                      comparison->what.decimals),
                    asked_format(request));
  };
  table.add(std::move(route));
}

// An own table
// -------------------------------------------------------------------------------------------------------

struct OwnTable {
  std::vector<MeasureAndGroup> measures;
  std::vector<Place> places;
  std::vector<EvidenceRow> rows;
};

Result<std::vector<MeasureAndGroup>> asked_measures(const Evidence& evidence, const Request& request) {
  const auto group = Group::read(request.parameter("group"));
  if (!group) return tl::unexpected(group.error());
  std::vector<MeasureAndGroup> measures;
  for (const auto& name : comma_list(request.parameter("measures"))) {
    auto what = measure_named(evidence, name, *group);
    if (!what) return tl::unexpected(what.error());
    measures.push_back(std::move(*what));
  }
  return measures;
}

Result<OwnTable> make_table(const Evidence& evidence, const Request& request) {
  auto measures = asked_measures(evidence, request);
  if (!measures) return tl::unexpected(measures.error());
  auto places = asked_places(evidence, request);
  if (!places) return tl::unexpected(places.error());
  const auto set = asked_neighbours(evidence, request);
  if (!set) return tl::unexpected(set.error());
  OwnTable made{std::move(*measures), std::move(*places), {}};
  evidence.prepare(made.measures);
  for (const auto& what : made.measures) {
    const auto periods = asked_periods(evidence, what, request.parameter("periods"));
    if (!periods) {
      // A label that one of several measures has not is no mistake: that measure has no such row.
      if (periods.error().code == ProblemCode::NotFound && made.measures.size() > 1) continue;
      return tl::unexpected(periods.error());
    }
    auto rows = rows_of(evidence, what, made.places, *periods, *set);
    std::ranges::move(rows, std::back_inserter(made.rows));
    if (made.rows.size() > kMostRows) return tl::unexpected(too_many());
  }
  return made;
}

Json table_json(const Evidence& evidence, const OwnTable& own) {
  Json measures = Json::array();
  std::set<std::string> told;
  for (const auto& what : own.measures) {
    if (told.insert(what.measure->code).second) measures.push_back(measure_json(evidence, what));
  }
  Json places = Json::array();
  for (const auto& place : own.places) places.push_back(place_json(evidence, place));
  return {{"measures", std::move(measures)},
          {"places", std::move(places)},
          {"rows", rows_json(evidence, own.rows)}};
}

void add_table(http::RouteTable& table, const PageData& data) {
  http::Route route;
  route.permission = records::Permission::ReadPublished;
  route.pattern = "/api/v1/table";
  route.operation = "getTable";
  route.summary = "An own table: any measures, places and periods.";
  route.parameters = {
      required_parameter("measures", "Names of measures with commas between.",
                         "ks4.attainment8,ks4.progress8"),
      required_parameter("places", kPlaces, "383,380"),
      text_parameter("periods", "all, latest (when left out), or labels with commas between.", "2018/19"),
      group_parameter(),
      text_parameter("place", "Whose neighbours are meant."),
      neighbours_parameter()};
  offer_downloads(route);
  route.answer = Shape::object({{"measures", Shape::list(Shape::named("MeasureSummary"))},
                                {"places", Shape::list(Shape::named("Place"))},
                                {"rows", Shape::list(Shape::named("Row"))}});
  route.handler = [&data](const Request& request) -> Result<Response> {
    const auto own = make_table(data.evidence(), request);
    if (!own) return tl::unexpected(own.error());
    if (asked_format(request) == Format::Answer)
      return http::json_response(table_json(data.evidence(), *own));
    const auto decimals = own->measures.size() == 1 ? std::optional(own->measures[0].decimals) : std::nullopt;
    return download(evidence_download(data.evidence(), "own-table", own->rows, decimals),
                    asked_format(request));
  };
  table.add(std::move(route));
}

// The rows of `headrow evidence`
// -------------------------------------------------------------------------------------

struct Figures {
  MeasureAndGroup what;
  std::vector<EvidenceRow> rows;
};

Result<Figures> find_figures(const Evidence& evidence, const Request& request) {
  auto what = asked_measure(evidence, request);
  if (!what) return tl::unexpected(what.error());
  const auto set = asked_neighbours(evidence, request);
  if (!set) return tl::unexpected(set.error());
  const bool all = request.parameter("places").empty();
  auto places = all ? Result<std::vector<Place>>(evidence.places(PlaceKind::Authority))
                    : asked_places(evidence, request);
  if (!places) return tl::unexpected(places.error());
  const auto periods = asked_periods(evidence, *what, request.parameter("period"));
  if (!periods) return tl::unexpected(periods.error());
  Figures figures{std::move(*what), {}};
  figures.rows = rows_of(evidence, figures.what, *places, *periods, *set);
  if (figures.rows.size() > kMostRows) return tl::unexpected(too_many());
  return figures;
}

void add_evidence(http::RouteTable& table, const PageData& data) {
  http::Route route;
  route.permission = records::Permission::ReadPublished;
  route.pattern = "/api/v1/evidence";
  route.operation = "listEvidence";
  route.summary = "Figures with all their comparators, as the command line gives them.";
  route.parameters = {
      required_parameter("measure", "A measure's code, a short name, or dataset:column.", "ks4.attainment8"),
      text_parameter("places", std::string(kPlaces) + " Left out, authority.", "authority"),
      text_parameter("period", "all, latest (when left out), or labels with commas between."),
      group_parameter(),
      text_parameter("place", "Whose neighbours are meant."),
      neighbours_parameter()};
  offer_downloads(route);
  route.answer = Shape::object({{"measure", Shape::named("MeasureSummary")},
                                {"group", Shape::text()},
                                {"group_title", Shape::text()},
                                {"rows", Shape::list(Shape::named("Row"))}});
  route.handler = [&data](const Request& request) -> Result<Response> {
    const auto& evidence = data.evidence();
    const auto figures = find_figures(evidence, request);
    if (!figures) return tl::unexpected(figures.error());
    if (asked_format(request) != Format::Answer) {
      return download(evidence_download(evidence, file_name(figures->what.as_asked), figures->rows,
                                        figures->what.decimals),
                      asked_format(request));
    }
    return http::json_response({{"measure", measure_json(evidence, figures->what)},
                                {"group", figures->what.group.text()},
                                {"group_title", group_title(evidence.catalogue(), figures->what.group)},
                                {"rows", rows_json(evidence, figures->rows)}});
  };
  table.add(std::move(route));
}

}  // namespace

void add_figure_routes(http::RouteTable& table, const PageData& data) {
  add_compare(table, data);
  add_table(table, data);
  add_evidence(table, data);
}

}  // namespace headrow::evidence::api
