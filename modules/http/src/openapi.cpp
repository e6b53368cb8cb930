#include "headrow/http/openapi.hpp"

#include <algorithm>

namespace headrow::http {
namespace {

Json parameter_schema(const Parameter& parameter) {
  Json schema;
  switch (parameter.type) {
    case ParameterType::Text:
      schema["type"] = "string";
      break;
    case ParameterType::WholeNumber:
      schema = {{"type", "integer"}, {"minimum", 0}};
      break;
    case ParameterType::YesNo:
      schema = {{"type", "string"}, {"enum", {"yes", "no"}}};
      break;
  }
  if (!parameter.choices.empty()) schema["enum"] = parameter.choices;
  return schema;
}

Json parameter_json(const Parameter& parameter, const char* in) {
  Json json{{"name", parameter.name},
            {"in", in},
            {"required", parameter.required || std::string_view(in) == "path"},
            {"description", parameter.description},
            {"schema", parameter_schema(parameter)}};
  if (!parameter.example.empty()) json["example"] = parameter.example;
  return json;
}

Json answer_json(const Route& route) {
  Json content;
  content[route.answer_type] = {{"schema", route.answer.schema()}};
  for (const auto& format : route.other_formats) {
    content[format] = {{"schema", {{"type", "string"}, {"contentMediaType", format}}}};
  }
  return {{"description", "The answer"}, {"content", content}};
}

Json operation_json(const Route& route) {
  Json parameters = Json::array();
  for (const auto& variable : route.variables) parameters.push_back(parameter_json(variable, "path"));
  for (const auto& parameter : route.parameters) parameters.push_back(parameter_json(parameter, "query"));
  Json responses{{"200", answer_json(route)}};
  if (route.method == Method::Get && route.follows_store) {
    responses["304"] = {{"description", "What If-None-Match names is still the answer"}};
  }
  responses["default"] = {{"$ref", "#/components/responses/Problem"}};
  Json operation{{"operationId", route.operation},
                 {"summary", route.summary},
                 {"x-permission", route.permission ? records::permission_text(*route.permission) : ""},
                 {"parameters", parameters}};
  if (!route.body.schema().empty()) {
    operation["requestBody"] = {{"required", true},
                                {"content", {{"application/json", {{"schema", route.body.schema()}}}}}};
  }
  operation["responses"] = responses;
  return operation;
}

Json problem_shape() {
  return Shape::object({{"type", Shape::text()},
                        {"title", Shape::text()},
                        {"status", Shape::whole_number()},
                        {"code", Shape::text("stable word for programs")},
                        {"detail", Shape::text("what is wrong and what to do")}})
      .schema();
}

std::string lower_case(std::string_view text) {
  std::string lowered(text);
  std::ranges::transform(lowered, lowered.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return lowered;
}

}  // namespace

Json openapi_document(const RouteTable& table, const ApiTitle& title) {
  Json paths = Json::object();
  for (const auto& route : table.routes()) {
    paths[route.pattern][lower_case(method_text(route.method))] = operation_json(route);
  }
  Json schemas{{"Problem", problem_shape()}};
  for (const auto& [name, shape] : table.shapes()) schemas[name] = shape.schema();
  const Json problem{
      {"description", "What went wrong (RFC 9457)"},
      {"content", {{"application/problem+json", {{"schema", {{"$ref", "#/components/schemas/Problem"}}}}}}}};
  return {{"openapi", "3.1.0"},
          {"info", {{"title", title.title}, {"version", title.version}}},
          {"paths", paths},
          {"components", {{"schemas", schemas}, {"responses", {{"Problem", problem}}}}}};
}

}  // namespace headrow::http
