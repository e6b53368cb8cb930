#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "city_figures.hpp"
#include "headrow/base/group.hpp"
#include "headrow/base/result.hpp"
#include "headrow/demo/nation.hpp"
#include "headrow/evidence/measure.hpp"

namespace headrow::demo {

/// What is typical of the measures that `pattern` fits; see catalog/demo/levels.toml for each key.
struct Level {
  std::string pattern;
  std::string unit;  ///< "" fits any
  std::string kind;  ///< "count" or "" for any
  double level = 0, spread = 0, hardship = 0, trend = 0;
  bool per_pupil = false;
  std::vector<int> gap_years;
};

struct GroupShift {
  std::string characteristic;
  std::string value;  ///< "" fits any
  double shift = 0;   ///< share of the level by which good outcomes fall and bad ones rise
};

/// The levels of the invented nation.
class Levels {
public:
  /// BadInput with file and line when it is not as documented.
  static Result<Levels> read(const std::filesystem::path& file);

  /// The figure of one authority in the year that ends in `year`; nullopt in the measure's gap years.
  /// Unrounded, in the measure's unit; the same arguments give the same figure.
  std::optional<double> figure(const Nation& nation, const evidence::Measure& measure, const Group& group,
                               const Authority& authority, int year) const;

  /// Takes what was counted of a city in place of what is typical.
  void know(int authority, CityFigures figures) {
    known_authority_ = authority;
    known_ = std::move(figures);
  }

  /// The counts behind the figure of an authority of which they are known.
  std::optional<CityFigures::Counted> counted(const evidence::Measure& measure, const Group& group,
                                              const Authority& authority, int year) const {
    return authority.number == known_authority_ ? known_.counted(measure.code, group, year) : std::nullopt;
  }

  /// True when figures of several places are added up rather than averaged.
  bool adds_up(const evidence::Measure& measure) const { return level_of(measure).per_pupil; }

private:
  const Level& level_of(const evidence::Measure& measure) const;
  double group_factor(const evidence::Measure& measure, const Group& group) const;

  std::vector<Level> levels_;
  std::vector<GroupShift> shifts_;
  int known_authority_ = 0;
  CityFigures known_;
};

}  // namespace headrow::demo
