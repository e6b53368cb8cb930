#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "headrow/evidence/api/page_data.hpp"
#include "headrow/http/route.hpp"
#include "headrow/strategy/strategy.hpp"

namespace headrow::strategy::api {

/// What the pages of the strategy are made from. All of it outlives the table.
struct StrategyPages {
  const evidence::api::PageData& data;
  const std::vector<Strategy>& strategies;  ///< the first is meant when none is named
  std::filesystem::path directory;  ///< the data folder: judgements and what changed with the last load
};

/// Adds the scorecard, the director's first minute, and the spine chart of an area or theme.
void add_strategy_routes(http::RouteTable& table, const StrategyPages& pages);

/// Changes whenever the files beside the store do that these answers are made from.
std::string files_stamp(const std::filesystem::path& directory);

}  // namespace headrow::strategy::api
