#pragma once

#include <initializer_list>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

namespace headrow::http {

/// The shape of a body or an answer, written once in the route table and shown as JSON Schema in the OpenAPI
/// document.
class Shape {
public:
  using Field = std::pair<std::string, Shape>;

  Shape() : schema_(nlohmann::ordered_json::object()) {}  ///< anything

  static Shape text(const std::string& description = "");
  static Shape number(const std::string& description = "");
  static Shape whole_number(const std::string& description = "");
  static Shape yes_no(const std::string& description = "");
  static Shape list(Shape item);
  static Shape map(Shape value);  ///< an object with names that are data
  static Shape object(std::initializer_list<Field> fields);
  static Shape object(const std::vector<Field>& fields);
  static Shape named(const std::string& name);  ///< a shape of the table, by its name
  Shape or_null() const;
  /// The same object, of which these members may be left out.
  Shape without(const std::vector<std::string>& names) const;
  /// The same text with at most so many bytes.
  Shape at_most(std::size_t bytes) const;
  /// The same text as one of these words.
  Shape one_of(const std::vector<std::string>& words) const;

  const nlohmann::ordered_json& schema() const { return schema_; }
  bool operator==(const Shape&) const = default;

private:
  explicit Shape(nlohmann::ordered_json schema) : schema_(std::move(schema)) {}
  nlohmann::ordered_json schema_;
};

}  // namespace headrow::http
