#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "headrow/evidence/evidence_table.hpp"
#include "words.hpp"

namespace headrow::evidence {

namespace {

std::vector<std::string> list_of(std::string_view text) {
  std::vector<std::string> parts;
  while (!text.empty()) {
    const auto comma = text.find(',');
    const auto part = trimmed(text.substr(0, comma));
    if (!part.empty()) parts.emplace_back(part);
    text = comma == std::string_view::npos ? std::string_view() : text.substr(comma + 1);
  }
  return parts;
}

std::optional<std::vector<PlaceKind>> kinds_named(std::string_view places) {
  if (places == "authority") return std::vector{PlaceKind::Authority};
  if (places == "region") return std::vector{PlaceKind::Region};
  if (places == "country") return std::vector{PlaceKind::Country};
  if (places == "all") return std::vector{PlaceKind::Country, PlaceKind::Region, PlaceKind::Authority};
  return std::nullopt;
}

Result<std::vector<Place>> places_of(const Evidence& evidence, const std::string& asked) {
  std::vector<Place> found;
  if (const auto kinds = kinds_named(asked)) {
    for (const PlaceKind kind : *kinds) {
      for (Place& place : evidence.places(kind)) found.push_back(std::move(place));
    }
  } else if (auto whole = evidence.place(asked); whole && whole->kind != PlaceKind::School) {
    // A name may hold a comma.
    found.push_back(*std::move(whole));
  } else {
    for (const std::string& one : list_of(asked)) {
      auto place = area_named(evidence, one);
      if (!place) return tl::unexpected(place.error());
      found.push_back(*std::move(place));
    }
    if (found.empty()) {
      return fail(ProblemCode::BadUsage,
                  "No place is named. Say authority, region, country, all, or codes joined by commas.");
    }
  }
  const auto order = [](const Place& place) {
    return std::tuple(place.kind, place.number.empty() ? place.code : place.number, place.id);
  };
  std::sort(found.begin(), found.end(), [&](const Place& a, const Place& b) { return order(a) < order(b); });
  return found;
}

/// The periods asked for; nullopt is all of them.
Result<std::optional<std::vector<Period>>> periods_of(const Evidence& evidence, const MeasureAndGroup& what,
                                                      const std::string& asked) {
  if (asked == "all") return std::nullopt;
  if (asked == "latest") {
    const auto latest = evidence.latest_period(what);
    return std::optional(latest ? std::vector{*latest} : std::vector<Period>());
  }
  std::vector<Period> found;
  for (const std::string& label : list_of(asked)) {
    const auto period = evidence.find_period(what, label);
    if (!period) return tl::unexpected(period.error());
    found.push_back(*period);
  }
  if (found.empty())
    return fail(ProblemCode::BadUsage, "No period is named. Say latest, all, or a label such as 2019.");
  return std::optional(std::move(found));
}

Result<std::set<std::string>> comparators_of(const std::string& asked) {
  std::set<std::string> found;
  if (asked == "none") return found;
  for (std::string& word : asked == "all" ? std::vector<std::string>() : list_of(asked)) {
    if (std::find(std::begin(kComparators), std::end(kComparators), word) == std::end(kComparators)) {
      return fail(ProblemCode::BadUsage,
                  fmt::format("Nothing to compare with is called '{}'. There are: all, none, {}.", word,
                              fmt::join(kComparators, ", ")));
    }
    found.insert(std::move(word));
  }
  if (found.empty()) found.insert(std::begin(kComparators), std::end(kComparators));
  return found;
}

void leave_out(EvidenceRow& row, const std::set<std::string>& wanted) {
  if (!wanted.contains("england")) row.england.reset();
  if (!wanted.contains("region")) {
    row.region.reset();
    row.region_place.reset();
  }
  if (!wanted.contains("neighbours")) {
    row.neighbours.reset();
    row.neighbour_set.clear();
  }
  if (!wanted.contains("rank")) {
    row.rank.reset();
    row.ranked = 0;
    row.band = '-';
    row.quartiles = {};
  }
  if (!wanted.contains("past")) {
    row.previous_period.reset();
    row.change.reset();
    row.periods_between = 0;
    row.baseline_period.reset();
    row.baseline.reset();
  }
  if (!wanted.contains("distance")) {
    row.significance = Significance::Unknown;
    row.distance_england.reset();
    row.distance_band.reset();
    row.children.reset();
  }
}

Result<void> check_neighbour_set(const Evidence& evidence, const std::string& asked) {
  std::vector<std::string> codes;
  for (const NeighbourSet& set : evidence.neighbour_sets()) codes.push_back(set.code);
  if (asked.empty() || std::find(codes.begin(), codes.end(), asked) != codes.end()) return {};
  return fail(ProblemCode::BadUsage,
              codes.empty() ? std::string("No statistical neighbours are loaded.")
                            : fmt::format("No set of statistical neighbours is called '{}'. Loaded are: {}.",
                                          asked, fmt::join(codes, ", ")));
}

}  // namespace

Result<Place> area_named(const Evidence& evidence, std::string_view code_or_name) {
  auto place = evidence.place(code_or_name);
  if (!place || place->kind != PlaceKind::School) return place;
  return fail(
      ProblemCode::BadUsage,
      fmt::format("{} is a school, and evidence is about areas. A school's figures stand on its page, "
                  "/schools/{}.",
                  place->name.empty() ? std::string(code_or_name) : place->name, code_or_name));
}

Problem no_figures(const Evidence& evidence, const MeasureAndGroup& what) {
  std::vector<std::string> groups;
  for (const Group& group : evidence.groups(*what.measure)) {
    groups.push_back(group.everyone() ? "everyone" : "'" + group.text() + "'");
    if (groups.size() == 12) break;
  }
  const std::string whom = what.group.everyone() ? "everyone" : "'" + what.group.text() + "'";
  if (groups.empty()) {
    return {ProblemCode::NotFound,
            fmt::format("No figures of '{}' are loaded. Load a file that holds them with 'headrow "
                        "import'.",
                        what.as_asked)};
  }
  const bool others = std::ranges::any_of(evidence.groups(*what.measure),
                                          [&](const Group& group) { return group == what.group; });
  if (others) {  // the measure has figures of this group, the column that was named has none of any area
    return {
        ProblemCode::NotFound,
        fmt::format("'{}' gives no figures of areas: what is loaded of it is about schools, whose figures "
                    "stand on their own pages. Ask for '{}' itself, which other files give for areas.",
                    what.as_asked, what.measure->code)};
  }
  return {ProblemCode::NotFound,
          fmt::format("No figures of '{}' for {} are loaded. There are figures for: {}.", what.as_asked, whom,
                      fmt::join(groups, ", "))};
}

Result<EvidenceTable> answer(const Evidence& evidence, const EvidenceRequest& request) {
  const auto group = Group::read(request.group);
  if (!group) return tl::unexpected(group.error());
  auto what = evidence.find(request.measure, *group);
  if (!what) return tl::unexpected(what.error());
  const auto wanted = comparators_of(request.compare);
  if (!wanted) return tl::unexpected(wanted.error());
  if (const auto known = check_neighbour_set(evidence, request.neighbours); !known)
    return tl::unexpected(known.error());
  const auto places = places_of(evidence, request.places);
  if (!places) return tl::unexpected(places.error());
  if (evidence.periods(*what).empty()) return tl::unexpected(no_figures(evidence, *what));
  const auto periods = periods_of(evidence, *what, request.period);
  if (!periods) return tl::unexpected(periods.error());
  EvidenceTable table{*std::move(what), {}};
  for (const Place& place : *places) {
    for (EvidenceRow& row : evidence.series(table.what, place.id, request.neighbours)) {
      const auto& some = *periods;
      if (some && std::find(some->begin(), some->end(), row.period) == some->end()) continue;
      leave_out(row, *wanted);
      table.rows.push_back(std::move(row));
    }
  }
  return table;
}

}  // namespace headrow::evidence
