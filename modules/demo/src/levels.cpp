#include "levels.hpp"

#include <toml++/toml.h>
#include <algorithm>

#include "keyed_random.hpp"

namespace headrow::demo {
namespace {

using evidence::Measure;
using evidence::MeasureKind;
using evidence::Polarity;

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

Level read_level(const toml::table& table) {
  Level level;
  level.pattern = table["pattern"].value_or("");
  level.unit = table["unit"].value_or("");
  level.kind = table["kind"].value_or("");
  level.level = table["level"].value_or(0.0);
  level.spread = table["spread"].value_or(0.0);
  level.hardship = table["hardship"].value_or(0.0);
  level.trend = table["trend"].value_or(0.0);
  level.per_pupil = table["per_pupil"].value_or(false);
  if (const auto* years = table["gap_years"].as_array()) {
    for (const auto& year : *years) level.gap_years.push_back(year.value_or(0));
  }
  return level;
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
  Levels levels;
  try {
    const toml::table all = toml::parse_file(file.string());
    const auto* entries = all["level"].as_array();
    if (entries == nullptr) return fail(ProblemCode::BadInput, "There is no [[level]].", {file.string()});
    for (const auto& entry : *entries) levels.levels_.push_back(read_level(*entry.as_table()));
    if (const auto* groups = all["group"].as_array()) {
      for (const auto& entry : *groups) {
        const toml::table& table = *entry.as_table();
        levels.shifts_.push_back({table["characteristic"].value_or(""), table["value"].value_or(""),
                                  table["shift"].value_or(0.0)});
      }
    }
  } catch (const toml::parse_error& error) {
    return fail(ProblemCode::BadInput, std::string(error.description()),
                {file.string(), static_cast<long>(error.source().begin.line)});
  }
  if (levels.levels_.empty() || levels.levels_.back().pattern != "*") {
    return fail(ProblemCode::BadInput, "The last [[level]] must fit every measure (pattern \"*\").",
                {file.string()});
  }
  return levels;
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
