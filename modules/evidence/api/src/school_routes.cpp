// Schools as the public files have them.
#include <algorithm>

#include "headrow/evidence/api/ask.hpp"
#include "headrow/evidence/api/download.hpp"
#include "headrow/evidence/api/json_parts.hpp"
#include "routes.hpp"

namespace headrow::evidence::api {
namespace {

using http::Request;
using http::Response;
using http::Shape;

constexpr long kPageSize = 50;
constexpr std::size_t kWholeList = 100000;

const Place* authority_of(const Evidence& evidence, const SchoolSummary& school) {
  return school.authority ? evidence.place(*school.authority) : nullptr;
}

Json summary_json(const Evidence& evidence, const SchoolSummary& school) {
  const Place* authority = authority_of(evidence, school);
  return {{"number", school.urn.empty() ? school.laestab : school.urn},
          {"urn", text_or_null(school.urn)},
          {"laestab", text_or_null(school.laestab)},
          {"name", school.name},
          {"phase", text_or_null(school.phase)},
          {"type", text_or_null(school.type)},
          {"status", text_or_null(school.status)},
          {"postcode", text_or_null(school.postcode)},
          {"authority", authority ? Json(authority->name) : Json(nullptr)},
          {"authority_code", authority ? Json(authority->code) : Json(nullptr)},
          {"pupils", http::number_or_null(school.pupils)},
          {"capacity", http::number_or_null(school.capacity)},
          {"inspection", text_or_null(school.inspection)},
          {"inspection_date", text_or_null(school.inspection_date)}};
}

Result<SchoolSearch> read_search(const Evidence& evidence, const Request& request, long page) {
  SchoolSearch search;
  if (!request.parameter("authority").empty()) {
    const auto place = asked_place(evidence, request, "authority");
    if (!place) return tl::unexpected(place.error());
    search.authority = place->id;
  }
  search.search = request.parameter("search");
  search.phase = request.parameter("phase");
  search.status = request.parameter("status");
  search.first = static_cast<std::size_t>((page - 1) * kPageSize);
  search.most = static_cast<std::size_t>(kPageSize);
  return search;
}

Json list_json(const PageData& data, const SchoolPage& found, long page) {
  Json schools = Json::array();
  for (const auto& school : found.schools) schools.push_back(summary_json(data.evidence(), school));
  return {{"schools", std::move(schools)},
          {"total", found.total},
          {"page", page},
          {"page_size", kPageSize},
          {"phases", data.schools().phases()},
          {"statuses", data.schools().statuses()}};
}

formats::SheetCell number_cell(const std::optional<double>& number) {
  return number ? formats::SheetCell(*number) : formats::SheetCell();
}

Download list_download(const Evidence& evidence, const SchoolPage& found) {
  Download made{"schools", {"Schools", {}, {}}};
  for (const char* heading : {"urn", "laestab", "name", "phase", "type", "status", "postcode", "authority",
                              "pupils", "capacity", "inspection", "inspection_date"}) {
    made.table.columns.push_back({heading, std::nullopt, std::nullopt});
  }
  for (const auto& school : found.schools) {
    const Place* authority = authority_of(evidence, school);
    made.table.rows.push_back({school.urn, school.laestab, school.name, school.phase, school.type,
                               school.status, school.postcode, authority ? authority->name : std::string(),
                               number_cell(school.pupils), number_cell(school.capacity), school.inspection,
                               school.inspection_date});
  }
  return made;
}

Json school_json(const Evidence& evidence, const School& school) {
  auto json = summary_json(evidence, school.summary);
  json["address"] = text_or_null(school.address);
  json["trust"] = text_or_null(school.trust);
  json["ward"] = text_or_null(school.ward);
  json["opened"] = text_or_null(school.opened);
  json["closed"] = text_or_null(school.closed);
  json["links"] = Json::array();
  for (const auto& link : school.links) {
    json["links"].push_back(
        {{"urn", link.urn}, {"name", link.name}, {"kind", link.kind}, {"date", text_or_null(link.date)}});
  }
  json["groups"] = school.groups;
  return json;
}

Json figure_json(const SourceList& sources, const SchoolFigure& figure) {
  const auto symbol = std::string(symbol_text(figure.figure.symbol));
  return {{"theme", figure.measure && !figure.measure->theme.empty() ? figure.measure->theme : "other"},
          {"title", figure.title},
          {"measure", figure.measure ? Json(figure.measure->code) : Json(nullptr)},
          {"period", period_text(figure.period)},
          {"label", figure.label},
          {"value", http::number_or_null(figure.figure.value)},
          {"symbol", text_or_null(symbol)},
          {"unit", figure.unit},
          {"decimals", figure.decimals},
          {"group", figure.measure ? figure.measure_group.text() : figure.group.text()},
          {"authority_value", http::number_or_null(figure.authority)},
          {"england_value", http::number_or_null(figure.country)},
          {"source", source_ref_json(sources, figure.source)}};
}

Json whole_school_json(const PageData& data, const School& school) {
  const auto sources = data.sources();
  Json figures = Json::array();
  for (const auto& figure : school.figures) figures.push_back(figure_json(*sources, figure));
  Json facts = Json::array();
  for (const auto& fact : school.facts) {
    facts.push_back({{"name", fact.name},
                     {"value", fact.value},
                     {"period", fact.period ? Json(period_text(*fact.period)) : Json(nullptr)},
                     {"source", source_ref_json(*sources, fact.source)}});
  }
  return {{"school", school_json(data.evidence(), school)},
          {"figures", std::move(figures)},
          {"facts", std::move(facts)}};
}

std::vector<Shape::Field> summary_fields() {
  std::vector<Shape::Field> fields{{"number", Shape::text()}, {"name", Shape::text()}};
  for (const char* name : {"urn", "laestab", "phase", "type", "status", "postcode", "authority",
                           "authority_code", "inspection", "inspection_date"}) {
    fields.emplace_back(name, Shape::text().or_null());
  }
  fields.emplace_back("pupils", Shape::number().or_null());
  fields.emplace_back("capacity", Shape::number().or_null());
  return fields;
}

std::vector<Shape::Field> school_fields() {
  auto fields = summary_fields();
  for (const char* name : {"address", "trust", "ward", "opened", "closed"}) {
    fields.emplace_back(name, Shape::text().or_null());
  }
  fields.emplace_back("links", Shape::list(Shape::object({{"urn", Shape::text()},
                                                          {"name", Shape::text()},
                                                          {"kind", Shape::text()},
                                                          {"date", Shape::text().or_null()}})));
  fields.emplace_back("groups", Shape::list(Shape::text()));
  return fields;
}

Shape whole_school_shape() {
  const auto source = Shape::named("SourceRef").or_null();
  return Shape::object({{"school", Shape::object(school_fields())},
                        {"figures", Shape::list(Shape::object({{"theme", Shape::text()},
                                                               {"title", Shape::text()},
                                                               {"measure", Shape::text().or_null()},
                                                               {"period", Shape::text()},
                                                               {"label", Shape::text()},
                                                               {"value", Shape::number().or_null()},
                                                               {"symbol", Shape::text().or_null()},
                                                               {"unit", Shape::text()},
                                                               {"decimals", Shape::whole_number()},
                                                               {"group", Shape::text()},
                                                               {"authority_value", Shape::number().or_null()},
                                                               {"england_value", Shape::number().or_null()},
                                                               {"source", source}}))},
                        {"facts", Shape::list(Shape::object({{"name", Shape::text()},
                                                             {"value", Shape::text()},
                                                             {"period", Shape::text().or_null()},
                                                             {"source", source}}))}});
}

void add_list(http::RouteTable& table, const PageData& data) {
  http::Route route;
  route.permission = records::Permission::ReadPublished;
  route.pattern = "/api/v1/schools";
  route.operation = "listSchools";
  route.summary = "Schools by name, fifty a page; a download has them all.";
  route.parameters = {
      text_parameter("authority", "Official code of an authority.", "383"),
      text_parameter("search", "Part of a name or postcode, or the beginning of a URN or LAESTAB."),
      text_parameter("phase", "As the answer's phases have it."),
      text_parameter("status", "As the answer's statuses have it.", "Open"),
      number_parameter("page", "From 1.")};
  offer_downloads(route);
  route.answer = Shape::object({{"schools", Shape::list(Shape::object(summary_fields()))},
                                {"total", Shape::whole_number()},
                                {"page", Shape::whole_number()},
                                {"page_size", Shape::whole_number()},
                                {"phases", Shape::list(Shape::text())},
                                {"statuses", Shape::list(Shape::text())}});
  route.handler = [&data](const Request& request) -> Result<Response> {
    const auto page = asked_page(request);
    if (!page) return tl::unexpected(page.error());
    auto search = read_search(data.evidence(), request, *page);
    if (!search) return tl::unexpected(search.error());
    const auto format = asked_format(request);
    if (format != Format::Answer) {
      search->first = 0;
      search->most = kWholeList;
      return download(list_download(data.evidence(), data.schools().find(*search)), format);
    }
    return http::json_response(list_json(data, data.schools().find(*search), *page));
  };
  table.add(std::move(route));
}

void add_school(http::RouteTable& table, const PageData& data) {
  http::Route route;
  route.permission = records::Permission::ReadPublished;
  route.pattern = "/api/v1/schools/{number}";
  route.operation = "getSchool";
  route.summary = "What the public files say of one school. Nothing here judges it.";
  route.variables = {school_number()};
  route.answer = whole_school_shape();
  route.handler = [&data](const Request& request) -> Result<Response> {
    const auto school = data.schools().school(request.variable("number"));
    if (!school) return tl::unexpected(school.error());
    return http::json_response(whole_school_json(data, *school));
  };
  table.add(std::move(route));
}

}  // namespace

void add_school_routes(http::RouteTable& table, const PageData& data) {
  add_list(table, data);
  add_school(table, data);
}

}  // namespace headrow::evidence::api
