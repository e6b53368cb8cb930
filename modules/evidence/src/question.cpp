#include <algorithm>

#include "question_state.hpp"

namespace headrow::evidence {

std::string_view status_text(Status status) {
  switch (status) {
    case Status::Final:
      return "final";
    case Status::Revised:
      return "revised";
    case Status::Provisional:
      break;
  }
  return "provisional";
}

std::string_view significance_text(Significance significance) {
  switch (significance) {
    case Significance::Above:
      return "above";
    case Significance::Below:
      return "below";
    case Significance::NoDifferent:
      return "no different";
    case Significance::Unknown:
      break;
  }
  return "";
}

Evidence::Evidence(Store& store, const Catalogue& catalogue)
    : state_(std::make_unique<State>(store, catalogue)) {}

Evidence::~Evidence() = default;

const Catalogue& Evidence::catalogue() const {
  return state_->catalogue;
}

void Evidence::refresh() {
  state_->refresh();
}

void Evidence::prepare(std::span<const MeasureAndGroup> wanted) const {
  state_->prepare(wanted);
}

std::vector<EvidenceRow> Evidence::series(const MeasureAndGroup& what, PlaceId place,
                                          std::string_view neighbour_set) const {
  const auto [words, block] = state_->block(what);
  std::vector<EvidenceRow> rows;
  for (std::size_t period = 0; period < block->periods().size(); ++period) {
    const Cell* cell = block->cell(period, place);
    if (cell != nullptr) rows.push_back(make_row(what, *block, period, place, *cell, *words, neighbour_set));
  }
  return rows;
}

std::vector<EvidenceRow> Evidence::all_authorities(const MeasureAndGroup& what, const Period& period,
                                                   std::string_view neighbour_set) const {
  return all_places(what, period, PlaceKind::Authority, neighbour_set);
}

std::vector<EvidenceRow> Evidence::all_places(const MeasureAndGroup& what, const Period& period,
                                              PlaceKind kind, std::string_view neighbour_set) const {
  const auto [words, block] = state_->block(what);
  std::vector<EvidenceRow> rows;
  const auto index = block->index_of(period);
  if (!index) return rows;
  for (const PlaceId id : block->places()) {
    // Schools are read only when asked for.
    const Place* place = kind == PlaceKind::Authority ? words->areas().find(id) : words->place(id);
    if (place == nullptr || place->kind != kind) continue;
    const Cell* cell = block->cell(*index, id);
    if (cell != nullptr) rows.push_back(make_row(what, *block, *index, id, *cell, *words, neighbour_set));
  }
  return rows;
}

namespace {

/// True when figures of `what` come from more than one loaded file: only then can they disagree.
bool has_several_sources(const MeasureAndGroup& what, const Register& words,
                         const IndicatorPopulations& loaded) {
  std::optional<std::int32_t> first;
  for (const Origin& origin : origins_of(what, words)) {
    const auto of_indicator = loaded.find(origin.value);
    if (of_indicator == loaded.end()) continue;
    for (const LoadedPopulation& one : of_indicator->second) {
      if (one.population != origin.population) continue;
      if (one.first_source != one.last_source || first.value_or(one.first_source) != one.first_source)
        return true;
      first = one.first_source;
    }
  }
  return false;
}

}  // namespace

std::vector<Disagreement> Evidence::disagreements() const {
  {
    const std::shared_lock lock(state_->mutex);
    if (state_->disagreements) return *state_->disagreements;
  }
  const auto words = state_->words();
  const auto loaded = state_->populations();
  std::vector<MeasureAndGroup> wanted;
  for (const Measure& measure : state_->catalogue.measures()) {
    for (Group& group : groups(measure)) {
      MeasureAndGroup what{&measure,       std::move(group), measure.polarity,
                           measure.banded, measure.decimals, measure.code};
      if (has_several_sources(what, *words, *loaded)) wanted.push_back(std::move(what));
    }
  }
  auto found = std::make_shared<std::vector<Disagreement>>();
  // Some at a time, so that memory stays small however much is loaded.
  constexpr std::size_t kAtOnce = 64;
  for (std::size_t first = 0; first < wanted.size(); first += kAtOnce) {
    const auto some = std::span(wanted).subspan(first, std::min(kAtOnce, wanted.size() - first));
    std::vector<RawFigures> figures = read_figures(*words, some);
    for (std::size_t i = 0; i < some.size(); ++i) {
      const Block block(some[i], std::move(figures[i]), *words, found.get());
    }
  }
  const std::unique_lock lock(state_->mutex);
  if (state_->register_now == words) state_->disagreements = found;
  return *found;
}

}  // namespace headrow::evidence
