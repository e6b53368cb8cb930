#include "levels.hpp"

#include <algorithm>

#include "headrow/formats/toml.hpp"
#include "keyed_random.hpp"

namespace headrow::demo {
namespace {

using evidence::Measure;
using evidence::MeasureKind;
using evidence::Polarity;
using formats::TomlTable;

/// True when `text` fits `pattern`, in which "*" stands for any letters.
bool fits(std::string_view pattern, std::string_view text) {
  const std::size_t star = pattern.find('*');
  if (star == std::string_view::npos) return pattern == text;
  if (!text.starts_with(pattern.substr(0, star))) return false;
  const std::string_view rest = pattern.substr(star + 1);
  for (std::size_t from = star; from <= text.size(); ++from) {
    if (fits(rest, text.substr(from))) return true;
  }
  return false;
}

Level read_level(TomlTable& table) {
  Level level;
  level.pattern = table.needed_text("pattern");
  level.unit = table.text("unit");
  level.kind = table.text("kind");
  level.level = table.real("level", 0);
  level.spread = table.real("spread", 0);
  level.hardship = table.real("hardship", 0);
  level.trend = table.real("trend", 0);
  level.per_pupil = table.boolean("per_pupil", false);
  level.gap_years = table.integers("gap_years");
  table.finish();
  return level;
}

GroupShift read_shift(TomlTable& table) {
  GroupShift shift;
  shift.characteristic = table.needed_text("characteristic");
  shift.value = table.text("value");
  shift.shift = table.real("shift", 0);
  table.finish();
  return shift;
}

/// Percentages lie between 0 and 100, and nothing that is counted, paid or rated lies below nought.
double within_bounds(const Measure& measure, double value) {
  const bool signed_measure =
      measure.code.find("progress") != std::string::npos || measure.kind == MeasureKind::Index;
  if (measure.unit == "%") return std::clamp(value, 0.0, 100.0);
  return signed_measure ? value : std::max(value, 0.0);
}

}  // namespace

Result<Levels> Levels::read(const std::filesystem::path& file) {
  return formats::read_toml(file, [](TomlTable& table) {
    Levels levels;
    for (TomlTable& level : table.tables("level")) levels.levels_.push_back(read_level(level));
    for (TomlTable& group : table.tables("group")) levels.shifts_.push_back(read_shift(group));
    if (levels.levels_.empty() || levels.levels_.back().pattern != "*") {
      table.wrong("level", "The last [[level]] must fit every measure (pattern \"*\").");
    }
    return levels;
  });
}

const Level& Levels::level_of(const Measure& measure) const {
  const auto found = std::find_if(levels_.begin(), levels_.end(), [&](const Level& level) {
    return fits(level.pattern, measure.code) && (level.unit.empty() || level.unit == measure.unit) &&
           (level.kind.empty() || measure.kind == MeasureKind::Count);
  });
  return found == levels_.end() ? levels_.back() : *found;
}

double Levels::group_factor(const Measure& measure, const Group& group) const {
  double shift = 0;
  for (const auto& [characteristic, value] : group.parts()) {
    for (const GroupShift& known : shifts_) {
      if (known.characteristic == characteristic && (known.value.empty() || known.value == value))
        shift += known.shift;
    }
  }
  return measure.polarity == Polarity::LowIsGood ? 1 + 2 * shift : 1 - std::min(shift, 0.9);
}

std::optional<double> Levels::figure(const Nation& nation, const Measure& measure, const Group& group,
                                     const Authority& authority, int year) const {
  const Level& level = level_of(measure);
  if (std::find(level.gap_years.begin(), level.gap_years.end(), year) != level.gap_years.end())
    return std::nullopt;
  if (authority.number == known_authority_) {
    if (const auto known = known_.figure(measure.code, group, year)) return known;
  }
  const KeyedRandom random = KeyedRandom(nation.seed).of(measure.code).of(group.text());
  const auto number = static_cast<std::uint64_t>(authority.number);
  const double lasting = random.of("authority", number).normal();
  const double passing = random.of("year", number * 10000 + static_cast<std::uint64_t>(year)).normal();
  double value = level.level + level.trend * (year - 2020) + level.hardship * authority.hardship +
                 level.spread * (0.7 * lasting + 0.25 * passing);
  value *= group_factor(measure, group);
  if (level.per_pupil) value *= authority.pupils_a_year;
  return within_bounds(measure, value);
}

}  // namespace headrow::demo
