#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "headrow/evidence/evidence.hpp"
#include "headrow/http/message.hpp"
#include "headrow/http/route.hpp"

namespace headrow::evidence::api {

// What many questions have in common: reading a parameter, and describing it in the route.

http::Parameter text_parameter(std::string name, std::string description, std::string example = "");
http::Parameter required_parameter(std::string name, std::string description, std::string example = "");
http::Parameter number_parameter(std::string name, std::string description);
/// The variable `number` of a route about one school.
http::Parameter school_number();
http::Parameter group_parameter();
http::Parameter neighbours_parameter();

/// The area that a parameter names. BadUsage when it is left out or a school, NotFound when no register has
/// it.
Result<Place> asked_place(const Evidence& evidence, const http::Request& request,
                          std::string_view name = "place");
/// Measure and group of the parameters `measure` and `group`. NotFound when the group has a value that
/// neither the catalogue nor any figure of the measure knows.
Result<MeasureAndGroup> asked_measure(const Evidence& evidence, const http::Request& request);
/// "" or the code of a loaded set.
Result<std::string> asked_neighbours(const Evidence& evidence, const http::Request& request);
/// The page of a list: from 1, which it is when left out. BadUsage below that.
Result<long> asked_page(const http::Request& request);
/// A whole number that the route has checked, or `otherwise`.
long asked_number(const http::Request& request, std::string_view name, long otherwise);
/// The same of any name. NotFound and BadUsage as Evidence::find and asked_measure have them.
Result<MeasureAndGroup> measure_named(const Evidence& evidence, std::string_view name, const Group& group);
/// The places that `places` names: codes with commas between, and the words authority, region, country, all,
/// neighbours (of the parameter `place`). In the order they are named.
Result<std::vector<Place>> asked_places(const Evidence& evidence, const http::Request& request);

/// Parts between commas, without blanks round them.
std::vector<std::string> comma_list(std::string_view text);

}  // namespace headrow::evidence::api
