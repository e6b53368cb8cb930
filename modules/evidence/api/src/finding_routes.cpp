// What was wrong in the files, and where two of them disagree.
#include <algorithm>

#include "headrow/evidence/api/ask.hpp"
#include "headrow/evidence/api/download.hpp"
#include "headrow/evidence/api/json_parts.hpp"
#include "headrow/evidence/catalogue.hpp"
#include "routes.hpp"

namespace headrow::evidence::api {
namespace {

using http::Request;
using http::Response;
using http::Shape;

constexpr long kPageSize = 50;
constexpr std::size_t kWholeList = 200000;

std::size_t first_of_page(long page) {
  return static_cast<std::size_t>((page - 1) * kPageSize);
}

Json page_json(const char* name, Json list, std::size_t total, long page) {
  return {{name, std::move(list)}, {"total", total}, {"page", page}, {"page_size", kPageSize}};
}

Shape page_shape(const char* name, const Shape& item) {
  return Shape::object({{name, Shape::list(item)},
                        {"total", Shape::whole_number()},
                        {"page", Shape::whole_number()},
                        {"page_size", Shape::whole_number()}});
}

// Findings
// -----------------------------------------------------------------------------------------------------------

FindingSearch read_search(const Request& request, long page) {
  FindingSearch search;
  if (const long source = asked_number(request, "source", -1); source >= 0) {
    search.source = static_cast<std::int32_t>(source);
  }
  search.rule = request.parameter("rule");
  for (const auto severity : {Severity::Note, Severity::Warning, Severity::Quarantine, Severity::Error}) {
    if (request.parameter("severity") == severity_text(severity)) search.severity = severity;
  }
  search.first = first_of_page(page);
  search.most = static_cast<std::size_t>(kPageSize);
  return search;
}

Json finding_json(const FoundFinding& found) {
  const auto& finding = found.finding;
  return {{"source", std::to_string(found.source)},
          {"file", finding.file},
          {"line", finding.row > 0 ? Json(finding.row) : Json(nullptr)},
          {"column", text_or_null(finding.column)},
          {"value", text_or_null(finding.value)},
          {"rule", finding.rule},
          {"severity", severity_text(finding.severity)},
          {"message", finding.message}};
}

Download findings_download(const FindingPage& page) {
  Download made{"findings", {"Findings", {}, {}}};
  for (const char* heading : {"severity", "file", "row", "column", "value", "rule", "message"}) {
    made.table.columns.push_back({heading, std::nullopt, std::nullopt});
  }
  for (const auto& [source, finding] : page.findings) {
    made.table.rows.push_back({std::string(severity_text(finding.severity)), finding.file,
                               static_cast<double>(finding.row), finding.column, finding.value, finding.rule,
                               finding.message});
  }
  return made;
}

void add_findings(http::RouteTable& table, const PageData& data, const About& about) {
  http::Route route;
  route.follows_store = false;  // who may see children's records sees more findings
  route.permission = records::Permission::ReadPublished;
  route.pattern = "/api/v1/findings";
  route.operation = "listFindings";
  route.summary = "What was found wrong in the loaded files, fifty a page; a download has them all.";
  route.parameters = {number_parameter("source", "Number of a loaded file."),
                      text_parameter("rule", "A rule's name."),
                      {"severity",
                       "How much it weighs.",
                       http::ParameterType::Text,
                       false,
                       {"note", "warning", "quarantine", "error"},
                       ""},
                      number_parameter("page", "From 1.")};
  offer_downloads(route);
  route.answer = page_shape("findings", Shape::object({{"source", Shape::text()},
                                                       {"file", Shape::text()},
                                                       {"line", Shape::whole_number().or_null()},
                                                       {"column", Shape::text().or_null()},
                                                       {"value", Shape::text().or_null()},
                                                       {"rule", Shape::text()},
                                                       {"severity", Shape::text()},
                                                       {"message", Shape::text()}}));
  route.handler = [&data, about](const Request& request) -> Result<Response> {
    const auto page = asked_page(request);
    if (!page) return tl::unexpected(page.error());
    auto search = read_search(request, *page);
    search.about_children = sees_children(about, request);
    const auto format = asked_format(request);
    if (format != Format::Answer) {
      search.first = 0;
      search.most = kWholeList;
      return download(findings_download(find_findings(data.store(), search)), format);
    }
    const auto found = find_findings(data.store(), search);
    Json list = Json::array();
    for (const auto& finding : found.findings) list.push_back(finding_json(finding));
    return http::json_response(page_json("findings", std::move(list), found.total, *page));
  };
  table.add(std::move(route));
}

// Disagreements
// ------------------------------------------------------------------------------------------------------

Result<std::vector<Disagreement>> find_disagreements(const Evidence& evidence, const Request& request) {
  auto all = evidence.disagreements();
  if (request.parameter("place").empty()) return all;
  const auto place = asked_place(evidence, request);
  if (!place) return tl::unexpected(place.error());
  std::erase_if(all, [&](const Disagreement& each) { return each.place != place->id; });
  return all;
}

Json disagreement_json(const Evidence& evidence, const Disagreement& each) {
  const auto what = evidence.find(each.measure, each.group);
  const Place* place = evidence.place(each.place);
  return {{"measure", each.measure},
          {"title", what ? what->measure->title : each.measure},
          {"group", each.group.text()},
          {"group_title", group_title(evidence.catalogue(), each.group)},
          {"place", place ? Json(place->code) : Json(nullptr)},
          {"place_name", place ? Json(place->name) : Json(nullptr)},
          {"period", period_text(each.period)},
          {"decimals", what ? what->decimals : 1},
          {"unit", what ? what->measure->unit : std::string()},
          {"spoken", each.spoken},
          {"other", each.other},
          {"spoken_source", std::to_string(each.spoken_source.source)},
          {"spoken_line", each.spoken_source.row},
          {"other_source", std::to_string(each.other_source.source)},
          {"other_line", each.other_source.row}};
}

Download disagreements_download(const Evidence& evidence, const std::vector<Disagreement>& all) {
  Download made{"disagreements", {"Disagreements", {}, {}}};
  for (const char* heading : {"measure", "group", "place_code", "place_name", "period", "spoken", "other",
                              "spoken_source", "spoken_line", "other_source", "other_line"}) {
    made.table.columns.push_back({heading, std::nullopt, std::nullopt});
  }
  for (const auto& each : all) {
    const Place* place = evidence.place(each.place);
    made.table.rows.push_back({each.measure, each.group.text(), place ? place->code : std::string(),
                               place ? place->name : std::string(), period_text(each.period), each.spoken,
                               each.other, evidence.source_file(each.spoken_source.source),
                               1.0 * each.spoken_source.row, evidence.source_file(each.other_source.source),
                               1.0 * each.other_source.row});
  }
  return made;
}

Shape disagreement_shape() {
  std::vector<Shape::Field> fields;
  for (const char* name :
       {"measure", "title", "group", "group_title", "period", "unit", "spoken_source", "other_source"}) {
    fields.emplace_back(name, Shape::text());
  }
  fields.emplace_back("place", Shape::text().or_null());
  fields.emplace_back("place_name", Shape::text().or_null());
  for (const char* name : {"decimals", "spoken_line", "other_line"})
    fields.emplace_back(name, Shape::whole_number());
  fields.emplace_back("spoken", Shape::number());
  fields.emplace_back("other", Shape::number());
  return Shape::object(fields);
}

void add_disagreements(http::RouteTable& table, const PageData& data) {
  http::Route route;
  route.permission = records::Permission::ReadPublished;
  route.pattern = "/api/v1/disagreements";
  route.operation = "listDisagreements";
  route.summary =
      "Figures that two files give differently; the first of the two speaks. Fifty a page; a download has "
      "all.";
  route.parameters = {text_parameter("place", "Any official code of a place; left out, all places.", "383"),
                      number_parameter("page", "From 1.")};
  offer_downloads(route);
  route.answer = page_shape("disagreements", disagreement_shape());
  route.handler = [&data](const Request& request) -> Result<Response> {
    const auto& evidence = data.evidence();
    const auto page = asked_page(request);
    if (!page) return tl::unexpected(page.error());
    const auto all = find_disagreements(evidence, request);
    if (!all) return tl::unexpected(all.error());
    const auto format = asked_format(request);
    if (format != Format::Answer) return download(disagreements_download(evidence, *all), format);
    Json list = Json::array();
    for (std::size_t i = first_of_page(*page);
         i < all->size() && list.size() < static_cast<std::size_t>(kPageSize); ++i) {
      list.push_back(disagreement_json(evidence, (*all)[i]));
    }
    return http::json_response(page_json("disagreements", std::move(list), all->size(), *page));
  };
  table.add(std::move(route));
}

}  // namespace

void add_finding_routes(http::RouteTable& table, const PageData& data, const About& about) {
  add_findings(table, data, about);
  add_disagreements(table, data);
}

}  // namespace headrow::evidence::api
