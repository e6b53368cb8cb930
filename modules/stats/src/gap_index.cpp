#include "headrow/stats/gap_index.hpp"

#include <algorithm>
#include <cassert>
#include <numeric>

namespace headrow::stats {

std::vector<double> mean_ranks(std::span<const double> values) {
  std::vector<std::size_t> order(values.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::sort(order, {}, [&](std::size_t at) { return values[at]; });
  std::vector<double> ranks(values.size());
  for (std::size_t first = 0; first < order.size();) {
    std::size_t end = first + 1;
    while (end < order.size() && values[order[end]] == values[order[first]]) ++end;
    const double shared = static_cast<double>(first + 1 + end) / 2;
    for (; first < end; ++first) ranks[order[first]] = shared;
  }
  return ranks;
}

std::optional<double> gap_index(std::span<const double> values, const std::vector<bool>& disadvantaged) {
  assert(values.size() == disadvantaged.size());
  const std::vector<double> ranks = mean_ranks(values);
  double sum_of_others = 0, sum_of_disadvantaged = 0;
  std::size_t others = 0;
  for (std::size_t i = 0; i < ranks.size(); ++i) {
    (disadvantaged[i] ? sum_of_disadvantaged : sum_of_others) += ranks[i];
    others += disadvantaged[i] ? 0 : 1;
  }
  const std::size_t rest = ranks.size() - others;
  if (others == 0 || rest == 0) return std::nullopt;
  const double difference =
      sum_of_others / static_cast<double>(others) - sum_of_disadvantaged / static_cast<double>(rest);
  return 20 * difference / static_cast<double>(ranks.size());
}

}  // namespace headrow::stats
