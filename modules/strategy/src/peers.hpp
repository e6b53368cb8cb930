#pragma once

#include <vector>

#include "headrow/evidence/evidence.hpp"
#include "minute_figures.hpp"

namespace headrow::strategy {

/// The place among its region and among each named group it belongs to: a sentence each.
std::vector<PeerLine> peer_lines(const Scorecard& scorecard, const Strategy& strategy,
                                 const evidence::Evidence& evidence,
                                 const std::vector<MinuteFigure>& figures);

}  // namespace headrow::strategy
