#include "headrow/http/body.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <vector>

#include "headrow/http/address.hpp"
#include "headrow/http/json.hpp"
#include "headrow/http/problem.hpp"

namespace headrow::http {
namespace {

constexpr int kDeepest = 32;
constexpr std::size_t kLongestText = 10'000;

/// Something that a body may not have.
struct Mistake {
  std::string member;
  std::string message;
};

std::optional<Json> parsed(const std::string& text, std::string& problem) {
  std::vector<std::set<std::string>> names;
  const auto look = [&](int depth, Json::parse_event_t event, Json& value) {
    if (depth > kDeepest) problem = fmt::format("It is nested more than {} deep.", kDeepest);
    if (event == Json::parse_event_t::object_start) names.emplace_back();
    if (event == Json::parse_event_t::object_end) names.pop_back();
    if (event == Json::parse_event_t::key && !names.back().insert(value.get<std::string>()).second)
      problem = "A name stands twice in one object.";
    return true;
  };
  if (!is_utf8(text)) problem = "It is not written in UTF-8.";
  if (!problem.empty()) return std::nullopt;
  Json json = Json::parse(text, look, false);
  if (json.is_discarded()) problem = "It is not JSON.";
  if (!problem.empty()) return std::nullopt;
  return json;
}

/// Control characters other than the end of a line and the tabulator, and the signs that turn the direction
/// of writing, with which a name could look like another (Unicode Technical Report 36, 2.10.2).
bool has_hidden_signs(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if ((byte < 0x20 && byte != '\n' && byte != '\t') || byte == 0x7f) return true;
    if (byte == 0xc2 && static_cast<unsigned char>(text[i + 1]) < 0xa0) return true;  // U+0080 to U+009F
    if (byte != 0xe2) continue;
    const auto second = static_cast<unsigned char>(text[i + 1]),
               third = static_cast<unsigned char>(text[i + 2]);
    if (second == 0x80 && third >= 0xaa && third <= 0xae) return true;  // U+202A to U+202E
    if (second == 0x81 && third >= 0xa6 && third <= 0xa9) return true;  // U+2066 to U+2069
  }
  return false;
}

std::optional<Mistake> text_mistake(const Json& schema, const Json& value, const std::string& member) {
  const auto& text = value.get_ref<const std::string&>();
  const std::size_t longest = schema.value("maxLength", kLongestText);
  if (text.size() > longest) return Mistake{member, fmt::format("At most {} bytes are taken.", longest)};
  if (has_hidden_signs(text))
    return Mistake{member, "Control characters and signs that turn the direction of writing are not taken."};
  if (const auto choices = schema.find("enum");
      choices != schema.end() && std::ranges::find(*choices, value) == choices->end())
    return Mistake{member, fmt::format("It is one of {}.", choices->dump())};
  return std::nullopt;
}

class BodyCheck {
public:
  explicit BodyCheck(const RouteTable& table) : table_(table) {}

  std::optional<Mistake> mistake(const Json& schema, const Json& value, const std::string& member) const {
    if (const auto named = schema.find("$ref"); named != schema.end())
      return mistake(shape_of(named->get<std::string>()), value, member);
    if (const auto either = schema.find("anyOf"); either != schema.end())
      return value.is_null() ? std::nullopt : mistake(either->front(), value, member);
    const std::string type = schema.value("type", "");
    if (type == "string")
      return value.is_string() ? text_mistake(schema, value, member) : wrong(member, "text");
    if (type == "integer") return value.is_number_integer() ? std::nullopt : wrong(member, "a whole number");
    if (type == "number") return value.is_number() ? std::nullopt : wrong(member, "a number");
    if (type == "boolean") return value.is_boolean() ? std::nullopt : wrong(member, "true or false");
    if (type == "array")
      return value.is_array() ? list_mistake(schema, value, member) : wrong(member, "a list");
    return value.is_object() ? object_mistake(schema, value, member) : wrong(member, "an object");
  }

private:
  static std::optional<Mistake> wrong(const std::string& member, const char* kind) {
    return Mistake{member, fmt::format("It is to be {}.", kind)};
  }

  const Json& shape_of(const std::string& reference) const {
    const auto name = reference.substr(reference.rfind('/') + 1);
    return std::ranges::find(table_.shapes(), name, &std::pair<std::string, Shape>::first)->second.schema();
  }

  std::optional<Mistake> list_mistake(const Json& schema, const Json& value,
                                      const std::string& member) const {
    for (const auto& item : value)
      if (auto found = mistake(schema["items"], item, member)) return found;
    return std::nullopt;
  }

  std::optional<Mistake> object_mistake(const Json& schema, const Json& value,
                                        const std::string& member) const {
    const std::string before = member.empty() ? "" : member + ".";
    const auto properties = schema.find("properties");
    for (const auto& name : schema.value("required", Json::array())) {
      if (!value.contains(name.get_ref<const std::string&>()))
        return Mistake{before + name.get<std::string>(), "It is missing."};
    }
    for (const auto& [name, inner] : value.items()) {
      const bool known = properties != schema.end() && properties->contains(name);
      if (!known && !schema.contains("additionalProperties"))
        return Mistake{before + name, "It is not known here."};
      const Json& shape = known ? properties->at(name) : schema["additionalProperties"];
      if (auto found = mistake(shape, inner, before + name)) return found;
    }
    return std::nullopt;
  }

  const RouteTable& table_;
};

bool is_json(std::string_view content_type) {
  return content_type == "application/json" || content_type.starts_with("application/json;");
}

}  // namespace

std::optional<Response> refused_body(const Route& route, const RouteTable& table, Request& request) {
  const bool takes_one = !route.body.schema().empty();
  if (!takes_one) {
    if (request.body.empty() || request.body == "{}") return std::nullopt;
    return problem_response({ProblemCode::BadUsage, "This address takes no body."});
  }
  if (!is_json(request.header("Content-Type"))) {
    return problem_response(415, "not-json", "The body is of another kind", "Send it as application/json.");
  }
  std::string problem;
  auto json = parsed(request.body, problem);
  if (!json) return problem_response({ProblemCode::BadUsage, "The body cannot be read. " + problem});
  if (const auto mistake = BodyCheck(table).mistake(route.body.schema(), *json, "")) {
    return problem_response({ProblemCode::BadInput,
                             mistake->member.empty()
                                 ? mistake->message
                                 : fmt::format("{}: {}", mistake->member, mistake->message),
                             {"", 0, mistake->member, ""}});
  }
  request.json = std::make_shared<const Json>(std::move(*json));
  return std::nullopt;
}

}  // namespace headrow::http
