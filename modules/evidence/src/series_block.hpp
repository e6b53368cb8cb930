#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "headrow/evidence/evidence.hpp"
#include "headrow/stats/quantile.hpp"
#include "series_origin.hpp"

namespace headrow::evidence {

/// One figure as the store has it.
struct RawFigure {
  std::int32_t period = 0;
  PlaceId place = 0;
  std::optional<double> value;
  Symbol symbol = Symbol::None;
  Status status = Status::Final;
  std::int32_t label = 0;
  std::int32_t source = 0;
  std::int32_t line = 0;
  std::int32_t origin = 0;  ///< index into the block's origins
};

/// A figure of a numerator or denominator column, found again by the row it stands in.
struct PartFigure {
  std::int32_t indicator = 0, source = 0, line = 0;
  std::optional<double> value;
  Symbol symbol = Symbol::None;
};

/// What was read of one measure and group.
struct RawFigures {
  std::vector<Origin> origins;
  std::vector<RawFigure> figures;
  std::vector<PartFigure> parts;
};

/// The figure that speaks for one place in one period.
struct Cell {
  std::optional<double> value;
  std::int32_t label = 0;
  std::int32_t source = 0, line = 0;
  std::int32_t counts = -1;     ///< index into Block::counts, -1 when not known
  std::int32_t displaced = -1;  ///< index into Block::displaced, -1 when none
  std::int16_t rank = 0;        ///< 0 none
  Symbol symbol = Symbol::None;
  Status status = Status::Final;
  char band = '-';
  std::int8_t decimals = 0;  ///< to which the value is published; stats::kUnrounded when it is not
};

struct Counts {
  std::optional<double> numerator, denominator;
};

/// What all authorities together say of one period.
struct PeriodSummary {
  Period period;
  std::optional<stats::Quartiles> quartiles;
  int ranked = 0;
  bool constant = false;
};

/// All places and periods of one measure and group, with ranks and bands: what an answer is cut from.
class Block {
public:
  /// Chooses which source speaks, then ranks. Where two sources differ and `disagreements` is given, they are
  /// added.
  Block(const MeasureAndGroup& what, RawFigures raw, const Register& words,
        std::vector<Disagreement>* disagreements = nullptr);

  const std::vector<PeriodSummary>& periods() const { return periods_; }
  const std::vector<PlaceId>& places() const { return places_; }  ///< in id order
  /// nullptr when the place has no figure in that period.
  const Cell* cell(std::size_t period, PlaceId place) const;
  std::optional<double> value(std::size_t period, PlaceId place) const;
  std::optional<std::size_t> index_of(const Period& period) const;

  const Counts* counts(const Cell& cell) const {
    return cell.counts < 0 ? nullptr : &counts_[at(cell.counts)];
  }
  std::optional<double> displaced(const Cell& cell) const {
    if (cell.displaced < 0) return std::nullopt;
    return displaced_[at(cell.displaced)];
  }

private:
  static std::size_t at(std::int32_t index) { return static_cast<std::size_t>(index); }
  void lay_out(const std::vector<RawFigure>& figures);
  void number_places();
  std::int32_t row_of(PlaceId place) const;  ///< -1 when the place has nothing here
  void rank(const MeasureAndGroup& what, const Register& words);
  void rank_period(std::size_t period, const MeasureAndGroup& what,
                   std::span<const std::int32_t> authorities);

  std::vector<PeriodSummary> periods_;
  std::vector<std::int32_t> codes_;  // of periods_
  std::vector<PlaceId> places_;
  // Where a place stands in places_, from the slot of its id on: twice as many slots as places, a power of
  // two. Every comparator of every row is looked up here, and ids of areas lie close together.
  std::vector<std::int32_t> slots_;
  std::vector<std::int32_t> grid_;  // place by period: index into cells_, -1 none
  std::vector<Cell> cells_;
  std::vector<Counts> counts_;
  std::vector<double> displaced_;
};

}  // namespace headrow::evidence
