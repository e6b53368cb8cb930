#pragma once

#include <span>
#include <string>
#include <vector>

#include "headrow/evidence/api/download.hpp"
#include "headrow/evidence/evidence.hpp"
#include "headrow/http/json.hpp"

namespace headrow::evidence::api {

/// Some measures of one place on one scale from the worst to the best authority.
struct Spine {
  struct Line {
    MeasureAndGroup what;
    EvidenceRow row;                  ///< the newest period in which the place has a value
    std::vector<EvidenceRow> series;  ///< up to that period
  };
  Place place;
  std::string title;
  std::vector<Line> lines;
};

/// Measures without a figure of the place are left out.
Spine make_spine(const Evidence& evidence, const Place& place, std::string title,
                 std::span<const MeasureAndGroup> measures);

http::Json spine_json(const Evidence& evidence, const Spine& spine);
Download spine_download(const Evidence& evidence, const Spine& spine);

/// Every measure of the catalogue on a theme, for everyone.
std::vector<MeasureAndGroup> measures_of_theme(const Evidence& evidence, std::string_view theme);

}  // namespace headrow::evidence::api
