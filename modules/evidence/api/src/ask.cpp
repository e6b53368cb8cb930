#include "headrow/evidence/api/ask.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "headrow/evidence/catalogue.hpp"
#include "headrow/evidence/evidence_table.hpp"

namespace headrow::evidence::api {
namespace {

std::vector<PlaceKind> kinds_named(std::string_view word) {
  if (word == "authority") return {PlaceKind::Authority};
  if (word == "region") return {PlaceKind::Region};
  if (word == "country") return {PlaceKind::Country};
  if (word == "all") return {PlaceKind::Country, PlaceKind::Region, PlaceKind::Authority};
  return {};
}

/// Adds those that are not there yet.
void append(std::vector<Place>& places, std::vector<Place> more) {
  for (auto& place : more) {
    if (std::ranges::find(places, place.id, &Place::id) == places.end()) places.push_back(std::move(place));
  }
}

Result<std::vector<Place>> neighbours_of_asked(const Evidence& evidence, const http::Request& request) {
  const auto place = asked_place(evidence, request);
  if (!place) return tl::unexpected(place.error());
  const auto set = asked_neighbours(evidence, request);
  if (!set) return tl::unexpected(set.error());
  std::vector<Place> places{*place};
  for (const auto& neighbour : evidence.neighbours(place->id, *set)) {
    if (const Place* found = evidence.place(neighbour.place)) places.push_back(*found);
  }
  return places;
}

/// A value that the catalogue lists, or that some figure of the measure has.
bool is_known(const Evidence& evidence, const Measure& measure, const Group::Part& part) {
  if (const Dimension* dimension = evidence.catalogue().dimension(part.first)) {
    const auto value = std::ranges::find(dimension->values, part.second, &DimensionValue::code);
    if (value != dimension->values.end()) return true;
  }
  return std::ranges::any_of(evidence.groups(measure), [&](const Group& group) {
    return std::ranges::find(group.parts(), part) != group.parts().end();
  });
}

}  // namespace

http::Parameter text_parameter(std::string name, std::string description, std::string example) {
  return {std::move(name), std::move(description), http::ParameterType::Text, false, {}, std::move(example)};
}

http::Parameter required_parameter(std::string name, std::string description, std::string example) {
  return {std::move(name), std::move(description), http::ParameterType::Text, true, {}, std::move(example)};
}

http::Parameter number_parameter(std::string name, std::string description) {
  return {std::move(name), std::move(description), http::ParameterType::WholeNumber, false, {}, ""};
}

http::Parameter school_number() {
  return {"number", "Unique reference number, or LAESTAB.", http::ParameterType::WholeNumber, true, {},
          "107852"};
}

http::Parameter group_parameter() {
  return text_parameter("group", "A group of pupils, such as fsm=yes & sex=f; left out, everyone.",
                        "fsm=yes");
}

http::Parameter neighbours_parameter() {
  return text_parameter("neighbours", "Code of a set of statistical neighbours; left out, the newest.");
}

Result<Place> asked_place(const Evidence& evidence, const http::Request& request, std::string_view name) {
  const auto code = request.parameter(name);
  if (code.empty()) {
    return fail(
        ProblemCode::BadUsage,
        fmt::format("'{}' is missing: give the official code of a place, such as an authority's number.",
                    name));
  }
  return area_named(evidence, code);
}

Result<MeasureAndGroup> measure_named(const Evidence& evidence, std::string_view name, const Group& group) {
  auto what = evidence.find(name, group);
  if (!what) return what;
  for (const auto& part : group.parts()) {
    if (!is_known(evidence, *what->measure, part)) return tl::unexpected(no_figures(evidence, *what));
  }
  return what;
}

Result<long> asked_page(const http::Request& request) {
  const long page = asked_number(request, "page", 1);
  if (page >= 1) return page;
  return fail(ProblemCode::BadUsage, fmt::format("'page' counts from 1; {} is none.", page));
}

Result<MeasureAndGroup> asked_measure(const Evidence& evidence, const http::Request& request) {
  const auto group = Group::read(request.parameter("group"));
  if (!group) return tl::unexpected(group.error());
  return measure_named(evidence, request.parameter("measure"), *group);
}

Result<std::string> asked_neighbours(const Evidence& evidence, const http::Request& request) {
  std::string code(request.parameter("neighbours"));
  if (code.empty()) return code;
  std::vector<std::string> known;
  for (const auto& set : evidence.neighbour_sets()) known.push_back(set.code);
  if (std::ranges::find(known, code) != known.end()) return code;
  return fail(ProblemCode::BadUsage,
              fmt::format("There is no set of statistical neighbours '{}'. Loaded are: {}.", code,
                          known.empty() ? "none" : fmt::format("{}", fmt::join(known, ", "))));
}

long asked_number(const http::Request& request, std::string_view name, long otherwise) {
  const auto text = request.parameter(name);
  long number = otherwise;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

std::vector<std::string> comma_list(std::string_view text) {
  std::vector<std::string> parts;
  while (!text.empty()) {
    const auto comma = text.find(',');
    auto part = text.substr(0, comma);
    text = comma == std::string_view::npos ? std::string_view() : text.substr(comma + 1);
    const auto first = part.find_first_not_of(' ');
    if (first == std::string_view::npos) continue;
    part = part.substr(first, part.find_last_not_of(' ') - first + 1);
    parts.emplace_back(part);
  }
  return parts;
}

Result<std::vector<Place>> asked_places(const Evidence& evidence, const http::Request& request) {
  std::vector<Place> found;
  for (const auto& word : comma_list(request.parameter("places"))) {
    if (const auto kinds = kinds_named(word); !kinds.empty()) {
      for (const auto kind : kinds) append(found, evidence.places(kind));
    } else if (word == "neighbours") {
      auto neighbours = neighbours_of_asked(evidence, request);
      if (!neighbours) return tl::unexpected(neighbours.error());
      append(found, std::move(*neighbours));
    } else {
      auto place = area_named(evidence, word);
      if (!place) return tl::unexpected(place.error());
      append(found, {std::move(*place)});
    }
  }
  return found;
}

}  // namespace headrow::evidence::api
