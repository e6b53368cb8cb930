#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "question_state.hpp"

namespace headrow::evidence {

namespace {

/// Who of the wanted takes the figures of one indicator and population.
struct Taker {
  std::size_t wanted = 0;
  std::int32_t origin = 0;
  bool part = false;  ///< as a numerator or denominator
};

using Takers = std::unordered_map<std::uint64_t, std::vector<Taker>>;

std::uint64_t taker_key(std::int32_t indicator, std::int32_t population) {
  return static_cast<std::uint64_t>(static_cast<std::uint32_t>(indicator)) << 32 |
         static_cast<std::uint32_t>(population);
}

Takers takers_of(const std::vector<RawFigures>& wanted) {
  Takers takers;
  for (std::size_t w = 0; w < wanted.size(); ++w) {
    for (std::size_t o = 0; o < wanted[w].origins.size(); ++o) {
      const Origin& origin = wanted[w].origins[o];
      const auto index = static_cast<std::int32_t>(o);
      takers[taker_key(origin.value, origin.population)].push_back({w, index, false});
      std::set<std::int32_t> parts(origin.numerators.begin(), origin.numerators.end());
      parts.insert(origin.denominators.begin(), origin.denominators.end());
      for (const std::int32_t part : parts) {
        takers[taker_key(part, origin.population)].push_back({w, index, true});
      }
    }
  }
  return takers;
}

/// Asks by indicator only: a second list, of populations, costs the store more than the rows that it saves
/// us.
std::string question(const Takers& takers) {
  std::set<std::int32_t> indicators;
  for (const auto& [key, unused] : takers) indicators.insert(static_cast<std::int32_t>(key >> 32));
  return fmt::format(
      "SELECT indicator_id, group_id, period_code, place_id, value, symbol, status, label_id, source_id, "
      "line FROM "
      "area_figure WHERE indicator_id IN ({})",
      fmt::join(indicators, ","));
}

RawFigure read_row(const Rows& rows, std::size_t i) {
  RawFigure figure;
  figure.period = rows.column<std::int32_t>(2)[i];
  figure.place = rows.column<std::int32_t>(3)[i];
  figure.value = rows.optional<double>(4, i);
  figure.symbol = static_cast<Symbol>(rows.column<std::uint8_t>(5)[i]);
  figure.status = static_cast<Status>(rows.column<std::uint8_t>(6)[i]);
  figure.label = rows.column<std::int32_t>(7)[i];
  figure.source = rows.column<std::int32_t>(8)[i];
  figure.line = rows.column<std::int32_t>(9)[i];
  return figure;
}

}  // namespace

std::vector<RawFigures> read_figures(const Register& words, std::span<const MeasureAndGroup> wanted) {
  std::vector<RawFigures> found(wanted.size());
  for (std::size_t w = 0; w < wanted.size(); ++w) found[w].origins = origins_of(wanted[w], words);
  const Takers takers = takers_of(found);
  if (takers.empty()) return found;
  Connection connection = words.connect();
  Rows rows = connection.query(question(takers));
  while (rows.next_chunk()) {
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const std::int32_t indicator = rows.column<std::int32_t>(0)[i];
      const auto who = takers.find(taker_key(indicator, rows.column<std::int32_t>(1)[i]));
      if (who == takers.end()) continue;
      RawFigure figure = read_row(rows, i);
      for (const Taker& taker : who->second) {
        if (taker.part) {
          found[taker.wanted].parts.push_back(
              {indicator, figure.source, figure.line, figure.value, figure.symbol});
        } else {
          figure.origin = taker.origin;
          found[taker.wanted].figures.push_back(figure);
        }
      }
    }
  }
  return found;
}

}  // namespace headrow::evidence
