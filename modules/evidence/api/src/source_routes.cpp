// The files that are loaded, down to their rows.
#include <fmt/format.h>

#include <charconv>

#include "headrow/evidence/api/ask.hpp"
#include "headrow/evidence/api/download.hpp"
#include "headrow/evidence/api/json_parts.hpp"
#include "routes.hpp"

namespace headrow::evidence::api {
namespace {

using http::Request;
using http::Response;
using http::Shape;

/// The loaded file that the address names; one about children is not there for who may not see it.
Result<Source> asked_source(const PageData& data, const About& about, const Request& request) {
  const auto text = request.variable("id");
  std::int32_t id = 0;
  std::from_chars(text.data(), text.data() + text.size(), id);
  const auto sources = data.sources();
  const Source* found = sources->find(id);
  if (found != nullptr && (!found->about_children || sees_children(about, request))) return *found;
  return fail(ProblemCode::NotFound, fmt::format("No loaded file has the number {}.", text));
}

/// The files that the asker may know of.
std::vector<Source> known_sources(const PageData& data, const About& about, const Request& request) {
  std::vector<Source> known = data.sources()->all();
  if (!sees_children(about, request))
    std::erase_if(known, [](const Source& source) { return source.about_children; });
  return known;
}

Json list_json(const std::vector<Source>& sources) {
  Json list = Json::array();
  for (const auto& source : sources) list.push_back(source_json(source));
  return {{"sources", std::move(list)}};
}

Download list_download(const std::vector<Source>& sources) {
  Download made{"files-loaded", {"Files loaded", {}, {}}};
  for (const char* heading :
       {"id", "file", "sha256", "dataset", "title", "publisher", "status", "published", "period", "loaded_at",
        "loaded_by", "lines", "figures", "errors", "warnings", "quarantined"}) {
    made.table.columns.push_back({heading, std::nullopt, std::nullopt});
  }
  const auto number = [](std::int64_t value) { return formats::SheetCell(static_cast<double>(value)); };
  for (const auto& source : sources) {
    made.table.rows.push_back({number(source.id), source.file, source.sha256, source.dataset, source.title,
                               source.publisher, std::string(status_text(source.status)), source.published,
                               source.period, source.loaded_at, source.loaded_by, number(source.lines),
                               number(source.figures), number(source.errors), number(source.warnings),
                               number(source.quarantined)});
  }
  return made;
}

Json detail_json(const PageData& data, const Source& source) {
  Json rules = Json::array();
  for (const auto& rule : findings_by_rule(data.store(), source.id)) {
    rules.push_back({{"rule", rule.rule},
                     {"severity", severity_text(rule.severity)},
                     {"count", rule.count},
                     {"example", rule.example}});
  }
  return {{"source", source_json(source)},
          {"findings_by_rule", std::move(rules)},
          {"indicators", indicator_titles(data.store(), source.dataset)}};
}

Json row_of_file_json(const Source& source, const SourceRow& row) {
  return {{"source", source_json(source)}, {"line", row.line},
          {"headings", row.headings},      {"cells", row.cells},
          {"before", row.before},          {"after", row.after}};
}

http::Parameter id_variable() {
  return {"id", "Number of a loaded file.", http::ParameterType::WholeNumber, true, {}, "1"};
}

void add_list(http::RouteTable& table, const PageData& data, const About& about) {
  http::Route route;
  route.follows_store = false;  // who may see children's records sees more files
  route.permission = records::Permission::ReadPublished;
  route.pattern = "/api/v1/sources";
  route.operation = "listSources";
  route.summary = "Every file that is loaded, in the order of loading.";
  route.answer = Shape::object({{"sources", Shape::list(Shape::named("Source"))}});
  offer_downloads(route);
  route.handler = [&data, about](const Request& request) -> Result<Response> {
    const auto sources = known_sources(data, about, request);
    const auto format = asked_format(request);
    if (format != Format::Answer) return download(list_download(sources), format);
    return http::json_response(list_json(sources));
  };
  table.add(std::move(route));
}

void add_source(http::RouteTable& table, const PageData& data, const About& about) {
  http::Route route;
  route.follows_store = false;  // who may see children's records sees more files
  route.permission = records::Permission::ReadPublished;
  route.pattern = "/api/v1/sources/{id}";
  route.operation = "getSource";
  route.summary = "One loaded file: what was found in it, rule by rule, and what it brings.";
  route.variables = {id_variable()};
  route.answer =
      Shape::object({{"source", Shape::named("Source")},
                     {"findings_by_rule", Shape::list(Shape::object({{"rule", Shape::text()},
                                                                     {"severity", Shape::text()},
                                                                     {"count", Shape::whole_number()},
                                                                     {"example", Shape::text()}}))},
                     {"indicators", Shape::list(Shape::text())}});
  route.handler = [&data, about](const Request& request) -> Result<Response> {
    const auto source = asked_source(data, about, request);
    if (!source) return tl::unexpected(source.error());
    return http::json_response(detail_json(data, *source));
  };
  table.add(std::move(route));
}

void add_row(http::RouteTable& table, const PageData& data, const About& about) {
  http::Route route;
  route.follows_store = false;  // who may see children's records sees more files
  route.permission = records::Permission::ReadPublished;
  route.pattern = "/api/v1/sources/{id}/rows/{line}";
  route.operation = "getSourceRow";
  route.summary = "One row of a loaded file as it stands there, with the rows round it.";
  route.variables = {id_variable(),
                     {"line", "From 1, headings included.", http::ParameterType::WholeNumber, true, {}, "2"}};
  const auto cells = Shape::list(Shape::text());
  route.answer = Shape::object({{"source", Shape::named("Source")},
                                {"line", Shape::whole_number()},
                                {"headings", cells},
                                {"cells", cells},
                                {"before", Shape::list(cells)},
                                {"after", Shape::list(cells)}});
  route.handler = [&data, about](const Request& request) -> Result<Response> {
    const auto source = asked_source(data, about, request);
    if (!source) return tl::unexpected(source.error());
    const auto text = request.variable("line");
    long line = 0;
    std::from_chars(text.data(), text.data() + text.size(), line);
    const auto row = read_source_row(data.store(), data.evidence().catalogue(), *source, line);
    if (!row) return tl::unexpected(row.error());
    return http::json_response(row_of_file_json(*source, *row));
  };
  table.add(std::move(route));
}

}  // namespace

void add_source_routes(http::RouteTable& table, const PageData& data, const About& about) {
  add_list(table, data, about);
  add_source(table, data, about);
  add_row(table, data, about);
}

}  // namespace headrow::evidence::api
