#include "headrow/http/route.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <set>
#include <stdexcept>

namespace headrow::http {
namespace {

std::vector<std::string_view> segments(std::string_view path) {
  std::vector<std::string_view> found;
  while (!path.empty()) {
    const auto slash = path.find('/', 1);
    found.push_back(path.substr(1, slash == std::string_view::npos ? slash : slash - 1));
    path = slash == std::string_view::npos ? std::string_view() : path.substr(slash);
  }
  return found;
}

bool is_variable(std::string_view segment) {
  return segment.size() > 2 && segment.front() == '{' && segment.back() == '}';
}

std::string_view variable_name(std::string_view segment) {
  return segment.substr(1, segment.size() - 2);
}

std::set<std::string> pattern_names(std::string_view pattern) {
  std::set<std::string> names;
  for (const auto segment : segments(pattern)) {
    if (is_variable(segment)) names.emplace(variable_name(segment));
  }
  return names;
}

/// nullopt: the path is not of this pattern.
std::optional<std::vector<std::pair<std::string, std::string>>> matched(
    const std::vector<std::string>& expected, const std::vector<std::string_view>& given) {
  if (expected.size() != given.size()) return std::nullopt;
  std::vector<std::pair<std::string, std::string>> variables;
  for (std::size_t i = 0; i < expected.size(); ++i) {
    if (is_variable(expected[i]) && !given[i].empty()) {
      variables.emplace_back(variable_name(expected[i]), given[i]);
    } else if (expected[i] != given[i]) {
      return std::nullopt;
    }
  }
  return variables;
}

void require(bool condition, const Route& route, const char* what) {
  if (!condition) throw std::logic_error(fmt::format("route {}: {}", route.pattern, what));
}

std::string list_text(const std::vector<std::string>& words) {
  return fmt::format("{}", fmt::join(words, ", "));
}

Result<void> check_value(const Parameter& parameter, std::string_view value) {
  if (value.empty()) return {};
  if (!parameter.choices.empty() && std::ranges::find(parameter.choices, value) == parameter.choices.end()) {
    return fail(ProblemCode::BadUsage, fmt::format("'{}' cannot be '{}': it is one of {}.", parameter.name,
                                                   value, list_text(parameter.choices)));
  }
  if (parameter.type == ParameterType::WholeNumber) {
    int number = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
    if (error != std::errc() || end != value.data() + value.size() || number < 0) {
      return fail(ProblemCode::BadUsage,
                  fmt::format("'{}' is a whole number, and '{}' is none.", parameter.name, value));
    }
  }
  if (parameter.type == ParameterType::YesNo && value != "yes" && value != "no") {
    return fail(ProblemCode::BadUsage, fmt::format("'{}' is yes or no, not '{}'.", parameter.name, value));
  }
  return {};
}

Result<void> check_names(const Route& route, const Request& request) {
  std::set<std::string_view> seen;
  for (const auto& [name, value] : request.query) {
    if (std::ranges::find(route.parameters, name, &Parameter::name) == route.parameters.end()) {
      std::vector<std::string> names;
      names.reserve(route.parameters.size());
      for (const auto& parameter : route.parameters) names.push_back(parameter.name);
      return fail(
          ProblemCode::BadUsage,
          names.empty()
              ? fmt::format("{} takes no parameters, and '{}' was given.", route.pattern, name)
              : fmt::format("{} has no parameter '{}'. It has: {}.", route.pattern, name, list_text(names)));
    }
    if (!seen.insert(name).second) {
      return fail(ProblemCode::BadUsage, fmt::format("'{}' was given twice.", name));
    }
  }
  return {};
}

}  // namespace

void RouteTable::add(Route route) {
  require(!route.pattern.empty() && route.pattern.front() == '/', route, "a pattern begins with a slash");
  require(!route.summary.empty() && !route.operation.empty(), route, "has no summary or operation");
  require(static_cast<bool>(route.handler), route, "has no handler");
  require(route.permission.has_value(), route, "names no permission");
  std::set<std::string> described;
  for (const auto& variable : route.variables) described.insert(variable.name);
  require(described == pattern_names(route.pattern), route, "describes other variables than its pattern has");
  for (const auto& other : routes_) {
    require(other.operation != route.operation, route, "its operation is another's");
    require(other.pattern != route.pattern || other.method != route.method, route, "stands twice");
  }
  const auto parts = segments(route.pattern);
  segments_.emplace_back(parts.begin(), parts.end());
  routes_.push_back(std::move(route));
}

void RouteTable::define(std::string name, Shape shape) {
  const auto known = std::ranges::find(shapes_, name, &std::pair<std::string, Shape>::first);
  if (known == shapes_.end()) {
    shapes_.emplace_back(std::move(name), std::move(shape));
  } else if (!(known->second == shape)) {
    throw std::logic_error("shape " + name + " is defined twice");
  }
}

RouteTable::Match RouteTable::find(Method method, std::string_view path) const {
  Match match;
  const auto given = segments(path);
  for (std::size_t i = 0; i < routes_.size(); ++i) {
    const Route& route = routes_[i];
    auto variables = matched(segments_[i], given);
    if (!variables) continue;
    if (route.method == method || (route.method == Method::Get && method == Method::Head)) {
      match.route = &route;
      match.variables = std::move(*variables);
      return match;
    }
    match.other_methods.push_back(route.method);
  }
  return match;
}

Result<void> check_parameters(const Route& route, const Request& request) {
  if (auto names = check_names(route, request); !names) return names;
  for (const auto& variable : route.variables) {
    if (auto value = check_value(variable, request.variable(variable.name)); !value) return value;
  }
  for (const auto& parameter : route.parameters) {
    const auto value = request.parameter(parameter.name);
    if (parameter.required && value.empty()) {
      return fail(ProblemCode::BadUsage,
                  fmt::format("'{}' is missing: {}", parameter.name, parameter.description));
    }
    if (auto checked = check_value(parameter, value); !checked) return checked;
  }
  return {};
}

}  // namespace headrow::http
