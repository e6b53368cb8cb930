// The random-intercept model of 8,000 pupils in 40 schools, beside ordinary least squares of the same rows by
// Eigen; and the gap index of a nation's 600,000 pupils, beside sorting them.
#include <fmt/format.h>

#include <Eigen/Dense>
#include <algorithm>
#include <chrono>
#include <random>
#include <vector>

#include "headrow/stats/gap_index.hpp"
#include "headrow/stats/random_intercept.hpp"

namespace {

using namespace headrow;
using Clock = std::chrono::steady_clock;

constexpr std::size_t kPupils = 8'000, kColumns = 5, kNation = 600'000;
constexpr std::uint32_t kSchools = 40;

/// Milliseconds of the middle one of 15 runs.
template <typename Work>
double milliseconds(const Work& work) {
  std::vector<double> times;
  for (int run = 0; run < 15; ++run) {
    const auto begun = Clock::now();
    work();
    times.push_back(std::chrono::duration<double, std::milli>(Clock::now() - begun).count());
  }
  std::ranges::sort(times);
  return times[times.size() / 2];
}

void print(const char* what, double ours, const char* baseline, double theirs) {
  fmt::print("{:<52} {:>8.2f} ms   {:<28} {:>8.2f} ms   {:.2f} of it\n", what, ours, baseline, theirs,
             ours / theirs);
}

}  // namespace

int main() {
  std::mt19937_64 random(1);
  std::normal_distribution<double> normal;
  std::vector<double> results, predictors;
  std::vector<std::uint32_t> schools;
  std::vector<double> effects(kSchools);
  for (double& effect : effects) effect = normal(random);
  for (std::size_t pupil = 0; pupil < kPupils; ++pupil) {
    const auto school = static_cast<std::uint32_t>(pupil % kSchools);
    double result = effects[school] + 3 * normal(random);
    for (std::size_t column = 0; column < kColumns; ++column) {
      predictors.push_back(normal(random));
      result += predictors.back();
    }
    results.push_back(result);
    schools.push_back(school);
  }
  using Rows = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
  const Eigen::Map<const Rows> rows(predictors.data(), kPupils, kColumns);
  const Eigen::Map<const Eigen::VectorXd> outcome(results.data(), kPupils);
  double sink = 0;
  const double model = milliseconds([&] {
    sink += stats::fit_random_intercept({results, predictors, kColumns, schools})->between_variance;
  });
  const double squares =
      milliseconds([&] { sink += Eigen::MatrixXd(rows).colPivHouseholderQr().solve(outcome)[0]; });
  print("random intercepts of 8,000 pupils in 40 schools", model, "least squares by Eigen", squares);

  std::vector<double> marks;
  std::vector<bool> disadvantaged;
  for (std::size_t pupil = 0; pupil < kNation; ++pupil) {
    disadvantaged.push_back(pupil % 4 == 0);
    marks.push_back(std::round(100 + 8 * normal(random) - (pupil % 4 == 0 ? 4 : 0)));
  }
  const double index = milliseconds([&] { sink += *stats::gap_index(marks, disadvantaged); });
  const double sorting = milliseconds([&] {
    auto sorted = marks;
    std::ranges::sort(sorted);
    sink += sorted[0];
  });
  print("gap index of 600,000 pupils", index, "sorting them", sorting);
  return sink == 0 ? 1 : 0;
}
