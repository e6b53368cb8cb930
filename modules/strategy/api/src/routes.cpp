#include "headrow/strategy/api/routes.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "ask.hpp"
#include "headrow/evidence/api/ask.hpp"
#include "headrow/evidence/api/download.hpp"
#include "headrow/evidence/api/json_parts.hpp"
#include "headrow/evidence/api/spine.hpp"
#include "headrow/strategy/api/scorecard_json.hpp"
#include "headrow/strategy/changes.hpp"
#include "minute_json.hpp"

namespace headrow::strategy::api {
namespace {

using evidence::MeasureAndGroup;
using evidence::api::asked_format;
using evidence::api::Format;
using http::Request;
using http::Response;
using http::Shape;

Result<std::vector<Change>> changes_of_last_load(const StrategyPages& pages, const Scorecard& scorecard) {
  auto kept = kept_changes(pages.directory, scorecard.place.code, scorecard.strategy);
  if (!kept) return tl::unexpected(kept.error());
  auto& last = *kept;
  return last ? std::move(last->changes) : std::vector<Change>();
}

void add_scorecard(http::RouteTable& table, const StrategyPages& pages) {
  http::Route route;
  route.permission = records::Permission::ReadPublished;
  route.pattern = "/api/v1/scorecard";
  route.operation = "getScorecard";
  route.summary =
      "Every success statement of a strategy at a place, stage by stage, with the rule and the figures.";
  route.parameters = scorecard_parameters();
  route.answer = scorecard_shape();
  evidence::api::offer_downloads(route);
  route.handler = [pages](const Request& request) -> Result<Response> {
    const auto asked = asked_scorecard(pages, request);
    if (!asked) return tl::unexpected(asked.error());
    const auto& evidence = pages.data.evidence();
    if (asked_format(request) != Format::Answer) {
      return evidence::api::download(scorecard_download(evidence, asked->scorecard), asked_format(request));
    }
    const auto changes = changes_of_last_load(pages, asked->scorecard);
    if (!changes) return tl::unexpected(changes.error());
    return http::json_response(scorecard_json(evidence, asked->scorecard, *changes));
  };
  table.add(std::move(route));
}

void add_minute(http::RouteTable& table, const StrategyPages& pages) {
  http::Route route;
  route.permission = records::Permission::ReadPublished;
  route.pattern = "/api/v1/minute";
  route.operation = "getMinute";
  route.summary =
      "A director's first minute: what got better, what did not, what moved suddenly, what waits.";
  route.parameters = scorecard_parameters();
  route.answer = minute_shape();
  route.handler = [pages](const Request& request) -> Result<Response> {
    const auto asked = asked_scorecard(pages, request);
    if (!asked) return tl::unexpected(asked.error());
    const auto minute = first_minute(asked->scorecard, *asked->strategy, pages.data.evidence());
    return http::json_response(minute_json(pages.data, asked->scorecard, minute));
  };
  table.add(std::move(route));
}

/// The main figure of each stage of an area, each once.
std::vector<MeasureAndGroup> measures_of_area(const evidence::Evidence& evidence, const Area& area) {
  std::vector<MeasureAndGroup> measures;
  for (const auto& statement : area.statements) {
    for (const auto& stage : statement.stages) {
      if (stage.figures.empty()) continue;
      auto what = evidence.find(stage.figures.front().measure, stage.figures.front().group);
      if (!what) continue;
      const bool there = std::ranges::any_of(measures, [&](const MeasureAndGroup& other) {
        return other.measure == what->measure && other.group == what->group;
      });
      if (!there) measures.push_back(std::move(*what));
    }
  }
  return measures;
}

Result<evidence::api::Spine> asked_spine(const StrategyPages& pages, const Request& request) {
  const auto& evidence = pages.data.evidence();
  const auto place = evidence::api::asked_place(evidence, request);
  if (!place) return tl::unexpected(place.error());
  const std::string area(request.parameter("area"));
  const std::string theme(request.parameter("theme"));
  if (area.empty() == theme.empty()) {
    return fail(ProblemCode::BadUsage,
                "Give either 'area', the code of an area of the strategy, or 'theme'.");
  }
  if (!theme.empty()) {
    const auto measures = evidence::api::measures_of_theme(evidence, theme);
    if (measures.empty())
      return fail(ProblemCode::NotFound, fmt::format("No measure has the theme '{}'.", theme));
    return evidence::api::make_spine(evidence, *place, theme, measures);
  }
  const auto strategy = asked_strategy(pages, request);
  if (!strategy) return tl::unexpected(strategy.error());
  const auto found = std::ranges::find((*strategy)->areas, area, &Area::code);
  if (found == (*strategy)->areas.end()) {
    return fail(ProblemCode::NotFound, fmt::format("{} has no area '{}'.", (*strategy)->title, area));
  }
  return evidence::api::make_spine(evidence, *place, found->title, measures_of_area(evidence, *found));
}

Shape spine_shape() {
  const auto number = Shape::number().or_null();
  const auto trend =
      Shape::object({{"period", Shape::text()}, {"value", number}, {"scored", Shape::yes_no()}});
  return Shape::object({{"place", Shape::named("Place")},
                        {"title", Shape::text()},
                        {"period_note", Shape::text()},
                        {"measures", Shape::list(Shape::object({{"measure", Shape::text()},
                                                                {"title", Shape::text()},
                                                                {"group", Shape::text()},
                                                                {"group_title", Shape::text()},
                                                                {"unit", Shape::text()},
                                                                {"decimals", Shape::whole_number()},
                                                                {"polarity", Shape::text()},
                                                                {"period", Shape::text()},
                                                                {"row", Shape::named("Row")},
                                                                {"worst", number},
                                                                {"best", number},
                                                                {"trend", Shape::list(trend)}}))}});
}

void add_spine(http::RouteTable& table, const StrategyPages& pages) {
  using evidence::api::required_parameter;
  using evidence::api::text_parameter;
  http::Route route;
  route.permission = records::Permission::ReadPublished;
  route.pattern = "/api/v1/spine";
  route.operation = "getSpine";
  route.summary =
      "The measures of an area of the strategy, or of a theme, on one scale from worst to best authority.";
  route.parameters = {required_parameter("place", "Any official code of a place.", "383"),
                      text_parameter("area", "Code of an area of the strategy."),
                      text_parameter("theme", "A theme of the measures, such as attendance."),
                      text_parameter("strategy", "Code of a strategy; left out, the first.")};
  route.answer = spine_shape();
  evidence::api::offer_downloads(route);
  route.handler = [pages](const Request& request) -> Result<Response> {
    const auto spine = asked_spine(pages, request);
    if (!spine) return tl::unexpected(spine.error());
    const auto& evidence = pages.data.evidence();
    if (asked_format(request) != Format::Answer) {
      return evidence::api::download(evidence::api::spine_download(evidence, *spine), asked_format(request));
    }
    return http::json_response(evidence::api::spine_json(evidence, *spine));
  };
  table.add(std::move(route));
}

}  // namespace

void add_strategy_routes(http::RouteTable& table, const StrategyPages& pages) {
  evidence::api::define_shapes(table);
  add_scorecard(table, pages);
  add_minute(table, pages);
  add_spine(table, pages);
}

std::string files_stamp(const std::filesystem::path& directory) {
  std::string stamp;
  for (const char* name : {"judgements.toml", "changes.json"}) {
    std::error_code missing;
    const auto when = std::filesystem::last_write_time(directory / name, missing);
    stamp += missing ? "-" : fmt::format("{:x}.", when.time_since_epoch().count());
  }
  return stamp;
}

}  // namespace headrow::strategy::api
