#pragma once

#include <string>

#include "headrow/evidence/place.hpp"
#include "headrow/http/route.hpp"
#include "headrow/strategy/api/routes.hpp"
#include "headrow/strategy/minute.hpp"
#include "headrow/strategy/scorecard.hpp"

namespace headrow::strategy::api {

/// A scorecard with the strategy that it is of.
struct Asked {
  const Strategy* strategy = nullptr;
  Scorecard scorecard;
};

/// The strategy that `strategy` names, the first when it is left out.
Result<const Strategy*> asked_strategy(const StrategyPages& pages, const http::Request& request);

/// The scorecard that `place`, `as_of`, `neighbours` and `strategy` ask for.
Result<Asked> asked_scorecard(const StrategyPages& pages, const http::Request& request);

/// Those four parameters, for a route.
std::vector<http::Parameter> scorecard_parameters();

}  // namespace headrow::strategy::api
