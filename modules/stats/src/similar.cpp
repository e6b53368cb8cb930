#include "headrow/stats/similar.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <tuple>

namespace headrow::stats {
namespace {

/// What a squared difference in each characteristic counts: its weight over its variance.
std::vector<double> scales(const Intakes& intakes, std::size_t schools) {
  const std::size_t columns = intakes.weights.size();
  std::vector<double> found(columns, 0);
  double weights = 0;
  for (std::size_t column = 0; column < columns; ++column) {
    double mean = 0, squares = 0;
    for (std::size_t i = 0; i < schools; ++i)
      mean += intakes.characteristics[i * columns + column] / static_cast<double>(schools);
    for (std::size_t i = 0; i < schools; ++i)
      squares += std::pow(intakes.characteristics[i * columns + column] - mean, 2);
    // What sums leave of equal numbers is far below any difference that was counted.
    if (squares <= 1e-20 * mean * mean * static_cast<double>(schools)) continue;
    found[column] = intakes.weights[column] * static_cast<double>(schools) / squares;
    weights += intakes.weights[column];
  }
  if (weights > 0)
    for (double& scale : found) scale /= weights;
  return found;
}

}  // namespace

std::vector<Similar> similar_schools(const Intakes& intakes, std::size_t school, std::size_t count) {
  const std::size_t columns = intakes.weights.size();
  assert(columns > 0 && intakes.characteristics.size() % columns == 0);
  const std::size_t schools = intakes.characteristics.size() / columns;
  assert(school < schools);
  const std::vector<double> scale = scales(intakes, schools);
  std::vector<Similar> others;
  others.reserve(schools);
  for (std::size_t other = 0; other < schools; ++other) {
    if (other == school) continue;
    double squares = 0;
    for (std::size_t column = 0; column < columns; ++column) {
      const double difference = intakes.characteristics[other * columns + column] -
                                intakes.characteristics[school * columns + column];
      squares += scale[column] * difference * difference;
    }
    others.push_back({other, std::sqrt(squares)});
  }
  std::ranges::sort(others, [](const Similar& a, const Similar& b) {
    return std::tie(a.distance, a.school) < std::tie(b.distance, b.school);
  });
  others.resize(std::min(count, others.size()));
  return others;
}

}  // namespace headrow::stats
