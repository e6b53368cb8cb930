#include "headrow/http/shape.hpp"

#include <algorithm>

namespace headrow::http {
namespace {

nlohmann::ordered_json typed(const char* type, const std::string& description) {
  nlohmann::ordered_json schema{{"type", type}};
  if (!description.empty()) schema["description"] = description;
  return schema;
}

}  // namespace

Shape Shape::text(const std::string& description) {
  return Shape(typed("string", description));
}
Shape Shape::number(const std::string& description) {
  return Shape(typed("number", description));
}
Shape Shape::whole_number(const std::string& description) {
  return Shape(typed("integer", description));
}
Shape Shape::yes_no(const std::string& description) {
  return Shape(typed("boolean", description));
}

Shape Shape::list(Shape item) {
  auto schema = typed("array", "");
  schema["items"] = std::move(item.schema_);
  return Shape(std::move(schema));
}

Shape Shape::map(Shape value) {
  auto schema = typed("object", "");
  schema["additionalProperties"] = std::move(value.schema_);
  return Shape(std::move(schema));
}

Shape Shape::object(std::initializer_list<Field> fields) {
  return object(std::vector<Field>(fields));
}

Shape Shape::object(const std::vector<Field>& fields) {
  auto schema = typed("object", "");
  auto& properties = schema["properties"] = nlohmann::ordered_json::object();
  auto required = nlohmann::ordered_json::array();
  for (const auto& [name, shape] : fields) {
    properties[name] = shape.schema_;
    required.push_back(name);
  }
  schema["required"] = std::move(required);
  return Shape(std::move(schema));
}

Shape Shape::named(const std::string& name) {
  return Shape(nlohmann::ordered_json{{"$ref", "#/components/schemas/" + name}});
}

Shape Shape::or_null() const {
  nlohmann::ordered_json schema;
  schema["anyOf"] = nlohmann::ordered_json::array({schema_, typed("null", "")});
  return Shape(std::move(schema));
}

Shape Shape::without(const std::vector<std::string>& names) const {
  auto schema = schema_;
  auto required = nlohmann::ordered_json::array();
  for (const auto& name : schema_["required"])
    if (std::ranges::find(names, name.get<std::string>()) == names.end()) required.push_back(name);
  schema["required"] = std::move(required);
  return Shape(std::move(schema));
}

Shape Shape::at_most(std::size_t bytes) const {
  auto schema = schema_;
  schema["maxLength"] = bytes;
  return Shape(std::move(schema));
}

Shape Shape::one_of(const std::vector<std::string>& words) const {
  auto schema = schema_;
  schema["enum"] = words;
  return Shape(std::move(schema));
}

}  // namespace headrow::http
