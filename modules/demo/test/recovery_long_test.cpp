#include <fmt/format.h>

#include "recovery.hpp"

namespace headrow::demo {
namespace {

/// Over many cities, each with other schools and children.
struct Tally {
  std::vector<std::pair<double, double>> large;
  int covered = 0, schools = 0;
  void add(const Recovered& one) {
    large.insert(large.end(), one.large.begin(), one.large.end());
    covered += one.covered;
    schools += one.schools;
  }
  double coverage() const { return 100.0 * covered / schools; }
};

void expect_recovered(const Tally& tally, const char* stage) {
  fmt::print(
      "{}: correlation {:.3f} of {} schools with over 60 pupils; 95% intervals hold {:.1f}% of {} effects\n",
      stage, correlation(tally.large), tally.large.size(), tally.coverage(), tally.schools);
  EXPECT_GT(correlation(tally.large), 0.9);
  EXPECT_GE(tally.coverage(), 93);
  EXPECT_LE(tally.coverage(), 97);
}

TEST(Recovery, TheGeneratorsTruthIsFoundAgainIn200Cities) {
  Tally at_16, at_11;
  for (std::uint64_t seed = 1; seed <= 200; ++seed) {
    const City city = small_city(seed, 2024);
    at_16.add(recovered(key_stage_4(city, 2024)));
    at_11.add(recovered(key_stage_2(city, 2024)));
  }
  expect_recovered(at_16, "key stage 4");
  expect_recovered(at_11, "key stage 2");
}

}  // namespace
}  // namespace headrow::demo
