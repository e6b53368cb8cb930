#include "pupil_route.hpp"

#include "pupil_reach.hpp"

namespace headrow::evidence::api {

http::Route pupil_route(std::string pattern, std::string operation, std::string summary) {
  http::Route route;
  route.permission = records::Permission::ReadChildren;
  route.pattern = std::move(pattern);
  route.operation = std::move(operation);
  route.summary = std::move(summary);
  route.follows_store = false;
  return route;
}

http::Handler answer_within_reach(
    Today today,
    std::function<Result<http::Json>(const http::Request&, const std::vector<ChildrenReach>&)> answer) {
  return [today = std::move(today),
          answer = std::move(answer)](const http::Request& request) -> Result<http::Response> {
    auto json = answer(request, reach_of(*request.asker.principal, today()));
    if (!json) return tl::unexpected(json.error());
    return http::json_response(*std::move(json));
  };
}

}  // namespace headrow::evidence::api
