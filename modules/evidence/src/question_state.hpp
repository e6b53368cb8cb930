#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <shared_mutex>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "evidence_register.hpp"
#include "headrow/evidence/catalogue.hpp"
#include "headrow/evidence/evidence.hpp"
#include "headrow/evidence/store.hpp"
#include "series_block.hpp"

namespace headrow::evidence {

/// A block with the register it was made under, so that an answer never mixes two loads.
struct KeptBlock {
  std::shared_ptr<const Register> words;
  std::shared_ptr<const Block> block;
};

/// A population that an indicator has figures of, with the first and last of the sources they come from.
struct LoadedPopulation {
  std::int32_t population = 0;
  std::int32_t first_source = 0, last_source = 0;
};
using IndicatorPopulations = std::unordered_map<std::int32_t, std::vector<LoadedPopulation>>;

/// What `Evidence` keeps between questions.
struct Evidence::State {
  State(Store& a_store, const Catalogue& a_catalogue) : store(a_store), catalogue(a_catalogue) {}

  Store& store;
  const Catalogue& catalogue;

  /// The register, read when first asked for.
  std::shared_ptr<const Register> words();
  /// The block of one measure and group, read when first asked for.
  KeptBlock block(const MeasureAndGroup& what);
  /// Reads those blocks of `wanted` that are not kept yet, in one query.
  void prepare(std::span<const MeasureAndGroup> wanted);
  std::shared_ptr<const IndicatorPopulations> populations();
  /// A measure made up for a loaded column that no measure of the catalogue binds.
  const Measure& made_up(const IndicatorNote& indicator);
  void refresh();

  std::shared_mutex mutex;
  int load = 0;  ///< counts refreshes: what was read under an older one is not kept
  std::shared_ptr<const Register> register_now, register_before;  // the older one keeps `const Place*` alive
  std::unordered_map<std::string, KeptBlock> blocks;
  std::shared_ptr<const IndicatorPopulations> indicator_populations;
  std::shared_ptr<const std::vector<Disagreement>> disagreements;
  std::map<std::string, std::unique_ptr<const Measure>>
      made_up_measures;  // kept for ever: they are pointed at
};

/// Two questions with one key have one block.
std::string block_key(const MeasureAndGroup& what);

/// Figures of all of `wanted`, in that order, in one query of the register's own store.
std::vector<RawFigures> read_figures(const Register& words, std::span<const MeasureAndGroup> wanted);

/// The row of one place in one period; `cell` is the place's.
EvidenceRow make_row(const MeasureAndGroup& what, const Block& block, std::size_t period, PlaceId place,
                     const Cell& cell, const Register& words, std::string_view neighbour_set);

}  // namespace headrow::evidence
