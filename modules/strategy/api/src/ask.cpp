#include "ask.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "headrow/evidence/api/ask.hpp"
#include "headrow/strategy/judgements.hpp"

namespace headrow::strategy::api {
namespace {

using evidence::api::asked_neighbours;
using evidence::api::asked_place;

/// A year; nothing is the latest.
Result<std::optional<int>> asked_year(const http::Request& request) {
  const auto text = request.parameter("as_of");
  if (text.empty() || text == "latest") return std::nullopt;
  int year = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), year);
  if (error != std::errc() || end != text.data() + text.size()) {
    return fail(ProblemCode::BadUsage,
                fmt::format("'as_of' is a year such as 2020, or latest, not '{}'.", text));
  }
  return std::optional(year);
}

}  // namespace

Result<const Strategy*> asked_strategy(const StrategyPages& pages, const http::Request& request) {
  const auto code = request.parameter("strategy");
  if (pages.strategies.empty()) return fail(ProblemCode::NotFound, "The catalogue holds no strategy.");
  if (code.empty()) return &pages.strategies.front();
  const auto found = std::ranges::find(pages.strategies, code, &Strategy::code);
  if (found == pages.strategies.end())
    return fail(ProblemCode::NotFound, fmt::format("There is no strategy '{}'.", code));
  return &*found;
}

Result<Asked> asked_scorecard(const StrategyPages& pages, const http::Request& request) {
  const auto& evidence = pages.data.evidence();
  const auto strategy = asked_strategy(pages, request);
  if (!strategy) return tl::unexpected(strategy.error());
  const auto place = asked_place(evidence, request);
  if (!place) return tl::unexpected(place.error());
  const auto year = asked_year(request);
  if (!year) return tl::unexpected(year.error());
  auto set = asked_neighbours(evidence, request);
  if (!set) return tl::unexpected(set.error());
  const auto judgements = read_judgements(pages.directory);
  if (!judgements) return tl::unexpected(judgements.error());
  auto scorecard = make_scorecard(**strategy, evidence, *judgements, {place->id, *year, std::move(*set)});
  if (!scorecard) return tl::unexpected(scorecard.error());
  return Asked{*strategy, std::move(*scorecard)};
}

std::vector<http::Parameter> scorecard_parameters() {
  using evidence::api::neighbours_parameter;
  using evidence::api::required_parameter;
  using evidence::api::text_parameter;
  return {
      required_parameter("place", "Any official code of a place.", "383"),
      text_parameter("as_of", "A year by whose end periods had ended, or latest (when left out).", "2020"),
      neighbours_parameter(), text_parameter("strategy", "Code of a strategy; left out, the first.")};
}

}  // namespace headrow::strategy::api
