#include <fmt/format.h>

#include "question_state.hpp"

namespace headrow::evidence {

Result<Place> Evidence::place(std::string_view code_or_name) const {
  const auto words = state_->words();
  const Place* found = words->areas().by_code(code_or_name);
  if (found == nullptr) found = words->areas().by_name(code_or_name);
  if (found == nullptr) found = words->others().by_code(code_or_name);
  if (found != nullptr) return *found;
  return fail(
      ProblemCode::NotFound,
      fmt::format(
          "No place has the code or name '{}'. Give an authority number (383), a GSS code (E08000035), "
          "or the name of an area as its register has it.",
          code_or_name));
}

const Place* Evidence::place(PlaceId id) const {
  return state_->words()->place(id);
}

std::vector<Place> Evidence::places(PlaceKind kind) const {
  const auto words = state_->words();
  const bool area = kind == PlaceKind::Country || kind == PlaceKind::Region || kind == PlaceKind::Authority ||
                    kind == PlaceKind::District;
  std::vector<Place> found;
  for (const Place& place : area ? words->areas().all() : words->others().all()) {
    if (place.kind == kind) found.push_back(place);
  }
  return found;
}

std::optional<PlaceId> Evidence::england() const {
  return state_->words()->england();
}

std::vector<NeighbourSet> Evidence::neighbour_sets() const {
  return state_->words()->neighbour_sets();
}

std::vector<Neighbour> Evidence::neighbours(PlaceId place, std::string_view neighbour_set) const {
  const auto words = state_->words();
  const auto found = words->neighbours(place, neighbour_set);
  return {found.begin(), found.end()};
}

std::string Evidence::source_file(std::int32_t source) const {
  const auto words = state_->words();
  const SourceNote* note = words->source(source);
  return note == nullptr ? "" : note->file;
}

std::string newest_neighbour_set(const Evidence& evidence) {
  const auto sets = evidence.neighbour_sets();
  return sets.empty() ? "" : sets.back().code;
}

}  // namespace headrow::evidence
