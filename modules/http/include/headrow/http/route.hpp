#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "headrow/base/result.hpp"
#include "headrow/http/message.hpp"
#include "headrow/http/shape.hpp"
#include "headrow/records/permission.hpp"

namespace headrow::http {

enum class ParameterType : unsigned char { Text, WholeNumber, YesNo };

/// A value of the address, checked before the handler runs.
struct Parameter {
  std::string name;
  std::string description;
  ParameterType type = ParameterType::Text;
  bool required = false;
  std::vector<std::string> choices = {};  ///< empty: anything of the type
  std::string example = {};
};

/// A failing Result becomes application/problem+json.
using Handler = std::function<Result<Response>(const Request&)>;

/// One line of the table from which the router, the OpenAPI document and the access test are made.
struct Route {
  Method method = Method::Get;
  std::string pattern;  ///< "/api/v1/sources/{id}": a name in braces stands for one segment
  std::optional<records::Permission> permission;  ///< what the asker must hold; a route without it is refused
  bool whole_city =
      false;              ///< it must be held in the whole city, where else it is enough to hold it somewhere
  std::string operation;  ///< unique name of the operation, camel case as client generators like it
  std::string summary;
  std::vector<Parameter> variables;   ///< one for each name of the pattern
  std::vector<Parameter> parameters;  ///< of the query; others are refused
  Shape body;                         ///< of a POST's JSON; anything (the default) is none
  Shape answer;
  std::string answer_type = "application/json";
  std::vector<std::string> other_formats;  ///< content types that `format=` may ask for beside JSON
  /// Its handler waits, for a passphrase's hash or for another machine: it keeps no worker from the rest.
  bool waits = false;
  bool follows_store = true;  ///< the answer changes only with the store: it carries an entity tag
  Handler handler;
};

class RouteTable {
public:
  /// Throws std::logic_error for what can only be a programmer's slip: a pattern or operation twice, no
  /// permission, variables that do not match the pattern, no summary, no handler.
  void add(Route route);
  /// A shape that others refer to by name; adding a name again with another shape is a slip too.
  void define(std::string name, Shape shape);

  const std::vector<Route>& routes() const { return routes_; }
  const std::vector<std::pair<std::string, Shape>>& shapes() const { return shapes_; }

  struct Match {
    const Route* route = nullptr;
    std::vector<std::pair<std::string, std::string>> variables;
    std::vector<Method> other_methods;  ///< methods that the path has when `route` is null
  };
  /// HEAD finds the GET route.
  Match find(Method method, std::string_view path) const;

private:
  std::vector<Route> routes_;
  /// Of each route's pattern, split once: every request is held against all of them.
  std::vector<std::vector<std::string>> segments_;
  std::vector<std::pair<std::string, Shape>> shapes_;
};

/// Checks a request's variables and query against its route: unknown or repeated names, missing required
/// ones, values of another type, choices that are not offered. BadUsage says what may be given.
Result<void> check_parameters(const Route& route, const Request& request);

}  // namespace headrow::http
