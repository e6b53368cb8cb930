#pragma once

#include <optional>
#include <string>
#include <vector>

#include "headrow/evidence/api/page_data.hpp"
#include "headrow/evidence/children.hpp"
#include "headrow/http/message.hpp"

namespace headrow::evidence::api {

/// An academic year in words, by the year it ends: "2024/25".
std::string period_of(int year);

/// The city's figure of a year: as published; where it is not published yet, from the same records for who
/// sees all of them. nullopt where there is neither.
std::optional<double> city_figure(const PageData& data, const Measure& measure,
                                  const std::optional<Children::City>& city, int year,
                                  const std::vector<ChildrenReach>& reach);

/// The school of the variable `number`. NotFound for one that is out of reach as for one that is not there.
Result<Place> school_within(const PageData& data, const http::Request& request,
                            const std::vector<ChildrenReach>& reach);

}  // namespace headrow::evidence::api
